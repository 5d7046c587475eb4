/** Preconditions of levels: who does not meet them comes down, level by level. */
import { type Absence, strongerOf } from '../../run/column.ts';
import { levelName } from './level-names.ts';
import type { Requirement } from './node.ts';
import type { Grading } from './standing.ts';

/** Preconditions of a level that the row fails; where none is failed but one can't be told, what keeps it from being told. */
export function unmetAt(
  { figure, run }: Pick<Grading, 'figure' | 'run'>,
  row: number,
  level: number,
): readonly Requirement[] | Absence {
  const unmet: Requirement[] = [];
  let lacking: Absence | undefined;
  for (const requirement of figure.term.requires ?? []) {
    if (requirement.for !== levelName(figure, level)) continue;
    const verdict = run.holds(requirement.that, row);
    if (typeof verdict === 'object') lacking = strongerOf(lacking, verdict);
    else if (!verdict) unmet.push(requirement);
  }
  return unmet.length === 0 && lacking !== undefined ? lacking : unmet;
}

/** Puts a row at a level, or at the first one below whose preconditions it meets; nobody comes lower than the last. */
export function settleAt(
  grading: Pick<Grading, 'figure' | 'run' | 'values' | 'absent' | 'failed'>,
  row: number,
  level: number,
): void {
  const { figure, values, absent, failed } = grading;
  const last = figure.term.levels.length - 1;
  if (level > last) throw new Error(`${figure.id}: nothing stands below the last level`);
  let at = level;
  for (; at < last && figure.term.requires !== undefined; at++) {
    const unmet = unmetAt(grading, row, at);
    if ('kind' in unmet) {
      absent.set(row, unmet);
      break;
    }
    if (unmet.length === 0) break;
    failed.set(row, [...(failed.get(row) ?? []), ...unmet]);
  }
  values[row] = at;
}
