import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/numbers/day.ts';
import {
  add,
  divide,
  divideUnits,
  formatExact,
  formatNeat,
  formatPercent,
  formatShort,
  multiply,
  parseExact,
  type RoundingMode,
  roundTo,
  subtract,
} from '../../src/numbers/exact.ts';

const exact = (text: string) => {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`not a decimal: ${text}`);
  return value;
};
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(6))
  .map(([units, places]) => ({ units, places }));

describe('exact decimals', () => {
  it.each([
    ['92.5', '92.5'],
    ['-3', '-3'],
    ['+7.10', '7.10'],
    ['40%', '0.40'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['007', '7'],
  ])('reads %s as %s', (text, expected) => {
    expect(formatExact(exact(text))).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '.',
    '1.',
    '.5',
    '1e3',
    '1e308',
    'NaN',
    'Infinity',
    '１',
    '1,000',
    '0x10',
    '--1',
    '1'.repeat(31),
    `0.${'0'.repeat(13)}`,
  ])('refuses %j', (text) => {
    expect(parseExact(text)).toBeUndefined();
  });

  it.each([
    ['half-up', '0.125', '0.13'],
    ['half-up', '-0.125', '-0.13'],
    ['half-up', '0.124999', '0.12'],
    ['half-even', '0.125', '0.12'],
    ['half-even', '0.135', '0.14'],
    ['half-even', '-0.125', '-0.12'],
    ['down', '0.129', '0.12'],
    ['down', '-0.129', '-0.12'],
    ['up', '0.121', '0.13'],
    ['up', '-0.121', '-0.13'],
    ['up', '0.120', '0.12'],
  ] as const)('rounds %s: %s → %s', (mode, from, to) => {
    expect(formatExact(roundTo(exact(from), { places: 2, mode }))).toBe(to);
  });

  it('adds, subtracts and multiplies without losing a digit', () => {
    expect(formatExact(add(exact('0.1'), exact('0.2')))).toBe('0.3');
    expect(formatExact(subtract(exact('90'), exact('89.99')))).toBe('0.01');
    expect(formatExact(multiply(exact('92.55'), exact('30%')))).toBe('27.7650');
  });

  it('divides once and rounds once', () => {
    expect(formatExact(divide(exact('10'), exact('3'), { places: 2, mode: 'half-up' }))).toBe('3.33');
    expect(formatExact(divide(exact('0.05'), exact('0.3'), { places: 4, mode: 'up' }))).toBe('0.1667');
  });

  it('formats: shortest, per cent, and with the places that people expect', () => {
    expect(formatShort(exact('12.500'))).toBe('12.5');
    expect(formatPercent(exact('0.405'))).toBe('40.5%');
    expect(['9', '19.0900', '19.125'].map((t) => formatNeat(exact(t), 2))).toEqual(['9.00', '19.09', '19.125']);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        expect(parseExact(formatExact(value))).toEqual(value);
      }),
    );
  });

  it('keeps rounding within one unit, on the right side for down and up', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.nat(6),
        fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down', 'up'),
        (value, places, mode) => {
          const rounded = roundTo(value, { places, mode });
          const gap = subtract(rounded, value);
          const unit = { units: 1n, places };
          const size = gap.units < 0n ? { ...gap, units: -gap.units } : gap;
          expect(subtract(size, unit).units < 0n).toBe(true);
          const outward = value.units < 0n ? gap.units <= 0n : gap.units >= 0n;
          if (mode === 'up') expect(outward).toBe(true);
          if (mode === 'down') expect(gap.units === 0n || !outward).toBe(true);
        },
      ),
    );
  });

  it('rounds symmetrically about zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-1000n, 1000n),
        fc.bigInt(1n, 50n),
        fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down', 'up'),
        (n, d, mode) => {
          expect(divideUnits(-n, d, mode)).toBe(-divideUnits(n, d, mode));
        },
      ),
    );
  });
});

describe('days', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-5', '1899-12-31', '2200-01-01', '2026-04-31', '20260101', ''])(
    'refuses %j',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );
  it('counts days as the calendar does', () => {
    expect((parseDay('2026-04-01') ?? 0) - (parseDay('2026-01-01') ?? 0)).toBe(90);
    expect((parseDay('2024-03-01') ?? 0) - (parseDay('2024-02-28') ?? 0)).toBe(2);
    expect(parseDay('1970-01-01')).toBe(0);
  });
  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 83_000 }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });
});
