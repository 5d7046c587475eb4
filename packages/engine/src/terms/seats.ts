/** Filling the seats of a grade: quotas per pool, apportioned or merged, by rank, with exceptions, adjustments, ties and floors. */
import { add, type Exact, multiply, whole, zero } from '../numbers/exact.ts';
import { type Absence, type Absences, numbers, type Ranking } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { apportion, floorOf, sharesOf } from './apportion.ts';
import type { Exception, GradeTerm, Requirement, SeatRule, Ungraded } from './grade.ts';
import type { With } from './term.ts';

/** A pool as one seat rule sees it. */
export interface SeatPool {
  readonly name: string;
  readonly rows: readonly number[];
  /** How many people the share is taken of. */
  readonly base: number;
  /** Where it comes from: one part, or several where pools were put together. */
  readonly parts: readonly SeatPart[];
  readonly seats: number;
}
/** An original pool with its people and their share. */
export interface SeatPart {
  readonly name: string;
  readonly rows: readonly number[];
  readonly base: number;
  readonly share: Exact;
}
export interface FilledRule {
  readonly rule: SeatRule;
  readonly pools: readonly SeatPool[];
  /** Index into `pools`; −1: none. */
  readonly poolOf: Int32Array;
  /** Rows that were within reach of the level and went one down for want of a seat. */
  readonly dropped: ReadonlySet<number>;
}
export type SeatsTrace = readonly FilledRule[];

interface Filling {
  readonly figure: With<GradeTerm>;
  readonly run: Evaluating;
  /** Level of each row; changed in place. */
  readonly values: Int16Array;
  readonly allowed: Int16Array;
  readonly absent: Absences;
  readonly exceptions: ReadonlyMap<number, Exception>;
  readonly adjusted: ReadonlyMap<number, number>;
  readonly ungraded: ReadonlyMap<number, Ungraded>;
}

/** Applies exceptions and adjustments, then every quota from the best level down, then the floors. */
export function fillSeats(filling: Filling): SeatsTrace {
  const { figure, run } = filling;
  const fixed = applyRulings(filling);
  const { seats = [], levels, ranking: ranked } = figure.term;
  if (ranked === undefined) return [];
  const { ranking } = numbers(run.column(ranked));
  if (ranking === undefined) throw new Error(`${ranked} does not rank`);
  for (const pool of ranking.pools) tooMany(filling, pool);
  const indexOf = (rule: SeatRule): number => levels.findIndex((l) => l.level === rule.level);
  const ceilings = seats.filter((rule) => rule.atMost !== undefined).sort((a, b) => indexOf(a) - indexOf(b));
  const floors = seats.filter((rule) => rule.atLeast !== undefined);
  return [
    ...ceilings.map((rule) => fillCeiling(filling, rule, indexOf(rule), fixed, ranking)),
    ...floors.map((rule) => fillFloor(filling, rule, indexOf(rule), fixed, ranking, ceilings)),
  ];
}

/** Rows whose level people have set, within what the scheme lets them set. */
function applyRulings({ figure, run, values, absent, exceptions, adjusted }: Filling): ReadonlySet<number> {
  const fixed = new Set<number>();
  for (const [row, exception] of exceptions) {
    values[row] = figure.term.levels.findIndex((l) => l.level === exception.to);
    absent.clear(row);
    fixed.add(row);
  }
  for (const [row, level] of adjusted) {
    // Someone whose score is not known can't be moved: there is nothing to move from.
    if (fixed.has(row) || absent.has(row)) continue;
    const unmet = unmetRequirements(figure, level, row, run);
    if (typeof unmet === 'object' && 'kind' in unmet) absent.set(row, unmet);
    else if (unmet.length > 0) {
      const value = { level: figure.term.levels[level]?.level ?? '', name: unmet.map((r) => r.name).join('、') };
      setOpen(figure, [row], 'adjust-not-eligible', undefined, value, run, absent);
    } else {
      values[row] = level;
      fixed.add(row);
    }
  }
  return fixed;
}

function unmetRequirements(
  figure: With<GradeTerm>,
  level: number,
  row: number,
  run: Evaluating,
): Requirement[] | Absence {
  const unmet: Requirement[] = [];
  for (const requirement of figure.term.requires ?? []) {
    if (requirement.for !== figure.term.levels[level]?.level) continue;
    const verdict = run.holds(requirement.that, row);
    if (typeof verdict === 'object') return verdict;
    if (!verdict) unmet.push(requirement);
  }
  return unmet;
}

