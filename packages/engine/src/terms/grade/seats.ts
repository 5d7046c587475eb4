/** Filling the seats of a grade: every ceiling from the best level down, then the floor of the last level. */
import type { Ranking } from '../../run/column.ts';
import { comersAt, type PoolComers } from './comers.ts';
import { openAndReport } from './decisions.ts';
import { fillFloor } from './floor.ts';
import { giveByRank, type Tie, tiedIn } from './giving.ts';
import { levelIndex } from './level-names.ts';
import type { SeatRule } from './node.ts';
import { yesOrNo } from './parting.ts';
import { type Quotas, quotasOf } from './quotas.ts';
import { settleAt } from './requirements.ts';
import type { Grading } from './standing.ts';
import { Fate, type FilledRule, type SeatPool } from './trace.ts';
import { giveUndecided } from './undecided.ts';
import { reportShares, reportWaiting, waitFor } from './waiting.ts';
import type { Between } from './ways.ts';

/** Carries out the seat rules, moving the levels; without a ranking there are none. */
export function fillSeats(grading: Grading): FilledRule[] {
  const { figure, ranking } = grading;
  if (ranking === undefined) return [];
  const rules = (figure.term.seats ?? []).map((rule) => ({ rule, level: levelIndex(figure, rule.level) }));
  const ceilings = rules.filter(({ rule }) => rule.atMost !== undefined).sort((a, b) => a.level - b.level);
  const limited = new Set(ceilings.map((c) => c.level));
  // What rulings contest is found before any seat is given: whose ruling is withdrawn may come back to any level.
  const claimed = ceilings.map(({ rule, level }) => claimSeats(grading, rule, level, ranking));
  return [
    ...claimed.map((ceiling) => fillCeiling(ceiling, limited)),
    ...rules
      .filter(({ rule }) => rule.atLeast !== undefined)
      .map(({ rule, level }) => fillFloor(grading, rule, level, ranking, limited)),
  ];
}

interface Ceiling {
  readonly grading: Grading;
  readonly rule: SeatRule;
  readonly level: number;
  readonly ranking: Ranking;
  readonly quotas: Quotas;
  readonly fates: Uint8Array;
  /** By index of the pool; most pools have none whom a ruling put there. */
  readonly claims: ReadonlyMap<number, Claims>;
  /** People whose seat hangs on a remainder that is undecided. */
  readonly contesting: number[];
}

/** What rulings claim of a pool's seats. */
interface Claims {
  /** Rows that a ruling has put there and that take a seat. */
  readonly takers: number[];
  /** Seats kept for exceptions of whom some must go. */
  kept: number;
  /** Seats that are left to the others. */
  left: Between;
}

/** The pools of a ceiling, and what rulings leave of their seats; opens those who contest them. */
function claimSeats(grading: Grading, rule: SeatRule, level: number, ranking: Ranking): Ceiling {
  const { values, absent, granted, contested, run } = grading;
  const quotas = quotasOf(grading, rule, level, ranking);
  const { seating } = quotas;
  const { poolOf } = seating;
  const claims = new Map<number, Claims>();
  const at = (row: number): Claims => {
    const index = poolOf[row] as number;
    if (index < 0) throw new Error('a ruling gives a seat to somebody without a pool');
    const pool = seating.pool(index);
    const found = claims.get(index) ?? { takers: [], kept: 0, left: { least: pool.seats, most: pool.most } };
    claims.set(index, found);
    return found;
  };
  for (const [row, seat] of granted) {
    if (values[row] === level && seat === 'takes' && !absent.has(row)) at(row).takers.push(row);
  }
  for (const { rows, level: to, most } of contested) {
    const [row] = rows;
    if (to === level && rule.soft !== true && row !== undefined && poolOf[row] !== -1) at(row).kept += most;
  }
  const fates = new Uint8Array(run.rows.length);
  const ceiling: Ceiling = { grading, rule, level, ranking, quotas, fates, claims, contesting: [] };
  if (rule.soft !== true) for (const [index, claim] of claims) claim.left = seatTakers(ceiling, index, claim);
  return ceiling;
}

