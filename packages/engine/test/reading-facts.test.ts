/** Which facts count, how often, and what is said of those that don't. */
import { describe, expect, it } from 'vitest';
import { score, sentenceOf } from '../src/index.ts';
import { findingLines, findingsOf, indicatorOf, quarter, smallResult, smallScheme } from './small-run.ts';

const event = (more: object) => ({ subject: 'A', code: 'late', date: '2026-02-02', ...more });

describe('a key that scored elsewhere', () => {
  const scheme = smallScheme(`total:
    name: 得分
    sum:
      village: { name: 村里表彰, applies: { when: { attribute: post, is: 村 }, otherwise: skip }, events: { codes: { praise: { name: 表彰, each: 3, atMost: 9 } }, sameKey: highest } }
      office: { name: 机关表彰, events: { codes: { award: { name: 获奖, each: 2, atMost: 9 } }, sameKey: highest, excluding: village } }`);
  const rows = (post: string) => ({
    spells: [{ subject: 'A', attribute: 'post', value: post }],
    events: [event({ code: 'praise', key: 'k1' }), event({ code: 'award', key: 'k1' })],
  });
  it('scores here where the figure there does not apply to the subject', () => {
    expect(indicatorOf(scheme, rows('村'))).toBe('3.00');
    expect(indicatorOf(scheme, rows('机关'))).toBe('2.00');
  });

  it('waits where nobody can tell whether the figure there applies', () => {
    const waiting =
      smallScheme(`total: { name: 得分, sum: { office: { name: 机关表彰, events: { codes: { award: { name: 获奖, each: 2, atMost: 9 } }, sameKey: highest, excluding: village } } } }
  village: { name: 村里表彰, applies: { when: { figure: rate, atLeast: 5 }, otherwise: skip }, events: { codes: { praise: { name: 表彰, each: 3, atMost: 9 } }, sameKey: highest } }
  rate: { name: 比率, measure: { figure: 比率, within: [0, 10] }, missing: hold }`);
    expect(indicatorOf(waiting, rows('村'))).toBe('held');
    const measures = (value: string) => ({ ...rows('村'), measures: [{ subject: 'A', figure: '比率', value }] });
    expect(indicatorOf(waiting, measures('6'))).toBe('0.00');
    expect(indicatorOf(waiting, measures('4'))).toBe('2.00');
    // Another occurrence doesn't hang on it.
    expect(indicatorOf(waiting, { events: [event({ code: 'award', key: 'k2' })] })).toBe('2.00');
  });

  it('must be written where both figures read one code', () => {
    const shared = smallScheme(`total:
    name: 得分
    sum:
      first: { name: 一, events: { codes: { late: { name: 迟到, each: 1, atMost: 5 } }, sameKey: highest } }
      second: { name: 二, events: { codes: { late: { name: 迟到, each: 1, atMost: 5 } }, sameKey: highest, excluding: first } }`);
    expect(findingLines(shared, { events: [event({})] })).toEqual(['events 1 事由编号 event-key-needed']);
    expect(indicatorOf(shared, { events: [event({ key: 'k1' })] })).toBe('1.00');
  });
});

describe('a condition on events', () => {
  const scheme = smallScheme(
    'total: { name: 得分, veto: { of: base, when: { event: late, atLeast: 3 }, gives: 0 } }\n  base: { name: 基础, fixed: 60 }',
  );
  it('counts rows of one key as one occurrence, with the largest count among them', () => {
    const keyed = ['a', 'b', 'c'].map((id) => event({ id, key: 'k1' }));
    expect(indicatorOf(scheme, { events: keyed })).toBe('60.00');
    expect(indicatorOf(scheme, { events: [...keyed, event({ key: 'k2', count: '2' })] })).toBe('0.00');
    expect(indicatorOf(scheme, { events: keyed.map((row) => ({ ...row, key: '' })) })).toBe('0.00');
  });
  it('does not count what happened after the as-of day', () => {
    const run = [{ ...quarter, asOf: '2026-02-10' }];
    const events = ['2026-02-01', '2026-02-02', '2026-02-20'].map((date) => event({ date }));
    expect(indicatorOf(scheme, { run, events })).toBe('60.00');
    expect(findingLines(scheme, { run, events })).toEqual(['events 3  after-as-of']);
    expect(indicatorOf(scheme, { events })).toBe('0.00');
  });
});

