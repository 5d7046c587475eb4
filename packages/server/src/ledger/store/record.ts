/** The only way into the ledger. Facts are added in the caller's transaction and never changed: a correction is a fact of its own. */
import { randomBytes, randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import { bytesFromHex, hexOf, SHA256_BYTES } from '../bytes.ts';
import type { Fact, FactRefusal } from '../fact.ts';
import type { Json } from '../json.ts';
import { leafOf, SALT_BYTES } from '../leaf.ts';

export const FACTS_LOG = 'facts';

export interface NewFact {
  readonly kind: string;
  /** Id of the person or unit that it is about. */
  readonly subject: string;
  readonly payload: Json;
  readonly at: Date;
  /** Id of the account. */
  readonly actor: string;
  readonly authority: string;
  /** Id of the fact that it replaces: one of an earlier batch. */
  readonly corrects?: string;
  /** Names one occurrence in the world, whoever reports it; in all kinds of facts of the county. */
  readonly occurrence?: string;
  readonly evidence?: readonly NamedFile[];
}

/** A stored file, as it was called when it was handed in. */
export interface NamedFile {
  readonly sha256: string;
  readonly name: string;
}

/** `at` counts from 0 and says which of the facts it was. */
export type RecordRefusal =
  /** `fact` holds the occurrence: whoever only tried again has what they wanted. */
  | { readonly refusal: 'already-recorded'; readonly values: { readonly at: number; readonly fact: string } }
  | { readonly refusal: 'occurrence-twice'; readonly values: { readonly at: number } }
  | { readonly refusal: 'corrects-unknown'; readonly values: { readonly at: number } }
  /** What it would replace is of another kind, or about somebody else. */
  | { readonly refusal: 'corrects-other'; readonly values: { readonly at: number } }
  | { readonly refusal: 'already-corrected'; readonly values: { readonly at: number; readonly fact: string } }
  | { readonly refusal: 'evidence-unknown'; readonly values: { readonly at: number; readonly sha256: string } }
  | { readonly refusal: 'unrecordable'; readonly values: { readonly at: number; readonly because: FactRefusal } };

export type Recorded =
  /** Ids in the order of the facts. */
  { readonly ok: true; readonly ids: readonly string[] } | ({ readonly ok: false } & RecordRefusal);

/** Beyond it a statement would have more parameters than PostgreSQL takes. */
export const MOST_FACTS = 1000;

interface Made {
  readonly given: NewFact;
  readonly fact: Fact;
  readonly salt: Buffer;
  readonly leaf: Buffer;
  readonly text: string;
}

/**
 * Adds up to `MOST_FACTS` facts, all or none, one statement a table. They wait to be sealed. After a refusal the transaction must be
 * rolled back: part of the facts may stand in it. Throws for more facts, and for evidence named by what is no hash. Ids of one moment follow
 * the order of the facts; `from`: also over the pieces of a longer list, where it is `orderOfIds()` and the facts before this piece.
 */
export async function record(tx: TxScope, facts: readonly NewFact[], from = orderOfIds()): Promise<Recorded> {
  if (facts.length > MOST_FACTS) throw new Error(`${facts.length} facts at once`);
  if (facts.length === 0) return { ok: true, ids: [] };
  const wrong = occurrenceTwice(facts) ?? (await wrongCorrection(tx, facts));
  if (wrong !== undefined) return { ok: false, ...wrong };
  const files = await filesOf(tx, facts);
  const made: Made[] = [];
  for (const [at, given] of facts.entries()) {
    const lacking = given.evidence?.find(({ sha256 }) => !files.has(sha256));
    if (lacking !== undefined)
      return { ok: false, refusal: 'evidence-unknown', values: { at, sha256: lacking.sha256 } };
    const id = uuid({ msecs: given.at.getTime(), seq: from + at });
    const fact = factOf({ id, tenant: tx.tenant }, given, files);
    const salt = randomBytes(SALT_BYTES);
    const leaf = leafOf(fact, salt);
    if (!leaf.ok) return { ok: false, refusal: 'unrecordable', values: { at, because: leaf.refusal } };
    made.push({ given, fact, salt, leaf: Buffer.from(leaf.hash), text: leaf.text });
  }
  const held = await addFacts(tx, made);
  if (held !== undefined) return { ok: false, ...held };
  await addBodies(tx, made);
  return { ok: true, ids: made.map(({ fact }) => fact.id) };
}

/** Where the ids of facts that are recorded together begin. */
export const orderOfIds = (): number => randomInt(2 ** 31);

function occurrenceTwice(facts: readonly NewFact[]): RecordRefusal | undefined {
  const seen = new Set<string>();
  for (const [at, { occurrence }] of facts.entries()) {
    if (occurrence === undefined) continue;
    if (seen.has(occurrence)) return { refusal: 'occurrence-twice', values: { at } };
    seen.add(occurrence);
  }
  return undefined;
}

/** Locks what is to be corrected, so that of two corrections at the same time the later one sees the earlier. */
async function wrongCorrection(tx: TxScope, facts: readonly NewFact[]): Promise<RecordRefusal | undefined> {
  const named = facts.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects]));
  if (named.length === 0) return undefined;
  const targets = await tx.db
    .selectFrom('facts')
    .select(['id', 'kind', 'subject'])
    .where('tenant', '=', tx.tenant)
    .where('id', 'in', named)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const corrections = await tx.db
    .selectFrom('facts')
    .select(['id', 'corrects'])
    .where('tenant', '=', tx.tenant)
    .where('corrects', 'in', named)
    .execute();
  const by = new Map(corrections.map(({ id, corrects }) => [corrects, id]));
  const seen = new Set<string>();
  for (const [at, { corrects, kind, subject }] of facts.entries()) {
    if (corrects === undefined) continue;
    const target = targets.find(({ id }) => id === corrects);
    if (target === undefined) return { refusal: 'corrects-unknown', values: { at } };
    if (target.kind !== kind || target.subject !== subject) return { refusal: 'corrects-other', values: { at } };
    const earlier = by.get(corrects) ?? (seen.has(corrects) ? corrects : undefined);
    if (earlier !== undefined) return { refusal: 'already-corrected', values: { at, fact: earlier } };
    seen.add(corrects);
  }
  return undefined;
}

