/** Rulings as officials write them: Chinese words, names of people, of exceptions and of figures that have none of their own. */
import { describe, expect, it } from 'vitest';
import { figureWord, type RawRow, sentenceOf } from '../src/index.ts';
import { findingsOf, indicatorOf, type Rows, ruledOn, smallResult, smallScheme } from './small-run.ts';

const graded = smallScheme(
  `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level:
    name: 等次
    grade:
      of: total
      ranking: place
      levels: { 好: { atLeast: 60 }, 较好: { atLeast: 50 }, 一般: otherwise }
      seats: [{ level: 好, atMost: 50%, of: assessed, mode: perPool, rounding: down, soft: true }]
      exceptions: { rescue: { name: 抢险救灾, to: 好, seat: beside } }
      adjust: { name: 调换, levels: [好, 较好] }`,
  '',
  'staff: { name: 干部, total: total, rank: place, grade: level }',
);
const people = [
  { id: 'A', name: '张三' },
  { id: 'B', name: '李四' },
];
const tied: Rows = {
  subjects: people,
  spells: people.map(({ id }) => ({ subject: id, attribute: 'unit', value: '财政所' })),
  points: people.map(({ id }) => ({ subject: id, indicator: 'total', value: '80' })),
};
const gradesWith = (...rulings: readonly RawRow[]): string[] =>
  smallResult(graded, { ...tied, rulings }).subjects.map(({ grade }) =>
    'value' in grade ? grade.value : grade.absent,
  );
const chinese = (target: string, setting: string, value: string, kind = '对象'): RawRow =>
  ruledOn(setting, value, { kind, target });

describe('a ruling in Chinese', () => {
  it.each([
    ['名额.好', '是', ['好', '较好']],
    ['名额.好', '得', ['好', '较好']],
    ['名额．好', '否', ['较好', '好']],
    ['名额。好', '不得', ['较好', '好']],
    ['名额：好', '不列入', ['较好', '好']],
    ['seat.好', 'yes', ['好', '较好']],
    ['例外', '抢险救灾', ['好', '好']],
    ['例外', 'rescue', ['好', '好']],
    ['调整等次', '较好', ['较好', '好']],
    ['等次', '较好', ['较好', '好']],
  ])('settles %s %s', (setting, value, grades) => {
    expect(gradesWith(chinese('A', setting, value))).toEqual(grades);
  });

  it('names people where a name is one person’s', () => {
    expect(gradesWith(chinese('李四', '名额.好', '是'))).toEqual(['较好', '好']);
    const subjects = people.map(({ id }) => ({ id, name: '张三' }));
    const rows = { ...tied, subjects, rulings: [chinese('张三', '名额.好', '是')] };
    expect(findingsOf(graded, rows)).toMatchObject([{ code: 'name-ambiguous', values: { name: '张三', ids: 'A、B' } }]);
    // A name that is somebody's id means that one.
    const crossed = [
      { id: 'A', name: 'B' },
      { id: 'B', name: 'A' },
    ];
    const { subjects: result } = smallResult(graded, {
      ...tied,
      subjects: crossed,
      rulings: [chinese('A', '名额.好', '是')],
    });
    expect(result[0]?.grade).toEqual({ value: '好' });
  });

  it('rules on pools, polls and records', () => {
    expect(gradesWith(chinese('财政所', '比例.好', '１００％', '范围'))).toEqual(['好', '好']);
    expect(gradesWith(chinese('财政所', '比例.好', '100%', '名次范围'))).toEqual(['好', '好']);
    const points = [...(tied.points ?? []), { id: 'p1', subject: 'B', indicator: 'total', rater: 'R', value: '0' }];
    const rulings = [chinese('p1', '作废', '是', '记录')];
    expect(smallResult(graded, { ...tied, points, rulings }).subjects[1]?.total).toEqual({ value: '80.00' });
    const votes = smallScheme('total: { name: 民主测评, ballots: { poll: p, within: [0, 100] }, missing: hold }');
    const tallies = [{ poll: 'p', subject: 'A', value: '90', count: '2' }];
    expect(indicatorOf(votes, { tallies, rulings: [chinese('民主测评', '作废', '是', '测评')] })).toBe('held');
    expect(indicatorOf(votes, { tallies, rulings: [chinese('p', '作废', '否', '测评')] })).toBe('90.00');
  });

  it('and one in English that say the same are one ruling twice', () => {
    const rulings = [chinese('张三', '名额.好', '是'), ruledOn('seat.好', 'no', { target: 'A' })];
    expect(findingsOf(graded, { ...tied, rulings })).toMatchObject([
      { code: 'ruling-twice', values: { setting: 'seat.好' } },
    ]);
  });

  it('strikes a record out though another cell of the ruling can not be read', () => {
    const rulings = [{ ...chinese('p1', '作废', '是', '记录'), reason: '' }];
    const points = [...(tied.points ?? []), { id: 'p1', subject: 'B', indicator: 'total', value: '900' }];
    expect(findingsOf(graded, { ...tied, points, rulings }).map((d) => d.code)).toEqual(['cell-blank']);
  });
});

