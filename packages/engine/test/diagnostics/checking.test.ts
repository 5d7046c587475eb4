/** What the checker makes of a scheme beyond the one example of each finding: what it lets pass, and how it says things. */
import { describe, expect, it } from 'vitest';
import { readScheme, score, sentenceOf } from '../../src/index.ts';
import { type Located, parseLocated } from '../../src/text/located.ts';
import { baseScheme, type Change, changed } from './base-scheme.ts';

const found = (...changes: Change[]) => readScheme(changed(baseScheme, changes)).diagnostics;
const codes = (...changes: Change[]): string[] => found(...changes).map((d) => d.code);
const sentences = (...changes: Change[]): string[] => found(...changes).map(sentenceOf);

/** The head of a small scheme; figures and more follow. */
const small = (figures: string, more = ''): string => `scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes:
  post: { name: 岗位, at: to }
${more === '' ? 'populations: { staff: { name: 干部, total: total } }' : more}
figures:
  ${figures}
`;
const smallCodes = (figures: string, more?: string): string[] =>
  readScheme(small(figures, more)).diagnostics.map((d) => d.code);

describe('weights that change by date', () => {
  const weighted = (leaders: string, peers: string): Change[] => [
    [
      '  quota:',
      `  leaders: { name: 领导比重, at: periodStart, dated: [${leaders}] }
  peers: { name: 同事比重, at: periodStart, dated: [${peers}] }
  quota:`,
    ],
    ['roles: { 领导: 60%, 同事: 40% }', 'roles: { 领导: { parameter: leaders }, 同事: { parameter: peers } }'],
  ];
  const dated = (from: string, value: string): string => `{ from: ${from}, value: ${value} }`;

  it('add up on every day on which one of them changes', () => {
    const changes = weighted(
      `${dated('2024-01-01', '60%')}, ${dated('2025-01-01', '65%')}`,
      `${dated('2024-01-01', '40%')}, ${dated('2025-07-01', '35%')}`,
    );
    expect(sentences(...changes)).toEqual(['从 2025-01-01 起，权重合计是 105%，应为 100%。']);
  });
  it('may change together, one of them more often than written values stand beside it', () => {
    const changes = weighted(
      `${dated('2024-01-01', '60%')}, ${dated('2025-01-01', '65%')}, ${dated('2025-07-01', '70%')}`,
      `${dated('2024-01-01', '40%')}, ${dated('2025-01-01', '35%')}, ${dated('2025-07-01', '30%')}`,
    );
    expect(codes(...changes)).toEqual([]);
  });
  it('have values from the same day on', () => {
    const changes = weighted(dated('2024-01-01', '60%'), dated('2025-07-01', '40%'));
    expect(sentences(...changes)).toEqual([
      '从 2024-01-01 起，“同事”的权重还没有值，其他的已经有了。请给它的参数补上更早的日期。',
    ]);
  });
});

describe('other numbers that change by date', () => {
  const parameter = (id: string, first: string, second: string): string =>
    `${id}: { name: ${id}, at: periodStart, dated: [{ from: 2024-01-01, value: ${first} }, { from: 2025-01-01, value: ${second} }] }`;
  const dated = (figures: string, ...parameters: string[]): string[] =>
    smallCodes(
      figures,
      `parameters:\n  ${parameters.join('\n  ')}\npopulations: { staff: { name: 干部, total: total } }`,
    );

  it('worths are held against their whole day by day', () => {
    const sum = (whole: string): string =>
      `total: { name: 得分, worth: ${whole}, sum: { a: { name: 甲, worth: { parameter: w }, points: { within: [0, 20] }, atMost: { parameter: w }, missing: hold } } }`;
    expect(dated(sum('{ parameter: w }'), parameter('w', '10', '20'))).toEqual([]);
    expect(dated(sum('10'), parameter('w', '10', '20'))).toEqual(['worth-contradicts']);
  });
  it('bands have no gap on any day', () => {
    const bands =
      'total: { name: 分档, bands: { of: { points: { within: [0, 100] }, missing: hold }, rows: [{ atLeast: { parameter: line }, gives: 5 }, { below: 60, gives: 0 }] } }';
    expect(dated(bands, parameter('line', '60', '60'))).toEqual([]);
    expect(dated(bands, parameter('line', '60', '50'))).toEqual(['bands-overlap']);
    expect(dated(bands, parameter('line', '60', '70'))).toEqual(['bands-gap']);
  });
  it('the start of a line stays before its end', () => {
    const line =
      'total: { name: 线性, linear: { of: { points: { within: [0, 100] }, missing: hold }, from: { at: { parameter: a }, gives: 0 }, to: { at: 80, gives: 10 } } }';
    expect(dated(line, parameter('a', '60', '80'))).toEqual(['line-backwards']);
  });
});

