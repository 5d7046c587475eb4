import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysLater } from '../../../src/features/roster/spans.ts';
import { periodAt, periodBefore } from '../../../src/features/rounds/periods.ts';

it.each([
  ['week', '2026-03-25', '2026W13', '2026年第13周', '2026-03-23', '2026-03-29'],
  ['week', '2027-01-02', '2026W53', '2026年第53周', '2026-12-28', '2027-01-03'],
  ['month', '2028-02-10', '2028-02', '2028年2月', '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', '2026-12', '2026年12月', '2026-12-01', '2026-12-31'],
  ['quarter', '2026-03-25', '2026Q1', '2026年第一季度', '2026-01-01', '2026-03-31'],
  ['quarter', '2026-10-01', '2026Q4', '2026年第四季度', '2026-10-01', '2026-12-31'],
  ['half-year', '2026-07-01', '2026H2', '2026年下半年', '2026-07-01', '2026-12-31'],
  ['year', '2026-03-25', '2026', '2026年度', '2026-01-01', '2026-12-31'],
] as const)('a %s with %s in it is %s', (kind, day, period, name, from, to) => {
  expect(periodAt(kind, day)).toEqual({ period, name, from, to });
});

it('the quarter to be assessed in April is the first', () => {
  expect(periodBefore('quarter', '2026-04-02').period).toBe('2026Q1');
  expect(periodBefore('year', '2026-01-07').period).toBe('2025');
});

it('periods of a kind follow each other without a gap, and each day lies in its own', () => {
  const kinds = fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year' as const);
  fc.assert(
    fc.property(kinds, fc.integer({ min: 0, max: 20_000 }), (kind, n) => {
      const day = daysLater('2020-01-01', n);
      const here = periodAt(kind as 'month', day);
      expect(here.from <= day && day <= here.to).toBe(true);
      expect(periodBefore(kind as 'month', day).to).toBe(daysLater(here.from, -1));
    }),
  );
});
