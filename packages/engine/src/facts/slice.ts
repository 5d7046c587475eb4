/** Some of the people of a run, those from one index up to another, with their facts: views of the same columns, nothing is copied. */
import type { Vector } from '../numbers/vector.ts';
import { type FactColumns, isMarks, type OpinionColumns, type WordColumn } from './columns.ts';

/** `from` up to, not including, `to`. Rulings stay as they are: those on others settle nothing here. */
export function sliceFacts(facts: FactColumns, from: number, to: number): FactColumns {
  const { subjects } = facts;
  const own = <T extends { readonly subject: number }>(rows: readonly T[]): T[] =>
    rows.flatMap((row) => (row.subject < from || row.subject >= to ? [] : [{ ...row, subject: row.subject - from }]));
  const inside = (subject: number): boolean => subject >= from && subject < to;
  return {
    ...facts,
    subjects: {
      length: to - from,
      population: { ...subjects.population, codes: subjects.population.codes.subarray(from, to) },
      at: (index) => subjects.at(from + index),
    },
    points: mapped(facts.points, (columns) => columns.map((one) => sliceOpinions(one, from, to))),
    ballots: mapped(facts.ballots, (columns) => columns.map((one) => sliceOpinions(one, from, to))),
    spells: mapped(facts.spells, (one) => ({ ...one, start: one.start.subarray(from, to + 1) })),
    links: facts.links
      .filter((link) => inside(link.from) && inside(link.to))
      .map((link) => ({ ...link, from: link.from - from, to: link.to - from })),
    events: own(facts.events),
    items: own(facts.items),
    measures: own(facts.measures),
    history: own(facts.history),
  };
}

const mapped = <T, U>(map: ReadonlyMap<string, T>, of: (value: T) => U): Map<string, U> =>
  new Map([...map].map(([key, value]) => [key, of(value)]));

function sliceOpinions(columns: OpinionColumns, from: number, to: number): OpinionColumns {
  const { start, single, values, counts, days, paper, rater } = columns;
  // Where nothing is looked for among all entries they may stay where they are.
  if (single !== true && (counts ?? days ?? paper ?? rater) === undefined) {
    return { ...columns, start: start.subarray(from, to + 1) };
  }
  const first = start[from] as number;
  const end = start[to] as number;
  return {
    ...columns,
    start: single === true ? start.subarray(0, to - from + 1) : countedFrom(first, start.subarray(from, to + 1)),
    values: isMarks(values) ? sliceWords(values, first, end) : sliceVector(values, first, end),
    ...(counts === undefined ? {} : { counts: counts.subarray(first, end) }),
    ...(days === undefined ? {} : { days: days.subarray(first, end) }),
    ...(paper === undefined ? {} : { paper: paper.subarray(first, end) }),
    ...(rater === undefined ? {} : { rater: sliceWords(rater, first, end) }),
    fact: (entry) => columns.fact(first + entry),
  };
}

const countedFrom = (first: number, start: Int32Array): Int32Array => start.map((at) => at - first);

const sliceWords = ({ codes, words }: WordColumn, first: number, end: number): WordColumn => ({
  codes: codes.subarray(first, end),
  words,
});

/** The bound stays that of all, so that every part is computed alike. */
const sliceVector = (vector: Vector, first: number, end: number): Vector => ({
  ...vector,
  data: Array.isArray(vector.data) ? vector.data.slice(first, end) : vector.data.subarray(first, end),
});
