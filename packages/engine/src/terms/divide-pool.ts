/** Splitting the amount of one pool: who shares, in what proportion, and who has the last units. */
import { spokenSetting } from '../facts/ruling-words.ts';
import { compare, type Exact, formatExact, multiply, one, trim, unitsAt, zero } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { type Absence, numbers, strongerOf } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';
import type { DivideTerm } from './divide.ts';
import { firstOf, type Ruled, type Settled, sharesOf } from './shares.ts';
import type { With } from './term.ts';

/** What one person's share was computed from. */
export interface Share {
  readonly pool: string;
  readonly amount: Exact;
  readonly weight: Exact;
  readonly total: Exact;
  readonly base: Exact;
  readonly extra: Exact;
}

export const isFigure = (of: DivideTerm['amount']): of is Figure => typeof of === 'object' && 'term' in of;

/** Whom a ruling leaves out of the split: the others need not wait for what they lack. */
export function leftOut(figure: Figure, row: number, { kind }: Absence, run: Evaluating): Absence | undefined {
  if (kind !== 'held' && kind !== 'missing') return undefined;
  if (run.ruling(row, `missing.${figure.id}`)?.value !== 'skip') return undefined;
  return { kind: 'notApplicable', because: [run.reason(figure, 'ruled-out')] };
}

/** The whole amount to those who share, or the reason why it can't be split yet. */
export function splitPool(
  figure: With<DivideTerm>,
  pool: string,
  sharing: readonly number[],
  run: Evaluating,
  shares: Map<number, Share>,
  give: (row: number, absence: Absence) => void,
): void {
  if (sharing.length === 0) return;
  const amount = poolAmount(figure, pool, sharing, run);
  const weights = sharing.map((row) => weightOf(figure.term, row, run));
  const places = Math.max(...weights.map((w) => w.places));
  const units = weights.map((w) => unitsAt(w, places));
  const total: Exact = { units: units.reduce((sum, u) => sum + u, 0n), places };
  if ('kind' in amount || total.units === 0n) {
    const nothing: Absence = { kind: 'missing', because: [run.reason(figure, 'base-not-above-zero', { pool })] };
    for (const row of sharing) give(row, 'kind' in amount ? amount : nothing);
    return;
  }
  const cents = unitsAt(amount, figure.term.places);
  const sign = cents < 0n ? -1n : 1n;
  const { whole, left, claim } = sharesOf(cents * sign, units);
  const byClaim = figure.term.cents === 'largest-remainder';
  const claims = byClaim ? claim : units;
  const settled = firstOf(
    sharing.map((_, i) => i).filter((i) => (claims[i] as bigint) > 0n),
    byClaim ? left : Math.min(1, left),
    (a, b) => order(claims[b] as bigint, claims[a] as bigint) || byTies(figure.term, sharing, a, b, run),
    (i) => ruledOn(figure, sharing[i] as number, run),
  );
  const perWinner = byClaim ? 1n : BigInt(left);
  sharing.forEach((row, i) => {
    const extra = settled.winners.includes(i) ? perWinner : 0n;
    shares.set(row, {
      pool,
      amount,
      total,
      weight: weights[i] as Exact,
      base: { units: (whole[i] as bigint) * sign, places: figure.term.places },
      extra: { units: extra * sign, places: figure.term.places },
    });
  });
  if (settled.tied.length > 0) leaveOpen(figure, pool, sharing, settled, perWinner, run, give);
}

/** The amount that everybody in the pool names; where it is a figure, all of them must have the same. */
function poolAmount(
  figure: With<DivideTerm>,
  pool: string,
  sharing: readonly number[],
  run: Evaluating,
): Exact | Absence {
  const { amount, places } = figure.term;
  if (!isFigure(amount)) return trim(run.constant(amount));
  const column = numbers(run.column(amount.id));
  const lacking = sharing.map((row) => column.absent.at(row)).reduce(strongerOf, undefined);
  if (lacking !== undefined) return lacking;
  const [first = zero, ...others] = sharing.map((row) => trim(exactAt(column.vector, row)));
  const held = (code: string, values: Record<string, string>): Absence => ({
    kind: 'held',
    because: [run.reason(figure, code, { pool, ...values })],
  });
  if (others.some((other) => compare(other, first) !== 0)) return held('amount-differs', {});
  return first.places > places
    ? held('amount-too-fine', { amount: formatExact(first), places: String(places) })
    : first;
}

/** Who has nothing, or less than nothing, has no share. */
function weightOf({ by }: DivideTerm, row: number, run: Evaluating): Exact {
  const factors = by.map((id) => exactAt(numbers(run.column(id)).vector, row));
  return factors.some((f) => f.units <= 0n) ? zero : factors.reduce(multiply, one);
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** By rank, best first, who has none after all others; by id, which is the order of rows. */
function byTies({ ties }: DivideTerm, sharing: readonly number[], a: number, b: number, run: Evaluating): number {
  const [x, y] = [sharing[a] as number, sharing[b] as number];
  for (const key of ties) {
    if (key === 'open') return 0;
    if (key === 'id') return x - y;
    const { vector, absent } = numbers(run.column(key));
    const [noX, noY] = [absent.has(x), absent.has(y)];
    const difference = noX || noY ? Number(noX) - Number(noY) : compare(exactAt(vector, x), exactAt(vector, y));
    if (difference !== 0) return difference;
  }
  return 0;
}

function ruledOn(figure: Figure, row: number, run: Evaluating): Ruled {
  const value = run.ruling(row, `cent.${figure.id}`)?.value;
  return value === undefined || value === 'yes' ? value : 'no';
}

function leaveOpen(
  figure: With<DivideTerm>,
  pool: string,
  sharing: readonly number[],
  { tied, among }: Settled,
  perWinner: bigint,
  run: Evaluating,
  give: (row: number, absence: Absence) => void,
): void {
  const rows = tied.map((i) => sharing[i] as number);
  const cent = formatExact({ units: perWinner, places: figure.term.places });
  const values = {
    pool,
    cent,
    count: String(among),
    setting: spokenSetting('cent', run.word(figure.id)),
  };
  for (const row of rows) give(row, { kind: 'open', because: [run.reason(figure, 'cent-tie', values)] });
  run.open({
    code: 'cent-tie',
    figure: figure.id,
    population: run.population,
    pool,
    subjects: rows.map((row) => run.idOf(row)),
    values: { ...values, name: run.name(figure.id) },
  });
}
