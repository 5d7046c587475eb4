/** How a grade came about, in words, and what would have been needed for the next better one. */
import { compare, formatExact, formatPercent, formatShort, subtract } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { type GradeColumn, grades, numbers, type Ranking } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { amountText, exactRange, inRange, rangeText } from '../scheme/range.ts';
import type { GradeTerm, GradeTrace } from './grade.ts';
import type { FilledRule, SeatPool } from './seats.ts';
import type { Shown, With } from './term.ts';

export function showGrade(figure: With<GradeTerm>, row: number, run: Evaluating, trace: GradeTrace): Shown {
  const column = grades(run.column(figure.id));
  const notes: string[] = [];
  const name = (index: number): string => figure.term.levels[index]?.level ?? '';
  const ungraded = trace.ungraded.get(row);
  if (ungraded !== undefined) return { notes: [ungraded.name] };
  const reached = trace.reached[row] as number;
  if (reached >= 0) notes.push(`按分数和条件够得上“${name(reached)}”${ruleText(figure, reached, run)}`);
  for (const requirement of trace.failed.get(row) ?? [])
    notes.push(`不具备“${requirement.for}”的条件：${requirement.name}`);
  for (const filled of trace.seats) notes.push(...seatNotes(filled, row));
  const exception = trace.exceptions.get(row);
  if (exception !== undefined) {
    const ruling = run.ruling(row, 'exception');
    notes.push(`${exception.name}：由${ruling?.by ?? ''}决定，理由：${ruling?.reason ?? ''}`);
  }
  if (trace.adjusted.has(row)) {
    const ruling = run.ruling(row, 'grade');
    notes.push(`${figure.term.adjust?.name ?? '调整'}：由${ruling?.by ?? ''}决定，理由：${ruling?.reason ?? ''}`);
  }
  const needed = column.absent.has(row) ? [] : neededForNext(figure, row, run, trace, column.values[row] as number);
  const parts = [figure.term.of, figure.term.ranking].filter((id) => id !== undefined);
  return { notes, needed, parts };
}

function ruleText(figure: With<GradeTerm>, index: number, run: Evaluating): string {
  const rule = figure.term.levels[index]?.rule;
  return typeof rule === 'object' && !('when' in rule) ? `（${rangeText(rule, (a) => amountText(a, run))}）` : '';
}

function seatNotes({ rule, pools, poolOf, dropped }: FilledRule, row: number): string[] {
  const pool = pools[poolOf[row] as number];
  if (pool === undefined) return [];
  const bound = rule.atMost === undefined ? '至少' : '最多';
  const notes = [`“${rule.level}”名额（${pool.name}）：${shareText(pool)}，${bound} ${pool.seats} 个`];
  if (dropped.has(row))
    notes.push(
      rule.atMost === undefined ? `按名次排在末位，列入“${rule.level}”` : `名次在名额之外，未列入“${rule.level}”`,
    );
  return notes;
}

/** `5 人 × 40%`; where pools with different shares were put together, each share with its people. */
function shareText({ parts }: SeatPool): string {
  const people = new Map<string, number>();
  for (const { base, share } of parts) {
    const percent = formatPercent(share);
    people.set(percent, (people.get(percent) ?? 0) + base);
  }
  return [...people].map(([percent, base]) => `${base} 人 × ${percent}`).join(' + ');
}

