import { expect, it } from 'vitest';
import { isTime, remindedOn, usualReminderRules } from '../../../src/features/reminders/rules.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';

const calendar = announcedCalendar();

it('the last day is reminded of on itself where it is worked, else on the working day before', () => {
  expect(remindedOn('2026-03-31', 0, calendar)).toBe('2026-03-31');
  // A Sunday.
  expect(remindedOn('2026-03-29', 0, calendar)).toBe('2026-03-27');
  // The holiday of Qingming, 4 to 6 April.
  expect(remindedOn('2026-04-06', 0, calendar)).toBe('2026-04-03');
});

it('days before are counted over weekends and holidays', () => {
  expect(remindedOn('2026-03-31', 2, calendar)).toBe('2026-03-27');
  expect(remindedOn('2026-04-07', 1, calendar)).toBe('2026-04-03');
});

it('nothing goes before the hour, nor on days off', () => {
  const at = (text: string) => isTime(new Date(text), usualReminderRules, calendar);
  expect(at('2026-03-31T08:59:59+08:00')).toBe(false);
  expect(at('2026-03-31T09:00:00+08:00')).toBe(true);
  expect(at('2026-03-29T10:00:00+08:00')).toBe(false);
});