/** The tree as plain data, with something else in place of the n-th text in it; and how many texts there are. */
function withTextReplaced(tree: Located, n: number, by: object): { data: unknown; texts: number } {
  let texts = 0;
  const dataOf = (node: Located): unknown => {
    if (node.kind === 'text') return texts++ === n ? by : node.text;
    if (node.kind === 'list') return node.items.map(dataOf);
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, dataOf(value)]));
  };
  return { data: dataOf(tree), texts };
}

describe('amounts', () => {
  it('take no parameter that is not known, anywhere in a scheme', () => {
    const { tree } = parseLocated(baseScheme);
    if (tree === undefined) throw new Error('the base scheme can not be read');
    const { texts } = withTextReplaced(tree, -1, {});
    expect(texts).toBeGreaterThan(100);
    let unknown = 0;
    for (let n = 0; n < texts; n++) {
      const { data } = withTextReplaced(tree, n, { parameter: 'nobody' });
      const { scheme, diagnostics } = readScheme(JSON.stringify(data));
      expect(scheme, JSON.stringify(data)).toBeUndefined();
      if (diagnostics.some((d) => d.code === 'parameter-unknown')) unknown++;
    }
    // The others are no amounts and no lists of words.
    expect(unknown).toBeGreaterThan(25);
  });
  it('are looked at wherever they stand: a rule for void ballots, a bound of a condition, the times of a consequence', () => {
    expect(codes(['above: 50% }', 'above: { parameter: nobody } }'])).toEqual(['parameter-unknown']);
    expect(codes(['{ marks: [好], above: 50% }', '{ marks: [好], above: { parameter: weak } }'])).toEqual([
      'parameter-not-number',
    ]);
    expect(codes(['{ figure: work, atLeast: 50 }', '{ figure: work, atLeast: { parameter: nobody } }'])).toEqual([
      'parameter-unknown',
    ]);
    expect(codes([', consecutive: 2 }', ', consecutive: { parameter: nobody } }'])).toEqual(['parameter-unknown']);
  });
  it('by a grade name its levels', () => {
    const by = (level: string): Change => ['by: 0.5', `by: { by: level, cases: { ${level}: 0.5 }, otherwise: 1 }`];
    expect(codes(by('优秀'))).toEqual([]);
    expect(codes(by('优修'))).toEqual(['level-not-in-grade']);
  });
});

