/** Some of the people of a run, those from one index up to another, with their facts: views of the same columns, nothing is copied. */
import type { Vector } from '../numbers/vector.ts';
import { type FactColumns, isMarks, type OpinionColumns, type SpellColumns, type WordColumn } from './columns.ts';

/** `from` up to, not including, `to`. Rulings stay as they are: those on others settle nothing here. */
export function sliceFacts(facts: FactColumns, from: number, to: number): FactColumns {
  const { subjects } = facts;
  const starts = new Starts(from, to);
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
    points: mapped(facts.points, (columns) => columns.map((one) => sliceOpinions(one, starts))),
    ballots: mapped(facts.ballots, (columns) => columns.map((one) => sliceOpinions(one, starts))),
    spells: mapped(facts.spells, (one) => sliceSpells(one, starts)),
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

/** Where each subject's entries begin, counted from the first that is taken. Columns often share one list of them. */
class Starts {
  readonly #from: number;
  readonly #to: number;
  readonly #known = new Map<Int32Array, Int32Array>();

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
  }

  /** The first entry that is taken, the one after the last, and where each subject's begin among them. */
  of(start: Int32Array): { first: number; end: number; start: Int32Array } {
    const first = start[this.#from] as number;
    const end = start[this.#to] as number;
    let own = this.#known.get(start);
    if (own === undefined) {
      own = start.slice(this.#from, this.#to + 1);
      for (let s = 0; s < own.length; s++) own[s] = (own[s] as number) - first;
      this.#known.set(start, own);
    }
    return { first, end, start: own };
  }
}

function sliceOpinions(columns: OpinionColumns, starts: Starts): OpinionColumns {
  const { first, end, start } = starts.of(columns.start);
  const { values, counts, days, paper, rater } = columns;
  return {
    ...columns,
    start,
    values: isMarks(values) ? sliceWords(values, first, end) : sliceVector(values, first, end),
    ...(counts === undefined ? {} : { counts: counts.subarray(first, end) }),
    ...(days === undefined ? {} : { days: days.subarray(first, end) }),
    ...(paper === undefined ? {} : { paper: paper.subarray(first, end) }),
    ...(rater === undefined ? {} : { rater: sliceWords(rater, first, end) }),
    fact: (entry) => columns.fact(first + entry),
  };
}

function sliceSpells({ start: all, value, from, to }: SpellColumns, starts: Starts): SpellColumns {
  const { first, end, start } = starts.of(all);
  return { start, value: sliceWords(value, first, end), from: from.subarray(first, end), to: to.subarray(first, end) };
}

const sliceWords = ({ codes, words }: WordColumn, first: number, end: number): WordColumn => ({
  codes: codes.subarray(first, end),
  words,
});

/** The bound stays that of all, so that every part is computed alike. */
const sliceVector = (vector: Vector, first: number, end: number): Vector => ({
  ...vector,
  data: Array.isArray(vector.data) ? vector.data.slice(first, end) : vector.data.subarray(first, end),
});
