/** Everything that is wrong with the facts is found in one go, and nothing is blamed for another row's slip. */
import { describe, expect, it } from 'vitest';
import { findingLines, indicatorOf, quarter, ruledOn, smallResult, smallScheme } from './small-run.ts';

const scheme = smallScheme(`total:
    name: 得分
    sum:
      work: { name: 工作, points: { within: [0, 100] }, missing: hold }
      lost:
        name: 扣分
        subtract: true
        events: { codes: { late: { name: 迟到, each: 1 } }, sameKey: highest }`);
const point = (more: object) => ({ subject: 'A', indicator: 'work', rater: 'R1', value: '90', ...more });

describe('findings on facts', () => {
  it('come all at once: an unreadable cell hides no value out of range, no unknown subject and no ruling that can not be', () => {
    const rows = {
      subjects: [{ id: 'A', name: '甲' }],
      points: [
        point({ value: '九十' }),
        point({ rater: 'R2', value: '900' }),
        point({ rater: 'R3', subject: 'B' }),
        point({ rater: 'R4', indicator: 'wrk' }),
      ],
      events: [{ subject: 'A', code: 'lat', date: '2026-02-02' }],
      rulings: [ruledOn('missing.wrk', '8')],
    };
    expect(findingLines(scheme, rows)).toEqual([
      'events 1 事项 code-not-in-scheme',
      'points 1 分数 cell-not-decimal',
      'points 2 分数 value-out-of-range',
      'points 3 对象编号 subject-unknown',
      'points 4 指标 indicator-not-in-scheme',
      'rulings 1 事项 ruling-setting-unknown',
    ]);
  });

  it('blame nobody as unknown while the id of a subject can not be read', () => {
    const rows = {
      subjects: [
        { id: ' ', name: '甲' },
        { id: 'B', name: '乙' },
      ],
      points: [point({}), point({ subject: 'B', value: '101' })],
    };
    expect(findingLines(scheme, { ...rows, rulings: [ruledOn('missing.work', '8')] })).toEqual([
      'points 2 分数 value-out-of-range',
      'subjects 1 编号 cell-blank',
    ]);
  });

  it('take the points of a subject whose name is blank for what they are', () => {
    expect(findingLines(scheme, { subjects: [{ id: 'A' }], points: [point({})] })).toEqual([
      'subjects 1 姓名 cell-blank',
    ]);
  });

  it('do not call a correction unknown where the row that it names can not be read', () => {
    const broken = [point({ id: 'p1', value: '九十' }), point({ id: 'p2', corrects: 'p1', value: '80' })];
    expect(findingLines(scheme, { points: broken })).toEqual(['points 1 分数 cell-not-decimal']);
    const nameless = [
      point({ rater: '同'.repeat(501) }),
      point({ id: 'p2', rater: 'R2', corrects: 'A/work/R1//', value: '80' }),
    ];
    expect(findingLines(scheme, { points: nameless })).toEqual(['points 1 评分人 cell-too-long']);
  });

  it('do not judge a row that a broken row corrects', () => {
    const rows = [point({ id: 'p1', value: '900' }), point({ id: 'p2', corrects: 'p1', value: '九十' })];
    expect(findingLines(scheme, { points: rows })).toEqual(['points 2 分数 cell-not-decimal']);
  });

  it('do not judge a fact that a ruling strikes out, though the ruling lacks its reason', () => {
    const struck = ruledOn('void', 'yes', { kind: 'fact', target: 'p1', reason: '' });
    expect(findingLines(scheme, { points: [point({ id: 'p1', value: '900' })], rulings: [struck] })).toEqual([
      'rulings 1 理由 cell-blank',
    ]);
  });

  it('name a correction without a target once, and not as a double besides', () => {
    const rows = [point({}), point({ id: 'p2', corrects: 'A/work/R9//', value: '101' })];
    expect(findingLines(scheme, { points: rows })).toEqual([
      'points 2 分数 value-out-of-range',
      'points 2 更正 correction-unknown',
    ]);
  });

  it('leave out what needs the days of the run where they can not be read', () => {
    const dated = smallScheme(
      'total: { name: 得分, points: { within: [0, 100] }, missing: hold }',
      'parameters: { top: { name: 线, at: periodStart, dated: [{ from: 2025-01-01, value: 90 }] } }',
    );
    const rows = { run: [{ ...quarter, from: '1.1' }], points: [point({ indicator: 'total', value: '101' })] };
    expect(findingLines(dated, rows)).toEqual(['points 1 分数 value-out-of-range', 'run 1 起始日 cell-not-day']);
  });

  it('do not place somebody in several populations while a stay can not be read', () => {
    const two = smallScheme(
      'total: { name: 得分, fixed: 60 }',
      '',
      `staff: { name: 干部, where: { not: { attribute: post, is: 村 } }, total: total }
  others: { name: 村干部, where: { attribute: unit, is: 财政所 }, total: total }`,
    );
    const spells = [
      { subject: 'A', attribute: 'unit', value: '财政所' },
      { subject: 'A', attribute: 'post', value: '村', from: '三月' },
    ];
    expect(findingLines(two, { spells })).toEqual(['spells 2 起 cell-not-day']);
  });
});

