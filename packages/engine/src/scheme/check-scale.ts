/** Whether a number and what it is compared with are of one scale: 90 beside a rate of at most 1, 85% beside points of up to 100. */
import { type Condition, condition } from '../conditions/condition.ts';
import { compare, type Exact, formatPercent, formatShort, one, parseExact, whole } from '../numbers/exact.ts';
import type { Path } from '../text/located.ts';
import { walk } from '../text/shape.ts';
import { type Amount, inPercent, type Range } from './amount.ts';
import type { AmountValues } from './amount-values.ts';
import type { Checking, Report } from './checking.ts';
import type { Figure } from './figure.ts';
import { schemeShape } from './language.ts';
import type { Scheme } from './scheme.ts';

/** Up to here a figure without a per cent sign may still be a rate or a sum of some. */
const SURELY_POINTS = whole(10);

type Seen = Pick<Checking, 'figure' | 'bounds' | 'nameOf' | 'gives'>;

/** Reports amounts written on another scale than that of the figure with which they are compared. Whether something was found. */
export function checkScale(
  amounts: readonly (Amount | undefined)[],
  of: Figure,
  path: Path,
  checking: Seen,
  { written }: AmountValues,
  report: Report,
): boolean {
  const { high } = checking.bounds(of);
  if (high === undefined) return false;
  const rate = isRate(of, checking.figure);
  const texts = amounts.flatMap((amount) => (amount === undefined ? [] : written(amount)));
  const signed = texts.find((text) => isSigned(text));
  if (signed !== undefined && !rate && compare(high, SURELY_POINTS) > 0) {
    const plain = formatShort(parseExact(signed) as Exact);
    report('percent-of-number', path, { name: checking.nameOf(of), found: signed, plain, meant: signed.slice(0, -1) });
    return true;
  }
  const bare = texts.find((text) => !isSigned(text) && isBare(parseExact(text) as Exact, high));
  if (bare === undefined || !rate) return false;
  report('number-of-percent', path, { name: checking.nameOf(of), found: bare, high: formatPercent(high) });
  return true;
}
/** More than the figure can be, and within it as so many per cent. */
const isBare = (value: Exact, high: Exact): boolean =>
  compare(value, high) > 0 && compare(value, one) > 0 && compare({ ...value, places: value.places + 2 }, high) <= 0;

/** What conditions compare with figures and with totals of earlier results: on the scale of the figure, and within its reach. */
export function checkCompared(scheme: Scheme, checking: Seen, amounts: AmountValues, report: Report): void {
  walk(schemeShape, scheme, [], ({ shape, value, path }) => {
    if (shape !== condition) return;
    const asked = value as Condition;
    if ('history' in asked && 'total' in asked.history) {
      const at = [...path, 'history', 'total'];
      checkTotals(asked.history.total, totalsAsked(scheme, path, checking), at, checking, amounts, report);
    }
    if (!('figure' in asked)) return;
    const { figure: id, atLeast, above, atMost, below } = asked;
    const of = checking.figure(id);
    if (of === undefined || checking.gives(of) === 'grade') return;
    checkOne({ atLeast, above, atMost, below }, of, path, checking, amounts, report);
  });
}

function checkOne(range: Range, of: Figure, path: Path, checking: Seen, amounts: AmountValues, report: Report): void {
  const { atLeast, above, atMost, below } = range;
  if (checkScale([atLeast, above, atMost, below], of, path, checking, amounts, report)) return;
  checkReachable(range, of, path, checking, amounts, report);
}

/** The totals that a consequence's condition on earlier results may look at: those of the populations that it concerns. */
function totalsAsked({ consequences = [], populations }: Scheme, [, id]: Path, checking: Seen): readonly Figure[] {
  const concerned = consequences.find((c) => c.id === id)?.for;
  const totals = populations.filter((p) => concerned === undefined || concerned.includes(p.id)).map((p) => p.total);
  return [...new Set(totals)].flatMap((total) => checking.figure(total) ?? []);
}

/** What fits one of the totals is no slip: one condition may be written for several populations. */
function checkTotals(
  range: Range,
  totals: readonly Figure[],
  path: Path,
  checking: Seen,
  amounts: AmountValues,
  report: Report,
): void {
  const found = totals.map((of) => {
    const slips: Parameters<Report>[] = [];
    checkOne(range, of, path, checking, amounts, (...slip) => slips.push(slip));
    return slips;
  });
  if (found.every((slips) => slips.length > 0)) for (const slip of found[0] ?? []) report(...slip);
}

/** A range in which the figure never lies is a slip. */
function checkReachable(
  range: Range,
  of: Figure,
  path: Path,
  checking: Seen,
  { values }: AmountValues,
  report: Report,
): void {
  const { low, high } = checking.bounds(of);
  const all = (amount: Amount | undefined, outside: (value: Exact) => boolean): boolean => {
    const known = values(amount);
    return known.length > 0 && known.every(outside);
  };
  const never =
    (high !== undefined &&
      (all(range.atLeast, (v) => compare(v, high) > 0) || all(range.above, (v) => compare(v, high) >= 0))) ||
    (low !== undefined &&
      (all(range.atMost, (v) => compare(v, low) < 0) || all(range.below, (v) => compare(v, low) <= 0)));
  if (!never) return;
  const told = (value: Exact | undefined): string =>
    value === undefined ? '' : isRate(of, checking.figure) ? formatPercent(value) : formatShort(value);
  report('condition-never', path, { name: checking.nameOf(of), low: told(low), high: told(high) });
}

/** A quotient, or a reported figure whose bounds are written in per cent; also through figures that hand one on. */
function isRate(figure: Figure, find: Checking['figure'], seen = new Set<string>()): boolean {
  if (seen.has(figure.id)) return false;
  seen.add(figure.id);
  const inner = (part: Figure | undefined): boolean => part !== undefined && isRate(part, find, seen);
  const { term } = figure;
  switch (term.kind) {
    case 'ratio':
    case 'relative':
      return true;
    case 'measure':
      return inPercent(term.within);
    case 'fixed':
      return typeof term.value === 'string' && isSigned(term.value);
    case 'figure':
      return inner(find(term.figure));
    case 'across':
      return inner(find(term.of));
    case 'choose':
      return term.cases.some(inner);
    case 'highest':
    case 'lowest':
      return term.parts.some(inner);
    default:
      return false;
  }
}
const isSigned = (written: string): boolean => written.endsWith('%');