describe('bands that overlap', () => {
  const rows = (...written: string[]): string[] =>
    readScheme(
      small(
        `total: { name: 分档, bands: { of: { points: { within: [0, 100] }, missing: hold }, rows: [${written.join(', ')}], otherwise: 0 } }`,
      ),
    ).diagnostics.map(sentenceOf);
  const told = (row: number, value: number): string =>
    `第 ${row} 档的端点 ${value} 也在第 1 档的范围内，现在以写在前面的第 1 档为准。请核对原文；确是如此的，请改端点，或改用 above（高于）、below（低于），使两处不重叠。`;

  it('are told where an end that is written lies in an earlier one, at the top and at the bottom', () => {
    expect(rows('{ atLeast: 80, gives: 10 }', '{ atLeast: 60, atMost: 80, gives: 5 }')).toEqual([told(2, 80)]);
    expect(rows('{ atLeast: 60, atMost: 80, gives: 5 }', '{ atLeast: 80, gives: 10 }')).toEqual([told(2, 80)]);
    expect(rows('{ above: 80, gives: 10 }', '{ atLeast: 60, below: 85, gives: 5 }')).toEqual([told(2, 84.99)]);
  });
  it('are none where ends meet, or a row goes down in steps, or one stands inside another as an exception', () => {
    expect(rows('{ atLeast: 80, gives: 10 }', '{ atLeast: 60, below: 80, gives: 5 }')).toEqual([]);
    expect(rows('{ atLeast: 80, gives: 10 }', '{ atLeast: 60, atMost: 79.99, gives: 5 }')).toEqual([]);
    expect(rows('{ atLeast: 80, gives: 10 }', '{ atLeast: 60, gives: 5 }', '{ atLeast: 20, gives: 1 }')).toEqual([]);
    expect(rows('{ atLeast: 80, atMost: 85, gives: 10 }', '{ atLeast: 60, atMost: 95, gives: 5 }')).toEqual([]);
  });
  it('are none beyond what can come out', () => {
    expect(rows('{ atLeast: 80, gives: 10 }', '{ atLeast: -5, below: 80, gives: 5 }')).toEqual([]);
    expect(rows('{ atLeast: 120, gives: 10 }', '{ atLeast: 60, atMost: 130, gives: 5 }')).toEqual([
      '第 1 档永远用不上：这个数在 0 到 100 之间。请核对范围，或删去这一档。',
    ]);
  });
});

describe('levels below the lowest score', () => {
  const graded = (
    more: string,
    ranges = '优秀: { atLeast: 90 }, 称职: { atLeast: 60 }, 基本称职: { atLeast: 50 }',
  ): string[] =>
    readScheme(
      small(
        `total: { name: 得分, points: { within: [60, 100] }, missing: hold }
  place: { name: 名次, rank: { in: all, by: [total], ties: open } }
  level: { name: 等次, grade: { of: total, levels: { ${ranges}, 不称职: otherwise }, ${more} } }`,
        'populations: { staff: { name: 干部, total: total, rank: place, grade: level } }',
      ),
    ).diagnostics.map(({ code, values }) => `${code} ${values.level}`);
  const none = (...levels: string[]): string[] => levels.map((level) => `level-out-of-reach ${level}`);

  it('are nobody’s, each of them told', () => {
    expect(graded('ranking: place')).toEqual(none('基本称职', '不称职'));
    expect(graded('ranking: place', '优秀: { above: 90 }, 称职: { above: 59.99 }')).toEqual(none('不称职'));
    expect(graded('ranking: place', '优秀: { above: 90 }, 称职: { above: 60 }')).toEqual([]);
  });
  it('are reached where a precondition or the seats of the level above may be lacking', () => {
    const unless = '{ attribute: post, is: 借调 }';
    expect(graded(`requires: [{ for: 称职, that: ${unless}, name: 不在借调 }]`)).toEqual(none('不称职'));
    expect(graded(`requires: [{ for: 优秀, that: ${unless}, name: 不在借调 }]`)).toEqual(none('基本称职', '不称职'));
    const ceiling = '{ level: 称职, atMost: 90%, of: assessed, mode: perPool, rounding: down }';
    expect(graded(`ranking: place, seats: [${ceiling}]`)).toEqual(none('不称职'));
  });
  it('are reached by a floor, an exception or an adjustment', () => {
    const floor = '{ level: 不称职, atLeast: 5%, of: assessed, mode: perPool, rounding: up }';
    expect(graded(`ranking: place, seats: [${floor}]`)).toEqual(none('基本称职'));
    expect(graded('exceptions: { e: { name: 特殊情况, to: 基本称职 } }')).toEqual(none('不称职'));
    expect(graded('adjust: { name: 调整, levels: [称职, 不称职] }')).toEqual(none('基本称职'));
  });
});