/** Points to the threshold, the precondition that failed, points to the last seat: for the next better level, others unchanged. */
function neededForNext(
  figure: With<GradeTerm>,
  row: number,
  run: Evaluating,
  trace: GradeTrace,
  level: number,
): string[] {
  const next = level - 1;
  const { levels, of } = figure.term;
  const target = levels[next];
  if (target === undefined) return [];
  const needed: string[] = [];
  if (of !== undefined && typeof target.rule === 'object' && !('when' in target.rule)) {
    const range = exactRange(target.rule, (a) => run.constant(a));
    const total = exactAt(numbers(run.column(of)).vector, row);
    if (!inRange(total, range) && range.low !== undefined && compare(total, range.low.value) <= 0) {
      const gap = formatShort(subtract(range.low.value, total));
      needed.push(
        `距“${target.level}”的分数线 ${formatShort(range.low.value)} 还差 ${gap} 分${range.low.open ? '以上' : ''}`,
      );
    }
  }
  for (const failed of trace.failed.get(row) ?? []) {
    if (failed.for === target.level) needed.push(`要评“${target.level}”须满足：${failed.name}`);
  }
  const filled = trace.seats.find((f) => f.rule.level === target.level && f.rule.atMost !== undefined);
  if (filled?.dropped.has(row) && of !== undefined) needed.push(...seatGap(figure, filled, row, run, next));
  const floor = trace.seats.find((f) => f.rule.atLeast !== undefined && f.dropped.has(row));
  if (floor !== undefined && of !== undefined) needed.push(...floorGap(figure, floor, row, run, next));
  return needed;
}

/** The last in rank of a pool who has the level; looked for once, since everybody who missed a seat is told. */
const lastHolders = new WeakMap<SeatPool, number | undefined>();
function lastHolder(
  pool: SeatPool,
  level: number,
  { absent, values }: GradeColumn,
  order: Ranking['compare'],
): number | undefined {
  if (!lastHolders.has(pool)) {
    const holders = pool.rows.filter((row) => !absent.has(row) && values[row] === level);
    const later = (a: number, b: number): number => (order(a, b) < 0 ? b : a);
    lastHolders.set(pool, holders.length === 0 ? undefined : holders.reduce(later));
  }
  return lastHolders.get(pool);
}

function seatGap(figure: With<GradeTerm>, filled: FilledRule, row: number, run: Evaluating, level: number): string[] {
  const pool = filled.pools[filled.poolOf[row] as number];
  const column = grades(run.column(figure.id));
  const { of, ranking } = figure.term;
  if (pool === undefined || of === undefined || ranking === undefined) return [];
  const order = numbers(run.column(ranking)).ranking?.compare;
  if (order === undefined || pool.seats === 0) return [`“${filled.rule.level}”在${pool.name}没有名额`];
  const last = lastHolder(pool, level, column, order);
  if (last === undefined) return [];
  const totals = numbers(run.column(of)).vector;
  const gap = subtract(exactAt(totals, last), exactAt(totals, row));
  const held = formatExact(exactAt(totals, last));
  const ruling = run.ruling(row, 'seat');
  if (order(last, row) === 0) {
    return ruling === undefined
      ? [`与最后一个“${filled.rule.level}”名额（${held} 分）并列，名额不够，同进同退`]
      : [`与最后一个“${filled.rule.level}”名额（${held} 分）并列，由${ruling.by}决定不得，理由：${ruling.reason}`];
  }
  if (gap.units <= 0n) return [`与最后一个“${filled.rule.level}”名额（${held} 分）同分，比较其他各项后名次在其后`];
  return [`最后一个“${filled.rule.level}”名额为 ${held} 分，还差 ${formatShort(gap)} 分`];
}

/** Who stands last of a pool and was put into a floor's level for that: how far the next better one is. */
function floorGap(figure: With<GradeTerm>, filled: FilledRule, row: number, run: Evaluating, next: number): string[] {
  const pool = filled.pools[filled.poolOf[row] as number];
  const { of, ranking } = figure.term;
  const order = ranking === undefined ? undefined : numbers(run.column(ranking)).ranking?.compare;
  if (pool === undefined || of === undefined || order === undefined) return [];
  const last = lastHolder(pool, next, grades(run.column(figure.id)), order);
  if (last === undefined) return [];
  const totals = numbers(run.column(of)).vector;
  const gap = subtract(exactAt(totals, last), exactAt(totals, row));
  const ahead = `名次最后的“${figure.term.levels[next]?.level}”为 ${formatExact(exactAt(totals, last))} 分`;
  return [gap.units > 0n ? `${ahead}，还差 ${formatShort(gap)} 分` : `${ahead}，同分而名次在其后`];
}
