/** How a grade came about, in words. */
import type { Ruling } from '../../facts/facts.ts';
import { formatPercent } from '../../numbers/exact.ts';
import { grades } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import { amountText, rangeText } from '../../scheme/range.ts';
import type { Shown, With } from '../term.ts';
import { approvalsOf } from './beyond.ts';
import { statedPeople } from './bound.ts';
import { levelName } from './level-names.ts';
import { neededForNext } from './needed.ts';
import type { GradeTerm, Requirement } from './node.ts';
import { Fate, type FilledRule, type GradeTrace, type SeatPool } from './trace.ts';

export function showGrade(figure: With<GradeTerm>, row: number, run: Evaluating, trace: GradeTrace): Shown {
  const column = grades(run.column(figure.id));
  const ungraded = trace.ungraded.get(row);
  if (ungraded !== undefined) return { notes: [ungraded.name] };
  const notes: string[] = [];
  const reached = trace.reached[row] as number;
  if (reached >= 0) notes.push(`按分数和条件够得上“${levelName(figure, reached)}”${ruleText(figure, reached, run)}`);
  for (const requirement of trace.failed.get(row) ?? []) notes.push(unmetText(requirement, row, run));
  for (const filled of trace.seats) notes.push(...seatNotes(filled, row));
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
function unmetText({ for: level, name, that }: Requirement, row: number, run: Evaluating): string {
  const seen = run.seenTexts(that, row);
  const why = seen.length === 0 ? '' : `（${seen.join('，')}；要求：${run.conditionText(that)}）`;
  return `不具备“${level}”的条件：${name}${why}`;
}

function rulingOf(run: Evaluating, row: number, setting: string): Ruling {
  const ruling = run.ruling(row, setting);
  if (ruling === undefined) throw new Error(`nobody ruled the ${setting} of ${run.idOf(row)}`);
  return ruling;
}
const decidedBy = ({ by, reason }: Ruling): string => `由${by}决定，理由：${reason}`;

function ruleText(figure: With<GradeTerm>, index: number, run: Evaluating): string {
  const rule = figure.term.levels[index]?.rule;
  return typeof rule === 'object' && !('when' in rule) ? `（${rangeText(rule, (a) => amountText(a, run))}）` : '';
}

function seatNotes({ rule, pools, poolOf, fates }: FilledRule, row: number): string[] {
  const pool = pools[poolOf[row] as number];
  if (pool === undefined) return [];
  const bound = rule.atMost === undefined ? '至少' : rule.soft === true ? '原则上最多' : '最多';
  const count = pool.most > pool.seats ? `${pool.seats} 到 ${pool.most} 个（尚未决定）` : `${pool.seats} 个`;
  const share = statedPeople(rule) === undefined ? `${shareText(pool)}，` : '';
  const notes = [`“${rule.level}”名额（${pool.name}）：${share}${bound} ${count}`];
  if (fates[row] === Fate.out) notes.push(`名次在名额之外，未列入“${rule.level}”`);
  if (fates[row] === Fate.lowered) notes.push(`按名次排在末位，列入“${rule.level}”`);
  return notes;
}

/** Where a pool goes beyond a share that stands in principle, who approved it and why. */
function beyondNotes(filled: FilledRule, row: number, run: Evaluating, figure: With<GradeTerm>): string[] {
  const pool = filled.pools[filled.poolOf[row] as number];
  if (pool === undefined) return [];
  return approvalsOf(filled, pool, grades(run.column(figure.id)), run).flatMap(({ row: whom, ruling }) =>
    whom === row
      ? [`超出“${filled.rule.level}”原则上的名额，经${ruling.by}批准，理由：${ruling.reason}`]
      : whom === undefined
        ? [
            `${poolNamed(ruling)}的“${filled.rule.level}”比例经${ruling.by}批准为 ${ruling.value}，理由：${ruling.reason}`,
          ]
        : [],
  );
}

/** The pool as people know it: rulings name it together with its population. */
const poolNamed = ({ target }: Ruling): string => target.slice(target.indexOf('/') + 1);

/** `5 人 × 40%`; where pools with different shares were put together, each share with its people. */
function shareText({ parts }: SeatPool): string {
  const people = new Map<string, number>();
  for (const { base, share } of parts) {
    if (share === undefined) throw new Error('a share that is none');
    const percent = formatPercent(share);
    people.set(percent, (people.get(percent) ?? 0) + base);
  }
  return [...people].map(([percent, base]) => `${base} 人 × ${percent}`).join(' + ');
}