describe('conditions on what a figure can come to', () => {
  const asked = (condition: string): string[] =>
    sentences(['that: { figure: work, atLeast: 50 }', `that: ${condition}`]);

  it('are told where they never hold, at either end and inside others', () => {
    expect(asked('{ figure: work, above: 60 }')).toEqual([
      '“岗位工作”只会在 0 到 60 之间，这个条件永远不成立。请核对数字。',
    ]);
    expect(asked('{ any: [{ figure: work, atLeast: 50 }, { not: { figure: lost, below: 0 } }] }')).toEqual([
      '“扣分”只会在 0 到 15 之间，这个条件永远不成立。请核对数字。',
    ]);
    expect(asked('{ figure: work, atLeast: 60 }')).toEqual([]);
  });
  it('are told with the one bound that there is', () => {
    expect(
      sentences([', atMost: 10 }', ' }'], ['that: { figure: work, atLeast: 50 }', 'that: { figure: lost, below: 0 }']),
    ).toEqual(['“扣分”不会低于 0，这个条件永远不成立。请核对数字。']);
  });
});

describe('gaps', () => {
  const graded = (of: string): string[] =>
    smallCodes(
      `total: ${of}
  level: { name: 等次, grade: { of: total, levels: { 好: { atLeast: 90 }, 较好: { atLeast: 80, atMost: 89.99 }, 一般: { below: 80 } } } }`,
      'populations: { staff: { name: 干部, total: total, grade: level } }',
    );

  it('are looked for among the values that a published total can have', () => {
    expect(
      graded('{ name: 得分, points: { within: [0, 100], roles: { 甲: 33.5%, 乙: 66.5% } }, missing: hold }'),
    ).toEqual([]);
    expect(
      graded('{ name: 得分, round: { places: 3, mode: down }, points: { within: [0, 100] }, missing: hold }'),
    ).toEqual(['bands-gap']);
  });
  it('of whole numbers lie between whole numbers only', () => {
    const ranked = (from: number): string[] =>
      smallCodes(
        `base: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: all, by: base, ties: share } }
  total: { name: 折算, bands: { of: place, rows: [{ atMost: 3, gives: 5 }, { atLeast: ${from}, gives: 0 }] } }`,
      );
    expect(ranked(4)).toEqual([]);
    expect(ranked(5)).toEqual(['bands-gap']);
  });
});

describe('numbers that are compared', () => {
  const asked = (condition: string): string[] =>
    sentences(['that: { figure: work, atLeast: 50 }', `that: ${condition}`]);

  it('stand on one scale: 90% of points of up to 60 says what to write', () => {
    expect(asked('{ figure: work, atLeast: 50% }')).toEqual([
      '“岗位工作”不是比例，50% 在这里就是 0.5。要写 50 的，请去掉百分号；确是 0.5 的，请写 0.5。',
    ]);
    expect(codes(['优秀: { atLeast: 90 }', '优秀: { atLeast: 90% }'])).toContain('percent-of-number');
    expect(codes(['from: { at: 60,', 'from: { at: 60%,'])).toEqual(['percent-of-number']);
  });
  it('stand on one scale: 90 beside a rate of at most 100% wants its sign', () => {
    const rate: Change = ['within: [0, 1000], unit: 万元', 'within: [0, 100%]'];
    const rows = (high: string): Change => [
      `- { atLeast: 500, gives: 10 }
            - { atLeast: 100, gives: 5 }`,
      `- { atLeast: ${high}, gives: 10 }`,
    ];
    expect(codes(rate, rows('90%'))).toEqual([]);
    expect(sentences(rate, rows('90'))).toEqual(['“增收（of 处写的指标）”是比例，最高 100%。90 要写成 90%。']);
  });
  it('lie where the figure can be', () => {
    expect(asked('{ figure: work, above: 60 }')).toEqual([
      '“岗位工作”只会在 0 到 60 之间，这个条件永远不成立。请核对数字。',
    ]);
    expect(asked('{ figure: work, atLeast: 60 }')).toEqual([]);
    expect(asked('{ figure: work, below: 0 }')).toHaveLength(1);
    expect(asked('{ figure: work, atMost: 0 }')).toEqual([]);
  });
});

