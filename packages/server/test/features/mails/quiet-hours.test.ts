import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  leavesNothing,
  mailTime,
  minuteOf,
  type QuietHours,
  usualMailRules,
} from '../../../src/features/mails/quiet-hours.ts';
import { pauseAfter } from '../../../src/features/mails/retry.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';

const calendar = announcedCalendar();
const at = (china: string) => new Date(`${china}+08:00`);
const goes = (china: string, own?: QuietHours) => mailTime(at(china), usualMailRules, own, calendar);

it('goes at once in working hours', () => {
  expect(goes('2026-03-25T09:30:17')).toEqual(at('2026-03-25T09:30:17'));
  expect(goes('2026-03-25T08:00:00')).toEqual(at('2026-03-25T08:00:00'));
  expect(goes('2026-03-25T20:59:59')).toEqual(at('2026-03-25T20:59:59'));
});

it('waits for 8 in the morning from 9 in the evening on, and in the night', () => {
  expect(goes('2026-03-25T21:00:00')).toEqual(at('2026-03-26T08:00:00'));
  expect(goes('2026-03-26T07:59:59')).toEqual(at('2026-03-26T08:00:00'));
});

it('waits from a weekend for Monday, and through the days of a holiday', () => {
  expect(goes('2026-03-27T22:00:00')).toEqual(at('2026-03-30T08:00:00'));
  expect(goes('2026-03-28T10:00:00')).toEqual(at('2026-03-30T08:00:00'));
  expect(goes('2026-09-30T21:30:00')).toEqual(at('2026-10-08T08:00:00'));
});

it('goes on a weekend that is worked for a holiday', () => {
  expect(goes('2026-10-10T10:00:00')).toEqual(at('2026-10-10T10:00:00'));
});

it('waits for own hours, too, unless together they would leave nothing', () => {
  expect(goes('2026-03-25T12:30:00', { from: '12:00', to: '14:30' })).toEqual(at('2026-03-25T14:30:00'));
  expect(goes('2026-03-25T12:30:00', { from: '08:00', to: '21:00' })).toEqual(at('2026-03-25T12:30:00'));
});

const minute = fc
  .integer({ min: 0, max: 1439 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
const hours = fc.record({ from: minute, to: minute });
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-20'), noInvalidDate: true });

/** Said anew, minute by minute. */
function quiet(time: Date, rules: { quiet: QuietHours; onDaysOff: boolean }, own: QuietHours | undefined): boolean {
  const china = new Date(time.getTime() + 8 * 3_600_000).toISOString();
  const now = china.slice(11, 16);
  if (!rules.onDaysOff && !calendar.isWorkday(china.slice(0, 10))) return true;
  return [rules.quiet, ...(own === undefined ? [] : [own])].some(({ from, to }) =>
    from <= to ? now >= from && now < to : now >= from || now < to,
  );
}

it('never goes in quiet hours or on a day off, and never later than they ask for', () => {
  fc.assert(
    fc.property(moment, hours, fc.option(hours, { nil: undefined }), fc.boolean(), (time, county, own, onDaysOff) => {
      fc.pre(!leavesNothing(county, ...(own === undefined ? [] : [own])));
      const rules = { quiet: county, onDaysOff };
      const goes = mailTime(time, rules, own, calendar);
      expect(goes >= time).toBe(true);
      expect(quiet(goes, rules, own)).toBe(false);
      if (goes > time) {
        expect(quiet(time, rules, own)).toBe(true);
        // Every minute between was quiet; the last of them most of all.
        for (let before = goes.getTime() - 60_000; before >= time.getTime(); before -= 7 * 60_000)
          expect(quiet(new Date(before), rules, own)).toBe(true);
        expect(goes.getTime() % 60_000).toBe(0);
      }
    }),
  );
});

it('reads minutes of the day', () => {
  expect([minuteOf('00:00'), minuteOf('08:05'), minuteOf('23:59')]).toEqual([0, 485, 1439]);
});

it('tries again after pauses that double up to an hour, and gives up when they would come to more than a day', () => {
  const pauses = [];
  for (let tries = 1; ; tries++) {
    const pause = pauseAfter(tries);
    if (pause === undefined) break;
    pauses.push(pause);
  }
  expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  const sum = pauses.reduce((all, one) => all + one, 0);
  expect(sum).toBeLessThanOrEqual(1440);
  expect(sum).toBeGreaterThan(1440 - 60);
});
