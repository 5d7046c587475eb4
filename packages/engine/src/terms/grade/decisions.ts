/** What a grade leaves to people: the grades concerned are open, and one decision names them. */
import type { Grading } from './standing.ts';

/** Decisions that are also the reason why somebody's grade is open. */
export type OpenCode =
  | 'tie-at-last-seat'
  | 'tie-at-floor'
  | 'exception-no-seat'
  | 'exception-too-many'
  | 'adjust-not-eligible'
  | 'adjust-from-elsewhere'
  | 'adjust-breaks-floor'
  | 'floor-meets-ceiling'
  | 'remainder-tie'
  | 'share-unclear'
  | 'seat-waits';

type Values = Readonly<Record<string, string>>;

/** Opens the rows' grades; who is without one already keeps the reason for it. */
export function openGrades(grading: Grading, rows: readonly number[], code: OpenCode, values: Values): void {
  const { figure, run, absent, undecided } = grading;
  if (rows.length === 0) return;
  const absence = { kind: 'open' as const, because: [run.reason(figure, code, values)] };
  for (const row of rows) {
    undecided.add(row);
    if (!absent.has(row)) absent.set(row, absence);
  }
}

/** Reports a decision about these rows; `pool` undefined: it concerns several. */
export function report(
  { figure, run }: Grading,
  code: OpenCode | 'floor-unmet' | 'pool-waits' | 'share-not-soft' | 'share-beyond-approval',
  pool: string | undefined,
  rows: readonly number[],
  values: Values,
): void {
  run.open({
    code,
    figure: figure.id,
    population: run.population,
    ...(pool === undefined ? {} : { pool }),
    subjects: rows.map((row) => run.idOf(row)).sort(),
    values: pool === undefined ? values : { ...values, pool },
  });
}

export function openAndReport(
  grading: Grading,
  rows: readonly number[],
  code: OpenCode,
  pool: string | undefined,
  values: Values,
): void {
  openGrades(grading, rows, code, pool === undefined ? values : { ...values, pool });
  report(grading, code, pool, rows, values);
}
