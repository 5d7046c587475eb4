/** The made-up county as columns of facts. */
import { readFileSync } from 'node:fs';
import {
  type FactColumns,
  NO_DAY,
  NO_END,
  type OpinionColumns,
  parseDay,
  pollKey,
  readScheme,
  type Scheme,
} from '@shiji/engine';
import { full, groupNames, indicator, raters, rating, unitSize } from './county.ts';

export function benchScheme(): Scheme {
  const { scheme, diagnostics } = readScheme(readFileSync(new URL('scheme.yaml', import.meta.url), 'utf8'));
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}

const day = (text: string): number => parseDay(text) as number;
const nowhere = (): never => {
  throw new Error('the benchmark explains nothing');
};

/** What the facts of `people` people hold, in memory that threads share. */
export interface CountyData {
  readonly people: number;
  /** The number of the first of them. */
  readonly first: number;
  /** Index of each subject, and one more. */
  readonly each: Int32Array;
  /** Tenths of a point, by indicator. */
  readonly points: readonly Float64Array[];
  /** What the raters of each group gave, and where each subject's begin. */
  readonly ballots: readonly { readonly start: Int32Array; readonly codes: Uint8Array }[];
  readonly units: readonly string[];
  readonly unitOf: Int32Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
}

const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
const integers = (length: number): Int32Array => new Int32Array(shared(length * 4));

export function countyData(people: number, first = 0): CountyData {
  const each = integers(people + 1);
  for (let s = 0; s <= people; s++) each[s] = s;
  const points = full.map((_, i) => {
    const data = new Float64Array(shared(people * 8));
    for (let p = 0; p < people; p++) data[p] = indicator(first + p, i);
    return data;
  });
  let rater = 0;
  const ballots = raters.map((count) => {
    const codes = new Uint8Array(shared(people * count));
    for (let p = 0; p < people; p++)
      for (let r = 0; r < count; r++) codes[p * count + r] = rating(first + p, rater + r);
    rater += count;
    const start = integers(people + 1);
    for (let s = 0; s <= people; s++) start[s] = s * count;
    return { start, codes };
  });
  const unitOf = integers(people);
  const units: string[] = [];
  for (let p = 0, unit = -1, left = 0; p < people; p++, left--) {
    if (left === 0) {
      left = unitSize(++unit);
      units.push(`U${String(unit).padStart(7, '0')}`);
    }
    unitOf[p] = unit;
  }
  const since = integers(people).fill(NO_DAY);
  const until = integers(people).fill(NO_END);
  return { people, first, each, points, ballots, units, unitOf, since, until };
}

const marks = Array.from({ length: 101 }, (_, n) => String(n));

/** The same as the engine takes it. */
export function countyColumns({ people, first, each, points, ballots, ...spells }: CountyData): FactColumns {
  const run = { period: '2026Q1', from: day('2026-01-01'), to: day('2026-03-31'), asOf: day('2026-04-05') };
  const given = (i: number, data: Float64Array): [string, OpinionColumns[]] => {
    const values = { places: 1, limit: BigInt(full[i] as number), data };
    return [`i${String(i + 1).padStart(2, '0')}`, [{ group: '', start: each, single: true, values, fact: nowhere }]];
  };
  const rated = ballots.map(
    ({ start, codes }, g): OpinionColumns => ({
      group: groupNames[g] as string,
      start,
      values: { codes, words: marks },
      fact: nowhere,
    }),
  );
  const value = { codes: spells.unitOf, words: spells.units };
  return {
    run,
    subjects: {
      length: people,
      population: { codes: new Int16Array(people), words: ['staff'] },
      at: (p) => ({ id: `P${String(first + p).padStart(8, '0')}`, name: '某', population: 'staff', row: p }),
    },
    points: new Map(points.map((data, i) => given(i, data))),
    ballots: new Map([[pollKey('rating'), rated]]),
    spells: new Map([['unit', { start: each, value, from: spells.since, to: spells.until }]]),
    links: [],
    events: [],
    items: [],
    measures: [],
    rulings: [],
    history: [],
  };
}