function fillCeiling(ceiling: Ceiling, limited: ReadonlySet<number>): FilledRule {
  const { grading, rule, level, ranking, quotas, fates, claims } = ceiling;
  const { values, absent, granted } = grading;
  const { seating } = quotas;
  const coming = comersByPool(ceiling, limited);
  const { rows, from, to } = seating.ranked;
  const mine = new Int32Array(to.reduce((most, end, index) => Math.max(most, end - (from[index] as number)), 0));
  const plain = { tied: tiedIn(ranking), ties: ranking.ties, ruled: seatRuling(grading, rule), fates };
  needPlaces(grading, level, ranking);
  for (let index = 0; index < seating.count; index++) {
    const end = to[index] as number;
    let count = 0;
    for (let k = from[index] as number; k < end; k++) {
      const row = rows[k] as number;
      if (values[row] === level && !absent.has(row) && !granted.has(row)) mine[count++] = row;
    }
    const seats = seating.seats[index] as number;
    if (seats === seating.most[index] && !claims.has(index) && !coming.has(index)) {
      const tie = giveByRank(mine, count, seats, plain);
      const lacking = tie === undefined ? 0 : tie.rows.length - tie.seats;
      if (tie !== undefined) openTie(ceiling, seating.pool(index), tie, lacking, lacking);
    } else fillSpecial(ceiling, seating.pool(index), index, mine.slice(0, count), coming.get(index) ?? []);
    for (let k = 0; k < count; k++) {
      const row = mine[k] as number;
      if (fates[row] === Fate.out) settleAt(grading, row, level + 1);
    }
    reportWaiting(grading, rule, seating, index);
  }
  reportShares(grading, rule, quotas, ceiling.contesting);
  return { rule, seating, fates };
}

const seatRuling =
  ({ run }: Grading, rule: SeatRule) =>
  (row: number): 'yes' | 'no' | undefined =>
    yesOrNo(run.ruling(row, `seat.${rule.level}`));

/** Whoever has no place can't be held against those who have: the grade takes over what keeps the place away. */
function needPlaces({ values, absent, granted }: Grading, level: number, ranking: Ranking): void {
  if (ranking.absent.count === 0) return;
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== level || absent.has(row) || granted.has(row)) continue;
    const lacking = ranking.absent.at(row);
    if (lacking !== undefined) absent.set(row, lacking);
  }
}

/** Open people who may yet come to the level, by index of their pool. */
function comersByPool(
  {
    grading,
    rule,
    level,
    ranking,
    quotas: {
      seating: { poolOf },
    },
  }: Ceiling,
  limited: ReadonlySet<number>,
): Map<number, PoolComers[]> {
  const keepers = new Set<number>();
  const found = new Map<number, PoolComers[]>();
  const push = (pool: number, ...comers: PoolComers[]): void =>
    void found.set(pool, [...(found.get(pool) ?? []), ...comers]);
  for (const { rows, level: to, most } of grading.contested) {
    const pool = rows[0] === undefined ? -1 : (poolOf[rows[0]] as number);
    if (to !== level || rule.soft === true || pool === -1) continue;
    for (const keeper of rows) keepers.add(keeper);
    // Those to whom no seat is kept may come by rank; the best of them leave the fewest seats to the others.
    const back = comersAt(grading, level, limited, poolOf, (r) => rows.includes(r)).get(pool) ?? [];
    const able = back.flatMap((group) => group.rows).sort((a, b) => ranking.compare(a, b) || a - b);
    if (able.length > 0) push(pool, { rows: able, least: 0, most: Math.min(able.length, rows.length - most) });
  }
  for (const [pool, comers] of comersAt(grading, level, limited, poolOf, (row) => !keepers.has(row)))
    push(pool, ...comers);
  return found;
}