describe('names of facts', () => {
  it('write a day in one way, so that full-width digits do not make a second fact', () => {
    const stay = { subject: 'A', attribute: 'unit', value: '财政所' };
    const spells = [
      { ...stay, from: '2026-02-03' },
      { ...stay, from: '２０２６－０２－０３' },
    ];
    expect(findingLines(scheme, { spells })).toEqual(['spells 2  fact-twice']);
  });

  it('call a figure, a poll and a data item by their Chinese names, too', () => {
    const named = smallScheme(`total:
    name: 得分
    sum:
      vote: { name: 民主测评, ballots: { poll: p1, within: [0, 50] }, missing: hold }
      money: { name: 增收, measure: { figure: income, within: [0, 50] }, missing: hold }
      other: { name: 互评, points: { within: [0, 10], indicator: shared }, missing: hold }`);
    const rows = {
      tallies: [{ poll: '民主测评', subject: 'A', value: '40', count: '2' }],
      measures: [{ subject: 'A', figure: '增收', value: '30' }],
      points: [point({ indicator: '互评', value: '8' })],
    };
    expect(indicatorOf(named, rows)).toBe('78.00');
    const struck = ruledOn('void', 'yes', { kind: 'poll', target: '民主测评' });
    expect(indicatorOf(named, { ...rows, rulings: [struck] })).toBe('held');
  });

  it('do not take the name of another period or question for the whole data item or poll', () => {
    const named = smallScheme(`total: { name: 增长, ratio: { of: now, to: before }, missing: hold }
  now: { name: 今年, measure: { figure: income, within: [0, 50] }, missing: hold }
  before: { name: 去年, measure: { figure: income, within: [0, 50], period: 2025Q1 }, missing: hold }`);
    const rows = { measures: [{ subject: 'A', figure: '去年', value: '30' }] };
    expect(findingLines(named, rows)).toContain('measures 1 数据项 measure-not-in-scheme');
  });
});

describe('rulings that can not both stand', () => {
  const held = { points: [] };
  it('are refused, unless the later names the earlier', () => {
    const [first, second] = [ruledOn('missing.work', '70'), ruledOn('missing.work', '80', { id: 'r2' })];
    expect(findingLines(scheme, { ...held, rulings: [first, second] })).toEqual(['rulings 2 事项 ruling-twice']);
    const corrected = { ...second, corrects: 'subject/A/missing.work' };
    expect(indicatorOf(scheme, { ...held, rulings: [first, corrected] })).toBe('80.00');
  });

  it('are refused also where one calls the figure by its name', () => {
    const rulings = [ruledOn('missing.工作', '70'), ruledOn('missing.work', '80')];
    expect(findingLines(scheme, { ...held, rulings })).toEqual(['rulings 2 事项 ruling-twice']);
  });

  it('strike out one fact of several tables only by its table', () => {
    const rows = {
      points: [point({ id: 'x' }), point({ rater: 'R2', value: '70' })],
      events: [{ id: 'x', subject: 'A', code: 'late', date: '2026-02-02' }],
    };
    const struck = (target: string) => ({ ...rows, rulings: [ruledOn('void', 'yes', { kind: 'fact', target })] });
    expect(findingLines(scheme, struck('x'))).toEqual(['rulings 1 针对 ruling-target-ambiguous']);
    expect(indicatorOf(scheme, rows)).toBe('79.00');
    expect(indicatorOf(scheme, struck('events/x'))).toBe('80.00');
    expect(indicatorOf(scheme, struck('评分/x'))).toBe('69.00');
  });
});

describe('rulings on pools', () => {
  const two = smallScheme(
    `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level:
    name: 等次
    grade:
      of: total
      ranking: place
      levels: { 好: { atLeast: 60 }, 一般: otherwise }
      seats: [{ level: 好, atMost: 50%, of: assessed, mode: perPool, rounding: down, soft: true }]`,
    '',
    `staff: { name: 干部, where: { attribute: post, is: 机关 }, total: total, rank: place, grade: level }
  others: { name: 村干部, where: { attribute: post, is: 村 }, total: total, rank: place, grade: level }`,
  );
  const ids = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
  const rows = {
    subjects: ids.map((id) => ({ id, name: id })),
    spells: ids.flatMap((subject) => [
      { subject, attribute: 'unit', value: subject.startsWith('C') ? '二所' : '一所' },
      { subject, attribute: 'post', value: subject.startsWith('A') ? '机关' : '村' },
    ]),
    points: ids.map((subject, i) => ({ subject, indicator: 'total', value: String(90 - i) })),
  };
  const seatsOf = (target: string) =>
    smallResult(two, { ...rows, rulings: [ruledOn('share.好', '100%', { kind: 'pool', target })] }).seats.map(
      ({ population, pool, seats }) => `${population} ${pool} ${seats}`,
    );

  it('are refused where a unit is a pool of two populations, and name the choices', () => {
    const rulings = [ruledOn('share.好', '100%', { kind: 'pool', target: '一所' })];
    expect(findingLines(two, { ...rows, rulings })).toEqual(['rulings 1 针对 ruling-target-ambiguous']);
  });

  it('reach one population by POPULATION/POOL, and by the pool alone where there is only one', () => {
    expect(seatsOf('staff/一所')).toEqual(['staff 一所 2', 'others 一所 1', 'others 二所 1']);
    expect(seatsOf('村干部/一所')).toEqual(['staff 一所 1', 'others 一所 2', 'others 二所 1']);
    expect(seatsOf('二所')).toEqual(['staff 一所 1', 'others 一所 1', 'others 二所 2']);
  });

  it('are refused where nobody ranks in such a pool', () => {
    const rulings = [ruledOn('share.好', '100%', { kind: 'pool', target: '全体' })];
    expect(findingLines(two, { ...rows, rulings })).toEqual(['rulings 1 针对 ruling-target-unknown']);
  });
});
