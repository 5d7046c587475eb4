/** A version of a round's results made anew from its facts, as they stood when it was proposed: pure, the same code that scored it. */
import { type RawFacts, readScheme } from '@shiji/engine';
import { type Calendar, calendarApart, type DaysApart } from '../../ports/calendar.ts';
import { askedOf } from '../results/asked-entries.ts';
import { RESULTS_PROPOSED } from '../results/result-facts.ts';
import { tablesOf } from '../results/tables-of.ts';
import type { RoundFact } from '../rounds/round-facts.ts';
import { ROUND_BEGUN, ROUND_SUBJECT, type SubjectPayload } from '../rounds/subject-facts.ts';
import type { ErasedRecord, FactRecord, RoundRecord } from './format.ts';

export interface BegunPayload {
  readonly name: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}

/** What the ledger says of a version: when it was proposed, as of which day it was scored, and the SHA-256 of what. */
export interface Proposed {
  readonly at: string;
  readonly version: number;
  readonly asOf: string;
  readonly tables: string;
  readonly results: string;
  /** The engine's hash of the scheme. */
  readonly scheme: string;
  /** The days off by which it was scored; absent: it is of a time when they weren't recorded. */
  readonly days?: DaysApart;
}

export const isErased = (record: RoundRecord): record is ErasedRecord => 'erased' in record;

/** That the round was started. */
export function begunOf(
  records: readonly RoundRecord[],
  round: string,
): (FactRecord & { payload: BegunPayload }) | undefined {
  return records.find(
    (one): one is FactRecord & { payload: BegunPayload & FactRecord['payload'] } =>
      !isErased(one) && one.kind === ROUND_BEGUN && one.subject === round,
  );
}

/** The latest proposal of this number: one that nobody had settled was replaced by the next. */
export function proposedOf(records: readonly RoundRecord[], round: string, version: number): Proposed | undefined {
  const found = records.flatMap((one): readonly Proposed[] => {
    if (isErased(one) || one.kind !== RESULTS_PROPOSED || one.subject !== round) return [];
    const payload = one.payload as unknown as Omit<Proposed, 'at'>;
    return payload.version === version ? [{ ...payload, at: one.at }] : [];
  });
  return found.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
}

/** What the round went by at a moment: later facts, and those that others had come in the place of, are left out. */
function standingAt(records: readonly RoundRecord[], at: string): readonly RoundFact[] {
  const then = records.filter((one) => isErased(one) || one.at <= at);
  const corrected = new Set(then.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects])));
  return then.filter((one): one is FactRecord => !isErased(one) && !corrected.has(one.id));
}

/**
 * The engine's tables of a version; undefined for a scheme that can't be read. Days off are those that the ledger says it was scored by:
 * what is announced, or entered, afterwards changes no result that stands. `calendar`: for versions that don't say.
 */
export function tablesAnew(
  records: readonly RoundRecord[],
  {
    round,
    schemeText,
    begun,
    proposed,
  }: {
    readonly round: string;
    readonly schemeText: string;
    readonly begun: FactRecord & { readonly payload: BegunPayload };
    readonly proposed: Proposed;
  },
  calendar: Pick<Calendar, 'isWorkday'>,
): RawFacts['tables'] | undefined {
  if (readScheme(schemeText).scheme === undefined) return undefined;
  const facts = standingAt(records, proposed.at);
  const { period, from, to } = begun.payload;
  const term = { from, to, asOf: proposed.asOf };
  const subjects = facts
    .filter(({ kind }) => kind === ROUND_SUBJECT)
    .map(({ subject, payload }) => ({ person: subject, ...(payload as unknown as SubjectPayload) }))
    .filter(({ left }) => left === undefined);
  const days = daysIn(proposed);
  const counted = days === undefined ? calendar : calendarApart(days);
  const asked = askedOf({ schemeText, term, begunAt: begun.at }, subjects, proposed.asOf, counted);
  return tablesOf({ round, period, term, facts, asked });
}

/** Foreign text: what isn't a list of days counts as none, and shows as rows that differ. */
function daysIn({ days }: Proposed): DaysApart | undefined {
  if (days === undefined) return undefined;
  const { off, worked } = days;
  const isDays = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return isDays(off) && isDays(worked) ? days : undefined;
}