describe('totals of earlier results that are compared', () => {
  const total = (range: string): Change => [
    '{ history: { grade: { parameter: weak } }, consecutive: 2 }',
    `{ any: [{ history: { total: { ${range} } }, consecutive: 2 }, { history: { grade: { parameter: weak } }, first: true }] }`,
  ];
  it('stand on the scale of the total', () => {
    expect(codes(total('below: 60'))).toEqual([]);
    const [slip, ...others] = found(total('below: 60%'));
    expect(others).toEqual([]);
    expect(slip).toMatchObject({ code: 'percent-of-number', values: { name: '季度得分', meant: '60' } });
    expect(slip?.place).toMatchObject({ path: 'consequences.talk.when.any.0.history.total' });
  });
  it('lie where the total can be', () => {
    expect(sentences(total('above: 100'))).toEqual([
      '“季度得分”只会在 -15 到 100 之间，这个条件永远不成立。请核对数字。',
    ]);
  });
  it('need fit only one of the totals of those whom the consequence concerns', () => {
    const asked = (whom: string, range: string): string[] =>
      smallCodes(
        `score: { name: 得分, points: { within: [0, 100] }, missing: hold }
  rate: { name: 完成率, measure: { figure: 完成率, within: [0, 100%] }, missing: hold }
consequences:
  talk:
    name: 谈话
    ${whom}when: { history: { total: { ${range} } }, first: true }
    then: [{ do: talk, name: 谈话 }]`,
        `populations:
  staff: { name: 干部, where: { attribute: post, is: 村 }, total: score }
  teams: { name: 班子, where: { attribute: post, is: 班子 }, total: rate }`,
      );
    expect(asked('', 'atLeast: 60')).toEqual([]);
    expect(asked('', 'atLeast: 60%')).toEqual([]);
    expect(asked('for: [teams]\n    ', 'atLeast: 60')).toEqual(['number-of-percent']);
    expect(asked('for: [staff]\n    ', 'atLeast: 60%')).toEqual(['percent-of-number']);
    expect(asked('', 'below: 0')).toEqual(['condition-never']);
    expect(asked('for: [teams]\n    ', 'above: 100%')).toEqual(['condition-never']);
  });
});

describe('seats without a limit in some cases', () => {
  const share = (atMost: string): string[] =>
    codes(['atMost: { parameter: quota }', `atMost: ${atMost}`], ['  quota: { name: 优秀比例, value: 20% }\n', '']);
  it('are told apart from none at all, unless the scheme tells them apart itself', () => {
    expect(share('{ by: post, cases: { 村: none, 机关: 20% } }')).toEqual(['seats-unlimited']);
    expect(share('{ by: post, cases: { 村: 20%, 机关: 10% } }')).toEqual([]);
    expect(share('{ by: post, cases: { 村: none, 机关: 0% } }')).toEqual([]);
  });
  it('need no hint at a floor, where none is that nobody must', () => {
    const floor =
      '- { level: 较差, atLeast: { by: post, cases: { 村: none }, otherwise: 5% }, of: assessed, mode: perPool, rounding: down }';
    expect(codes(['        - { level: 优秀,', `        ${floor}\n        - { level: 优秀,`])).toEqual([]);
  });
});

