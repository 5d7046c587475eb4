/** Scoring in parts on several threads: each takes the next part that nobody has taken, and writes what comes out where all can see it. */
import { type FactColumns, type Part, type Scheme, scoreColumns, sliceFacts } from '@shiji/engine';
import type { CountyData } from './columns.ts';

/** What scoring gives everybody, as DuckDB's table of outcomes does. */
export interface Outcomes {
  /** In hundredths. */
  readonly totals: Float64Array;
  readonly places: Int32Array;
  /** 0 the best, 255 open. */
  readonly grades: Uint8Array;
}

export function emptyOutcomes(people: number): Outcomes {
  return {
    totals: new Float64Array(new SharedArrayBuffer(people * 8)),
    places: new Int32Array(new SharedArrayBuffer(people * 4)),
    grades: new Uint8Array(new SharedArrayBuffer(people)),
  };
}

/** What a thread needs to begin with. */
export interface Job {
  readonly data: CountyData;
  readonly outcomes: Outcomes;
  readonly control: Control;
}

/** Where threads meet; all in shared memory. */
export interface Control {
  /** Where each part ends; as many as `state` says. */
  readonly ends: Int32Array;
  readonly state: Int32Array;
}
/** Indexes into `state`: the round that was called, the next part, how many there are, and how many threads are done with the round. */
export const At = { round: 0, next: 1, count: 2, done: 3 } as const;

export function newControl(people: number): Control {
  return {
    ends: new Int32Array(new SharedArrayBuffer((people + 1) * 4)),
    state: new Int32Array(new SharedArrayBuffer(16)),
  };
}

/** Takes parts until none is left. */
export function scoreParts(scheme: Scheme, facts: FactColumns, { ends, state }: Control, outcomes: Outcomes): void {
  const count = Atomics.load(state, At.count);
  for (let i = Atomics.add(state, At.next, 1); i < count; i = Atomics.add(state, At.next, 1)) {
    const part = { from: i === 0 ? 0 : (ends[i - 1] as number), to: ends[i] as number };
    scorePart(scheme, facts, part, outcomes);
  }
}

export function scorePart(scheme: Scheme, facts: FactColumns, { from, to }: Part, into: Outcomes): void {
  const run = scoreColumns(scheme, sliceFacts(facts, from, to));
  const finished = run.populations[0]?.finished;
  const total = finished?.get('total')?.column;
  const place = finished?.get('place')?.column;
  const level = finished?.get('level')?.column;
  if (total?.kind !== 'number' || place?.kind !== 'number' || level?.kind !== 'grade') throw new Error('no result');
  into.totals.set(total.vector.data as Float64Array, from);
  into.places.set(place.vector.data as Float64Array, from);
  into.grades.set(level.values, from);
  for (let row = 0; row < to - from && level.absent.count > 0; row++) {
    if (level.absent.has(row)) into.grades[from + row] = 255;
  }
}
