/** A round scored from its facts, as they stand: the same facts give the same run, so the last one of each round is kept. */
import { type Diagnostic, type RawFacts, type Run, score } from '@shiji/engine';
import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Day } from '../roster/model.ts';
import type { Round } from '../rounds/model.ts';
import { factsOfRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { type AskedEntry, type RoundMatter, tablesOf } from './tables-of.ts';

/** What everybody of a round was asked to write down by a day. */
export type Asked = (
  scope: Scope | TxScope,
  round: Round,
  until: Day,
) => Promise<ReadonlyMap<string, readonly AskedEntry[]>>;

export interface ResultParts {
  readonly asked: Asked;
  /** People whose results of a round aren't final, since they object to them. */
  contested(scope: Scope | TxScope, round: string): Promise<ReadonlySet<string>>;
}

export interface Scored {
  readonly run: Run;
  readonly tables: RawFacts['tables'];
}

/** Rounds that people of a county look at at one time. */
const MOST_KEPT = 8;
const kept = new Map<string, { readonly stamp: string; readonly scored: Scored }>();

/** Scores the round as of a day, or gives what was scored of the very same facts. Throws where facts that the server recorded are refused. */
export async function scoreRound(scope: Scope | TxScope, round: Round, today: Day, asked: Asked): Promise<Scored> {
  const place = `${scope.tenant}/${round.id}`;
  const stamp = await stampOf(scope, round, today);
  const known = kept.get(place);
  if (known?.stamp === stamp) return known.scored;
  const matter = await matterOf(scope, round, today, asked);
  const { scored, diagnostics } = scoreMatter(round, matter);
  if (scored === undefined) throw new Error(`facts of a round were refused: ${errorsOf(diagnostics)}`);
  kept.delete(place);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(place, { stamp, scored });
  return scored;
}

/** Codes alone: sentences name people. */
const errorsOf = (diagnostics: readonly Diagnostic[]): string =>
  [...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))].join(', ');

/** What the round goes by as of a day: today, or the day that the round was started for, where that is later. */
async function matterOf(scope: Scope | TxScope, round: Round, today: Day, asked: Asked): Promise<RoundMatter> {
  const asOf = today > round.term.asOf ? today : round.term.asOf;
  return {
    round: round.id,
    period: round.period,
    term: { ...round.term, asOf },
    facts: await factsOfRound(scope, round.id),
    asked: await asked(scope, round, asOf),
  };
}

/** Without a run, what is wrong with the facts. */
function scoreMatter(
  round: Round,
  matter: RoundMatter,
): { readonly scored?: Scored; readonly diagnostics: readonly Diagnostic[] } {
  const tables = tablesOf(matter);
  const { run, diagnostics } = score(schemeOf(round.schemeText), { tables });
  return run === undefined ? { diagnostics } : { scored: { run, tables }, diagnostics };
}

/** Changes whenever a fact is noted: facts are only ever added. */
async function stampOf({ tenant, db }: Scope | TxScope, round: Round, today: Day): Promise<string> {
  const { facts, last } = await db
    .selectFrom('round_facts')
    .select([({ fn }) => fn.countAll<string>().as('facts'), sql<string | null>`max(fact::text)`.as('last')])
    .where('tenant', '=', tenant)
    .where('round', '=', round.id)
    .executeTakeFirstOrThrow();
  return [facts, last, today].join(' ');
}