describe('events in conditions', () => {
  const facts = (event: string) => ({
    run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-31' }],
    subjects: [{ id: 'a', name: '甲' }],
    events: [{ subject: 'a', code: event, date: '2026-02-01' }],
  });

  it('may decide who is assessed, and their facts are taken', () => {
    const { scheme, diagnostics } = readScheme(
      small(
        'total: { name: 得分, fixed: 1 }',
        'populations: { staff: { name: 干部, where: { event: joined, atLeast: 1 }, total: total } }',
      ),
    );
    expect(diagnostics.map((d) => d.code)).toEqual(['event-undeclared']);
    if (scheme === undefined) throw new Error('the scheme does not check');
    expect(score(scheme, { tables: facts('joined') }).diagnostics).toEqual([]);
    expect(score(scheme, { tables: facts('left') }).diagnostics.map((d) => d.code)).toEqual(['code-not-in-scheme']);
  });
  it('are suggested by the codes that figures declare', () => {
    expect(sentences(['that: { figure: work, atLeast: 50 }', 'that: { event: notise, atMost: 0 }'])).toEqual([
      '没有一个指标的 codes 里列有事项“notise”。是不是“notice”？确是另一个不计分的事项，请在 codes 里列出，写中文名称和 each: 0。',
    ]);
  });
  it('may be called by the name that a code bears, and are told the code', () => {
    expect(sentences(['that: { figure: work, atLeast: 50 }', 'that: { event: 通报, atMost: 0 }'])).toEqual([
      '没有一个指标的 codes 里列有事项“通报”。是不是“notice”？确是另一个不计分的事项，请在 codes 里列出，写中文名称和 each: 0。',
    ]);
  });
  it('are a use of the figure that declares them, be it for nothing else', () => {
    const declared: Change = [
      '  place:\n    name: 名次',
      `  serious: { name: 重大事故, events: { codes: { accident: { name: 事故, each: 0 } }, sameKey: highest } }
  place:\n    name: 名次`,
    ];
    expect(codes(declared)).toEqual(['figure-unused']);
    expect(
      codes(declared, [
        'scale: { of: total, by: 0.5 }',
        'veto: { of: total, when: { event: accident, atLeast: 1 }, gives: 0 }',
      ]),
    ).toEqual([]);
    expect(
      codes(declared, ['that: { figure: work, atLeast: 50 }', 'that: { not: { event: accident, atLeast: 1 } }']),
    ).toEqual([]);
  });
  it('score nothing where that is said', () => {
    expect(
      codes(
        ['that: { figure: work, atLeast: 50 }', 'that: { event: praised, atMost: 0 }'],
        ['            late: {', '            praised: { name: 表扬, each: 0 }\n            late: {'],
      ),
    ).toEqual([]);
  });
});

describe('one code in several figures', () => {
  const late = (id: string): string =>
    `${id}: { name: ${id}, events: { codes: { late: { name: 迟到, each: 1, atMost: 5 } }, sameKey: sum } }`;
  const two = `populations:
  a: { name: 甲类, where: { attribute: post, is: 甲 }, total: one }
  b: { name: 乙类, where: { attribute: post, is: 乙 }, total: two }`;

  it('is none too many where no total holds two of them', () => {
    expect(smallCodes(`${late('one')}\n  ${late('two')}`, two)).toEqual([]);
    expect(
      smallCodes(`one: { name: 甲, sum: { ${late('x')} } }\n  two: { name: 乙, sum: { ${late('y')} } }`, two),
    ).toEqual([]);
  });
  it('is refused where one total holds two, through references too', () => {
    const shared = `one: { name: 甲, sum: { ${late('x')}, more: { figure: y } } }\n  two: { name: 乙, sum: { ${late('y')} } }`;
    expect(smallCodes(shared, two)).toEqual(['event-twice']);
  });
  it('is none too many among cases of which one counts', () => {
    const cases = `total: { name: 得分, choose: { by: post, cases: { ${late('x').replace('name: x', 'name: x, is: 甲')}, ${late('y').replace('name: y', 'name: y, otherwise: true')} } } }`;
    expect(smallCodes(cases)).toEqual([]);
  });
});

describe('codes of events that are called alike', () => {
  const events = (a: string, b: string): string =>
    `events: { codes: { a: { name: 县级表彰, ${a} }, b: { name: 县级表彰, ${b} } }, sameKey: highest }`;

  it('are told in one table, with whether their points differ', () => {
    const told = (a: string, b: string): string[] =>
      readScheme(small(`total: { name: 加分, ${events(a, b)} }`)).diagnostics.map(sentenceOf);
    expect(told('each: 10', 'each: 5')).toEqual([
      '“县级表彰”列了两次，编号是“a”和“b”，分值也不一致。请核对原文，删去一处；确是两件事的，请改名称加以区别。',
    ]);
    expect(told('levels: { 一等: 5 }', 'levels: { 一等: 5 }')).toEqual([
      '“县级表彰”列了两次，编号是“a”和“b”。请核对原文，删去一处；确是两件事的，请改名称加以区别。',
    ]);
  });
  it('may stand in different figures, which may be for different people', () => {
    const one = (code: string, each: number): string =>
      `{ name: ${code}, events: { codes: { ${code}: { name: 县级表彰, each: ${each} } }, sameKey: highest } }`;
    expect(smallCodes(`total: { name: 加分, sum: { x: ${one('a', 10)}, y: ${one('b', 5)} } }`)).toEqual([]);
  });
});

