/** Earlier results that come from a file, held against the days of the round and against what the platform has itself: pure. */
import { historyAsked, readsHistory, type Scheme } from '@shiji/engine';
import type { KeptFinal } from '../results/model.ts';
import type { Day } from '../roster/model.ts';
import { dataWords } from './copy.ts';
import type { StandingRow } from './model.ts';

export interface PastOfRound {
  /** The round's own days. */
  readonly term: { readonly from: Day; readonly to: Day };
  /** What counts in the round of what the platform knows. */
  readonly finals: readonly Pick<KeptFinal, 'subject' | 'payload'>[];
}

interface Past {
  readonly scheme: string;
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
}

type Cells = Readonly<Record<string, string | number>>;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Undefined where a day can't be read: the engine refuses the row for that. */
function pastIn({ scheme, period, from, to }: Cells): Past | undefined {
  const past = { scheme: String(scheme), period: String(period), from: String(from), to: String(to) };
  return DAY.test(past.from) && DAY.test(past.to) ? past : undefined;
}

const meet = (a: Past, b: Past): boolean => a.scheme === b.scheme && a.from <= b.to && b.from <= a.to;

/** Says of a row of the file why it can't be taken; remembers those that can. */
export function pastRefusals(
  scheme: Scheme,
  { term, finals }: PastOfRound,
  standing: readonly StandingRow[],
): (person: string, cells: Cells) => string | undefined {
  const asked = historyAsked(scheme);
  const own = listed(finals.map(({ subject, payload }) => [subject, payload]));
  const brought = listed(
    standing.flatMap(({ subject, payload: { table, row } }) => {
      const past = table === 'history' ? pastIn(row) : undefined;
      return past === undefined ? [] : [[subject, past] as const];
    }),
  );
  return (person, cells) => {
    const past = pastIn(cells);
    if (past === undefined) return undefined;
    if (!readsHistory(asked, term, past)) return dataWords.notRead(past.from, past.to);
    if (own.get(person)?.some((one) => meet(one, past))) return dataWords.onPlatform(past.period);
    const others = brought.get(person) ?? [];
    // The same period once more replaces it.
    const other = others.find((one) => one.period !== past.period && meet(one, past));
    if (other !== undefined) return dataWords.daysMeet(other.period);
    brought.set(person, [...others, past]);
    return undefined;
  };
}

function listed(pairs: readonly (readonly [string, Past])[]): Map<string, readonly Past[]> {
  const by = new Map<string, readonly Past[]>();
  for (const [person, past] of pairs) by.set(person, [...(by.get(person) ?? []), past]);
  return by;
}
