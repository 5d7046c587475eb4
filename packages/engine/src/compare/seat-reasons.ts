/** Why somebody has a seat in one run and none in the other: the seats, the place among those who compete, the pool, or what is undecided. */
import { grades, numbers, type Ranking } from '../run/column.ts';
import { Fate, type FilledRule, type SeatPool } from '../terms/grade/trace.ts';
import type { GradeReason } from './comparison.ts';
import type { Deciding } from './deciding.ts';

/** How many seats a pool has: those that are sure, and those that there may be. */
type Seats = Pick<SeatPool, 'seats' | 'most'>;

/** How somebody stands among those who compete for a level's seats. */
interface Competing {
  /** First and last of the places that the subject shares with its equals. */
  readonly first: number;
  readonly last: number;
  /** Undefined: as many as there are people. */
  readonly seats?: Seats;
  readonly pool?: string;
}

/** For every level that the subject got in one run and competed for in vain in the other; then what a floor or a decision leaves open in one of them. */
export function seatReasons(a: Deciding, b: Deciding): GradeReason[] {
  const levels = a.figure.term.levels.map((l) => l.level).filter((level) => has(b, level));
  const found = levels.flatMap((level): GradeReason[] => {
    const [x, y] = [outcomeOf(a, level), outcomeOf(b, level)];
    if (x === undefined || y === undefined || x === y) return [];
    return reasonsFor(level, competing(a, level), competing(b, level));
  });
  if (found.length > 0) return found;
  const floor = isOpen(a) === isOpen(b) ? [] : floorReasons(a, b);
  return floor.length > 0 ? floor : levels.flatMap((level) => waitReasons(level, a, b));
}

const isOpen = ({ figure, at: { evaluated, row } }: Deciding): boolean =>
  evaluated.run.column(figure.id).absent.at(row)?.kind === 'open';

function floorReasons(a: Deciding, b: Deciding): GradeReason[] {
  const floorOf = ({ trace, at }: Deciding) => {
    const filled = trace.seats.find(({ rule }) => rule.atLeast !== undefined);
    return filled === undefined ? undefined : { level: filled.rule.level, pool: filled.seating.at(at.row) };
  };
  const [x, y] = [floorOf(a), floorOf(b)];
  const level = (x ?? y)?.level;
  if (level === undefined) return [];
  const [mine, others] = [seatsText(x?.pool), seatsText(y?.pool)];
  const seats: GradeReason = { kind: 'seats', of: level, ...named(mine, others) };
  const pools: GradeReason = { kind: 'pool', of: level, ...named(x?.pool?.name, y?.pool?.name) };
  return [...(mine === others ? [] : [seats]), ...(x?.pool?.name === y?.pool?.name ? [] : [pools])];
}

/** In one run the seat, or the place above the floor, hangs on what is decided about others or about the seats. */
function waitReasons(level: string, a: Deciding, b: Deciding): GradeReason[] {
  const waits = ({ trace, at }: Deciding): 'open' | undefined =>
    trace.seats.some(({ rule, fates }) => rule.level === level && fates[at.row] === Fate.waits) ? 'open' : undefined;
  const [x, y] = [waits(a), waits(b)];
  return x === y ? [] : [{ kind: 'waits', of: level, ...named(x, y) }];
}

const has = ({ figure }: Deciding, level: string): boolean => figure.term.levels.some((l) => l.level === level);

function reasonsFor(level: string, x: Competing, y: Competing): GradeReason[] {
  const lot = (place: Competing, seats: Competing): Lot => lotOf(place.first, place.last, seats.seats);
  const bySeats = lot(x, x) !== lot(x, y) || lot(y, y) !== lot(y, x);
  const byPlace = lot(x, x) !== lot(y, x) || lot(y, y) !== lot(x, y);
  // Rulings and floors settle some seats otherwise than by place: then what is different has to do as the reason.
  const told = bySeats || byPlace;
  const [mine, others] = [seatsText(x.seats), seatsText(y.seats)];
  const seats: GradeReason = { kind: 'seats', of: level, ...named(mine, others) };
  const place: GradeReason = { kind: 'rank', of: level, ...named(String(x.first), String(y.first)) };
  const pool: GradeReason = { kind: 'pool', of: level, ...named(x.pool, y.pool) };
  return [
    ...((told ? bySeats : mine !== others) ? [seats] : []),
    ...((told ? byPlace : x.first !== y.first) ? [place] : []),
    ...(x.pool !== undefined && y.pool !== undefined && x.pool !== y.pool ? [pool] : []),
  ];
}