/** Pools of a rule with their bases and seats. */
function poolsOf(filling: Filling, rule: SeatRule, level: number, ranking: Ranking): SeatPool[] {
  const { run, figure } = filling;
  const inBase = (row: number): boolean => {
    if (filling.ungraded.has(row) || filling.absent.at(row)?.kind === 'notApplicable') return false;
    return rule.of === 'assessed' || (!filling.absent.has(row) && (filling.values[row] as number) <= level);
  };
  const shares = sharesOf(figure, rule, ranking.pools, run);
  const parts = ranking.pools.map(({ name, rows }, i): SeatPart => {
    return { name, rows, base: rows.filter(inBase).length, share: shares[i] ?? zero };
  });
  const groups = rule.mode === 'merged' ? mergeSmall(parts, rule.mergeBelow ?? 0) : parts.map((p) => [p]);
  // Everybody brings the share of their own pool, also where pools are put together.
  const wanted = groups.map((group) => group.map((p) => multiply(p.share, whole(p.base))).reduce(add, zero));
  const seats =
    rule.mode === 'apportioned'
      ? apportion(figure, rule, parts, wanted, run)
      : wanted.map((exact) => floorOf(exact, rule.rounding === 'up'));
  return groups.map((group, i) => ({
    name: group.length === 1 && group[0] !== undefined ? group[0].name : '合并的小单位',
    rows: group.flatMap((p) => p.rows).sort((a, b) => a - b),
    base: group.reduce((sum, p) => sum + p.base, 0),
    parts: group,
    seats: seats[i] ?? 0,
  }));
}

/** Pools with fewer people than `below` as one group, the others by themselves. */
function mergeSmall(parts: readonly SeatPart[], below: number): SeatPart[][] {
  const small = parts.filter((p) => p.base < below);
  const large = parts.filter((p) => p.base >= below).map((p) => [p]);
  return small.length === 0 ? large : [...large, small];
}

function fillCeiling(
  filling: Filling,
  rule: SeatRule,
  level: number,
  fixed: ReadonlySet<number>,
  ranking: Ranking,
): FilledRule {
  const { figure, run, values, absent, exceptions } = filling;
  const pools = poolsOf(filling, rule, level, ranking);
  const poolOf = new Int32Array(run.rows.length).fill(-1);
  const dropped = new Set<number>();
  const names = { level: rule.level };
  for (let row = 0; row < run.rows.length; row++) {
    if (values[row] === level && !absent.has(row) && !fixed.has(row)) needsPlace(filling, row);
  }
  pools.forEach((pool, index) => {
    for (const row of pool.rows) poolOf[row] = index;
    const mine = pool.rows.filter((row) => values[row] === level && !absent.has(row));
    const takesSeat = (row: number): boolean => fixed.has(row) && exceptions.get(row)?.seat !== 'beside';
    const takers = mine.filter(takesSeat);
    // An exception that is itself contested keeps its seat from others until it is settled.
    const contested = pool.rows.filter((row) => values[row] === level && absent.has(row) && takesSeat(row));
    let left = Math.max(0, pool.seats - contested.length);
    if (takers.length > left) {
      const chosen = takers.filter((row) => isRuled(row, 'yes', run));
      const settled = chosen.length <= left ? chosen : [];
      setOpen(
        figure,
        takers.filter((row) => !settled.includes(row)),
        'exception-no-seat',
        pool.name,
        { ...names, seats: String(pool.seats) },
        run,
        absent,
      );
      // The seats are contested by those whom people put there: nobody else takes one meanwhile.
      left = 0;
    } else left -= takers.length;
    const candidates = mine.filter((row) => !fixed.has(row));
    for (const block of tieBlocks(candidates, ranking)) {
      const { seated, open, out } = splitBlock(block, left, ranking.ties, run);
      // Equals that stay out together let nobody behind them pass.
      left = ranking.ties === 'share' && out.length > 0 ? 0 : left - seated.length;
      for (const row of out) {
        values[row] = level + 1;
        dropped.add(row);
      }
      if (open.length > 0) {
        setOpen(figure, open, 'tie-at-last-seat', pool.name, { ...names, seats: String(left) }, run, absent);
        left = 0;
      }
    }
    reportWaiting(filling, pool, names);
  });
  return { rule, pools, poolOf, dropped };
}

/** Whoever has no place can't be held against those who have: the grade takes over what keeps the place away. */
function needsPlace({ figure, run, absent }: Filling, row: number): void {
  const lacking = figure.term.ranking === undefined ? undefined : run.column(figure.term.ranking).absent.at(row);
  if (lacking !== undefined) absent.set(row, lacking);
}

