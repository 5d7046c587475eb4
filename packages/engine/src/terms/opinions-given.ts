/** The values that a figure reads from the columns of opinions, put in order of its rows. */
import { isMarks, NO_DAY, type OpinionColumns } from '../facts/columns.ts';
import type { Exact } from '../numbers/exact.ts';
import type { EntryValues } from '../numbers/means.ts';
import { joined, type Vector, vectorOf } from '../numbers/vector.ts';
import type { Evaluating, Rows } from '../run/evaluating.ts';
import type { GroupOpinions } from './opinions.ts';

/** Columns with what each entry is worth, and which entries count at all. */
export interface Given {
  readonly columns: OpinionColumns;
  readonly values: EntryValues;
  /** Absent: all. */
  readonly keeps?: ((entry: number) => boolean) | undefined;
}

export function numbersGiven(columns: OpinionColumns, keeps: ((entry: number) => boolean) | undefined): Given {
  if (isMarks(columns.values)) throw new Error('numbers were expected where marks stand');
  return { columns, values: { vector: columns.values }, keeps };
}

/** Marks with what the figure takes each for; `worths` gives that for a list of words. */
export function marksGiven(
  columns: OpinionColumns,
  worths: (words: readonly string[]) => Vector,
  keeps: ((entry: number) => boolean) | undefined,
): Given {
  if (!isMarks(columns.values)) throw new Error('marks were expected where numbers stand');
  const { words, codes } = columns.values;
  return { columns, values: { vector: worths(words), marks: codes }, keeps };
}

/** One group's opinions by row. Where the columns already stand by row they are used as they are. */
export function groupOpinions(key: string, weight: Exact, given: readonly Given[], run: Evaluating): GroupOpinions {
  const [only] = given;
  if (only === undefined) {
    const nobody = new Int32Array(run.rows.length);
    const values = { vector: vectorOf([], 0) };
    return { key, weight, from: nobody, to: nobody, values, fact: () => noEntry() };
  }
  if (given.length === 1 && standsByRow(only, run)) {
    const { start, single, counts, fact } = only.columns;
    const own = counts === undefined ? {} : { counts };
    const byRow = single === true && run.rows.everybody;
    return { key, weight, ...rangesOf(start, run.rows), values: only.values, ...own, byRow, fact };
  }
  return { key, weight, ...regrouped(given, run) };
}

function noEntry(): never {
  throw new Error('nobody gave a value here');
}

function standsByRow({ columns: { days }, keeps }: Given, run: Evaluating): boolean {
  if (!run.rows.wholeRun || keeps !== undefined) return false;
  const { from } = run.facts.run;
  const to = Math.min(run.facts.run.to, run.facts.run.asOf);
  return days === undefined || days.every((day) => day === NO_DAY || (day >= from && day <= to));
}

function rangesOf(start: Int32Array, { subject, everybody }: Rows): { from: Int32Array; to: Int32Array } {
  if (everybody) return { from: start.subarray(0, subject.length), to: start.subarray(1) };
  return { from: subject.map((s) => start[s] as number), to: subject.map((s) => start[s + 1] as number) };
}

/** Entries sorted by row, those that no row takes in left out. */
function regrouped(given: readonly Given[], run: Evaluating): Omit<GroupOpinions, 'key' | 'weight'> {
  const { rows } = run;
  const to = new Int32Array(rows.length);
  for (const source of given) {
    forEachEntry(source, rows, (row) => {
      to[row] = (to[row] as number) + 1;
    });
  }
  let entries = 0;
  const from = to.map((own) => {
    entries += own;
    return entries - own;
  });
  const offsets = offsetsOf(given);
  const marks = new Int32Array(entries);
  const sourceOf = new Uint16Array(entries);
  const entryOf = new Int32Array(entries);
  to.set(from);
  given.forEach((source, s) => {
    forEachEntry(source, rows, (row, entry) => {
      const at = to[row] as number;
      to[row] = at + 1;
      sourceOf[at] = s;
      entryOf[at] = entry;
      marks[at] =
        (offsets[s] as number) + (source.values.marks === undefined ? entry : (source.values.marks[entry] as number));
    });
  });
  const columnsOf = (k: number): OpinionColumns => (given[sourceOf[k] as number] as Given).columns;
  const counted = given.some((g) => g.columns.counts !== undefined);
  const countOf = (entry: number, k: number): number => columnsOf(k).counts?.[entry] ?? 1;
  return {
    from,
    to,
    values: { vector: joined(given.map((g) => g.values.vector)), marks },
    ...(counted ? { counts: entryOf.map(countOf) } : {}),
    fact: (k) => columnsOf(k).fact(entryOf[k] as number),
  };
}

function forEachEntry(source: Given, rows: Rows, take: (row: number, entry: number) => void): void {
  const { start, days } = source.columns;
  for (let subject = 0; subject + 1 < start.length; subject++) {
    for (let entry = start[subject] as number; entry < (start[subject + 1] as number); entry++) {
      if (source.keeps?.(entry) === false) continue;
      const day = days?.[entry] ?? NO_DAY;
      const row = rows.rowOf(subject, day === NO_DAY ? undefined : day);
      if (row >= 0) take(row, entry);
    }
  }
}

/** Where each source's units begin once all stand in one vector. */
function offsetsOf(given: readonly Given[]): number[] {
  let next = 0;
  return given.map(({ values }) => {
    next += values.vector.data.length;
    return next - values.vector.data.length;
  });
}