describe('full marks', () => {
  const bonus = (more: string): string =>
    `total: { name: 得分, sum: { bonus: { name: 加分, ${more}, events: { codes: { award: { name: 表彰, each: 1 } }, sameKey: highest } } } }`;
  const capped = bonus('worth: 5, atMost: 5');

  it('of what has no bound ask for a cap, or for the word that there is none', () => {
    const { diagnostics } = readScheme(small(bonus('worth: 5')));
    expect(diagnostics.map(sentenceOf)).toEqual([
      '“加分”满分 5，而事件计分没有上限，可能超过满分。请写 atMost: 5 封顶；有意不封顶的，写 atMost: none。',
    ]);
    expect([capped, bonus('worth: 5, atMost: none'), bonus('atMost: 5')].map((f) => smallCodes(f))).toEqual([
      [],
      [],
      [],
    ]);
  });
  it('of a sum are held against its parts, also where these have no full marks of their own', () => {
    const sum = (worth: string): string[] =>
      smallCodes(
        `total: { name: 得分, worth: ${worth}, sum: { a: { name: 甲, points: { within: [0, 1] }, missing: hold }, b: { name: 乙, points: { within: [0, 1] }, missing: hold }, c: { name: 丙, subtract: true, points: { within: [0, 1] }, missing: hold } } }`,
      );
    expect([sum('3'), sum('2'), sum('1')]).toEqual([['worth-not-reached'], [], ['worth-exceeded']]);
  });
  it('are asked for of a division and of a reference, too, and not where they multiply a figure', () => {
    const inside = (term: string): string[] =>
      smallCodes(`total: { name: 得分, sum: { part: { name: 部分, worth: 5, ${term} } } }
  open: { name: 加分, ${bonus('x: 1')
    .slice(bonus('x: 1').indexOf('events:'))
    .replace(/ \} \} \}$/, '')} }`);
    expect(inside('figure: open')).toEqual(['worth-unbounded']);
    expect(inside('ratio: { of: open, to: { fixed: 2 } }, missing: hold')).toEqual(['worth-unbounded']);
    expect(inside('relative: { of: open, in: all, to: mean }, missing: hold')).toEqual([]);
  });
});

describe('references', () => {
  it('to a grade are followed to its end', () => {
    const through = (level: string): string[] =>
      codes(
        [
          '  level:\n    name: 等次',
          '  shown: { name: 公布等次, figure: level }\n  last: { name: 最终等次, figure: shown }\n  level:\n    name: 等次',
        ],
        [
          'when: { figure: year, atLeast: 90 }',
          `when: { any: [{ figure: year, atLeast: 90 }, { figure: last, is: ${level} }] }`,
        ],
      );
    expect(through('优秀')).toEqual([]);
    expect(through('优修')).toEqual(['level-not-in-grade']);
  });
  it('to a grade name the bands of a clamp', () => {
    const clamped = codes(
      ['  level:\n    name: 等次', '  shown: { name: 公布等次, figure: level }\n  level:\n    name: 等次'],
      ['scale: { of: total, by: 0.5 }', 'clamp: { of: total, by: shown, to: { 优秀: [90, 100], 称职: [60, 89] } }'],
    );
    expect(clamped).toEqual(['clamp-level']);
  });
});

describe('levels by condition among levels by score', () => {
  const levels = (written: string): string[] =>
    codes(
      ['        优秀: { atLeast: 90 }\n        称职: { atLeast: 60 }\n        较差: otherwise', `        ${written}`],
      [
        '        - { level: 优秀, atMost: { parameter: quota }, of: assessed, mode: perPool, rounding: down }\n',
        '        - { level: 优秀, atMost: { parameter: quota }, of: assessed, mode: perPool, rounding: down }\n',
      ],
    );
  const bad = '{ when: { attribute: post, is: 村 } }';

  it('need a last level for the rest, and nothing more', () => {
    expect(levels(`优秀: { atLeast: 90 }\n        称职: ${bad}\n        较差: otherwise`)).toEqual([]);
    expect(levels(`优秀: { atLeast: 90 }\n        称职: ${bad}\n        较差: { below: 90 }`)).toEqual([
      'grade-otherwise',
    ]);
  });
  it('are told of a level behind the rest once', () => {
    expect(levels(`优秀: ${bad}\n        称职: otherwise\n        较差: { below: 60 }`)).toEqual(['level-unreachable']);
  });
});