describe('facts dated after the as-of day', () => {
  it('score neither as events nor as points, and that is said', () => {
    const scheme = smallScheme(`total:
    name: 得分
    sum:
      work: { name: 工作, points: { within: [0, 100] }, missing: hold }
      bonus: { name: 加分, events: { codes: { late: { name: 好事, each: 1 } }, sameKey: highest } }`);
    const rows = {
      run: [{ ...quarter, asOf: '2026-02-10' }],
      points: [
        { subject: 'A', indicator: 'work', rater: 'R1', value: '80', date: '2026-02-01' },
        { subject: 'A', indicator: 'work', rater: 'R2', value: '90', date: '2026-02-20' },
      ],
      events: [event({}), event({ date: '2026-03-01' })],
    };
    expect(indicatorOf(scheme, rows)).toBe('81.00');
    expect(findingLines(scheme, rows)).toEqual(['events 2  after-as-of', 'points 2  after-as-of']);
  });
});

describe('facts dated outside the period', () => {
  const scheme = smallScheme(`total:
    name: 得分
    sum:
      work: { name: 工作, points: { within: [0, 100] }, missing: { count: 0 } }
      bonus: { name: 加分, events: { codes: { late: { name: 好事, each: 1, atMost: 5 } }, sameKey: highest } }
      tasks: { name: 任务, worth: 10, completion: { by: count, late: 0% }, missing: { count: 0 } }`);
  it('are told with the period, the day of the first of them, and how such rows are counted', () => {
    const point = (rater: string, date: string) => ({ subject: 'A', indicator: 'work', rater, value: '80', date });
    const rows = {
      points: [point('R1', '2026-03-31'), point('R2', '2026-04-03'), point('R3', '2026-04-02')],
      events: [event({ date: '2025-02-02' })],
      items: [{ key: 'T', subject: 'A', indicator: 'tasks', due: '2026-04-01' }],
    };
    expect(findingsOf(scheme, rows).map(sentenceOf)).toEqual([
      '有 2 条评分的日期不在考核期（2026-01-01 至 2026-03-31）内，不计入本期，其中第一条是 2026-04-03。期后补评的，日期可不填，或填期内的日期。',
      '有 1 条事件的日期不在考核期（2026-01-01 至 2026-03-31）内，不计入本期，其中第一条是 2025-02-02。事件按发生的日期计入，请核对。',
      '有 1 条任务的日期不在考核期（2026-01-01 至 2026-03-31）内，不计入本期，其中第一条是 2026-04-01。任务按期限计入，请核对。',
    ]);
  });
});

describe('one rater', () => {
  const scheme = smallScheme('total: { name: 得分, points: { within: [0, 100] }, missing: hold }');
  const point = (more: object) => ({ subject: 'A', indicator: 'total', rater: 'R1', value: '80', ...more });
  it('counts once in a period: a second day is refused, or corrects the first', () => {
    const points = [point({ date: '2026-02-01' }), point({ date: '2026-02-20', value: '90' })];
    expect(findingLines(scheme, { points })).toEqual(['points 2 评分人 rater-twice']);
    const [first, second] = points;
    const corrected = [first ?? {}, { ...second, corrects: 'A/total/R1//2026-02-01' }];
    expect(indicatorOf(scheme, { points: corrected })).toBe('90.00');
  });
  it('may have rated in another period, and raters without a name may be several', () => {
    expect(
      indicatorOf(scheme, { points: [point({ date: '2025-12-01' }), point({ date: '2026-02-20', value: '90' })] }),
    ).toBe('90.00');
    const unnamed = ['70', '90'].map((value, i) => point({ rater: '', id: `j${i}`, value }));
    expect(indicatorOf(scheme, { points: unnamed })).toBe('80.00');
  });
});

