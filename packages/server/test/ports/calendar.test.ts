import { expect, it } from 'vitest';
import { announcedCalendar } from '../../src/ports/calendar.ts';

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