/** Gives the seats of a pool where people may yet come, or their number is not known; whose seat hangs on that is open. */
function fillSpecial(
  ceiling: Ceiling,
  pool: SeatPool,
  index: number,
  candidates: Int32Array,
  comers: readonly PoolComers[],
): void {
  const { grading, rule, level, ranking, fates, claims } = ceiling;
  const { takers, left: seats } = claims.get(index) ?? { takers: [], left: { least: pool.seats, most: pool.most } };
  // On a level that is limited in principle a ruling takes nobody's seat: who reaches the level competes, and goes beyond if need be.
  const competing = rule.soft === true ? takers.filter((row) => reaches(grading, row, level, ranking)) : [];
  const ruled = seatRuling(grading, rule);
  const tie = giveUndecided({ candidates, competing, comers }, seats, { ranking, ruled, fates });
  for (const row of takers) if (fates[row] === Fate.none) fates[row] = Fate.granted;
  const waits = candidates.filter((row) => fates[row] === Fate.waits);
  hold(ceiling, pool, index, [...waits]);
  if (tie !== undefined) {
    const { rows, contested } = tie;
    const sure = comers.length === 0 && seats.least === seats.most;
    const least = Math.max(0, rows.length - contested.most);
    openTie(ceiling, pool, { rows, seats: contested.least }, least, sure ? least : rows.length);
  }
}

const reaches = ({ allowed }: Grading, row: number, level: number, { places }: Ranking): boolean =>
  places[row] !== 0 && (allowed[row] as number) >= 0 && (allowed[row] as number) <= level;

/** Seats that those whom rulings put there leave to the others. Too many of them contest the seats: nobody else has one meanwhile. */
function seatTakers(ceiling: Ceiling, index: number, { takers, kept }: Claims): Between {
  const { grading, rule, fates, quotas } = ceiling;
  const pool = quotas.seating.pool(index);
  const fewest = Math.max(0, pool.seats - kept);
  if (takers.length <= fewest) return { least: fewest - takers.length, most: pool.most - takers.length };
  if (takers.length <= pool.most) {
    for (const row of takers) fates[row] = Fate.granted;
    waitFor(grading, rule, quotas, pool, index, takers, ceiling.contesting);
    comeBack(grading, takers);
    return { least: 0, most: pool.most - takers.length };
  }
  const chosen = takers.filter((row) => seatRuling(grading, rule)(row) === 'yes');
  const settled = new Set(chosen.length <= fewest ? chosen : []);
  const others = takers.filter((row) => !settled.has(row));
  for (const row of takers) fates[row] = Fate.granted;
  const seats = pool.most > pool.seats ? `${pool.seats} 到 ${pool.most}` : String(pool.seats);
  openAndReport(grading, others, 'exception-no-seat', pool.name, { level: rule.level, seats });
  comeBack(grading, others);
  return { least: 0, most: 0 };
}

/** Those whose ruling is contested may be back where score and preconditions put them. */
function comeBack({ allowed, comers, granted }: Grading, rows: readonly number[]): void {
  for (const row of rows) {
    granted.delete(row);
    const from = allowed[row] as number;
    if (from >= 0) comers.push({ rows: [row], from, least: 0, most: 1 });
  }
}

/** Rows whose seat hangs on something undecided. */
function hold(ceiling: Ceiling, pool: SeatPool, index: number, rows: readonly number[]): void {
  const { grading, rule, level, quotas, contesting } = ceiling;
  waitFor(grading, rule, quotas, pool, index, rows, contesting);
  if (rows.length > 0) grading.comers.push({ rows, from: level + 1, least: 0, most: rows.length });
}

/** A tie for the last seats; `least` to `most` of them will have none. */
function openTie({ grading, rule, level }: Ceiling, pool: SeatPool, tie: Tie, least: number, most: number): void {
  const values = { level: rule.level, seats: String(tie.seats) };
  openAndReport(grading, tie.rows, 'tie-at-last-seat', pool.name, values);
  grading.comers.push({ rows: tie.rows, from: level + 1, least, most });
}
