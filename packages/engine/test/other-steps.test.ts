/** Figures outside the total's tree can be opened, too. */
import { describe, expect, it } from 'vitest';
import { explain, type Run, type Sheet, type Step, score } from '../src/index.ts';
import { quarter, smallScheme } from './small-run.ts';

const scheme = smallScheme(
  `total: { name: 得分, measure: { figure: 分, within: [0, 100] }, missing: hold }
  half: { name: 半数, scale: { of: visits, by: 0.5 } }
  visits: { name: 门诊人次, measure: { figure: 门诊人次, within: [0, 1000], places: 0 }, missing: hold }
  attendance: { name: 出勤率, measure: { figure: 出勤率, within: [0, 100%], places: 3 }, missing: hold }
  bonus: { name: 奖金, divide: { amount: 1000, in: all, by: total, places: 2, cents: largest-remainder, ties: id }, missing: hold }
  level:
    name: 等次
    grade:
      of: total
      levels: { 优秀: { atLeast: 80 }, 合格: otherwise }
      requires:
        - { for: 优秀, name: 出勤九成, that: { figure: attendance, atLeast: 90% } }
        - { for: 优秀, name: 无投诉, that: { not: { event: complaint, atLeast: 1 } } }`,
  '',
  'staff: { name: 人员, total: total, grade: level }',
);

function run(): Run {
  const measures = [
    { subject: 'A', figure: '分', value: '90' },
    { subject: 'A', figure: '门诊人次', value: '41' },
    { subject: 'A', figure: '出勤率', value: '89.9%' },
  ];
  const tables = { run: [quarter], subjects: [{ id: 'A', name: '甲' }], measures };
  const { run: computed, diagnostics } = score(scheme, { tables });
  if (computed === undefined) throw new Error(JSON.stringify(diagnostics));
  return computed;
}
const sheet = explain(run(), 'A') as Sheet;
const found = (id: string): Step | undefined => sheet.others.find((s) => s.figure === id);

describe('the sheet of a subject', () => {
  it('opens what stands in no published tree once, in the order of the scheme', () => {
    expect(sheet.steps.map((s) => s.figure)).toEqual(['total', 'level']);
    // What half is made of opens inside it, though it is written after it.
    expect(sheet.others.map((s) => s.figure)).toEqual(['half', 'attendance', 'bonus']);
    expect(found('half')?.parts[0]?.parts).toMatchObject([{ figure: 'visits', notes: ['上报 41'] }]);
  });

  it('opens an amount that was split down to what it was computed from', () => {
    expect(found('bonus')).toMatchObject({ outcome: { value: '1000.00' }, arithmetic: '1000.00' });
    expect(found('bonus')?.notes[0]).toContain('按比例 1000.00 × 90.00 ÷ 90.00');
  });

  it('says of a precondition that is not met what it saw and what it asks for', () => {
    expect(sheet.steps[1]?.notes).toContain('不具备“优秀”的条件：出勤九成（出勤率 89.9%；要求：“出勤率”不低于90%）');
  });

  it('shows counts without decimals and shares in per cent', () => {
    expect(found('half')?.parts[0]?.outcome).toEqual({ value: '41' });
    expect(found('attendance')).toMatchObject({ percent: true, notes: ['上报 89.9%'], outcome: { value: '0.899' } });
  });
});