describe('a paper on which all are marked the same', () => {
  it('is void by the values, however they are written', () => {
    const scheme = smallScheme(
      'total: { name: 得分, ballots: { poll: p, within: [0, 100], void: [{ allEqual: true }] }, missing: hold }',
    );
    const paper = (subject: string, value: string) => ({ poll: 'p', paper: '1', subject, value });
    const subjects = ['A', 'B'].map((id) => ({ id, name: id }));
    expect(indicatorOf(scheme, { subjects, papers: [paper('A', '90'), paper('B', '90.0')] })).toBe('held');
    expect(indicatorOf(scheme, { subjects, papers: [paper('A', '90'), paper('B', '90.1')] })).toBe('90.00');
  });
});

describe('the longest stay', () => {
  it('counts each covered day once, though two stays of one value overlap', () => {
    const scheme = smallScheme(
      `total: { name: 得分, fixed: 60 }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }`,
      '',
      'staff: { name: 人员, total: total, rank: place }',
    );
    const stay = (value: string, from: string, to: string) => ({ subject: 'A', attribute: 'unit', value, from, to });
    const spells = [
      stay('一所', '2026-01-01', '2026-01-31'),
      stay('一所', '2026-01-02', '2026-01-31'),
      stay('二所', '2026-02-01', '2026-03-15'),
    ];
    expect(smallResult(scheme, { spells }).subjects[0]?.pool).toEqual({ value: '二所' });
  });
});

describe('per cents', () => {
  it('are no scores, unless the scheme writes the bounds in per cent', () => {
    const scheme = (high: string) =>
      smallScheme(`total: { name: 比率, measure: { figure: 率, within: [0, ${high}] }, missing: hold }`);
    const measures = [{ subject: 'A', figure: '率', value: '95％' }];
    expect(findingLines(scheme('100'), { measures })).toEqual(['measures 1 数值 value-percent']);
    expect(indicatorOf(scheme('100%'), { measures })).toBe('0.95');
    const votes = smallScheme('total: { name: 得分, ballots: { poll: p, within: [0, 100] }, missing: hold }');
    const papers = [{ poll: 'p', paper: '1', subject: 'A', value: '95%' }];
    expect(findingLines(votes, { papers })).toEqual(['papers 1 评价 value-percent']);
  });
  it('may be the weights of tasks', () => {
    const scheme = smallScheme('total: { name: 任务, worth: 10, completion: { by: weight, late: 0% }, missing: hold }');
    const item = (key: string, weight: string, done: string) => ({
      key,
      subject: 'A',
      indicator: 'total',
      weight,
      due: '2026-02-28',
      done,
    });
    expect(indicatorOf(scheme, { items: [item('a', '30%', '2026-02-01'), item('b', '70%', '')] })).toBe('3.00');
  });
});

describe('what is said of rows that count for nothing', () => {
  it('names data of a period that nobody reads', () => {
    const scheme = smallScheme('total: { name: 收入, measure: { figure: 收入, within: [0, 100] }, missing: hold }');
    const measure = (period: string) => ({ subject: 'A', figure: '收入', value: '5', period });
    expect(findingLines(scheme, { measures: [measure('2026q1')] })).toEqual(['measures 1 期间 measure-other-period']);
    expect(findingLines(scheme, { measures: [measure('2025Q4'), measure('')] })).toEqual([]);
  });

  it('names a level that no figure and no condition asks for', () => {
    const figures = (when: string): string => `total: { name: 得分, veto: { of: base, when: ${when}, gives: 0 } }
  base: { name: 基础, events: { codes: { late: { name: 迟到, each: 1 } }, sameKey: highest } }`;
    const rows = { events: [event({ level: '县级' }), event({ level: '县级', date: '2026-02-03' })] };
    expect(findingsOf(smallScheme(figures('{ event: late, atLeast: 9 }')), rows)).toMatchObject([
      { code: 'level-not-used', severity: 'warning', values: { count: '2', found: '县级' } },
    ]);
    expect(findingLines(smallScheme(figures('{ event: late, levels: 县级, atLeast: 9 }')), rows)).toEqual([]);
  });
});

