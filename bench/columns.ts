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

/** Facts of `people` people, numbered from `first` on. */
export function countyColumns(people: number, first = 0): FactColumns {
  const each = Int32Array.from({ length: people + 1 }, (_, s) => s);
  const points = new Map<string, OpinionColumns[]>();
  full.forEach((most, i) => {
    const data = new Float64Array(people);
    for (let p = 0; p < people; p++) data[p] = indicator(first + p, i);
    const values = { places: 1, limit: BigInt(most), data };
    points.set(`i${String(i + 1).padStart(2, '0')}`, [{ group: '', start: each, single: true, values, fact: nowhere }]);
  });
  const marks = Array.from({ length: 101 }, (_, n) => String(n));
  let rater = 0;
  const ballots = raters.map((count, g): OpinionColumns => {
    const codes = new Uint8Array(people * count);
    for (let p = 0; p < people; p++)
      for (let r = 0; r < count; r++) codes[p * count + r] = rating(first + p, rater + r);
    rater += count;
    const start = each.map((s) => s * count);
    return { group: groupNames[g] as string, start, values: { codes, words: marks }, fact: nowhere };
  });
  const unitOf = new Int32Array(people);
  const units: string[] = [];
  for (let p = 0, unit = -1, left = 0; p < people; p++, left--) {
    if (left === 0) {
      left = unitSize(++unit);
      units.push(`U${String(unit).padStart(7, '0')}`);
    }
    unitOf[p] = unit;
  }
  const spells = new Map([
    [
      'unit',
      {
        start: each,
        value: { codes: unitOf, words: units },
        from: new Int32Array(people).fill(NO_DAY),
        to: new Int32Array(people).fill(NO_END),
      },
    ],
  ]);
  const run = { period: '2026Q1', from: day('2026-01-01'), to: day('2026-03-31'), asOf: day('2026-04-05') };
  const subjects = {
    length: people,
    population: { codes: new Int16Array(people), words: ['staff'] },
    at: (p: number) => ({ id: `P${String(first + p).padStart(8, '0')}`, name: '某', population: 'staff', row: p }),
  };
  return {
    run,
    subjects,
    points,
    ballots: new Map([[pollKey('rating'), ballots]]),
    spells,
    links: [],
    events: [],
    items: [],
    measures: [],
    rulings: [],
    history: [],
  };
}
