import type { Stage } from '@shiji/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, daysLater } from '../../../src/features/roster/spans.ts';
import type { RoundStage, StageState } from '../../../src/features/rounds/model.ts';
import { type Moving, moved, movedAnew } from '../../../src/features/rounds/move.ts';
import { workday, workdaysIn, workdaysLater } from '../../../src/features/rounds/schedule.ts';
import { isRefused } from '../../../src/http/refusals.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';

const process: readonly Stage[] = [
  { id: 'logging', name: '周纪实', work: { kind: 'record', entries: [] } },
  { id: 'review', name: '逐级评鉴', work: { kind: 'review', levels: [] } },
  { id: 'proposal', name: '拟定等次', work: { kind: 'propose', by: '考核委员会' } },
  { id: 'notice', name: '公示', work: { kind: 'notice', workingDays: 5 } },
  { id: 'settling', name: '审定', work: { kind: 'settle', by: '党工委会议' } },
];
const days: readonly (readonly [string, string])[] = [
  ['2026-01-01', '2026-03-31'],
  ['2026-04-01', '2026-04-10'],
  ['2026-04-11', '2026-04-13'],
  ['2026-04-14', '2026-04-20'],
  ['2026-04-21', '2026-04-25'],
];
const stagesAs = (...states: readonly StageState[]): readonly RoundStage[] =>
  process.map(({ id }, n) => ({
    key: id,
    begins: days[n]?.[0] ?? '',
    ends: days[n]?.[1] ?? '',
    state: states[n] ?? 'waiting',
  }));
/** Labour Day 2026: 1 to 5 May off, 9 May worked. */
const calendar = announcedCalendar();
const over: Moving = { process, term: { to: '2026-03-31' }, today: '2026-04-02', calendar };
const reviewing = stagesAs('done', 'on');
const refusalOf = (told: unknown) => (isRefused(told) ? told.refusal : undefined);
const daysOf = (told: ReturnType<typeof moved | typeof movedAnew>) =>
  isRefused(told) ? told.refusal : told.map(({ begins, ends }) => [begins.slice(5), ends.slice(5)].join(' '));

describe('the last day of a stage', () => {
  it('[XL-08] 延后一个环节，后面的一天不少；公示按工作日重排，节假日不计', () => {
    expect(daysOf(moved(reviewing, 'review', '2026-04-12', over))).toEqual([
      '01-01 03-31',
      '04-01 04-12',
      '04-13 04-15',
      '04-16 04-22',
      '04-23 04-27',
    ]);
    // Five days of the calendar would hang for none that is worked.
    expect(daysOf(moved(reviewing, 'review', '2026-04-27', over))).toEqual([
      '01-01 03-31',
      '04-01 04-27',
      '04-28 04-30',
      '05-06 05-11',
      '05-12 05-16',
    ]);
  });

  it('提前一个环节，紧接着的随着提前；写错的日期这样就改回来了', () => {
    const wrong = moved(reviewing, 'review', '2026-05-10', over);
    if (isRefused(wrong)) throw new Error(wrong.refusal);
    expect(moved(wrong, 'review', '2026-04-10', over)).toEqual(reviewing);
    const apart = reviewing.map((one) => (one.key === 'proposal' ? { ...one, begins: '2026-04-12' } : one));
    expect(daysOf(moved(apart, 'review', '2026-04-08', over))).toContain('04-12 04-13');
  });

  it('只能改到今天以后、考核期结束五年以内；已经完成的不能改', () => {
    const to = (key: string, ends: string, stages = reviewing) => refusalOf(moved(stages, key, ends, over));
    expect(to('review', '2026-04-10')).toBe('day-same');
    expect(to('review', '2026-04-01')).toBe('day-past');
    expect(to('review', '2026-04-02')).toBe(undefined);
    expect(to('proposal', '2026-04-10')).toBe('day-before-begin');
    expect(to('review', '2206-04-10')).toBe('day-far');
    expect(to('review', '9999-12-30')).toBe('day-far');
    expect(to('logging', '2026-04-20')).toBe('stage-done');
    expect(to('nowhere', '2026-04-20')).toBe('stage-unknown');
    expect(moved(reviewing, 'review', '2206-04-10', over)).toMatchObject({
      values: { ends: '2206年4月10日', last: '2031年4月2日' },
    });
    const early = { ...over, today: '2026-02-01' };
    expect(refusalOf(moved(stagesAs('on'), 'logging', '2026-03-01', early))).toBe('record-in-period');
  });

  it('[XL-08] 公示不能少于方案规定的工作日，写明最早可以到哪一天', () => {
    expect(moved(reviewing, 'notice', '2026-04-17', over)).toMatchObject({
      refusal: 'notice-days-short',
      values: { days: 4, least: 5, earliest: '4月20日' },
    });
  });

  it('[XL-08] 重新进行的要有新的截止日；公示从当天重新算起', () => {
    const again = (key: string, ends?: string) =>
      movedAnew(stagesAs('done', 'done', 'done', 'on'), key, ends, { ...over, today: '2026-04-22' });
    expect(refusalOf(again('notice'))).toBe('day-wanted');
    expect(refusalOf(again('notice', '2026-04-27'))).toBe('notice-days-short');
    expect(daysOf(again('notice', '2026-04-28'))).toEqual([
      '01-01 03-31',
      '04-01 04-10',
      '04-11 04-13',
      '04-22 04-28',
      '04-29 05-03',
    ]);
    expect(daysOf(again('proposal', '2026-04-23'))).toContain('04-24 04-30');
    expect(refusalOf(movedAnew(reviewing, 'review', undefined, over))).toBe(undefined);
  });

  it('[XL-08] [XL-09] 不论怎么改，环节首尾相接，公示从工作日开始，工作日一天不少', () => {
    const between = (a: number, b: number) => fc.integer({ min: a, max: b });
    const planned = fc
      .tuple(between(0, 200), fc.array(between(0, 12), { minLength: 4, maxLength: 4 }))
      .map(([first, lengths]) => {
        let next = daysLater('2026-01-05', first);
        const stages = process.slice(1).map(({ id, work }, n): RoundStage => {
          const begins = work.kind === 'notice' ? workday(next, calendar) : next;
          const length = lengths[n] ?? 0;
          const ends = work.kind === 'notice' ? workdaysLater(begins, 4 + length, calendar) : daysLater(begins, length);
          next = daysLater(ends, 1 + (length % 3));
          return { key: id, begins, ends, state: n === 0 ? 'on' : 'waiting' };
        });
        return { stages, today: stages[0]?.begins ?? '' };
      });
    fc.assert(
      fc.property(planned, between(0, 3), between(-12, 60), ({ stages, today }, at, by) => {
        const stage = stages[at] as RoundStage;
        const told = moved(stages, stage.key, daysLater(stage.ends, by), { ...over, today });
        if (isRefused(told)) return;
        for (const [n, { key, begins, ends }] of told.entries()) {
          if (n > 0) expect(begins > (told[n - 1] as RoundStage).ends).toBe(true);
          const before = stages[n] as RoundStage;
          if (n <= at) continue;
          if (key !== 'notice') expect(daysBetween(begins, ends)).toBe(daysBetween(before.begins, before.ends));
          if (key === 'notice') {
            expect(calendar.isWorkday(begins)).toBe(true);
            expect(workdaysIn({ begins, ends }, calendar)).toBe(workdaysIn(before, calendar));
          }
          if (by > 0) expect(begins >= before.begins).toBe(true);
        }
      }),
    );
  });
});