/** The stored files that the facts name, by hash: locked, so that none is erased meanwhile. */
async function filesOf(
  tx: TxScope,
  facts: readonly NewFact[],
): Promise<ReadonlyMap<string, { readonly size: number; readonly type: string }>> {
  const named = new Set(facts.flatMap(({ evidence = [] }) => evidence.map(({ sha256 }) => sha256)));
  if (named.size === 0) return new Map();
  const rows = await tx.db
    .selectFrom('evidence')
    .select(['hash', 'size', 'type'])
    .where('tenant', '=', tx.tenant)
    .where('hash', 'in', [...named].map(hashBytes))
    .orderBy('hash')
    .forKeyShare()
    .execute();
  return new Map(rows.map(({ hash, size, type }) => [hexOf(hash), { size: Number(size), type }]));
}

function factOf(
  named: Pick<Fact, 'id' | 'tenant'>,
  given: NewFact,
  files: ReadonlyMap<string, { readonly size: number; readonly type: string }>,
): Fact {
  const { kind, subject, payload, at, actor, authority, corrects, occurrence, evidence = [] } = given;
  return {
    ...named,
    kind,
    subject,
    payload,
    at: at.toISOString(),
    actor,
    authority,
    ...(corrects === undefined ? {} : { corrects }),
    ...(occurrence === undefined ? {} : { occurrence }),
    evidence: evidence.map(({ sha256, name }) => {
      const file = files.get(sha256);
      if (file === undefined) throw new Error('evidence that was looked for is gone');
      return { sha256, name, ...file };
    }),
  };
}

/** Adds the rows that never change; or says who holds an occurrence, waiting for a transaction that is just recording it. */
async function addFacts(tx: TxScope, made: readonly Made[]): Promise<RecordRefusal | undefined> {
  const inserted = await tx.db
    .insertInto('facts')
    .values(
      made.map(({ fact, leaf }) => ({
        tenant: tx.tenant,
        id: fact.id,
        kind: fact.kind,
        subject: fact.subject,
        actor: fact.actor,
        authority: fact.authority,
        at: fact.at,
        corrects: fact.corrects ?? null,
        occurrence: fact.occurrence ?? null,
        leaf,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant', 'occurrence']).doNothing())
    .returning('id')
    .execute();
  if (inserted.length === made.length) return undefined;
  const ids = new Set(inserted.map(({ id }) => id));
  const at = made.findIndex(({ fact }) => !ids.has(fact.id));
  const holder = await tx.db
    .selectFrom('facts')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('occurrence', '=', made[at]?.fact.occurrence ?? '')
    .executeTakeFirstOrThrow();
  return { refusal: 'already-recorded', values: { at, fact: holder.id } };
}

async function addBodies(tx: TxScope, made: readonly Made[]): Promise<void> {
  const { tenant } = tx;
  await tx.db
    .insertInto('fact_bodies')
    .values(made.map(({ fact, salt, text }) => ({ tenant, fact: fact.id, salt, body: text })))
    .execute();
  const files = made.flatMap(({ fact }) =>
    // A file that is named twice is one file.
    [...new Map(fact.evidence.map(({ sha256, name }) => [sha256, name]))].map(([sha256, name]) => ({
      tenant,
      fact: fact.id,
      hash: hashBytes(sha256),
      name,
    })),
  );
  if (files.length > 0) await tx.db.insertInto('fact_evidence').values(files).execute();
  await tx.db
    .insertInto('unsealed')
    .values(made.map(({ fact, leaf }) => ({ tenant, log: FACTS_LOG, entry: fact.id, leaf })))
    .execute();
}

/** Throws for what is no hash: contracts let none in. */
export function hashBytes(sha256: string): Buffer {
  const bytes = bytesFromHex(sha256, SHA256_BYTES);
  if (bytes === undefined) throw new Error('not a hash');
  return Buffer.from(bytes);
}
