import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '../../src/features/roster/spans.ts';
import {
  announcedCalendar,
  announcedYears,
  calendarApart,
  calendarOf,
  daysApart,
  type SetDay,
} from '../../src/ports/calendar.ts';

const calendar = announcedCalendar();

it.each([
  ['2026-03-25', true, 'a Wednesday'],
  ['2026-03-28', false, 'a Saturday'],
  ['2026-10-01', false, 'the National Day'],
  ['2026-10-08', true, 'the day after its holidays'],
  ['2026-10-10', true, 'a Saturday that is worked for them'],
  ['2026-02-17', false, 'the Spring Festival'],
  ['2026-02-14', true, 'a Saturday that is worked for it'],
  ['2026-04-06', false, 'the Monday after Qingming'],
])('%s: worked? %s (%s)', (day, worked) => {
  expect(calendar.isWorkday(day)).toBe(worked);
});

it('knows the years that were announced, and of others their weekends alone', () => {
  expect([2025, 2026, 2031].map(calendar.knows)).toEqual([true, true, false]);
  expect(calendar.isWorkday('2031-10-01')).toBe(true);
  expect(calendar.isWorkday('2031-10-04')).toBe(false);
});

describe('a year that a county has entered', () => {
  const off = (day: string): SetDay => ({ day, kind: 'off', name: '' });
  const worked = (day: string): SetDay => ({ day, kind: 'worked', name: '' });
  const county = (years: Record<number, SetDay[]>) =>
    calendarOf(announcedYears(), new Map(Object.entries(years).map(([year, days]) => [Number(year), days])));

  it('stands in the place of all that was known of it, and of no other', () => {
    const { isWorkday, knows } = county({ 2026: [off('2026-03-25'), worked('2026-03-28')] });
    expect(['2026-03-25', '2026-03-28', '2026-10-01', '2025-10-01'].map(isWorkday)).toEqual([false, true, true, false]);
    expect([2026, 2031].map(knows)).toEqual([true, false]);
  });

  it('may begin in the December before, and speaks last of it', () => {
    const { isWorkday, knows } = county({ 2026: [worked('2026-12-26')], 2027: [off('2026-12-31'), off('2027-01-01')] });
    expect(['2026-12-26', '2026-12-30', '2026-12-31', '2027-01-01'].map(isWorkday)).toEqual([true, true, false, false]);
    expect(knows(2027)).toBe(true);
  });
});

it('days in which a calendar differs from weeks of five days are all that is needed to tell each of them again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 1, max: 120 }), (first, count) => {
      const days = Array.from({ length: count }, (_, n) => daysLater('2005-01-01', first + n));
      const again = calendarApart(daysApart(days, calendar));
      expect(days.map(again.isWorkday)).toEqual(days.map(calendar.isWorkday));
    }),
  );
});
