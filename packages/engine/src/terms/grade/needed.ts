/** What would have been needed for the next better grade, others unchanged. */
import { compare, formatExact, formatShort, subtract } from '../../numbers/exact.ts';
import { exactAt } from '../../numbers/vector.ts';
import { grades, numbers } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import { exactRange, inRange } from '../../scheme/range.ts';
import type { With } from '../term.ts';
import type { GradeTerm } from './node.ts';
import { Fate, type FilledRule, type GradeTrace } from './trace.ts';

/** Points to the threshold, the preconditions that failed, points to the last seat. */
export function neededForNext(
  figure: With<GradeTerm>,
  row: number,
  run: Evaluating,
  trace: GradeTrace,
  level: number,
): string[] {
  const { levels, of } = figure.term;
  const target = levels[level - 1];
  if (target === undefined) return [];
  const needed: string[] = [];
  if (of !== undefined && typeof target.rule === 'object' && !('when' in target.rule)) {
    const range = exactRange(target.rule, (a) => run.constant(a));
    const score = numbers(run.column(of));
    const total = exactAt(score.vector, row);
    const below = range.low !== undefined && !score.absent.has(row) && compare(total, range.low.value) <= 0;
    if (range.low !== undefined && below && !inRange(total, range)) {
      const gap = formatShort(subtract(range.low.value, total));
      needed.push(
        `距“${target.level}”的分数线 ${formatShort(range.low.value)} 还差 ${gap} 分${range.low.open ? '以上' : ''}`,
      );
    }
  }
  for (const failed of trace.failed.get(row) ?? []) {
    if (failed.for === target.level) needed.push(`要评“${target.level}”须满足：${failed.name}`);
  }
  for (const filled of trace.seats) {
    if (filled.rule.level === target.level && filled.fates[row] === Fate.out) {
      needed.push(seatGap(figure, filled, row, run));
    }
    if (filled.fates[row] === Fate.lowered) needed.push(...floorGap(figure, filled, row, run, level - 1));
  }
  return needed;
}

const byRank: readonly number[] = [Fate.seated, Fate.tied, Fate.waits];

/** How far it was to the last seat that was given by rank; seats by ruling say nothing about points. */
function seatGap(figure: With<GradeTerm>, { rule, seating, fates }: FilledRule, row: number, run: Evaluating): string {
  const pool = seating.at(row);
  if (pool === undefined) throw new Error(`${run.idOf(row)} came down without a pool`);
  if (pool.most === 0) return `“${rule.level}”在${pool.name}没有名额`;
  const last = pool.ranked.findLast((r) => byRank.includes(fates[r] as number));
  if (last === undefined) return `“${rule.level}”在${pool.name}没有按名次给出的名额`;
  const { of } = figure.term;
  if (of === undefined) return `名次在最后一个“${rule.level}”名额之后`;
  const { vector } = numbers(run.column(of));
  const gap = subtract(exactAt(vector, last), exactAt(vector, row));
  const score = `${formatExact(exactAt(vector, last))} 分`;
  const seat =
    fates[last] === Fate.seated
      ? `最后一个“${rule.level}”名额为 ${score}`
      : `最后的“${rule.level}”名额待定，在争的对象为 ${score}`;
  if (orderOf(figure, run)(last, row) === 0) {
    const ruling = run.ruling(row, `seat.${rule.level}`);
    return ruling === undefined
      ? `${seat}，与其并列，名额不够`
      : `${seat}，与其并列，由${ruling.by}决定不得，理由：${ruling.reason}`;
  }
  if (gap.units === 0n) return `${seat}，与其同分，比较其他各项后名次在其后`;
  return gap.units < 0n ? `${seat}，名次在其后` : `${seat}，还差 ${formatShort(gap)} 分`;
}

/** Who was put into a floor's level for standing last: how far the lowest of the next better one is. */
function floorGap(
  figure: With<GradeTerm>,
  { seating }: FilledRule,
  row: number,
  run: Evaluating,
  next: number,
): string[] {
  const pool = seating.at(row);
  const { of } = figure.term;
  if (pool === undefined || of === undefined) return [];
  const column = grades(run.column(figure.id));
  const last = pool.ranked.findLast((r) => !column.absent.has(r) && column.values[r] === next);
  if (last === undefined) return [];
  const { vector } = numbers(run.column(of));
  const gap = subtract(exactAt(vector, last), exactAt(vector, row));
  const ahead = `名次最后的“${figure.term.levels[next]?.level}”为 ${formatExact(exactAt(vector, last))} 分`;
  return [gap.units > 0n ? `${ahead}，还差 ${formatShort(gap)} 分` : `${ahead}，同分而名次在其后`];
}

function orderOf(figure: With<GradeTerm>, run: Evaluating): (a: number, b: number) => number {
  const ranking = figure.term.ranking === undefined ? undefined : numbers(run.column(figure.term.ranking)).ranking;
  if (ranking === undefined) throw new Error(`${figure.id} gives seats without a rank`);
  return ranking.compare;
}
