import type { Stage } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { daysFault, inOrder, proposeDays, workdaysIn, workdaysLater } from '../../../src/features/rounds/schedule.ts';
import type { Calendar } from '../../../src/ports/calendar.ts';

/** Qingming 2026: 4 to 6 April off. */
const calendar: Calendar = {
  knows: () => true,
  isWorkday: (day: string) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && day !== '2026-04-06';
  },
};
const term = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-01' };
const over = { term, today: '2026-03-20', calendar };
const stages: readonly Stage[] = [
  { id: 'logging', name: '周纪实', work: { kind: 'record', entries: [] } },
  { id: 'review', name: '逐级评鉴', days: 2, work: { kind: 'review', levels: [] } },
  { id: 'notice', name: '公示', work: { kind: 'notice', workingDays: 5 } },
  { id: 'filing', name: '归档', days: 3, work: { kind: 'file', by: '考核办' } },
];

describe('the days of a round', () => {
  it('[XL-08] [XL-09] 一个环节接着一个环节，公示按工作日算，节假日不计', () => {
    expect(proposeDays(stages, term, '2026-03-20', calendar)).toEqual([
      { key: 'logging', begins: '2026-01-01', ends: '2026-03-31' },
      { key: 'review', begins: '2026-04-01', ends: '2026-04-02' },
      // Friday, then the holiday, and four days from Tuesday on.
      { key: 'notice', begins: '2026-04-03', ends: '2026-04-10' },
      { key: 'filing', begins: '2026-04-11', ends: '2026-04-13' },
    ]);
  });

  it('begin on the day of the start where the period is over long since', () => {
    expect(proposeDays(stages, term, '2026-05-09', calendar).map(({ begins }) => begins)).toEqual([
      '2026-01-01',
      '2026-05-09',
      // A notice isn't put up on a Sunday.
      '2026-05-11',
      '2026-05-16',
    ]);
  });

  it.each([
    ['stage-ends-before', { key: 'review', begins: '2026-04-02', ends: '2026-04-01' }, '逐级评鉴'],
    ['stages-overlap', { key: 'notice', begins: '2026-04-02', ends: '2026-04-12' }, '公示'],
    ['stage-far', { key: 'filing', begins: '2026-04-11', ends: '9999-12-30' }, '归档'],
    ['stage-far', { key: 'review', begins: '0001-01-01', ends: '2026-04-02' }, '逐级评鉴'],
    ['notice-too-short', { key: 'notice', begins: '2026-04-03', ends: '2026-04-09' }, '公示'],
  ])('that are set by hand are refused: %s', (refusal, changed, stage) => {
    const proposed = proposeDays(stages, term, '2026-03-20', calendar);
    expect(daysFault(stages, proposed, over)).toBeUndefined();
    const set = proposed.map((one) => (one.key === changed.key ? changed : one));
    expect(daysFault(stages, set, over)).toEqual({ refusal, stage });
  });

  it('all must be set', () => {
    expect(daysFault(stages, [], over)).toEqual({ refusal: 'stage-days-missing', stage: '周纪实' });
  });

  it('stand once for each stage of the scheme, and count in its order however they were sent', () => {
    const proposed = proposeDays(stages, term, '2026-03-20', calendar);
    const [first] = proposed;
    const strange = { key: '没有的', begins: '2026-05-01', ends: '2026-05-02' };
    expect(daysFault(stages, [...proposed, strange], over)).toEqual({ refusal: 'stage-strange', stage: '没有的' });
    const twice = [...proposed, { ...proposed[1], ends: '2026-04-03' }] as typeof proposed;
    expect(daysFault(stages, twice, over)).toEqual({ refusal: 'stage-twice', stage: '逐级评鉴' });
    expect(inOrder(stages, [...proposed].reverse())).toEqual(proposed);
    expect(inOrder(stages, [strange, first as (typeof proposed)[number]])).toEqual([first]);
  });

  it('count working days as people do', () => {
    expect(workdaysLater('2026-04-03', 1, calendar)).toBe('2026-04-07');
    expect(workdaysIn({ begins: '2026-04-03', ends: '2026-04-07' }, calendar)).toBe(2);
  });
});
