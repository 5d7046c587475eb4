/** A column's row as an outcome for people: a decimal, a place, a level, or the reason why there is none. */
import { formatNeat } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { reasonText } from '../words/reasons.ts';
import { type Absence, type Column, levelAt } from './column.ts';
import type { Evaluated } from './evaluate.ts';
import type { Finished } from './finish.ts';
import type { Absent, Outcome } from './result.ts';

/** `places`: decimals that are shown in any case; trailing zeros beyond them are not. */
export function outcomeAt(column: Column, row: number, places: number): Outcome {
  const absence = column.absent.at(row);
  if (absence !== undefined) return absent(absence);
  if (column.kind === 'grade') return { value: levelAt(column, row) };
  return { value: formatNeat(exactAt(column.vector, row), column.whole ? 0 : places) };
}

export function absent(absence: Absence): Absent {
  return {
    absent: absence.kind,
    because: absence.because.map(({ code, figure, values }) => ({ code, figure, text: reasonText(code, values) })),
  };
}

/** What the run computed of a figure; that it was computed is the caller's to know. */
export function finishedFigure(id: string, { finished }: Evaluated): Finished {
  const found = finished.get(id);
  if (found === undefined) throw new Error(`figure ${id} was not computed`);
  return found;
}

/** For what a scheme simply doesn't publish. */
export const notPublished = (what: string): Absent => ({
  absent: 'notApplicable',
  because: [{ code: 'not-published', figure: '', text: `方案不设${what}` }],
});

export const isValue = (outcome: Outcome): outcome is Extract<Outcome, { value: string }> => 'value' in outcome;
