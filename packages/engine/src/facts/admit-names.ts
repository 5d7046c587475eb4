/** Facts whose indicator, poll, code or data item nothing in the scheme reads, and what there is to be meant. */
import type { Scheme } from '../scheme/scheme.ts';
import { type Named, spokenOnce } from '../scheme/spoken.ts';
import { nearest } from '../text/nearest.ts';
import type { Admitting } from './admitting.ts';
import type { Fact, Facts } from './facts.ts';
import { entriesOf } from './names.ts';
import type { RawFacts, TableId } from './tables.ts';

type Report = Admitting['report'];

/** A row that nothing reads, where that is a slip. */
interface Stranger {
  readonly fact: Fact;
  readonly column: string;
  readonly found: string;
}
type Reading = Parameters<Admitting['claim']>[0];
type Claimed = { readonly [R in Reading]: ReadonlySet<string> };

/** `claimed`: the names that the scheme reads, by what terms say and conditions ask for. */
export function admitNames(facts: Facts, scheme: Scheme, claimed: Claimed, raw: RawFacts, report: Report): void {
  const known = knownNames(scheme, claimed);
  const points = facts.points.filter((f) => !claimed.points.has(f.indicator));
  const items = facts.items.filter((f) => !claimed.items.has(f.indicator));
  const events = facts.events.filter((f) => !claimed.events.has(f.code));
  const votes = [...facts.papers, ...facts.tallies].filter((f) => !isAsked(f, known.ballots));
  const strangers: Stranger[] = [
    ...points.map((fact) => ({ fact, column: '指标', found: fact.indicator })),
    ...items.map((fact) => ({ fact, column: '指标', found: fact.indicator })),
    ...events.map((fact) => ({ fact, column: '事项', found: fact.code })),
    ...votes.map((fact) => ({ fact, column: '测评', found: fact.poll })),
  ];
  if (areForeign(strangers, known, raw)) reportForeign(strangers, scheme, report);
  const pointsMeant = meantAmong(known.points);
  const itemsMeant = meantAmong(known.items);
  const eventsMeant = meantAmong(known.events);
  for (const fact of points) report('indicator-not-in-scheme', fact, '指标', pointsMeant(fact.indicator));
  for (const fact of items) report('indicator-not-in-scheme', fact, '指标', itemsMeant(fact.indicator));
  for (const fact of events) report('code-not-in-scheme', fact, '事项', eventsMeant(fact.code));
  for (const fact of votes) reportPoll(fact, known.ballots, report);
  const measures = facts.measures.filter((f) => !claimed.measures.has(f.figure));
  const measuresMeant = meantAmong(known.measures);
  for (const [first, count] of firstOf(measures, (f) => f.figure)) {
    report('measure-not-in-scheme', first, '数据项', { ...measuresMeant(first.figure), count });
  }
}

type Known = { readonly [R in Reading]: readonly (Named & { readonly question?: string })[] };

/** What the scheme reads, with the names that people may write. */
function knownNames(scheme: Scheme, claimed: Claimed): Known {
  const { points, items, measures, polls, codes } = entriesOf(scheme);
  const and = (entries: readonly Named[], ids: ReadonlySet<string>): Named[] => {
    const named = new Set(entries.map((e) => e.id));
    return [...entries, ...[...ids].filter((id) => !named.has(id)).map((id) => ({ id }))];
  };
  return {
    points: and(points, claimed.points),
    items: and(items, claimed.items),
    measures: and(measures, claimed.measures),
    events: and(codes, claimed.events),
    ballots: polls,
  };
}

interface Meant {
  readonly [value: string]: string;
  readonly found: string;
  readonly near: string;
  readonly known: string;
}

/** What a sentence about a name that nothing reads needs: the one that was meant, and all there are. */
function meantAmong(known: readonly Named[]): (found: string) => Meant {
  const words = spokenOnce(known);
  const all = listed(words);
  const before = new Map<string, Meant>();
  return (found) => {
    const made = before.get(found) ?? {
      found,
      near: nearest(found, [...words, ...known.map((k) => k.id)]) ?? '',
      known: all,
    };
    before.set(found, made);
    return made;
  };
}

const MOST_LISTED = 20;
/** Names for a sentence; of very many the first. */
export const listed = (words: readonly string[]): string =>
  words.length > MOST_LISTED
    ? `${words.slice(0, MOST_LISTED).join('、')}等 ${words.length} 个`
    : words.join('、') || '（无）';

const questionOf = (question: string | undefined): string => question || '（无）';
const isAsked = (fact: { poll: string; question: string }, polls: Known['ballots']): boolean =>
  polls.some((p) => p.id === fact.poll && (p.question ?? '') === fact.question);

/** A poll that nothing reads, or a question of one that is read. */
function reportPoll(fact: Facts['papers' | 'tallies'][number], polls: Known['ballots'], report: Report): void {
  const questions = polls.filter((p) => p.id === fact.poll).map((p) => questionOf(p.question));
  if (questions.length === 0) report('poll-not-in-scheme', fact, '测评', meantAmong(polls)(fact.poll));
  else {
    const values = { found: fact.poll, question: questionOf(fact.question), known: listed([...new Set(questions)]) };
    report('question-not-in-scheme', fact, '题目', values);
  }
}

/** At the first row of the first table. */
function reportForeign(strangers: readonly Stranger[], scheme: Scheme, report: Report): void {
  const [any] = strangers;
  const first = strangers.reduce((a, b) => (b.fact.table === any?.fact.table && b.fact.row < a.fact.row ? b : a));
  const found = [...new Set(strangers.map((s) => s.found))].slice(0, 3).join('”“');
  report('facts-foreign', first.fact, first.column, { found, scheme: scheme.name });
}

/** Several names, none of which is the scheme's, and no row that is: these are the facts of another scheme. */
function areForeign(strangers: readonly Stranger[], known: Known, raw: RawFacts): boolean {
  if (new Set(strangers.map((s) => s.found)).size < 2) return false;
  // As they were written: a row with a slip was left out, and is the scheme's all the same.
  const none = (table: TableId, column: string, among: readonly Named[]): boolean => {
    const mine = new Set(among.flatMap((k) => [k.id, k.name ?? k.id]));
    return !(raw.tables[table] ?? []).some((row) => mine.has(String(row?.[column] ?? '').trim()));
  };
  return (
    none('points', 'indicator', known.points) &&
    none('items', 'indicator', known.items) &&
    none('events', 'code', known.events) &&
    none('papers', 'poll', known.ballots) &&
    none('tallies', 'poll', known.ballots) &&
    none('measures', 'figure', known.measures)
  );
}

/** The first row of each name, and how many there are. */
export function firstOf<T extends Fact>(rows: readonly T[], nameOf: (row: T) => string): [first: T, count: string][] {
  const found = new Map<string, T[]>();
  for (const row of [...rows].sort((a, b) => a.row - b.row)) {
    const list = found.get(nameOf(row));
    if (list === undefined) found.set(nameOf(row), [row]);
    else list.push(row);
  }
  return [...found.values()].map((list) => [list[0] as T, String(list.length)]);
}
