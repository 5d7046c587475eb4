/** A grade that was put off is given once the matter is closed, by a ruling that moves nobody else. */
import { describe, expect, it } from 'vitest';
import { explain, type RawRow, score } from '../src/index.ts';
import { findingsOf, type Rows, ruledOn, smallResult, smallScheme } from './small-run.ts';

const scheme = smallScheme(
  `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level:
    name: 等次
    grade:
      of: total
      ranking: place
      levels: { 好: { atLeast: 60 }, 较好: otherwise }
      ungraded:
        - { when: { event: inquiry, atLeast: 1 }, name: 立案审查期间，结案后再定等次, outcome: later }
        - { when: { event: absent, atLeast: 1 }, name: 长期请假，不定等次, outcome: none }
      seats: [{ level: 好, atMost: 50%, of: assessed, mode: perPool, rounding: down }]`,
  '',
  'staff: { name: 干部, total: total, rank: place, grade: level }',
);
const people = ['A', 'B', 'C', 'D', 'E'];
const rows = (...rulings: readonly RawRow[]): Rows => ({
  subjects: people.map((id) => ({ id, name: id })),
  spells: people.map((id) => ({ subject: id, attribute: 'unit', value: '财政所' })),
  // The one under inquiry would be the first.
  points: people.map((id, n) => ({ subject: id, indicator: 'total', value: String(95 - n) })),
  events: [
    { subject: 'A', code: 'inquiry', date: '2026-02-01' },
    { subject: 'E', code: 'absent', date: '2026-02-01' },
  ],
  rulings,
});
const gradesWith = (...rulings: readonly RawRow[]): string[] =>
  smallResult(scheme, rows(...rulings)).subjects.map(({ grade }) => ('value' in grade ? grade.value : grade.absent));
const later = (target: string, value: string): RawRow => ruledOn('补定等次', value, { kind: '对象', target });

describe('a grade that is given later', () => {
  it('stands beside the seats: who was graded in time keeps what they have', () => {
    expect(gradesWith()).toEqual(['held', '好', '较好', '较好', 'notApplicable']);
    expect(gradesWith(later('A', '好'))).toEqual(['好', '好', '较好', '较好', 'notApplicable']);
    expect(gradesWith(later('A', '较好'))).toEqual(['较好', '好', '较好', '较好', 'notApplicable']);
  });

  it('says why it was put off, and who gave it', () => {
    const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };
    const scored = score(scheme, { tables: { ...rows(later('A', '较好')), run: [run] } });
    const steps = scored.run === undefined ? [] : (explain(scored.run, 'A')?.steps ?? []);
    expect(steps.find(({ figure }) => figure === 'level')?.notes).toEqual([
      '立案审查期间，结案后再定等次',
      expect.stringMatching(/^补定为“较好”：由考核委员会决定/),
    ]);
  });

  it('is given to nobody else, and names a level of the grade', () => {
    expect(findingsOf(scheme, rows(later('B', '较好')))).toMatchObject([{ code: 'ruling-idle-not-put-off' }]);
    expect(findingsOf(scheme, rows(later('E', '较好')))).toMatchObject([{ code: 'ruling-idle-not-put-off' }]);
    expect(findingsOf(scheme, rows(later('A', '优秀')))).toMatchObject([{ code: 'ruling-value-unknown' }]);
  });
});
