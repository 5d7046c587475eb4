/** Why somebody has a seat in one run and none in the other: the seats, the place among those who compete, or the pool. */
import { numbers } from '../run/column.ts';
import type { FilledRule, SeatPool } from '../terms/seats.ts';
import type { GradeReason } from './comparison.ts';
import type { Deciding } from './grade-reasons.ts';

/** How somebody stands among those who compete for a level's seats. */
interface Competing {
  /** First and last of the places that the subject shares with its equals. */
  readonly first: number;
  readonly last: number;
  /** Undefined: as many as there are people. */
  readonly seats?: number;
  readonly pool?: string;
}

/** For every level that the subject got in one run and competed for in vain in the other; then what a floor leaves open in one of them. */
export function seatReasons(a: Deciding, b: Deciding): GradeReason[] {
  const levels = a.figure.term.levels.map((l) => l.level).filter((level) => has(b, level));
  const found = levels.flatMap((level): GradeReason[] => {
    const [x, y] = [outcomeOf(a, level), outcomeOf(b, level)];
    if (x === undefined || y === undefined || x === y) return [];
    return reasonsFor(level, competing(a, level), competing(b, level));
  });
  return found.length > 0 || isOpen(a) === isOpen(b) ? found : floorReasons(a, b);
}

const isOpen = ({ figure, at: { evaluated, row } }: Deciding): boolean =>
  evaluated.run.column(figure.id).absent.at(row)?.kind === 'open';

function floorReasons(a: Deciding, b: Deciding): GradeReason[] {
  const floorOf = ({ trace, at }: Deciding) => {
    const filled = trace.seats.find(({ rule }) => rule.atLeast !== undefined);
    return filled === undefined ? undefined : { level: filled.rule.level, pool: poolAt(filled, at.row) };
  };
  const [x, y] = [floorOf(a), floorOf(b)];
  const level = (x ?? y)?.level;
  if (level === undefined) return [];
  const seats: GradeReason = { kind: 'seats', of: level, ...counted(x?.pool?.seats, y?.pool?.seats) };
  const pools: GradeReason = { kind: 'pool', of: level, ...named(x?.pool?.name, y?.pool?.name) };
  return [...(x?.pool?.seats === y?.pool?.seats ? [] : [seats]), ...(x?.pool?.name === y?.pool?.name ? [] : [pools])];
}

const has = ({ figure }: Deciding, level: string): boolean => figure.term.levels.some((l) => l.level === level);

function reasonsFor(level: string, x: Competing, y: Competing): GradeReason[] {
  const lot = (place: Competing, seats: Competing): Lot => lotOf(place.first, place.last, seats.seats);
  const bySeats = lot(x, x) !== lot(x, y) || lot(y, y) !== lot(y, x);
  const byPlace = lot(x, x) !== lot(y, x) || lot(y, y) !== lot(x, y);
  // Rulings and floors settle some seats otherwise than by place: then what is different has to do as the reason.
  const told = bySeats || byPlace;
  const seats: GradeReason = { kind: 'seats', of: level, ...counted(x.seats, y.seats) };
  const place: GradeReason = { kind: 'rank', of: level, ...counted(x.first, y.first) };
  const pool: GradeReason = { kind: 'pool', of: level, ...named(x.pool, y.pool) };
  return [
    ...((told ? bySeats : x.seats !== y.seats) ? [seats] : []),
    ...((told ? byPlace : x.first !== y.first) ? [place] : []),
    ...(x.pool !== undefined && y.pool !== undefined && x.pool !== y.pool ? [pool] : []),
  ];
}

const counted = (x: number | undefined, y: number | undefined): Pick<GradeReason, 'before' | 'after'> => ({
  ...(x === undefined ? {} : { before: String(x) }),
  ...(y === undefined ? {} : { after: String(y) }),
});

const named = (x: string | undefined, y: string | undefined): Pick<GradeReason, 'before' | 'after'> => ({
  ...(x === undefined ? {} : { before: x }),
  ...(y === undefined ? {} : { after: y }),
});

type Lot = 'in' | 'out' | 'tied';
const lotOf = (first: number, last: number, seats = Number.POSITIVE_INFINITY): Lot =>
  last <= seats ? 'in' : first > seats ? 'out' : 'tied';

/** Whether the subject got the level, came down from it for want of a seat, or hangs on a tie for it; undefined: it never competed. */
function outcomeOf(of: Deciding, level: string): Lot | undefined {
  const { row } = of.at;
  const index = of.figure.term.levels.findIndex((l) => l.level === level);
  return lotAt(of, index, row);
}

function lotAt({ figure, trace, at }: Deciding, level: number, row: number): Lot | undefined {
  const name = figure.term.levels[level]?.level;
  const column = at.evaluated.run.column(figure.id);
  if (column.kind !== 'grade') throw new Error(`${figure.id} gives no grade`);
  const ceiling = trace.seats.find(({ rule }) => rule.level === name && rule.atMost !== undefined);
  const brought = trace.seats.some(({ rule, dropped }) => rule.atLeast !== undefined && dropped.has(row));
  if (ceiling?.dropped.has(row)) return 'out';
  const absence = column.absent.at(row);
  if (absence?.kind === 'open') return column.values[row] === level ? 'tied' : undefined;
  if (absence !== undefined) return undefined;
  // A floor took somebody down: from whatever the thresholds gave.
  if (brought && trace.allowed[row] === level && column.values[row] !== level) return 'out';
  return column.values[row] === level ? 'in' : undefined;
}

function competing(of: Deciding, name: string): Competing {
  const { figure, trace, at } = of;
  const level = figure.term.levels.findIndex((l) => l.level === name);
  const filled =
    trace.seats.find(({ rule }) => rule.level === name && rule.atMost !== undefined) ??
    trace.seats.find(({ rule }) => rule.atLeast !== undefined);
  const pool = filled === undefined ? undefined : poolAt(filled, at.row);
  if (filled === undefined || pool === undefined || figure.term.ranking === undefined) return { first: 1, last: 1 };
  const { ranking } = numbers(at.evaluated.run.column(figure.term.ranking));
  if (ranking === undefined) throw new Error(`${figure.term.ranking} does not rank`);
  const rivals = pool.rows.filter((row) => row !== at.row && lotAt(of, level, row) !== undefined);
  // Exceptions and adjustments take their seats before anybody's place counts.
  const fixed = (row: number): boolean => trace.exceptions.has(row) || trace.adjusted.has(row);
  const ahead = rivals.filter((row) => fixed(row) || ranking.compare(row, at.row) < 0).length;
  const equal = rivals.filter((row) => !fixed(row) && ranking.compare(row, at.row) === 0).length;
  const first = ahead + 1;
  const limited = filled.rule.atMost !== undefined;
  return { first, last: first + equal, pool: pool.name, ...(limited ? { seats: pool.seats } : {}) };
}

const poolAt = ({ pools, poolOf }: FilledRule, row: number): SeatPool | undefined => pools[poolOf[row] as number];