/** People of equal rank together, best first. */
function tieBlocks(rows: readonly number[], { compare: order }: Ranking): number[][] {
  const sorted = [...rows].sort((a, b) => order(a, b) || a - b);
  const blocks: number[][] = [];
  for (const row of sorted) {
    const last = blocks.at(-1);
    if (last !== undefined && order(last[0] as number, row) === 0) last.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

const isRuled = (row: number, value: 'yes' | 'no', run: Evaluating): boolean => {
  const ruled = run.ruling(row, 'seat')?.value;
  return value === 'yes' ? ruled === 'yes' || ruled === '是' : ruled === 'no' || ruled === '否';
};

/** Who of a block of equals gets one of the seats left; rulings on `seat` part them. */
function splitBlock(
  block: readonly number[],
  left: number,
  ties: Ranking['ties'],
  run: Evaluating,
): { seated: number[]; open: number[]; out: number[] } {
  if (block.length <= left) return { seated: [...block], open: [], out: [] };
  if (left === 0 || ties === 'share') return { seated: [], open: [], out: [...block] };
  const chosen = block.filter((row) => isRuled(row, 'yes', run));
  const aside = block.filter((row) => isRuled(row, 'no', run));
  const rest = block.filter((row) => !chosen.includes(row) && !aside.includes(row));
  if (chosen.length > left) return { seated: [], open: chosen, out: [...rest, ...aside] };
  const remaining = left - chosen.length;
  if (remaining === 0) return { seated: chosen, open: [], out: [...rest, ...aside] };
  if (rest.length <= remaining) {
    // A seat that those ruled out leave over goes to the next in rank.
    return { seated: [...chosen, ...rest], open: [], out: aside };
  }
  return { seated: chosen, open: rest, out: aside };
}

/** An exception that is meant for a few, used for more. */
function tooMany({ figure, run, exceptions, absent }: Filling, pool: Ranking['pools'][number]): void {
  for (const exception of figure.term.exceptions ?? []) {
    if (exception.atMost === undefined) continue;
    const used = pool.rows.filter((row) => exceptions.get(row) === exception);
    if (used.length <= exception.atMost) continue;
    const values = { name: exception.name, most: String(exception.atMost) };
    setOpen(figure, used, 'exception-too-many', pool.name, values, run, absent);
  }
}

/** Where people of a pool are still held back, its proposal may yet change; that is said, not hidden. */
function reportWaiting({ figure, run, absent, ungraded }: Filling, pool: SeatPool, names: { level: string }): void {
  const waiting = pool.rows.filter((row) => absent.at(row)?.kind === 'held' && !ungraded.has(row));
  if (waiting.length === 0) return;
  run.open({
    code: 'pool-waits',
    figure: figure.id,
    population: run.population,
    pool: pool.name,
    subjects: waiting.map((row) => run.idOf(row)),
    values: { ...names, pool: pool.name, count: String(waiting.length) },
  });
}

function setOpen(
  figure: With<GradeTerm>,
  rows: readonly number[],
  code: 'tie-at-last-seat' | 'exception-no-seat' | 'exception-too-many' | 'adjust-not-eligible' | 'floor-meets-ceiling',
  pool: string | undefined,
  values: Readonly<Record<string, string>>,
  run: Evaluating,
  absent: Absences,
): void {
  const named = pool === undefined ? values : { ...values, pool };
  for (const row of rows) absent.set(row, { kind: 'open', because: [run.reason(figure, code, named)] });
  const subjects = rows.map((row) => run.idOf(row)).sort();
  run.open({ code, figure: figure.id, population: run.population, pool, subjects, values: named });
}

/** Brings the lowest down to the last level until its floor is met; never anyone who holds a limited seat. */
function fillFloor(
  filling: Filling,
  rule: SeatRule,
  level: number,
  fixed: ReadonlySet<number>,
  ranking: Ranking,
  ceilings: readonly SeatRule[],
): FilledRule {
  const { figure, run, values, absent } = filling;
  const pools = poolsOf(filling, rule, level, ranking);
  const poolOf = new Int32Array(run.rows.length).fill(-1);
  const dropped = new Set<number>();
  const seatedLevels = new Set(ceilings.map((c) => figure.term.levels.findIndex((l) => l.level === c.level)));
  pools.forEach((pool, index) => {
    for (const row of pool.rows) poolOf[row] = index;
    const present = pool.rows.filter((row) => !absent.has(row));
    let need = pool.seats - present.filter((row) => values[row] === level).length;
    const candidates = present.filter((row) => values[row] !== level && !fixed.has(row));
    const blocks = tieBlocks(candidates, ranking).reverse();
    for (const block of blocks) {
      if (need <= 0) break;
      const names = { level: rule.level, seats: String(need) };
      if (block.some((row) => seatedLevels.has(values[row] as number))) {
        setOpen(figure, block, 'floor-meets-ceiling', pool.name, names, run, absent);
        need = 0;
      } else if (block.length <= need) {
        for (const row of block) {
          values[row] = level;
          dropped.add(row);
        }
        need -= block.length;
      } else {
        const down = block.filter((row) => isRuled(row, 'no', run));
        if (down.length === need) {
          for (const row of down) {
            values[row] = level;
            dropped.add(row);
          }
        } else setOpen(figure, block, 'tie-at-last-seat', pool.name, names, run, absent);
        need = 0;
      }
    }
    if (need > 0) {
      const values = { level: rule.level, pool: pool.name, seats: String(need) };
      run.open({
        code: 'floor-unmet',
        figure: figure.id,
        population: run.population,
        pool: pool.name,
        subjects: [],
        values,
      });
    }
  });
  return { rule, pools, poolOf, dropped };
}
