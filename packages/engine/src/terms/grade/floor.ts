/** The floor of the last level: at least so many of a pool stand there. */
import type { Ranking } from '../../run/column.ts';
import { comersAt } from './comers.ts';
import { openAndReport, report } from './decisions.ts';
import { type Tie, tiedIn } from './giving.ts';
import type { SeatRule } from './node.ts';
import { partBlock, yesOrNo } from './parting.ts';
import { type Quotas, quotasOf } from './quotas.ts';
import type { Grading } from './standing.ts';
import { Fate, type FilledRule, type SeatPool } from './trace.ts';
import { reportShares, reportWaiting, waitFor } from './waiting.ts';

/** Brings the lowest down until the floor is met; never anyone who holds a limited seat, or stands where a ruling put them. */
export function fillFloor(
  grading: Grading,
  rule: SeatRule,
  level: number,
  ranking: Ranking,
  limited: ReadonlySet<number>,
): FilledRule {
  const { run, values, absent, contested } = grading;
  const quotas = quotasOf(grading, rule, level, ranking);
  const { seating } = quotas;
  const { poolOf } = seating;
  const fates = new Uint8Array(run.rows.length);
  const comers = comersAt(grading, level, limited, poolOf);
  const contesting: number[] = [];
  seating.pools.forEach((pool, index) => {
    let there = 0;
    for (const row of pool.rows) if (values[row] === level && !absent.has(row)) there++;
    const most = pool.most - there;
    if (most > 0) {
      const mayCome = (comers.get(index) ?? []).reduce((sum, c) => sum + c.most, 0);
      const mayStay = contested.reduce(
        (sum, c) => sum + (c.level === level && poolOf[c.rows[0] as number] === index ? c.most : 0),
        0,
      );
      const least = Math.max(0, pool.seats - there - mayCome - mayStay);
      const floor = { grading, rule, level, ranking, limited, quotas, fates };
      lowerPool(floor, pool, index, { least, most }, contesting);
    }
    reportWaiting(grading, seating, index, rule.level);
  });
  reportShares(grading, rule, quotas, contesting);
  return { rule, seating, fates };
}

interface Floor {
  readonly grading: Grading;
  readonly rule: SeatRule;
  readonly level: number;
  readonly ranking: Ranking;
  readonly limited: ReadonlySet<number>;
  readonly quotas: Quotas;
  readonly fates: Uint8Array;
}

/** As ceilings do: once with the fewest, once with the most who must go down; who fares alike both times has the result. */
function lowerPool(
  floor: Floor,
  pool: SeatPool,
  index: number,
  need: { readonly least: number; readonly most: number },
  contesting: number[],
): void {
  const { grading, rule, level, fates, quotas } = floor;
  const { values } = grading;
  const { rows, leavers } = candidatesOf(floor, pool);
  // Open people may come to hold what stops the others from going down, or be no candidates at all.
  const sure = rows.filter((row) => !grading.undecided.has(row));
  const all = [...sure, ...leavers];
  const few = lower(floor, rows, leavers, need.least);
  const before = all.map((row) => fates[row]);
  if (need.most !== need.least || sure.length < rows.length) {
    for (const row of [...rows, ...leavers]) fates[row] = Fate.none;
    lower(floor, sure, leavers, need.most);
  }
  const waits = all.filter((row, i) => fates[row] !== before[i]);
  const alike = all.filter((row, i) => fates[row] === before[i]);
  const withFate = (fate: number): number[] => alike.filter((row) => fates[row] === fate);
  for (const row of waits) fates[row] = Fate.waits;
  for (const row of withFate(Fate.lowered)) values[row] = level;
  const say = (code: 'tie-at-floor' | 'floor-meets-ceiling' | 'adjust-breaks-floor', fate: number, seats: number) => {
    const found = withFate(fate);
    const names = { level: rule.level, seats: String(seats) };
    if (found.length > 0) openAndReport(grading, found, code, pool.name, names);
  };
  say('tie-at-floor', Fate.tied, few.tie?.seats ?? 0);
  say('floor-meets-ceiling', Fate.kept, few.kept);
  say('adjust-breaks-floor', Fate.granted, few.yielded);
  waitFor(grading, rule, quotas, pool, index, waits, contesting);
  if (few.unmet > 0) {
    report(grading, 'floor-unmet', pool.name, [], { level: rule.level, seats: String(few.unmet) });
  }
}

/** Who may be taken down, best first; and those whom an adjustment took out of the last level. */
function candidatesOf({ grading, level, ranking }: Floor, pool: SeatPool): { rows: Int32Array; leavers: number[] } {
  const { values, absent, granted, undecided, adjusted, allowed } = grading;
  // Whoever has no place may be the lowest: the grade takes over what keeps the place away.
  for (const row of pool.rows) {
    if (values[row] === level || absent.has(row) || granted.has(row)) continue;
    const lacking = ranking.absent.at(row);
    if (lacking !== undefined) absent.set(row, lacking);
  }
  const rows = pool.ranked.filter(
    (row) => values[row] !== level && !granted.has(row) && (!absent.has(row) || undecided.has(row)),
  );
  const leavers: number[] = [];
  const inPool = new Set(adjusted.size === 0 ? [] : pool.rows);
  for (const row of adjusted.keys()) {
    if (inPool.has(row) && allowed[row] === level && values[row] !== level && !absent.has(row)) leavers.push(row);
  }
  return { rows, leavers };
}

interface Lowered {
  readonly tie?: Tie;
  /** How many were still wanting where it came to what only a decision takes away; 0: it did not. */
  readonly kept: number;
  /** How many were still wanting where adjustments had to give way; 0: they had not to. */
  readonly yielded: number;
  /** How many are wanting when everybody has gone down who can. */
  readonly unmet: number;
}

/** Takes `need` people down, worst first, writing fates. Before it comes to limited seats, adjustments out of the level must give way. */
function lower(floor: Floor, rows: Int32Array, leavers: readonly number[], need: number): Lowered {
  const { grading, rule, ranking, limited, fates } = floor;
  const { values, undecided, run } = grading;
  const tied = tiedIn(ranking);
  const ruled = (row: number) => yesOrNo(run.ruling(row, `seat.${rule.level}`));
  let left = need;
  let yielded = 0;
  const giveWay = (): void => {
    if (yielded > 0 || leavers.length === 0) return;
    yielded = left;
    for (const row of leavers) fates[row] = Fate.granted;
    left = Math.max(0, left - leavers.length);
  };
  for (let end = rows.length; end > 0 && left > 0; ) {
    let first = end - 1;
    while (first > 0 && tied(rows[first - 1] as number, rows[end - 1] as number)) first--;
    const block = [...rows.subarray(first, end)];
    end = first;
    if (block.some((row) => undecided.has(row) || limited.has(values[row] as number))) {
      giveWay();
      if (left === 0) break;
      for (const row of block) fates[row] = Fate.kept;
      return { kept: left, yielded, unmet: 0 };
    }
    const { seated, open } = block.length <= left ? { seated: block, open: [] } : partBlock(block, left, ruled);
    for (const row of seated) fates[row] = Fate.lowered;
    for (const row of open) fates[row] = Fate.tied;
    left -= seated.length;
    if (open.length > 0) return { tie: { rows: open, seats: left }, kept: 0, yielded: 0, unmet: 0 };
  }
  if (left > 0) giveWay();
  return { kept: 0, yielded, unmet: left };
}
