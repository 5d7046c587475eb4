/** Columns against plain BigInt arithmetic, on both sides of 2^53: which backing holds the units never shows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  divide,
  type Exact,
  formatExact,
  multiply,
  type RoundingMode,
  roundTo,
  unitsAt,
} from '../../src/numbers/exact.ts';
import { segmentMeans } from '../../src/numbers/means.ts';
import {
  combine,
  compareAt,
  divideVectors,
  exactAt,
  pickVectors,
  product,
  roundVector,
  selectVectors,
  sumByRow,
  type Vector,
  vectorOf,
  withValues,
} from '../../src/numbers/vector.ts';

const PLACES = 3;
/** Small, near 2^53, and far beyond. */
const units = fc.oneof(
  fc.bigInt(-5000n, 5000n),
  fc.bigInt(2n ** 53n - 3n, 2n ** 53n + 3n),
  fc.bigInt(-(10n ** 24n), 10n ** 24n),
);
const rowsOf = (length: number) =>
  fc.array(
    units.map((u): Exact => ({ units: u, places: PLACES })),
    { minLength: length, maxLength: length },
  );
const column = (values: readonly Exact[]): Vector => vectorOf(values, PLACES);
const all = (vector: Vector): string[] =>
  Array.from({ length: vector.data.length }, (_, row) => formatExact(exactAt(vector, row)));
const mode = fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down', 'up');
const factor = fc
  .oneof(fc.bigInt(-1000n, 1000n), fc.bigInt(10n ** 15n, 10n ** 16n))
  .map((u): Exact => ({ units: u, places: 2 }));

describe('a column', () => {
  it('holds exactly what it was given', () => {
    fc.assert(
      fc.property(rowsOf(4), (values) => {
        expect(all(column(values))).toEqual(values.map(formatExact));
      }),
    );
  });

  it('never holds more than its bound says', () => {
    fc.assert(
      fc.property(rowsOf(4), rowsOf(4), factor, (a, b, f) => {
        const made = combine(4, [
          { vector: column(a), factor: f },
          { vector: product(column(a), column(b)), factor: f },
        ]);
        for (let row = 0; row < 4; row++) {
          const { units: u } = exactAt(made, row);
          expect((u < 0n ? -u : u) <= made.limit).toBe(true);
        }
      }),
    );
  });

  it('combines and multiplies exactly', () => {
    fc.assert(
      fc.property(rowsOf(3), rowsOf(3), factor, factor, (a, b, f, g) => {
        const sum = combine(3, [
          { vector: column(a), factor: f },
          { vector: column(b), factor: g },
        ]);
        const times = product(column(a), column(b));
        a.forEach((x, row) => {
          const y = b[row] as Exact;
          expect(exactAt(sum, row).units).toBe(x.units * f.units + y.units * g.units);
          expect(exactAt(times, row)).toEqual(multiply(x, y));
        });
      }),
    );
  });

  it('divides and rounds as scalars do', () => {
    fc.assert(
      fc.property(rowsOf(3), rowsOf(3), fc.nat(4), mode, (a, b, places, m) => {
        const quotient = divideVectors(column(a), column(b), { places, mode: m });
        const rounded = roundVector(column(a), { places, mode: m });
        a.forEach((x, row) => {
          const y = b[row] as Exact;
          const expected = y.units === 0n ? { units: 0n, places } : divide(x, y, { places, mode: m });
          expect(exactAt(quotient, row)).toEqual(expected);
          expect(exactAt(rounded, row)).toEqual(roundTo(x, { places, mode: m }));
        });
      }),
    );
  });

  it('rounds exactly where twice a dividend fits a double, but not with the divisor added', () => {
    const one = (u: bigint): Vector => column([{ units: u, places: PLACES }]);
    const quotient = divideVectors(one(2n ** 52n - 3n), one(9n), { places: 0, mode: 'half-up' });
    expect(all(quotient)).toEqual(['500399958596721']);
    const from = Int32Array.of(0);
    const nine = { vector: one((2n ** 52n - 3n) / 9n), marks: new Uint8Array(9) };
    const { mean } = segmentMeans({ from, to: Int32Array.of(9) }, nine, undefined, { places: PLACES, mode: 'half-up' });
    expect(all(mean)).toEqual(all(nine.vector));
  });

  it('adds up by row', () => {
    fc.assert(
      fc.property(
        rowsOf(6),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 }),
        (values, rows) => {
          const sums = sumByRow(3, Int32Array.from(rows), column(values));
          for (let row = 0; row < 3; row++) {
            const expected = values.reduce((sum, v, k) => (rows[k] === row ? sum + v.units : sum), 0n);
            expect(exactAt(sums, row).units).toBe(expected);
          }
        },
      ),
    );
  });

  it('compares, picks, selects and replaces by value, whatever the backing of either side', () => {
    fc.assert(
      fc.property(
        rowsOf(3),
        rowsOf(3),
        fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }),
        factor,
        (a, b, mask, other) => {
          const [x, y] = [column(a), column(b)];
          expect(compareAt(x, 0, 1)).toBe(compare(a[0] as Exact, a[1] as Exact));
          const least = pickVectors(x, y, -1);
          const greatest = pickVectors(x, y, 1);
          const chosen = selectVectors(Uint8Array.from(mask), x, y);
          const replaced = withValues(x, new Map([[1, other]]));
          a.forEach((v, row) => {
            const w = b[row] as Exact;
            const [low, high] = compare(v, w) <= 0 ? [v, w] : [w, v];
            expect(exactAt(least, row)).toEqual(low);
            expect(exactAt(greatest, row)).toEqual(high);
            expect(exactAt(chosen, row)).toEqual(mask[row] === 1 ? w : v);
            expect(exactAt(replaced, row).units).toBe(unitsAt(row === 1 ? other : v, PLACES));
          });
        },
      ),
    );
  });
});
