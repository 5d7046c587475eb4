/** Totals counted in bands of equal, round width, split by grade. */
import { compare, type Exact, formatShort, one, parseExact, tenTo, unitsAt, zero } from '@shiji/engine';
import type { Member } from './roster.ts';

interface Band {
  /** Inclusive; `high` is exclusive. */
  readonly low: string;
  readonly high: string;
  /** People by grade index. */
  readonly counts: readonly number[];
}

const MOST_BANDS = 12;

/** The bands from the highest total to the lowest; none where nobody has one. */
export function bandsOf(members: readonly Member[], grades: number): Band[] {
  const scored = members.flatMap(({ sheet, gradeIndex }) => {
    const total = 'value' in sheet.total ? parseExact(sheet.total.value) : undefined;
    return total === undefined ? [] : [{ total, gradeIndex }];
  });
  const [first] = scored;
  if (first === undefined) return [];
  const lowest = scored.reduce((a, { total }) => (compare(total, a) < 0 ? total : a), first.total);
  const highest = scored.reduce((a, { total }) => (compare(total, a) > 0 ? total : a), first.total);
  // Everybody alike: a band of one point; fractions of a point say something only where totals lie that close together.
  const least = compare(lowest, highest) === 0 ? one : zero;
  const width = widths.find((w) => compare(w, least) >= 0 && indexIn(highest, w) - indexIn(lowest, w) < MOST_BANDS);
  if (width === undefined) return [];
  const start = indexIn(lowest, width);
  const counts = Array.from({ length: Number(indexIn(highest, width) - start) + 1 }, () =>
    Array.from({ length: grades }, () => 0),
  );
  for (const { total, gradeIndex } of scored) {
    const row = counts[Number(indexIn(total, width) - start)] as number[];
    row[gradeIndex] = (row[gradeIndex] as number) + 1;
  }
  const edge = (i: number): string => formatShort({ units: (start + BigInt(i)) * width.units, places: width.places });
  return counts.map((row, i) => ({ low: edge(i), high: edge(i + 1), counts: row })).reverse();
}

/** 0.000001, 0.000002, 0.000005, 0.00001 … : far enough for any total. */
const widths: readonly Exact[] = Array.from({ length: 36 }, (_, i) => i - 6).flatMap((power) =>
  [1n, 2n, 5n].map((step) => (power < 0 ? { units: step, places: -power } : { units: step * tenTo(power), places: 0 })),
);

/** Which band of the width a value falls into: ⌊value ÷ width⌋. */
function indexIn(value: Exact, width: Exact): bigint {
  const places = Math.max(value.places, width.places);
  const v = unitsAt(value, places);
  const w = unitsAt(width, places);
  const quotient = v / w;
  return v % w < 0n ? quotient - 1n : quotient;
}