describe('what a finding says', () => {
  it('asks after the word that was meant', () => {
    expect(sentences(['period: quarter', 'period: quater'])).toEqual([
      '这里应当写：week（周）、month（月）、quarter（季度）、half-year（半年）、year（年度）、campaign（专项）之一。现在是“quater”。是不是“quarter”？',
    ]);
  });
  it('asks after the level, option, value, facet or population that was meant', () => {
    const changes: Change[] = [
      ['{ for: 优秀,', '{ for: 优修,'],
      ['marks: [好]', 'marks: [好评]'],
      ['facet: 绩\n', 'facet: 绩效\n'],
      ['for: [staff]', 'for: [stuff]'],
      ['is: [村, 机关] }\n', 'is: [村, 机构] }\n'],
    ];
    const asked = changes.map((change) => /是不是“(.*)”？/.exec(sentences(change)[0] ?? '')?.[1]);
    expect(asked).toEqual(['优秀', '好', '绩', 'staff', '机关']);
  });
  it('shows a circle by the ids that are written, a long one shortened', () => {
    expect(
      sentences([
        'scale: { of: total, by: 0.5 }',
        'scale: { of: { name: 折算, scale: { of: year, by: 1 } }, by: 0.5 }',
      ]),
    ).toEqual(['指标互相引用成了圈：year → party → village → year。请断开其中一处。']);
  });
  it('reads numbers with their unit', () => {
    expect(sentences(['优秀: { atLeast: 90 }', '优秀: { atLeast: 90分 }'])[0]).toMatch(/是不是“90”？$/);
  });
  it('shows how tables and lists are written', () => {
    expect(sentences(['decimals: { places: 2, mode: half-up }', 'decimals: 2'])).toEqual([
      '这里应当写：舍入（写成键值表，如 { places: 2, mode: half-up }）。现在是“2”。',
    ]);
    expect(sentences(['facets: [绩, 廉]', 'facets: 绩'])[0]).toContain('如 [甲, 乙]');
    expect(sentences(['within: [0, 60]', 'within: 60'])).toEqual([
      '这里应当写：[最低, 最高]（如 [0, 100]）。现在是“60”。',
    ]);
    expect(sentences(['options: { 好: 20, 中: 12, 差: 0 }', 'options: [好, 中]'])[0]).toMatch(/现在是一个列表。$/);
  });
  it('shows the keys of a table that fits nowhere', () => {
    expect(sentences(['by: 0.5', 'by: { parametr: half }'])[0]).toMatch(/现在是一张键值表 \{ parametr: … \}。$/);
  });
  it('tells once of a band that no number can fall in', () => {
    expect(codes(['{ atLeast: 100, gives: 5 }', '{ above: 100, below: 100, gives: 5 }'])).toEqual(['range-backwards']);
  });
  it('calls a figure written in place by where it stands', () => {
    expect(sentences([', unit: 万元 }, missing: hold }', ', unit: 万元 } }'])[0]).toContain('“增收（of 处写的指标）”');
  });
});

describe('tags of YAML', () => {
  it.each(['!!float 1', '!!str 1', '! 1', '!<tag:yaml.org,2002:int> 1', '!local 1', '!!seq [1]'])(
    '%s is refused',
    (written) => {
      expect(codes(['version: "1"', `version: ${written}`])).toEqual(['yaml-tag']);
    },
  );
  it('are refused on keys', () => {
    expect(codes(['version: "1"', '!!str version: "1"'])).toEqual(['yaml-tag']);
  });
});

describe('conditions over a grade', () => {
  it('take no range beside the words', () => {
    expect(
      codes([
        'when: { figure: year, atLeast: 90 }',
        'when: { any: [{ figure: year, atLeast: 90 }, { figure: level, is: 优秀, atLeast: 1 }] }',
      ]),
    ).toEqual(['condition-wants-levels']);
  });
});