describe('a ruling on a figure without facts', () => {
  const scheme = smallScheme(`total:
    name: 得分
    missing: hold
    sum:
      work: { name: 岗位工作, worth: 50, points: { within: [0, 50], roles: { 领导: 60%, 同事: 40% } }, missing: pass }
      income: { name: 增收, worth: 10, bands: { of: { ratio: { of: { measure: { figure: 收, within: [0, 9] }, missing: hold }, to: { measure: { figure: 支, within: [1, 9] }, missing: hold } }, missing: hold }, rows: [{ atLeast: 1, gives: 10 }], otherwise: 0 } }`);
  const point = (role: string) => ({ subject: 'A', indicator: 'work', role, value: '40' });
  const income = ['收', '支'].map((figure) => ({ subject: 'A', figure, value: '5' }));

  it('says in Chinese what is left out, shared and rescaled', () => {
    const rows = { measures: income, points: [point('领导')] };
    expect(indicatorOf(scheme, rows)).toBe('held');
    expect(indicatorOf(scheme, { ...rows, rulings: [ruledOn('缺项.岗位工作', '分担')] })).toBe('50.00');
    expect(indicatorOf(scheme, { ...rows, rulings: [ruledOn('缺项.岗位工作', '不计')] })).toBe('10.00');
    expect(indicatorOf(scheme, { ...rows, rulings: [ruledOn('缺项.得分', '折算')] })).toBe('60.00');
    expect(indicatorOf(scheme, { ...rows, rulings: [ruledOn('缺项.work', '３０')] })).toBe('40.00');
  });

  it('calls a figure without a name after the one that it stands in', () => {
    expect(figureWord(scheme, 'income.of')).toBe('增收的原数');
    expect(figureWord(scheme, 'income.of.to')).toBe('增收的原数的分母');
    expect(figureWord(scheme, 'work')).toBe('岗位工作');
    const rows = { measures: income.slice(0, 1), points: [point('领导'), point('同事')] };
    expect(indicatorOf(scheme, rows)).toBe('held');
    expect(indicatorOf(scheme, { ...rows, rulings: [ruledOn('缺项.增收的原数的分母', '5')] })).toBe('50.00');
    expect(smallResult(scheme, rows).subjects[0]?.open[0]?.ruling).toBe('缺项.增收的原数的分母');
  });

  it('uses the id where a name is shared', () => {
    const shared = smallScheme(
      'total: { name: 得分, sum: { a: { name: 同名, points: { within: [0, 9] }, missing: hold }, b: { name: 同名, points: { within: [0, 9] }, missing: hold } } }',
    );
    expect([figureWord(shared, 'a'), figureWord(shared, 'total')]).toEqual(['a', '得分']);
  });
});

describe('what is said of a ruling that can not be', () => {
  const said = (...rulings: readonly RawRow[]): string[] => findingsOf(graded, { ...tied, rulings }).map(sentenceOf);
  it.each([
    [chinese('A', '名额.好', '是', '人员'), '裁定的类别没有“人员”。可用的有：对象、范围、测评、记录。'],
    [chinese('A', '名额.好', '是', '本期'), '对本期没有可以裁定的事项。类别请写：对象、范围、测评、记录。'],
    [
      chinese('A', '加分', '5'),
      '没有“加分”这种裁定。可用的有：例外、调整等次、补定等次、名额.等次、缺项.指标、尾差.指标。',
    ],
    [chinese('A', '缺项.得份', '5'), '没有“缺项.得份”这种裁定。可用的有：缺项.得分。'],
    [chinese('A', '缺项.工作', '5'), '没有“缺项.工作”这种裁定。可用的有：缺项.得分。'],
    [chinese('A', '缺项.得分', '很好'), '裁定“缺项.得分”的决定不能是“很好”。可用的有：一个数、不计。'],
    [chinese('A', '名额.好', '可以'), '裁定“名额.好”的决定不能是“可以”。可用的有：是、否。'],
    [chinese('A', '名额.较好', '是'), '“较好”没有名额规定，不需要裁定名额。可用的有：名额.好。'],
    [chinese('A', '例外', '救火'), '裁定“例外”的决定不能是“救火”。可用的有：抢险救灾。'],
    [chinese('王五', '名额.好', '是'), '裁定所针对的“王五”找不到。请核对。'],
    [chinese('ａ', '名额.好', '是'), '裁定所针对的“ａ”找不到。是不是“A”？请核对。'],
    [
      chinese('财政局', '名额.好', '是', '范围'),
      '裁定所针对的“财政局”找不到。是不是“财政所”？可写的有：财政所。请核对。',
    ],
    [chinese('财政所', '作废', '是', '范围'), '没有“作废”这种裁定。可用的有：比例.好、名额.好。'],
    [chinese('财政所', '比例.好', '200%', '范围'), '裁定“比例.好”的决定不能是“200%”。可用的有：0% 到 100% 的比例。'],
    [chinese('x', '撤销', '是', '记录'), '没有“撤销”这种裁定。可用的有：作废。'],
  ])('%j: it names what there is, in the same words', (ruling, sentence) => {
    expect(said(ruling)[0]).toBe(sentence);
  });

  it('names the polls that there are', () => {
    const votes = smallScheme('total: { name: 民主测评, ballots: { poll: town, within: [0, 100] }, missing: hold }');
    const rulings = [chinese('twon', '作废', '是', '测评')];
    expect(findingsOf(votes, { rulings }).map(sentenceOf)).toEqual([
      '裁定所针对的“twon”找不到。是不是“town”？可写的有：民主测评。请核对。',
    ]);
  });
});
