import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excuseOf, standingOf, standingWords, whilesOf } from '../../../src/features/logs/whiles.ts';
import { daysBetween, daysLater } from '../../../src/features/roster/spans.ts';
import type { Spell } from '../../../src/features/rounds/freeze.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';

const calendar = announcedCalendar();
const quarter = { from: '2026-01-01', to: '2026-03-31' };
const weekly = { every: 'week', due: 3 } as const;
const weeks = whilesOf(weekly, quarter, calendar);
const week = (span: string) => weeks.find((one) => one.span === span) ?? expect.fail(span);

describe('the weeks and months of a round', () => {
  it('[FX-05] 一周从周一到周日，末日落在考核期内的算在这一期，截止日是末日后几天', () => {
    expect(weeks).toHaveLength(13);
    // The week that began in the old year ends on 4 January; that of 30 March ends in April.
    expect(weeks[0]).toMatchObject({ span: '2026-W01', from: '2025-12-29', ends: '2026-01-04', due: '2026-01-07' });
    expect(weeks.at(-1)).toMatchObject({
      span: '2026-W13',
      name: '2026年第13周',
      ends: '2026-03-29',
      due: '2026-04-01',
    });
    const months = whilesOf({ every: 'month', due: 5 }, quarter, calendar);
    expect(months.map(({ span, due }) => [span, due])).toEqual([
      ['2026-01', '2026-02-05'],
      ['2026-02', '2026-03-05'],
      ['2026-03', '2026-04-05'],
    ]);
    expect(whilesOf({ every: 'quarter', due: 0 }, quarter, calendar).map(({ span }) => span)).toEqual(['2026Q1']);
  });

  it('[FX-19] 考核开始得晚的，从开始那天起算期限：还不能写的时候不算逾期', () => {
    const dues = whilesOf(weekly, quarter, calendar, '2026-03-20').map(({ span, due }) => [span, due]);
    expect(dues[0]).toEqual(['2026-W01', '2026-03-23']);
    expect(dues.at(-2)).toEqual(['2026-W12', '2026-03-25']);
    expect(dues.at(-1)).toEqual(['2026-W13', '2026-04-01']);
  });

  it('weeks have seven days, follow each other without a gap, and two periods in a row share none and lose none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('week', 'month', 'quarter' as const),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        (every, start, one, two) => {
          const from = daysLater('2020-01-01', start);
          const to = daysLater(from, one);
          const end = daysLater(to, 1 + two);
          const entry = { every, due: 3 } as const;
          const first = whilesOf(entry, { from, to }, calendar);
          const second = whilesOf(entry, { from: daysLater(to, 1), to: end }, calendar);
          expect([...first, ...second]).toEqual(whilesOf(entry, { from, to: end }, calendar));
          for (const { ends } of first) expect(from <= ends && ends <= to).toBe(true);
          for (const [n, { from: begin }] of first.entries())
            if (n > 0) expect(begin).toBe(daysLater(first[n - 1]?.ends ?? '', 1));
          if (every === 'week') for (const { from: begin, ends } of first) expect(daysBetween(begin, ends)).toBe(6);
        },
      ),
    );
  });
});

describe('whoever needn’t write', () => {
  const attributes = [{ id: 'unit', from: 'organization' }, { id: 'away', from: 'leave' }, { id: 'work' }] as const;
  const spell = (attribute: string, from?: string, to?: string): Spell => ({
    attribute,
    value: '是',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const excuse = (span: string, ...spells: Spell[]) => excuseOf(week(span), spells, attributes);

  it('[FX-19] 整周都在放假的不用写：春节一周没有工作日', () => {
    expect(week('2026-W08').workdays).toEqual([]);
    expect(excuse('2026-W08')).toBe('no-workday');
  });

  it('[FX-19] 请假盖住全部工作日的不用写，差一天也要写', () => {
    expect(excuse('2026-W05', spell('away', '2026-01-26', '2026-01-30'))).toBe('leave');
    expect(excuse('2026-W05', spell('away', '2026-01-26', '2026-01-28'), spell('away', '2026-01-29'))).toBe('leave');
    expect(excuse('2026-W05', spell('away', '2026-01-26', '2026-01-29'))).toBeUndefined();
    expect(excuse('2026-W05', spell('work', '2026-01-01'))).toBeUndefined();
  });

  it('[FX-19] 还没到岗、已经离岗的不用写；到岗当周要写', () => {
    const since = spell('unit', '2026-02-04');
    expect(excuse('2026-W05', since)).toBe('not-in-post');
    expect(excuse('2026-W06', since)).toBeUndefined();
    expect(excuse('2026-W06', since, spell('away', '2026-02-04', '2026-02-06'))).toBe('leave');
    expect(excuse('2026-W06', spell('unit', undefined, '2026-01-31'))).toBe('not-in-post');
  });

  it('leave that is taken from somebody never excuses them, and more of it never takes an excuse away', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(fc.array(days, { maxLength: 4 }), days, fc.nat(weeks.length - 1), (some, more, n) => {
        const leave = ([start, length]: [number, number]) =>
          spell('away', daysLater('2026-01-01', start), daysLater('2026-01-01', start + length));
        const one = weeks[n] ?? week('2026-W01');
        const before = excuseOf(one, some.map(leave), attributes);
        const after = excuseOf(one, [...some, more].map(leave), attributes);
        if (before !== undefined) expect(after).toBe(before);
        // Every working day is covered by some spell, or there is no excuse.
        const covered = one.workdays.every((day) =>
          some.map(leave).some(({ from = '', to = '' }) => from <= day && day <= to),
        );
        expect(before !== undefined).toBe(covered);
      }),
    );
  });
});

describe('how one stands', () => {
  const one = week('2026-W12');
  it.each([
    ['未到', '2026-03-15', undefined, undefined],
    ['待写', '2026-03-16', undefined, undefined],
    ['待写', '2026-03-25', undefined, undefined],
    ['逾期未写', '2026-03-26', undefined, undefined],
    ['已写', '2026-05-01', { day: '2026-03-25', inTime: true }, undefined],
    ['补写（逾期2天）', '2026-05-01', { day: '2026-03-27', inTime: false }, undefined],
    ['免写（工作日都在请假）', '2026-05-01', undefined, 'leave'],
    // What was written though nobody had to counts.
    ['已写', '2026-05-01', { day: '2026-03-20', inTime: true }, 'leave'],
  ] as const)('[FX-05] [FX-10] %s（%s）', (words, today, written, because) => {
    expect(standingWords(standingOf(one, today, written, because))).toBe(words);
  });
});
