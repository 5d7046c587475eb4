/** How people stood in the periods before, beside what they came to now: for schemes that read earlier results. */
import { historyAsked, type RawFacts, type RawRow, type Run, unmetRequirements } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Round } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import type { FinalPayload } from './result-facts.ts';
import { resultReader } from './store.ts';

export interface Past {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly total?: string;
  readonly grade?: string;
  readonly fact: string;
  readonly round?: { readonly id: string; readonly name: string };
  readonly version?: number;
}

export interface LookingBack {
  readonly earlier: readonly Past[];
  readonly unmet: readonly { readonly level: string; readonly text: string }[];
}

/** Whether the round is put together from results of periods inside its own days. */
export const looksBack = ({ schemeText }: Round): boolean =>
  historyAsked(schemeOf(schemeText)).some(({ days }) => days === 'inside');

/** Of these people, by person; the oldest period first. */
export async function lookingBack(
  scope: Scope,
  { schemeText, term }: Round,
  { run, tables }: { readonly run: Run; readonly tables: Pick<RawFacts['tables'], 'history'> },
  people: ReadonlySet<string>,
): Promise<ReadonlyMap<string, LookingBack>> {
  const asked = new Set(
    historyAsked(schemeOf(schemeText)).flatMap(({ scheme, days }) => (days === 'inside' ? [scheme] : [])),
  );
  const rows = (tables.history ?? []).filter(
    ({ subject, scheme, from, to }) =>
      people.has(String(subject)) && asked.has(String(scheme)) && String(from) >= term.from && String(to) <= term.to,
  );
  const finals = await resultReader(scope).finalsById(rows.map(({ id }) => String(id)));
  const by = new Map<string, Past[]>();
  for (const row of rows) {
    const list = by.get(String(row.subject)) ?? [];
    list.push(pastOf(row, finals.get(String(row.id))));
    by.set(String(row.subject), list);
  }
  const unmet = unmetRequirements(run);
  return new Map(
    [...people].map((person) => [
      person,
      {
        earlier: (by.get(person) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1)),
        unmet: (unmet.get(person) ?? []).map(({ level, text }) => ({ level, text })),
      },
    ]),
  );
}

const pastOf = ({ id, period, from, to, total, grade }: RawRow, final: FinalPayload | undefined): Past => ({
  period: String(period),
  from: String(from),
  to: String(to),
  ...(total === undefined ? {} : { total: String(total) }),
  ...(grade === undefined ? {} : { grade: String(grade) }),
  fact: String(id),
  ...(final === undefined ? {} : { round: { id: final.round, name: final.name }, version: final.version }),
});

/** As the answers have it: nothing where the scheme looks at its own period alone. */
export const backShown = (one: LookingBack | undefined) =>
  one === undefined ? {} : { earlier: [...one.earlier], unmet: [...one.unmet] };
