/** The rows that figures are computed for: one for each subject, or one for each stretch of a subject's days. */
import type { Stretch } from '../facts/attributes.ts';
import type { FactColumns } from '../facts/columns.ts';
import type { Rows } from './evaluating.ts';

/** A row for each subject; facts dated outside the run, or after its as-of day, belong to none. */
export function rowsOf(subjects: Int32Array, facts: Pick<FactColumns, 'run' | 'subjects'>): Rows {
  const everybody = subjects.length === facts.subjects.length;
  // Where the rows are all subjects, each is its own row.
  const rowOfSubject = everybody ? subjects : new Int32Array(facts.subjects.length).fill(-1);
  for (let row = 0; row < subjects.length && !everybody; row++) rowOfSubject[subjects[row] as number] = row;
  // What happened after the as-of day is not known yet on that day.
  const { from } = facts.run;
  const to = Math.min(facts.run.to, facts.run.asOf);
  return {
    length: subjects.length,
    subject: subjects,
    wholeRun: true,
    everybody,
    rowOf: (subject, day) => (day !== undefined && (day < from || day > to) ? -1 : (rowOfSubject[subject] as number)),
  };
}

/** A row for each stretch of the same subjects; facts that belong to none of their rows belong to no stretch. */
export function stretchRows(
  of: Rows,
  stretchesOf: (subject: number) => readonly Stretch[],
): {
  readonly rows: Rows;
  readonly stretches: readonly Stretch[];
  readonly rowsFor: (subject: number) => readonly number[];
} {
  const stretches: Stretch[] = [];
  const subjects: number[] = [];
  const bySubject = new Map<number, readonly number[]>();
  for (const subject of of.subject) {
    const found = stretchesOf(subject);
    bySubject.set(
      subject,
      found.map((_, i) => stretches.length + i),
    );
    stretches.push(...found);
    subjects.push(...found.map(() => subject));
  }
  const rowsFor = (subject: number): readonly number[] => bySubject.get(subject) ?? [];
  const rows: Rows = {
    length: stretches.length,
    subject: Int32Array.from(subjects),
    wholeRun: false,
    everybody: false,
    rowOf(subject, day) {
      const own = rowsFor(subject);
      if (day === undefined) return own.length === 1 ? (own[0] as number) : -1;
      if (of.rowOf(subject, day) < 0) return -1;
      return (
        own.find((row) => {
          const { from, to } = stretches[row] as Stretch;
          return from <= day && day <= to;
        }) ?? -1
      );
    },
  };
  return { rows, stretches, rowsFor };
}
