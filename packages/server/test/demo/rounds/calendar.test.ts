import { describe, expect, it } from 'vitest';
import { calendarOn } from '../../../src/demo/rounds/calendar.ts';
import { daysLater } from '../../../src/features/roster/spans.ts';
import { workdaysIn } from '../../../src/features/rounds/schedule.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';

const calendar = announcedCalendar();
const days = Array.from({ length: 5 * 365 }, (_, n) => daysLater('2024-01-01', n));

describe('the rounds of the demonstration, whatever the day', () => {
  it('are a year of four quarters, a last quarter after it and the one that runs', () => {
    for (const today of days) {
      const { year, quarters, last, running } = calendarOn(today, calendar);
      expect(quarters.map(({ from }) => from.slice(5))).toEqual(['01-01', '04-01', '07-01', '10-01']);
      expect([quarters[0]?.from, quarters[3]?.to]).toEqual([year.from, year.to]);
      expect(last.from > year.to && last.to < running.from, today).toBe(true);
      expect(running.from <= today && today <= running.to, today).toBe(true);
    }
  });

  it('one hangs on that day for five working days, and one is in review', () => {
    for (const today of days) {
      const { last, onNotice, inReview } = calendarOn(today, calendar);
      const notice = onNotice.find(({ key }) => key === 'notice');
      const review = inReview.find(({ key }) => key === 'review');
      if (notice === undefined || review === undefined) throw new Error('a stage lacks');
      expect(notice.begins <= today && today <= notice.ends, today).toBe(true);
      expect(workdaysIn(notice, calendar), today).toBe(5);
      expect(review.begins < today && today < review.ends, today).toBe(true);
      for (const stages of [onNotice, inReview])
        for (const [nth, { begins }] of stages.entries())
          expect(begins > (nth === 1 ? last.to : (stages[nth - 1]?.ends ?? '')), today).toBe(true);
    }
  });
});
