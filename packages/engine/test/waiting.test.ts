/** Who waits, for whose fact: the one that can be acted on is always named. */
import { describe, expect, it } from 'vitest';
import { type RawRow, type Result, readScheme, resultOf, type Scheme, score } from '../src/index.ts';
import { type Rows, ruledOn, smallResult, smallScheme } from './small-run.ts';

const compared = smallScheme(
  `total: { name: 得分, sum: { work: { name: 工作量, worth: 40, relative: { of: { name: 门诊人次, measure: { figure: 门诊人次, within: [0, 1000] }, missing: hold }, in: unit, to: best }, missing: hold } } }
  place: { name: 名次, rank: { in: all, by: total, ties: share } }`,
  '',
  'staff: { name: 人员, total: total, rank: place }',
);
const ids = ['A', 'B', 'C', 'D'];
const facts = (rulings: readonly RawRow[] = []): Rows => ({
  subjects: ids.map((id) => ({ id, name: `医生${id}` })),
  spells: ids.map((subject) => ({ subject, attribute: 'unit', value: subject === 'D' ? '二院' : '一院' })),
  measures: ['A', 'B', 'D'].map((subject) => ({ subject, figure: '门诊人次', value: '100' })),
  rulings,
});
const ruled = (setting: string): RawRow => ruledOn(setting, '30', { target: 'C' });
const told = ({ waiting }: Result) =>
  waiting.map(({ subject, items }) => [subject, ...items.map((i) => `${i.text}｜${i.ruling ?? ''}｜${i.others}`)]);

describe('a figure that is compared with the best of a pool', () => {
  const lacking = '“门诊人次”没有上报数据';
  const waits = `“工作量”还不能算：医生C（C）的${lacking}｜｜0`;

  it('names whose fact lacks before those who wait for it, and how many do', () => {
    expect(told(smallResult(compared, facts()))).toEqual([
      ['C', `${lacking}｜缺项.门诊人次｜2`],
      ['A', waits],
      ['B', waits],
    ]);
  });

  it('still names it after a ruling that settles only the result of the one who lacks it', () => {
    const result = smallResult(compared, facts([ruled('missing.work')]));
    expect(result.subjects[2]).toMatchObject({ id: 'C', total: { value: '30.00' }, open: [] });
    expect(told(result)).toEqual([
      ['C', `${lacking}｜缺项.门诊人次｜2`],
      ['A', waits],
      ['B', waits],
    ]);
  });

  it('and nobody waits after the ruling that it names', () => {
    const named = smallResult(compared, facts()).waiting[0]?.items[0]?.ruling;
    expect(told(smallResult(compared, facts([ruled(named ?? '')])))).toEqual([]);
  });

  it('says in data for whom somebody waits', () => {
    const { subjects } = smallResult(compared, facts());
    expect(subjects[0]?.open[0]?.awaits).toEqual({
      count: 1,
      first: [{ subject: 'C', code: 'not-reported', figure: 'work.of' }],
    });
    expect(subjects[2]?.open[0]).not.toHaveProperty('awaits');
  });
});

const { scheme: teams } = readScheme(`
scheme: teams
version: "1"
name: 班组
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { kind: { name: 类型, at: to }, team: { name: 班组, at: to } }
populations:
  teams: { name: 班组, where: { attribute: kind, is: 班组 }, total: teamScore, grade: teamLevel }
  members: { name: 队员, where: { attribute: kind, is: 队员 }, total: score, rank: place, grade: level }
figures:
  teamScore: { name: 班组得分, measure: { figure: 班组分, within: [0, 100] }, missing: hold }
  teamLevel: { name: 班组等次, grade: { of: teamScore, levels: { 优秀: { atLeast: 90 }, 合格: otherwise } } }
  fund: { name: 奖金总额, measure: { figure: 奖金, within: [0, 1000], places: 2 }, missing: hold }
  score: { name: 得分, measure: { figure: 分, within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: team, by: score, ties: share } }
  teamGrade: { name: 所在班组等次, across: { role: 所属, population: teams, of: teamLevel, take: only }, missing: hold }
  level:
    name: 等次
    grade:
      of: score
      levels: { 优秀: { atLeast: 80 }, 合格: otherwise }
      ranking: place
      seats: [{ level: 优秀, atMost: { by: teamGrade, cases: { 优秀: 50% }, otherwise: 0% }, of: assessed, mode: perPool, rounding: down }]
  bonus:
    name: 奖金
    divide: { amount: { name: 班组奖金, across: { role: 所属, population: teams, of: fund, take: only }, missing: hold }, in: team, by: score, places: 2, cents: largest-remainder, ties: id }
    missing: hold
consequences:
  pay: { name: 发放, for: members, when: { figure: bonus, above: 0 }, then: [{ do: allowance, name: 奖金 }] }
`);

function teamResult(fund: boolean, linked: readonly string[]): Result {
  const members = ['M1', 'M2', 'M3'];
  const measures = [
    { subject: 'T', figure: '班组分', value: '95' },
    ...(fund ? [{ subject: 'T', figure: '奖金', value: '300' }] : []),
    ...members.map((subject) => ({ subject, figure: '分', value: '90' })),
  ];
  const { run, diagnostics } = score(teams as Scheme, {
    tables: {
      run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }],
      subjects: ['T', ...members].map((id) => ({ id, name: id === 'T' ? '一班' : `队员${id}` })),
      spells: ['T', ...members].flatMap((subject) => [
        { subject, attribute: 'kind', value: subject === 'T' ? '班组' : '队员' },
        { subject, attribute: 'team', value: '一班' },
      ]),
      links: linked.map((from) => ({ from, role: '所属', to: 'T' })),
      measures,
    },
  });
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  return resultOf(run);
}

describe('what comes through a link', () => {
  it('asks the one over there who lacks the fact, and nobody here', () => {
    const result = teamResult(false, ['M1', 'M2', 'M3']);
    const waits = '一班（T）的“奖金总额”没有上报数据｜｜0';
    expect(told(result)).toEqual([
      ['T', '“奖金总额”没有上报数据｜缺项.奖金总额｜3'],
      ['M1', waits],
      ['M2', waits],
      ['M3', waits],
    ]);
    const bonus = result.subjects.find((s) => s.id === 'M1')?.indicators.bonus;
    expect(bonus).toMatchObject({ because: [{ text: '一班（T）的“奖金总额”没有上报数据' }] });
  });

  it('names whose link lacks, and does not ask those who have it', () => {
    const result = teamResult(true, ['M2', 'M3']);
    const waits = '队员M1（M1）的“班组奖金”没有“所属”关系的对象｜｜0';
    expect(told(result)).toEqual([
      ['M1', '“班组奖金”没有“所属”关系的对象｜缺项.班组奖金｜2'],
      ['M2', waits],
      ['M3', waits],
    ]);
  });

  it('says of a share that follows a missing link whose it is, before it asks for a ruling on the share', () => {
    const [decision] = teamResult(true, ['M2', 'M3']).open;
    expect(decision?.code).toBe('share-unclear');
    expect(decision?.text).toMatch(
      /^一班：“优秀”的比例还没有定，有关对象的等次待定，因为队员M1（M1）的“所在班组等次”没有“所属”关系的对象。请在关系表中补上“所属”关系，重新计算；确实补不了的，再在裁定表中写：/,
    );
  });
});
