/** What a seat rule did to somebody, in words: how many seats there were, and what kept them from one or gave it. */
import { compare, formatPercent, parseExact } from '../../numbers/exact.ts';
import { grades, type Ranking } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import { decidedBy } from '../../run/ruling-notes.ts';
import type { With } from '../term.ts';
import { approvalsOf } from './beyond.ts';
import { statedPeople } from './bound.ts';
import type { GradeTerm } from './node.ts';
import { Fate, type FilledRule, type SeatPool } from './trace.ts';

/** Somebody's standing under one rule. */
interface Standing {
  readonly filled: FilledRule;
  readonly pool: SeatPool;
  readonly row: number;
  readonly run: Evaluating;
  readonly ranking: Ranking;
}

/** Nothing for whom the rule concerned in no way. */
export function seatNotes(filled: FilledRule, row: number, run: Evaluating, ranking: Ranking): string[] {
  const pool = filled.seating.at(row);
  if (pool === undefined) return [];
  const standing = { filled, pool, row, run, ranking };
  const settled = settledBy(standing);
  if (filled.fates[row] === Fate.none && settled === undefined) return [];
  const { rule } = filled;
  const principle = rule.soft !== undefined ? '原则上' : '';
  const bound = rule.atMost === undefined ? '至少' : `${principle}最多`;
  const number = pool.most > pool.seats ? `${pool.seats} 到 ${pool.most} 个（尚未决定）` : `${pool.seats} 个`;
  const count = pool.most === 0 && rule.atMost !== undefined ? `${principle}没有名额` : `${bound} ${number}`;
  const share = statedPeople(rule) === undefined ? `${shareText(pool)}，` : '';
  const why = settled ?? outcomeNote(standing);
  return [
    `“${rule.level}”名额（${pool.name}）：${share}${count}`,
    ...poolNotes(standing),
    ...(why === undefined ? [] : [why]),
  ];
}

const isIn = (fate: number | undefined): boolean =>
  fate === Fate.seated || fate === Fate.lowered || fate === Fate.granted;
const isUndecided = (fate: number | undefined): boolean => fate === Fate.tied || fate === Fate.waits;

/** What rulings on seats made of somebody: their own, or those on the others with whom they tied. */
function settledBy({ filled: { rule, fates }, pool, row, run, ranking }: Standing): string | undefined {
  const fate = fates[row];
  if (isUndecided(fate)) return undefined;
  const setting = `seat.${rule.level}`;
  const listed = (of: boolean): string => `${of ? '' : '不'}列入“${rule.level}”`;
  const own = run.followed(row, setting);
  if (own !== undefined) return (own.value === 'yes') === isIn(fate) ? decidedBy(own, listed(isIn(fate))) : undefined;
  if (ranking.places[row] === 0) return undefined;
  const others = pool.ranked.filter((r) => r !== row && ranking.compare(r, row) === 0);
  const ruled = others.some((r) => !isUndecided(fates[r]) && run.followed(r, setting) !== undefined);
  return ruled ? `与另外 ${others.length} 个对象并列，按对他们的裁定${listed(isIn(fate))}` : undefined;
}

function outcomeNote({ filled: { rule, fates }, pool, row, ranking }: Standing): string | undefined {
  if (fates[row] === Fate.lowered) return `按名次排在末位，列入“${rule.level}”`;
  if (fates[row] !== Fate.out) return undefined;
  if (pool.most === 0) return `本范围没有“${rule.level}”名额，未列入“${rule.level}”`;
  const together = ranking.ties === 'share' ? tooMany(fates, pool, ranking) : undefined;
  if (together === undefined) return `名次在名额之外，未列入“${rule.level}”`;
  const { rows, left } = together;
  if (!rows.includes(row)) return `排在前面并列而放不下的对象之后，名额不递补，未列入“${rule.level}”`;
  return `${rows.length} 个对象并列第 ${ranking.places[row]}，只有 ${left} 个名额，按同进同退都不列入“${rule.level}”`;
}

/** The equals for whom there were seats, but not enough; undefined: the seats were used up, or it is not yet known how many there are. */
function tooMany(
  fates: Uint8Array,
  pool: SeatPool,
  { compare: order }: Ranking,
): { rows: number[]; left: number } | undefined {
  const taken = pool.rows.filter((r) => isIn(fates[r])).length;
  const left = pool.seats - taken;
  const first = pool.ranked.find((r) => fates[r] === Fate.out);
  if (first === undefined || left <= 0 || pool.most > pool.seats) return undefined;
  const rows = pool.ranked.filter((r) => fates[r] === Fate.out && order(r, first) === 0);
  return rows.length > left ? { rows: [...rows], left } : undefined;
}

/** Rulings on the pool: its share, and a seat for which remainders were equal. What goes beyond a share in principle is told by itself. */
function poolNotes({ filled: { rule }, pool, run }: Standing): string[] {
  const shares = pool.parts.flatMap(({ name, share, approved }) => {
    const ruling = approved === undefined ? run.followedOnPool(name, `share.${rule.level}`) : undefined;
    const ruled = ruling === undefined ? undefined : parseExact(ruling.value);
    if (ruling === undefined || ruled === undefined || share === undefined || compare(ruled, share) !== 0) return [];
    return [`${name}的“${rule.level}”比例${decidedBy(ruling, `为 ${formatPercent(ruled)}`)}`];
  });
  const seat = run.followedOnPool(pool.name, `seat.${rule.level}`);
  if (seat === undefined || pool.most > pool.seats) return shares;
  return [...shares, `余数相同的名额${decidedBy(seat, `${seat.value === 'yes' ? '给' : '不给'}${pool.name}`)}`];
}

/** Where a pool goes beyond a share that stands in principle, who approved it and why. */
export function beyondNotes(filled: FilledRule, row: number, run: Evaluating, figure: With<GradeTerm>): string[] {
  const pool = filled.seating.at(row);
  if (pool === undefined) return [];
  return approvalsOf(filled, pool, grades(run.column(figure.id)), run).flatMap(({ row: whom, ruling }) =>
    whom === row
      ? [`超出“${filled.rule.level}”原则上的名额，经${ruling.by}批准，理由：${ruling.reason}`]
      : whom === undefined
        ? [
            `${poolNamed(ruling.target)}的“${filled.rule.level}”比例经${ruling.by}批准为 ${ruling.value}，理由：${ruling.reason}`,
          ]
        : [],
  );
}

/** The pool as people know it: rulings name it together with its population. */
const poolNamed = (target: string): string => target.slice(target.indexOf('/') + 1);

/** `5 个 × 40%`; where pools with different shares were put together, each share with its people. */
function shareText({ parts }: SeatPool): string {
  const people = new Map<string, number>();
  for (const { base, share } of parts) {
    if (share === undefined) throw new Error('a share that is none');
    const percent = formatPercent(share);
    people.set(percent, (people.get(percent) ?? 0) + base);
  }
  return [...people].map(([percent, base]) => `${base} 个 × ${percent}`).join(' + ');
}
