/** A round scored from its facts, as they stand: the same facts give the same run, so the last one of each round is kept. */
import { canonicalJson, type Diagnostic, type RawFacts, type Run, score } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { DaysApart } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Day } from '../roster/model.ts';
import type { Round } from '../rounds/model.ts';
import { factsOfRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import type { StageKeepers } from '../rounds/turn.ts';
import { type AskedEntry, type RoundMatter, tablesOf } from './tables-of.ts';

/** What everybody of a round is asked to write down, by the days off as they stand, or by those of an earlier version. */
export interface Asked {
  days(scope: Scope | TxScope, round: Round): Promise<DaysApart>;
  entries(
    scope: Scope | TxScope,
    round: Round,
    until: Day,
    days: DaysApart,
  ): Promise<ReadonlyMap<string, readonly AskedEntry[]>>;
}

export interface ResultParts {
  readonly asked: Asked;
  readonly keepers: StageKeepers;
  /** People whose results of a round aren't final, since they object to them. */
  contested(scope: Scope | TxScope, round: string): Promise<ReadonlySet<string>>;
}

export interface Scored {
  readonly run: Run;
  readonly tables: RawFacts['tables'];
}

/** Scored from the facts as they stand. */
export interface ScoredNow extends Scored {
  /** The days off by which it was told who had nothing to write. */
  readonly days: DaysApart;
}

/** Rounds that people of a county look at at one time. */
const MOST_KEPT = 8;

interface Kept {
  readonly stamp: Stamp;
  /** When it was read, in milliseconds. */
  readonly at: number;
  readonly scored: ScoredNow;
}

const kept = new Map<string, Kept>();

/**
 * Scores the round as of a day, or gives what was scored of the very same facts. Throws where facts that the server recorded are refused.
 * `apart`: by the days off of an earlier version, instead of those of now.
 */
export async function scoreRound(
  scope: Scope | TxScope,
  round: Round,
  today: Day,
  asked: Asked,
  apart?: DaysApart,
): Promise<ScoredNow> {
  const stamp = await stampOf(scope, round, today, apart ?? (await asked.days(scope, round)));
  const known = kept.get(placeOf(scope, round));
  if (known !== undefined && sameStamp(known.stamp, stamp)) return known.scored;
  return (await scoreAnew(scope, round, { stamp, today, at: 0 }, asked)).scored;
}

/** Whoever only looks at a round of so many people sees entries within so long; at everything else, and at smaller rounds, as it stands. */
const MANY = 500;
const ENTRIES_WITHIN_MS = 60_000;

const under = new Map<string, Promise<Kept>>();

/**
 * What is scored for looking at it, and for nothing that is decided. However many look at once, a round is scored once at a time; who comes
 * while it is scored waits for the next time, which knows all that they know. A county that writes its week while leaders look at results would
 * be scored anew for every look, so of large rounds entries count with some delay. `round` as it was read for this look.
 */
export async function scoreToLook(scope: Scope, round: Round, now: Date, asked: Asked): Promise<ScoredNow> {
  const today = dayOf(now);
  const place = placeOf(scope, round);
  const days = await asked.days(scope, round);
  // Of a large round nothing is counted: what it says of itself is enough.
  const isRecent = ({ stamp: was, at, scored }: Kept): boolean =>
    (scored.tables.subjects?.length ?? 0) > MANY &&
    was.today === today &&
    sameDays(was.days, days) &&
    was.noted === round.noted &&
    Math.abs(now.getTime() - at) < ENTRIES_WITHIN_MS;
  const known = kept.get(place);
  if (known !== undefined && isRecent(known)) return known.scored;
  const stamp = await stampOf(scope, round, today, days);
  const fits = (one: Kept): boolean => sameStamp(one.stamp, stamp) || isRecent(one);
  const meanwhile = kept.get(place);
  if (meanwhile !== undefined && fits(meanwhile)) return meanwhile.scored;
  const running = under.get(place);
  if (running !== undefined) {
    const before = await running.catch(() => undefined);
    if (before !== undefined && fits(before)) return before.scored;
  }
  // Without a pause between the look and the note: of two who find nobody at it one begins.
  const anew = async () =>
    scoreAnew(scope, round, { stamp: await stampOf(scope, round, today, days), today, at: now.getTime() }, asked);
  const next = under.get(place) ?? anew();
  under.set(place, next);
  try {
    return (await next).scored;
  } finally {
    if (under.get(place) === next) under.delete(place);
  }
}

const placeOf = ({ tenant }: Scope | TxScope, { id }: Round): string => `${tenant}/${id}`;

async function scoreAnew(
  scope: Scope | TxScope,
  round: Round,
  { stamp, today, at }: { readonly stamp: Stamp; readonly today: Day; readonly at: number },
  asked: Asked,
): Promise<Kept> {
  const matter = await matterOf(scope, round, today, asked, stamp.days);
  const { scored, diagnostics } = scoreMatter(round, matter, stamp.days);
  if (scored === undefined) throw new Error(`facts of a round were refused: ${errorsOf(diagnostics)}`);
  const place = placeOf(scope, round);
  kept.delete(place);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  const made = { stamp, at, scored };
  kept.set(place, made);
  return made;
}

/** Codes alone: sentences name people. */
const errorsOf = (diagnostics: readonly Diagnostic[]): string =>
  [...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))].join(', ');

/** What the round goes by as of a day: today, or the day that the round was started for, where that is later. */
async function matterOf(
  scope: Scope | TxScope,
  round: Round,
  today: Day,
  asked: Asked,
  days: DaysApart,
): Promise<RoundMatter> {
  const asOf = today > round.term.asOf ? today : round.term.asOf;
  return {
    round: round.id,
    period: round.period,
    term: { ...round.term, asOf },
    facts: await factsOfRound(scope, round.id),
    asked: await asked.entries(scope, round, asOf, days),
  };
}

/** Without a run, what is wrong with the facts. */
function scoreMatter(
  round: Round,
  matter: RoundMatter,
  days: DaysApart,
): { readonly scored?: ScoredNow; readonly diagnostics: readonly Diagnostic[] } {
  const tables = tablesOf(matter);
  const { run, diagnostics } = score(schemeOf(round.schemeText), { tables });
  return run === undefined ? { diagnostics } : { scored: { run, tables, days }, diagnostics };
}

interface Stamp {
  readonly facts: string;
  /** The newest of them. */
  readonly last: string | null;
  /** As the round says it: of all facts but entries. */
  readonly noted: string;
  readonly today: Day;
  readonly days: DaysApart;
}

const sameDays = (a: DaysApart, b: DaysApart): boolean => canonicalJson({ ...a }) === canonicalJson({ ...b });

const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.facts === b.facts && a.last === b.last && a.today === b.today && sameDays(a.days, b.days);

/** Changes whenever a fact is noted, since facts are only ever added, and when other days are off. */
async function stampOf({ tenant, db }: Scope | TxScope, round: Round, today: Day, days: DaysApart): Promise<Stamp> {
  const { noted, facts, last } = await db
    .selectFrom('rounds as r')
    .select('r.noted')
    .select((of) => {
      const own = () => of.selectFrom('round_facts').where('tenant', '=', tenant).where('round', '=', round.id);
      return [
        own()
          .select(({ fn }) => fn.countAll<string>().as('n'))
          .as('facts'),
        own().select('fact').orderBy('fact', 'desc').limit(1).as('last'),
      ];
    })
    .where('r.tenant', '=', tenant)
    .where('r.id', '=', round.id)
    .executeTakeFirstOrThrow();
  return { noted, facts: facts ?? '0', last, today, days };
}
