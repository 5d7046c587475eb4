/** A fact as it is sealed, exported and proven: its wire form. What isn't in it isn't proven. */
import { canonicalForm, type Json, type JsonRefusal } from './json.ts';

export interface Fact {
  /** UUIDv7, made by the application: names the fact for good, in corrections and in proofs. */
  readonly id: string;
  /** Whose ledger it stands in, so that a fact of one county can't be shown as another's. */
  readonly tenant: string;
  /** What kind of fact it is (`log.entry`, `review.points`): says how to read the payload. */
  readonly kind: string;
  /** Whom or what it is about: an id of a subject, a unit, a round. One, so that all about a person can be found and, where the law asks, erased. */
  readonly subject: string;
  /** What happened, in the words of its kind. The ledger doesn't look inside. Decimals are texts. */
  readonly payload: Json;
  /** When it was recorded, by the server's clock: UTC with milliseconds, `2026-03-31T08:00:00.000Z`. When it happened is the payload's matter. */
  readonly at: string;
  /** Who recorded it: an account's id, or `system:` and the name of the process. */
  readonly actor: string;
  /** By what right: the role, step of a reporting chain, or ruling that allowed it. Powers change; what they were then must be provable. */
  readonly authority: string;
  /** The fact that this one replaces. Nothing is ever edited. */
  readonly corrects?: string;
  /** The one occurrence that several facts may report (事由): they count once. */
  readonly occurrence?: string;
  /** Photos and documents, by their hash: the files may stand elsewhere, and can't be exchanged unnoticed. */
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  /** Of the file's bytes, lower-case hexadecimal, as sha256sum prints it. */
  readonly sha256: string;
  /** As it was called when it was handed in; for people. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Media type, as recognised by the server. */
  readonly type: string;
}

/** The kind of fact that records that another's content was erased. Its payload is an `ErasurePayload`, beside whatever else it says. */
export const ERASURE = 'erasure';

/** What an erasure says of the erased fact, so that a leaf without content can be told from one that somebody hides. */
export interface ErasurePayload {
  /** The erased fact's id. */
  readonly fact: string;
  /** The erased fact's leaf hash, hexadecimal. */
  readonly leaf: string;
}

export type FactRefusal = 'fact-malformed' | JsonRefusal;
export type ReadFact =
  | { readonly ok: true; readonly fact: Fact; readonly text: string }
  | { readonly ok: false; readonly refusal: FactRefusal };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const MOST_EVIDENCE = 100;

const is = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
/** Whether it is the id of a fact. */
export const isFactId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= 1000;
const isTime = (value: unknown): boolean => typeof value === 'string' && AT.test(value) && isReal(value);
const isReal = (text: string): boolean => {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
};

interface Rule {
  readonly fits: (value: unknown) => boolean;
  readonly optional?: true;
}

const evidenceShape: Readonly<Record<keyof Evidence, Rule>> = {
  sha256: { fits: is(SHA256) },
  name: { fits: isText },
  size: { fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
  type: { fits: isText },
};

const factShape: Readonly<Record<keyof Fact, Rule>> = {
  id: { fits: is(UUID) },
  tenant: { fits: is(UUID) },
  kind: { fits: isText },
  subject: { fits: isText },
  payload: { fits: (value) => value !== undefined },
  at: { fits: isTime },
  actor: { fits: isText },
  authority: { fits: isText },
  corrects: { fits: is(UUID), optional: true },
  occurrence: { fits: isText, optional: true },
  evidence: {
    fits: (value) =>
      Array.isArray(value) && value.length <= MOST_EVIDENCE && value.every((e) => fits(e, evidenceShape)),
  },
};

/** Exactly these members: one that no reader knows would be sealed and never shown. */
function fits(value: unknown, shape: Readonly<Record<string, Rule>>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  return (
    [...members.keys()].every((name) => Object.hasOwn(shape, name)) &&
    Object.entries(shape).every(([name, { fits, optional }]) =>
      members.has(name) ? fits(members.get(name)) : optional === true,
    )
  );
}

/** A value as a fact, with its RFC 8785 form. Refuses what lacks a member, has one too many, or has no exact canonical form. */
export function readFact(value: unknown): ReadFact {
  const form = canonicalForm(value);
  if (!form.ok) return form;
  return isFact(value) ? { ok: true, fact: value, text: form.text } : { ok: false, refusal: 'fact-malformed' };
}

/** Whether the value has exactly the members of a fact. Says nothing of its canonical form. */
export const isFact = (value: unknown): value is Fact => fits(value, factShape);

/** What an erasure names; undefined for a fact of another kind, or one that names nothing. */
export function erasureOf({ kind, payload }: Fact): ErasurePayload | undefined {
  if (kind !== ERASURE || typeof payload !== 'object' || payload === null) return undefined;
  const { fact, leaf } = payload as Partial<Record<keyof ErasurePayload, Json>>;
  return typeof fact === 'string' && UUID.test(fact) && typeof leaf === 'string' && SHA256.test(leaf)
    ? { fact, leaf }
    : undefined;
}