/** `2`; `1–2` while that is undecided. */
function seatsText(of: Seats | undefined): string | undefined {
  if (of === undefined) return undefined;
  return of.most > of.seats ? `${of.seats}–${of.most}` : String(of.seats);
}

const named = (x: string | undefined, y: string | undefined): Pick<GradeReason, 'before' | 'after'> => ({
  ...(x === undefined ? {} : { before: x }),
  ...(y === undefined ? {} : { after: y }),
});

type Lot = 'in' | 'out' | 'tied';
const lotOf = (first: number, last: number, of: Seats | undefined): Lot =>
  of === undefined || last <= of.seats ? 'in' : first > of.most ? 'out' : 'tied';

/** Whether the subject got the level, came down from it for want of a seat, or hangs on a decision for it; undefined: it never competed. */
function outcomeOf(of: Deciding, level: string): Lot | undefined {
  const { row } = of.at;
  const index = of.figure.term.levels.findIndex((l) => l.level === level);
  return lotAt(of, index, row);
}

function lotAt(of: Deciding, level: number, row: number): Lot | undefined {
  const { figure, trace, at } = of;
  const name = figure.term.levels[level]?.level;
  const column = grades(at.evaluated.run.column(figure.id));
  const fate = trace.seats.find(({ rule }) => rule.level === name && rule.atMost !== undefined)?.fates[row];
  if (fate === Fate.out) return 'out';
  const absence = column.absent.at(row);
  if (absence?.kind === 'open') {
    return fate === Fate.tied || fate === Fate.waits || column.values[row] === level ? 'tied' : undefined;
  }
  if (absence !== undefined) return undefined;
  const lowered = trace.seats.some(({ rule, fates }) => rule.atLeast !== undefined && fates[row] === Fate.lowered);
  if (lowered && aboveFloor(of, row) === level) return 'out';
  return column.values[row] === level ? 'in' : undefined;
}

/** The level from which a floor took somebody down: after preconditions and ceilings. */
function aboveFloor({ figure, trace }: Deciding, row: number): number {
  const levels = figure.term.levels.map((l) => l.level);
  let level = trace.allowed[row] as number;
  for (const { rule, fates } of trace.seats) {
    if (rule.atMost !== undefined && fates[row] === Fate.out) level = Math.max(level, levels.indexOf(rule.level) + 1);
  }
  const failed = trace.failed.get(row) ?? [];
  while (failed.some((rule) => rule.for === levels[level])) level++;
  return level;
}

function competing(of: Deciding, name: string): Competing {
  const { figure, trace, at } = of;
  const level = figure.term.levels.findIndex((l) => l.level === name);
  const filled =
    trace.seats.find(({ rule }) => rule.level === name && rule.atMost !== undefined) ??
    trace.seats.find(({ rule }) => rule.atLeast !== undefined);
  const pool = filled === undefined ? undefined : filled.seating.at(at.row);
  if (filled === undefined || pool === undefined || figure.term.ranking === undefined) return { first: 1, last: 1 };
  const { ranking } = numbers(at.evaluated.run.column(figure.term.ranking));
  if (ranking === undefined) throw new Error(`${figure.term.ranking} does not rank`);
  const limited = filled.rule.atMost !== undefined;
  const seats = { pool: pool.name, ...(limited ? { seats: pool } : {}) };
  const takes = takenFirst(of, filled);
  const rivals = pool.rows.filter((row) => row !== at.row && lotAt(of, level, row) !== undefined);
  const first = rivals.filter(takes).length + 1;
  if (!isPlaced(ranking, at.row)) return { first, last: first, ...seats };
  const others = rivals.filter((row) => !isRuled(of, row, filled) && isPlaced(ranking, row));
  const ahead = others.filter((row) => ranking.compare(row, at.row) < 0).length;
  const equal = others.filter((row) => ranking.compare(row, at.row) === 0).length;
  return { first: first + ahead, last: first + ahead + equal, ...seats };
}

const isPlaced = ({ places }: Ranking, row: number): boolean => places[row] !== 0;

/** Whether a ruling gave somebody the seat. Where the share stands only in principle it takes nobody's: then the place is what counts. */
const isRuled = ({ trace }: Deciding, row: number, { rule }: FilledRule): boolean =>
  rule.soft !== true && (trace.exceptions.has(row) || trace.adjusted.has(row));

/** Exceptions and adjustments take their seats before anybody's place counts, unless they stand beside them. */
function takenFirst(of: Deciding, filled: FilledRule): (row: number) => boolean {
  return (row) => isRuled(of, row, filled) && of.trace.exceptions.get(row)?.seat !== 'beside';
}
