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
import { reportShares, reportWaiting, waitFor } from './waiting.ts';

/** Carries out the seat rules, moving the levels; without a ranking there are none. */
export function fillSeats(grading: Grading): FilledRule[] {
  const { figure, ranking } = grading;
  if (ranking === undefined) return [];
  const rules = (figure.term.seats ?? []).map((rule) => ({ rule, level: levelIndex(figure, rule.level) }));
  const ceilings = rules.filter(({ rule }) => rule.atMost !== undefined).sort((a, b) => a.level - b.level);
  const limited = new Set(ceilings.map((c) => c.level));
  return [
    ...ceilings.map(({ rule, level }) => fillCeiling(grading, rule, level, ranking, limited)),
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
  /** By index of the pool; most pools have nothing special. */
  readonly special: ReadonlyMap<number, Special>;
  /** People whose seat hangs on a remainder that is undecided. */
  readonly contesting: number[];
}

/** What keeps a pool from being filled by rank alone. */
interface Special {
  /** Rows that a ruling has put there and that take a seat. */
  readonly takers: number[];
  /** Seats kept for exceptions of whom some must go. */
  kept: number;
  readonly comers: PoolComers[];
}

function fillCeiling(
  grading: Grading,
  rule: SeatRule,
  level: number,
  ranking: Ranking,
  limited: ReadonlySet<number>,
): FilledRule {
  const { values, absent, granted, run } = grading;
  const quotas = quotasOf(grading, rule, level, ranking);
  const { seating } = quotas;
  const fates = new Uint8Array(run.rows.length);
  const special = specialOf(grading, rule, level, ranking, quotas, limited);
  const ceiling: Ceiling = { grading, rule, level, ranking, quotas, fates, special, contesting: [] };
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
    if (seats === seating.most[index] && !special.has(index)) {
      const tie = giveByRank(mine, count, seats, plain);
      const lacking = tie === undefined ? 0 : tie.rows.length - tie.seats;
      if (tie !== undefined) openTie(ceiling, seating.pool(index), tie, lacking, lacking);
    } else fillSpecial(ceiling, seating.pool(index), index, mine.subarray(0, count));
    for (let k = 0; k < count; k++) {
      const row = mine[k] as number;
      if (fates[row] === Fate.out) settleAt(grading, row, level + 1);
    }
    reportWaiting(grading, seating, index, rule.level);
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

function specialOf(
  grading: Grading,
  rule: SeatRule,
  level: number,
  ranking: Ranking,
  { seating: { poolOf } }: Quotas,
  limited: ReadonlySet<number>,
): Map<number, Special> {
  const { values, absent, granted, contested } = grading;
  const found = new Map<number, Special>();
  const at = (row: number): Special => {
    const pool = poolOf[row] as number;
    if (pool < 0) throw new Error('a ruling gives a seat to somebody without a pool');
    const special = found.get(pool) ?? { takers: [], kept: 0, comers: [] };
    found.set(pool, special);
    return special;
  };
  for (const [row, seat] of granted) {
    if (values[row] === level && seat === 'takes' && !absent.has(row)) at(row).takers.push(row);
  }
  const keepers = new Set<number>();
  for (const { rows, level: to, most } of contested) {
    const [row] = rows;
    if (to !== level || rule.soft === true || row === undefined || poolOf[row] === -1) continue;
    at(row).kept += most;
    for (const keeper of rows) keepers.add(keeper);
    // Those to whom no seat is kept may come by rank; the best of them leave the fewest seats to the others.
    const back = comersAt(grading, level, limited, poolOf, (r) => rows.includes(r)).get(poolOf[row] as number) ?? [];
    const able = back.flatMap((group) => group.rows).sort((a, b) => ranking.compare(a, b) || a - b);
    if (able.length > 0) at(row).comers.push({ rows: able, least: 0, most: Math.min(able.length, rows.length - most) });
  }
  for (const [pool, comers] of comersAt(grading, level, limited, poolOf, (row) => !keepers.has(row))) {
    const special = found.get(pool) ?? { takers: [], kept: 0, comers: [] };
    found.set(pool, special);
    special.comers.push(...comers);
  }
  return found;
}

/**
 * Seats are given twice: once with as many seats and as few others as there may be, once with as few seats and as many others. Who
 * fares alike both times has the result; whose seat hangs on what is undecided is open as well.
 */
function fillSpecial(ceiling: Ceiling, pool: SeatPool, index: number, candidates: Int32Array): void {
  const { grading, rule, level, ranking, fates, special } = ceiling;
  const { takers, kept, comers } = special.get(index) ?? { takers: [], kept: 0, comers: [] };
  const soft = rule.soft === true;
  const seats = soft ? { fewest: pool.seats, most: pool.most } : seatTakers(ceiling, pool, index, takers, kept);
  // On a level that is limited in principle a ruling takes nobody's seat: who reaches the level competes, and goes beyond if need be.
  const competing = soft ? takers.filter((row) => reaches(grading, row, level, ranking)) : [];
  const grantedRows = new Set(competing);
  const coming = new Set(comers.flatMap((c) => c.rows));
  const ruled = seatRuling(grading, rule);
  const give = (side: 'least' | 'most', count: number): Tie | undefined => {
    const others = comers.flatMap((c) => c.rows.slice(0, c[side]));
    const rows = Int32Array.from([...candidates, ...competing, ...others]);
    rows.sort((a, b) => ranking.compare(a, b) || a - b);
    // Whatever people say of those who may come, it is no worse for the others than this.
    const said = side === 'least' ? 'no' : 'yes';
    const givenTo = (row: number) => (coming.has(row) ? said : ruled(row));
    return giveByRank(rows, rows.length, Math.max(0, count), {
      tied: tiedIn(ranking),
      ties: ranking.ties,
      ruled: givenTo,
      isGranted: (row) => grantedRows.has(row),
      fates,
    });
  };
  const loose = give('least', seats.most);
  const before = Uint8Array.from(candidates, (row) => fates[row] as number);
  const tight = give('most', seats.fewest);
  for (const row of coming) fates[row] = Fate.none;
  for (const row of takers) if (fates[row] === Fate.none) fates[row] = Fate.granted;
  const waits = [...candidates].filter((row, i) => fates[row] !== before[i]);
  const tied = [...candidates].filter((row, i) => fates[row] === Fate.tied && before[i] === Fate.tied);
  hold(ceiling, pool, index, waits);
  if (tied.length > 0 && loose !== undefined && tight !== undefined) {
    const sure = coming.size === 0 && seats.fewest === seats.most;
    const least = Math.max(0, tied.length - loose.seats);
    openTie(ceiling, pool, { rows: tied, seats: tight.seats }, least, sure ? least : tied.length);
  }
}

const reaches = ({ allowed }: Grading, row: number, level: number, { places }: Ranking): boolean =>
  places[row] !== 0 && (allowed[row] as number) >= 0 && (allowed[row] as number) <= level;

/** Seats that those whom rulings put there leave to the others. Too many of them contest the seats: nobody else has one meanwhile. */
function seatTakers(
  ceiling: Ceiling,
  pool: SeatPool,
  index: number,
  takers: readonly number[],
  kept: number,
): { fewest: number; most: number } {
  const { grading, rule, fates } = ceiling;
  const fewest = Math.max(0, pool.seats - kept);
  if (takers.length <= fewest) return { fewest: fewest - takers.length, most: pool.most - takers.length };
  if (takers.length <= pool.most) {
    for (const row of takers) fates[row] = Fate.granted;
    waitFor(grading, rule, ceiling.quotas, pool, index, takers, ceiling.contesting);
    comeBack(grading, takers);
    return { fewest: 0, most: pool.most - takers.length };
  }
  const chosen = takers.filter((row) => seatRuling(grading, rule)(row) === 'yes');
  const settled = new Set(chosen.length <= fewest ? chosen : []);
  const others = takers.filter((row) => !settled.has(row));
  for (const row of takers) fates[row] = Fate.granted;
  openAndReport(grading, others, 'exception-no-seat', pool.name, { level: rule.level, seats: String(pool.seats) });
  comeBack(grading, others);
  return { fewest: 0, most: 0 };
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
  const { grading, rule, level, quotas, fates, contesting } = ceiling;
  for (const row of rows) fates[row] = Fate.waits;
  waitFor(grading, rule, quotas, pool, index, rows, contesting);
  if (rows.length > 0) grading.comers.push({ rows, from: level + 1, least: 0, most: rows.length });
}

/** A tie for the last seats; `least` to `most` of them will have none. */
function openTie({ grading, rule, level }: Ceiling, pool: SeatPool, tie: Tie, least: number, most: number): void {
  const values = { level: rule.level, seats: String(tie.seats) };
  openAndReport(grading, tie.rows, 'tie-at-last-seat', pool.name, values);
  grading.comers.push({ rows: tie.rows, from: level + 1, least, most });
}
