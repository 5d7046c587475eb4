/** The floor of the last level: at least so many of a pool stand there. */
import type { Ranking } from '../../run/column.ts';
import { comersAt } from './comers.ts';
import { openAndReport, report } from './decisions.ts';
import { tiedIn } from './giving.ts';
import type { SeatRule } from './node.ts';
import { yesOrNo } from './parting.ts';
import { type Quotas, quotasOf } from './quotas.ts';
import type { Grading } from './standing.ts';
import { Fate, type FilledRule, type SeatPool } from './trace.ts';
import { reportShares, reportWaiting, waitFor } from './waiting.ts';
import { type Between, type Said, type Way, type Ways, waysOf } from './ways.ts';

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
    reportWaiting(grading, rule, seating, index);
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

/** Takes people down as far as that is decided; what is left to people comes out as decisions. */
function lowerPool(floor: Floor, pool: SeatPool, index: number, need: Between, contesting: number[]): void {
  const { grading, rule, level, fates, quotas } = floor;
  const { rows, leavers } = candidatesOf(floor, pool);
  // Open people may come to hold what stops the others from going down, or be no candidates at all.
  const sure = [...rows.filter((row) => !grading.undecided.has(row)), ...leavers];
  const lowered = lower(floor, rows, leavers, need);
  const withFate = (fate: number): number[] => sure.filter((row) => fates[row] === fate);
  for (const row of withFate(Fate.lowered)) grading.values[row] = level;
  const say = (code: 'tie-at-floor' | 'floor-meets-ceiling' | 'adjust-breaks-floor', fate: number, seats: number) => {
    const found = withFate(fate);
    const names = { level: rule.level, seats: String(seats) };
    if (found.length > 0) openAndReport(grading, found, code, pool.name, names);
  };
  say('tie-at-floor', Fate.tied, lowered.tied);
  say('floor-meets-ceiling', Fate.kept, lowered.kept);
  say('adjust-breaks-floor', Fate.granted, lowered.yielded);
  waitFor(grading, rule, quotas, pool, index, withFate(Fate.waits), contesting);
  if (lowered.unmet > 0) {
    report(grading, 'floor-unmet', pool.name, [], { level: rule.level, seats: String(lowered.unmet) });
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
  // Of those whom a contested exception puts at the last level some may be back where their score puts them.
  const isAbove = (row: number): boolean =>
    values[row] !== level || (undecided.has(row) && (allowed[row] as number) >= 0 && allowed[row] !== level);
  const rows = pool.ranked.filter(
    (row) => isAbove(row) && !granted.has(row) && (!absent.has(row) || undecided.has(row)),
  );
  const leavers: number[] = [];
  const inPool = new Set(adjusted.size === 0 ? [] : pool.rows);
  for (const row of adjusted.keys()) {
    if (inPool.has(row) && allowed[row] === level && values[row] !== level && !absent.has(row)) leavers.push(row);
  }
  return { rows, leavers };
}

/** How many are still wanting at the least, where it comes to a decision. */
interface Lowered {
  /** Who tie contest so many. */
  tied: number;
  /** Only a decision takes away what those hold who come next. */
  kept: number;
  /** Adjustments have to give way. */
  yielded: number;
  /** Everybody has gone down who can. */
  unmet: number;
}

/**
 * Takes people down, worst first, writing fates, in every way that may come: each block of equals takes over from the one below it the
 * fewest and the most who must still go down. Before it comes to limited seats, adjustments out of the level must give way.
 */
function lower(floor: Floor, rows: Int32Array, leavers: readonly number[], need: Between): Lowered {
  const { grading, ranking, limited, fates } = floor;
  const { values, undecided } = grading;
  const tied = tiedIn(ranking);
  const found: Lowered = { tied: 0, kept: 0, yielded: 0, unmet: 0 };
  const less = ({ least, most }: Between): Between => ({
    least: Math.max(0, least - leavers.length),
    most: Math.max(0, most - leavers.length),
  });
  let left = need;
  let mayHaveStopped = false;
  const giveWay = (): void => {
    const fate = left.least > 0 ? Fate.granted : left.most > 0 || mayHaveStopped ? Fate.waits : Fate.none;
    for (const row of leavers) fates[row] = fate;
    found.yielded = left.least;
    left = less(left);
  };
  for (let end = rows.length; end > 0 && left.most > 0; ) {
    let first = end - 1;
    while (first > 0 && tied(rows[first - 1] as number, rows[end - 1] as number)) first--;
    const block = rows.subarray(first, end);
    end = first;
    const sure = block.filter((row) => !undecided.has(row));
    if (sure.some((row) => limited.has(values[row] as number))) {
      giveWay();
      for (const row of sure) fates[row] = left.least > 0 ? Fate.kept : left.most > 0 ? Fate.waits : Fate.none;
      found.kept = left.least;
      return found;
    }
    const open = block.length - sure.length;
    const ways = lowerBlock(floor, sure, open, left);
    if (open === 0) found.tied = ways.contested?.least ?? 0;
    else {
      // If one of them holds what only a decision takes away, nobody more goes down.
      const kept = less(left).most > 0;
      for (const row of sure) if (fates[row] !== Fate.none || kept) fates[row] = Fate.waits;
      mayHaveStopped = true;
    }
    left = open === 0 ? ways.left : { least: 0, most: ways.left.most };
  }
  giveWay();
  found.unmet = left.least;
  return found;
}

/** What comes of a block of equals of whom some are `open`, and may be candidates as well or not be there at all. */
function lowerBlock({ grading, rule, fates }: Floor, sure: Int32Array, open: number, left: Between): Ways {
  const asks = left.least < sure.length + open;
  const said = (row: number): Said =>
    asks ? (yesOrNo(grading.run.ruling(row, `seat.${rule.level}`)) ?? 'rest') : 'rest';
  const count = (of: Said): number => sure.reduce((sum, row) => sum + (said(row) === of ? 1 : 0), 0);
  const block = {
    yes: count('yes'),
    no: count('no'),
    rest: count('rest'),
    granted: 0,
    comers: { least: 0, most: open },
  };
  const found = waysOf(block, left, 'open');
  for (const row of sure) fates[row] = fateOf[found.ways[said(row)]];
  return found;
}

const fateOf: Readonly<Record<Way | 'several', number>> = {
  seated: Fate.lowered,
  out: Fate.none,
  tied: Fate.tied,
  granted: Fate.granted,
  several: Fate.waits,
};
