/** How a grade came about, in words. */
import type { Ruling } from '../../facts/facts.ts';
import { grades, numbers } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import { decidedBy } from '../../run/ruling-notes.ts';
import { amountText, rangeText } from '../../scheme/range.ts';
import type { Shown, With } from '../term.ts';
import { levelName } from './level-names.ts';
import { neededForNext } from './needed.ts';
import type { GradeTerm, Requirement } from './node.ts';
import { beyondNotes, seatNotes } from './seat-notes.ts';
import type { GradeTrace } from './trace.ts';

export function showGrade(figure: With<GradeTerm>, row: number, run: Evaluating, trace: GradeTrace): Shown {
  const column = grades(run.column(figure.id));
  const ungraded = trace.ungraded.get(row);
  if (ungraded !== undefined) {
    const given = trace.later.get(row);
    if (given === undefined) return { notes: [ungraded.name] };
    return { notes: [ungraded.name, `补定为“${levelName(figure, given)}”：${decidedBy(rulingOf(run, row, 'later'))}`] };
  }
  const notes: string[] = [];
  const reached = trace.reached[row] as number;
  if (reached >= 0) notes.push(`按分数和条件${reachedText(figure, reached, run)}`);
  for (const requirement of trace.failed.get(row) ?? []) notes.push(unmetText(requirement, row, run));
  const { ranking } = figure.term;
  const places = ranking === undefined ? undefined : numbers(run.column(ranking)).ranking;
  if (places !== undefined) for (const filled of trace.seats) notes.push(...seatNotes(filled, row, run, places));
  const exception = trace.exceptions.get(row);
  if (exception !== undefined) notes.push(`${exception.name}：${decidedBy(rulingOf(run, row, 'exception'))}`);
  if (trace.adjusted.has(row)) {
    const { adjust } = figure.term;
    if (adjust === undefined) throw new Error(`${figure.id} adjusts without saying so`);
    notes.push(`${adjust.name}：${decidedBy(rulingOf(run, row, 'grade'))}`);
  }
  for (const filled of trace.seats) notes.push(...beyondNotes(filled, row, run, figure));
  const needed = column.absent.has(row) ? [] : neededForNext(figure, row, run, trace, column.values[row] as number);
  const parts = [figure.term.of, figure.term.ranking].filter((id) => id !== undefined);
  return { notes, needed, parts };
}

/** The precondition with what it saw and what it asks for. */
export function unmetText({ for: level, name, that }: Requirement, row: number, run: Evaluating): string {
  const seen = run.seenTexts(that, row);
  const why = seen.length === 0 ? '' : `（${seen.join('，')}；要求：${run.conditionText(that)}）`;
  return `不具备“${level}”的条件：${name}${why}`;
}

function rulingOf(run: Evaluating, row: number, setting: string): Ruling {
  const ruling = run.ruling(row, setting);
  if (ruling === undefined) throw new Error(`nobody ruled the ${setting} of ${run.idOf(row)}`);
  return ruling;
}

/** Nobody strives for the last level. */
function reachedText(figure: With<GradeTerm>, index: number, run: Evaluating): string {
  const rule = figure.term.levels[index]?.rule;
  const range =
    typeof rule === 'object' && !('when' in rule) ? `（${rangeText(rule, (a) => amountText(a, run))}）` : '';
  const isLast = index === figure.term.levels.length - 1;
  return `${isLast ? '应为' : '够得上'}“${levelName(figure, index)}”${range}`;
}