describe('a figure of several linked subjects', () => {
  const scheme = (take: string): ReturnType<typeof smallScheme> =>
    smallScheme(
      `total: { name: 得分, across: { role: 成员, population: others, of: own, take: ${take} }, missing: hold }
  own: { name: 本人分, applies: { when: { attribute: post, is: 村 }, otherwise: skip }, points: { within: [0, 100] }, missing: hold }`,
      '',
      `heads: { name: 负责人, where: { attribute: unit, is: 总 }, total: total }
  others: { name: 成员, where: { not: { attribute: unit, is: 总 } }, total: own }`,
    );
  const rows = (...posts: readonly string[]) => ({
    subjects: ['A', ...posts.map((_, i) => `M${i}`)].map((id) => ({ id, name: id })),
    spells: [
      { subject: 'A', attribute: 'unit', value: '总' },
      ...posts.map((value, i) => ({ subject: `M${i}`, attribute: 'post', value })),
    ],
    links: posts.map((_, i) => ({ from: 'A', role: '成员', to: `M${i}` })),
    points: posts.map((_, i) => ({ subject: `M${i}`, indicator: 'own', value: String(90 - 10 * i) })),
  });
  it.each([
    ['mean', '80.00'],
    ['sum', '160.00'],
    ['lowest', '70.00'],
    ['{ meanOfTop: 2 }', '80.00'],
  ])('passes over those whom it does not concern (%s)', (take, value) => {
    expect(indicatorOf(scheme(take), rows('村', '机关', '村'))).toBe(value);
    expect(indicatorOf(scheme(take), rows('机关', '机关'))).toBe('notApplicable');
  });
});

describe('very many facts', () => {
  const many = 200_000;
  const scheme = smallScheme(`total:
    name: 得分
    missing: rescale
    sum:
      a: { name: 甲项, worth: 50, events: { codes: { late: { name: 好事, each: 1, atMost: 50 } }, sameKey: highest } }
      b: { name: 乙项, worth: 50, points: { within: [0, 50] }, missing: pass }`);

  it('are scored without running out of room for arguments', { timeout: 120_000 }, () => {
    const subjects = Array.from({ length: many }, (_, i) => ({ id: `S${i}`, name: '某' }));
    const events = subjects.map(({ id }) => event({ subject: id, date: '2025-02-02' }));
    const { run, diagnostics } = score(scheme, { tables: { run: [quarter], subjects, events } });
    expect(run?.populations[0]?.rows.length).toBe(many);
    expect(diagnostics).toMatchObject([{ code: 'outside-period', values: { count: String(many) } }]);
  });

  it('may correct one another in one long chain', { timeout: 120_000 }, () => {
    const points = Array.from({ length: many }, (_, i) => ({
      id: `p${i}`,
      subject: 'A',
      indicator: 'b',
      rater: 'R1',
      value: String(i % 50),
      ...(i === 0 ? {} : { corrects: `p${i - 1}` }),
    }));
    // 199,999 is 49 beyond the last whole fifty.
    expect(indicatorOf(scheme, { points }, 'b')).toBe('49.00');
    const circle = points.map((p, i) => (i === 0 ? { ...p, corrects: `p${many - 1}` } : p));
    expect(findingLines(scheme, { points: circle })).toEqual(['points 1 更正 correction-circle']);
  });
});
