/** Checks of ranges: each by itself, and rows of them over the values that can occur. */
import { compare, type Exact, formatPercent, formatShort } from '../numbers/exact.ts';
import type { Bounds } from '../terms/term.ts';
import type { Path } from '../text/located.ts';
import type { Amount, Range } from './amount.ts';
import type { AmountValues } from './amount-values.ts';
import type { PlacedRange, Report } from './checking.ts';
import { endsOf, firstGap, isCovered, reaches } from './gaps.ts';
import { type ExactRange, exactRange, inRange } from './range.ts';

/** More rows than this nobody could read; comparing each with all before it, at every date, must end. */
const MAX_ROWS = 100;
const MAX_ROWS_OVER_TIME = 2000;

const boundsOf = (range: Range): readonly Amount[] =>
  [range.atLeast, range.above, range.atMost, range.below].filter((b) => b !== undefined);

/** Every state of the ranges over time, their bounds resolved; where one has no value yet, that time is left out. */
function states(ranges: readonly Range[], amounts: AmountValues): ExactRange[][] {
  return amounts.moments(ranges.flatMap(boundsOf)).flatMap(({ value }) => {
    const known = ranges.every((range) => boundsOf(range).every((b) => value(b) !== undefined));
    return known ? [ranges.map((range) => exactRange(range, (a) => value(a) ?? { units: 0n, places: 0 }))] : [];
  });
}

export function checkRange(range: Range, path: Path, amounts: AmountValues, report: Report): void {
  if (boundsOf(range).length === 0) report('range-empty', path);
  const twoLow = range.atLeast !== undefined && range.above !== undefined;
  const twoHigh = range.atMost !== undefined && range.below !== undefined;
  if (twoLow || twoHigh) report('range-two-bounds', path);
  if (states([range], amounts).some(([exact]) => exact !== undefined && isEmpty(exact)))
    report('range-backwards', path);
}

/** Whether at any time a value that can occur lies in the range. What no number can fall in is a finding by itself, and counts as reached. */
export const isReached = (range: Range, over: Bounds, amounts: AmountValues): boolean =>
  states([range], amounts).every(([exact]) => exact === undefined || isEmpty(exact)) ||
  states([range], amounts).some(([exact]) => exact !== undefined && reaches(exact, over));

/** A share is 0% to 100%; a plain 30 was surely meant as 30%. */
export function checkShare(share: Amount, path: Path, amounts: AmountValues, report: Report): void {
  for (const value of amounts.values(share)) {
    if (isShare(value)) continue;
    report('share-out-of-range', path, { found: formatPercent(value), unsigned: amounts.withoutSign([share]) ?? '' });
  }
}
const isShare = ({ units, places }: Exact): boolean => units >= 0n && units <= 10n ** BigInt(places);

function isEmpty({ low, high }: ExactRange): boolean {
  if (low === undefined || high === undefined) return false;
  const apart = compare(low.value, high.value);
  return apart > 0 || (apart === 0 && (low.open || high.open));
}

/** Rows stand in precedence. `placeOf` gives the place of what stands inside their figure. */
export function checkRows(
  rows: readonly PlacedRange[],
  otherwise: boolean,
  over: Bounds,
  placeOf: (inside: Path) => Path,
  amounts: AmountValues,
  report: Report,
): void {
  const all = placeOf(rows[0]?.inside.slice(0, -1) ?? []);
  if (rows.length > MAX_ROWS) {
    report('too-many', all, { most: String(MAX_ROWS) });
    return;
  }
  for (const { range, inside } of rows) checkRange(range, placeOf(inside), amounts, report);
  const unbounded = rows.some(({ range }) => boundsOf(range).length === 0);
  const seen = states(
    rows.map((r) => r.range),
    amounts,
  );
  if (seen.length === 0 || unbounded) return;
  if (seen.length * rows.length > MAX_ROWS_OVER_TIME) {
    report('too-many', all, { most: String(Math.floor(MAX_ROWS_OVER_TIME / seen.length)) });
    return;
  }
  rows.forEach(({ inside, name }, i) => {
    // A row is of use if it is at any time.
    const idle = seen.every((exact) => {
      const range = exact[i] as ExactRange;
      return !isEmpty(range) && isCovered(range, exact.slice(0, i), over.places);
    });
    if (idle) report('band-unreachable', placeOf(inside), { row: name });
    else reportOverlap(rows, i, seen, over, placeOf(inside), report);
  });
  const gap = otherwise ? undefined : seen.map((exact) => firstGap(exact, over)).find((g) => g !== undefined);
  if (gap !== undefined) report('bands-gap', all, { gap });
}

/** An end that somebody wrote, and that an earlier row takes away: the row doesn't say what counts. Rows open at that side say nothing. */
function reportOverlap(
  rows: readonly PlacedRange[],
  i: number,
  seen: readonly (readonly ExactRange[])[],
  over: Bounds,
  path: Path,
  report: Report,
): void {
  for (const exact of seen) {
    for (const end of endsOf(exact[i] as ExactRange, over)) {
      const before = rows[exact.slice(0, i).findIndex((earlier) => inRange(end, earlier))];
      if (before === undefined) continue;
      report('bands-overlap', path, { row: rows[i]?.name ?? '', before: before.name, value: formatShort(end) });
      return;
    }
  }
}
