/** A column's row as an outcome for people: a decimal, a place, a level, or the reason why there is none. */
import { formatNeat } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import type { Population } from '../scheme/scheme.ts';
import { listed, reasonOf, reasonText, waitingForText } from '../words/reasons.ts';
import { type Absence, levelAt, type Reason } from './column.ts';
import type { Evaluated } from './evaluate.ts';
import type { Evaluating } from './evaluating.ts';
import type { Finished } from './finish.ts';
import type { Absent, Outcome } from './result.ts';
import { isOwn, type Root, rootsOf } from './roots.ts';

/** A figure's outcome with at least the scheme's decimals; trailing zeros beyond them are not shown. */
export function outcomeAt(id: string, row: number, evaluated: Evaluated): Outcome {
  const { column } = finishedFigure(id, evaluated);
  const absence = column.absent.at(row);
  if (absence !== undefined) return absent(absence, [id], row, evaluated.run);
  if (column.kind === 'grade') return { value: levelAt(column, row) };
  const { places } = evaluated.run.scheme.decimals;
  return { value: formatNeat(exactAt(column.vector, row), column.whole ? 0 : places) };
}

/** `figures`: those that have the absence in the row, from where it can be followed to whoever lacks something. */
export function absent({ kind, because }: Absence, figures: readonly string[], row: number, run: Evaluating): Absent {
  const text = (reason: Reason): string =>
    kind === 'notApplicable'
      ? reasonText(reason.code, reason.values)
      : whyText(reason, rootsOf(figures, row, reason, run), row, run);
  return {
    absent: kind,
    because: because.map((reason) => ({ code: reason.code, figure: reason.figure, text: text(reason) })),
  };
}

/** Of very many on whom somebody waits, so many are named. */
export const MOST_ROOTS = 3;

/** A reason with the subject who lacks something, where that is another. */
export function whyText(reason: Reason, roots: readonly Root[], row: number, run: Evaluating): string {
  const text = reasonText(reason.code, reason.values);
  if (roots.length === 0 || isOwn(roots, row, run)) return text;
  const said = roots.slice(0, MOST_ROOTS).map((root) => rootText(root, row, run));
  return reason.code === 'pool-undecided'
    ? waitingForText(reason.values.name ?? '', said, roots.length)
    : listed(said, roots.length);
}

/** A matter as it is told of whoever lacks it; of the asking row itself without its name. */
export function rootText({ run, row, reason }: Root, from?: number, asking?: Evaluating): string {
  const text = reasonText(reason.code, reason.values);
  if (run === asking && row === from) return text;
  const subject = run.facts.subjects.at(run.rows.subject[row] as number);
  return reasonOf(subject.name, subject.id, text);
}

/** What the run computed of a figure; that it was computed is the caller's to know. */
export function finishedFigure(id: string, { finished }: Evaluated): Finished {
  const found = finished.get(id);
  if (found === undefined) throw new Error(`figure ${id} was not computed`);
  return found;
}

/** Ids of what a population publishes. */
export const publishedBy = ({ total, rank, grade }: Population): readonly string[] =>
  [total, rank, grade].filter((id) => id !== undefined);

/** For what a scheme simply doesn't publish. */
export const notPublished = (what: string): Absent => ({
  absent: 'notApplicable',
  because: [{ code: 'not-published', figure: '', text: `方案不设${what}` }],
});

export const isValue = (outcome: Outcome): outcome is Extract<Outcome, { value: string }> => 'value' in outcome;
