/** Slips of the hand and of the input method: each is told at its place, with what to write instead. */
import { describe, expect, it } from 'vitest';
import { readScheme, sentenceOf } from '../../src/index.ts';
import { baseScheme, type Change, changed } from './base-scheme.ts';

/** `line:column sentence` of every finding. */
const told = (...changes: Change[]): string[] =>
  readScheme(changed(baseScheme, changes)).diagnostics.map((d) => {
    const place = d.place?.kind === 'scheme' ? `${d.place.line}:${d.place.column}` : '';
    return `${place} ${sentenceOf(d)}`;
  });

/** What stands there, what was typed, and what is said. */
type Slip = readonly [typed: string, from: string, to: string, said: string];

describe('colons', () => {
  it.each<Slip>([
    [
      'full-width between braces',
      '{ 领导: 60%,',
      '{ 领导：60%,',
      '36:20 “领导：60%”里的冒号须是半角的，后面空一格。请写成：领导: 60%。',
    ],
    [
      'full-width on a line',
      'name: 增收',
      'name：增收',
      '54:9 “name：增收”里的冒号须是半角的，后面空一格。请写成：name: 增收。',
    ],
    [
      'full-width at the end of a line',
      '    sum:\n      work',
      '    sum：\n      work',
      '29:5 “sum：”里的冒号须是半角的，后面空一格。请写成：sum:。',
    ],
    [
      'without a blank on a line',
      'period: quarter',
      'period:half-year',
      '4:1 “period:half-year”的冒号后面要空一格。请写成：period: half-year。',
    ],
    [
      'without a blank between braces',
      '{ places: 2, mode',
      '{ places:2, mode',
      '5:13 “places:2”的冒号后面要空一格。请写成：places: 2。',
    ],
    [
      'full-width in a whole table',
      'roles: { 领导: 60%, 同事: 40% }',
      'roles:\n            领导：60%\n            同事：40%',
      '37:13 “领导：60% 同事：40%”里的冒号须是半角的，后面空一格。请写成：领导: 60% 同事: 40%。',
    ],
    [
      'and commas between braces',
      '{ 县级: 2, 市级: 5 }',
      '{ 县级：2，市级：5 }',
      '69:43 “县级：2，市级：5”里的冒号须是半角的，后面空一格。请写成：县级: 2, 市级: 5。',
    ],
  ])('%s', (_, from, to, said) => {
    expect(told([from, to])).toEqual([said]);
  });

  it('in a sentence are what they are', () => {
    expect(told(['name: 增收', 'name: 增收：按户'])).toEqual([]);
    expect(told(['name: 增收', 'name: 增收：按户、按村，分别计'])).toEqual([]);
  });
});

describe('full-width brackets and digits', () => {
  it.each<Slip>([
    [
      'braces',
      '优秀: { atLeast: 90 }',
      '优秀: ｛ atLeast: 90 ｝',
      '79:13 这里的 ｛ ｝ 是全角的，请改成半角的 { }。本来就是内容的，请给内容加半角引号。',
    ],
    [
      'a closing brace only',
      '优秀: { atLeast: 90 }',
      '优秀: { atLeast: 90 ｝',
      '79:27 这里的 ｛ ｝ 是全角的，请改成半角的 { }。本来就是内容的，请给内容加半角引号。',
    ],
    [
      'a comma between braces',
      '{ places: 2, mode',
      '{ places: 2， mode',
      '5:22 这里的 ， 是全角的，请改成半角的 ,。本来就是内容的，请给内容加半角引号。',
    ],
    [
      'square brackets',
      'facets: [绩, 廉]',
      'facets: 【绩, 廉】',
      '6:9 这里应当写：列表（如 [甲, 乙]），每项是名称（最多 60 字，不含 / 和换行）。现在是“【绩, 廉】”。有的字符是全角的，请改成半角：[绩, 廉]。',
    ],
    [
      'digits',
      'value: 20%',
      'value: ２０%',
      '17:31 这里应当写：数（如 12.5 或 40%）。现在是“２０%”。有的字符是全角的，请改成半角：20%。',
    ],
    [
      'a per cent sign',
      'value: 20%',
      'value: 20％',
      '17:31 这里应当写：数（如 12.5 或 40%）。现在是“20％”。有的字符是全角的，请改成半角：20%。',
    ],
    [
      'a count',
      'periods: 4',
      'periods: ３',
      '95:76 这里应当写：1 到 60 的整数。现在是“３”。有的字符是全角的，请改成半角：3。',
    ],
    ['a key', 'worth: 60', 'ｗorth: 60', '32:9 指标里没有“ｗorth”这个键。是不是“worth”（满分）？'],
  ])('%s', (_, from, to, said) => {
    expect(told([from, to])).toEqual([said]);
  });

  it('do not help where the plain ones would be wrong, too', () => {
    expect(told(['periods: 4', 'periods: ９９'])[0]).toMatch(/现在是“９９”。$/);
  });
});

describe('what is not closed', () => {
  it.each<Slip>([
    [
      'a quotation mark',
      'version: "1"',
      'version: "1',
      '2:10 这里的 " 一直没有结束。请在这一项的末尾补上 "，或删去 "。',
    ],
    ['a single one', 'version: "1"', "version: '1", "2:10 这里的 ' 一直没有结束。请在这一项的末尾补上 '，或删去 '。"],
    ['a brace', '同事: 40% }', '同事: 40%', '36:18 这里的 { 一直没有结束。请在这一项的末尾补上 }，或删去 {。'],
    [
      'a bracket',
      'facets: [绩, 廉]',
      'facets: [绩, 廉',
      '6:9 这里的 [ 一直没有结束。请在这一项的末尾补上 ]，或删去 [。',
    ],
    [
      'the outer one of two braces',
      '{ highest: 1, lowest: 1, above: 4 }\n        missing: hold\n      tasks:',
      '{ highest: { parameter: lateness }\n        missing: hold\n      tasks:',
      '46:17 这里的 { 一直没有结束。请在这一项的末尾补上 }，或删去 {。',
    ],
  ])('is told where it opens: %s', (_, from, to, said) => {
    expect(told([from, to])).toEqual([said]);
  });

  it('is the first of two quotation marks, though another text ends at the second', () => {
    expect(told(['version: "1"', 'version: "1'], ['name: 岗位工作\n', 'name: "岗位工作"\n'])).toEqual([
      '2:10 这里的 " 一直没有结束。请在这一项的末尾补上 "，或删去 "。',
    ]);
  });

  it('is not what goes over several lines, with marks of its own or in a block of text', () => {
    const long = [
      'document: "关于\n  “考核”的办法 {"',
      'document: |\n  第一行 "\n  第二行 {',
      "document: '说明: it''s\n  {'",
      'document: "说\\"明 ["',
      'document: 甲 [乙 # 说明 "',
    ];
    for (const document of long) {
      const change: Change = ['period: quarter\n', `${document}\nperiod:quarter\n`];
      expect(told(change)[0], document).toMatch(/^\d+:1 “period:quarter”的冒号/);
    }
  });
});

describe('what can not begin a value', () => {
  it.each(['>=90', '{ atLeast: @90 }'])('is told with how a range is written: %s', (written) => {
    expect(told(['优秀: { atLeast: 90 }', `优秀: ${written}`])).toEqual([
      expect.stringMatching(/^79:\d+ 从这里开始读不懂：内容不能以这个符号开头；分数范围写成 \{ atLeast: 90 \}，/),
    ]);
  });
});

describe('Chinese marks that are part of what they stand in', () => {
  it('are told of around a text, with its quotation marks', () => {
    expect(told(['version: "1"', 'version: “2026.1”'])).toEqual([
      '2:10 “2026.1” 两边的引号是中文的，会成为内容的一部分。不需要引号的请删去，需要的请改成半角的 "…"。',
    ]);
    expect(readScheme(changed(baseScheme, [['version: "1"', 'version: “2026.1”']])).scheme?.version).toBe('“2026.1”');
  });
  it('are no slip between plain quotation marks, or where they stand around one word of several', () => {
    expect(told(['name: 某县机关考核', 'name: "“某县”"'])).toEqual([]);
    expect(told(['name: 某县机关考核', 'name: “某县”机关“考核”'])).toEqual([]);
  });
  it('are told of between what looks like several items', () => {
    expect(told(['facets: [绩, 廉]', 'facets: [绩，廉]'])[0]).toBe(
      '6:10 “绩，廉”里的“，”不分隔各项，这里只算一项。要写成几项，请改用半角逗号；确是一项，请加半角引号。',
    );
    expect(told(['facets: [绩, 廉]', 'facets: [绩, 廉, "勤，能"]'])).toEqual([
      '6:16 没有一个指标归入“勤，能”。请给有关的指标写 facet: 勤，能。',
    ]);
  });
  it('are taken away in a suggestion', () => {
    expect(told(['worth: 60', 'worth: “60”'])[1]).toMatch(/有的字符是全角的，请改成半角：60。$/);
  });
});

describe('keys', () => {
  it.each<Slip>([
    ['letters that changed places', 'worth: 60', 'worht: 60', '32:9 指标里没有“worht”这个键。是不是“worth”（满分）？'],
    ['the Chinese name of a key', 'worth: 60', '满分: 60', '32:9 指标里没有“满分”这个键。是不是“worth”（满分）？'],
    [
      'a part of the Chinese name',
      'worth: 60',
      '条款: 第三条\n        worth: 60',
      '32:9 指标里没有“条款”这个键。是不是“clause”（依据的条款）？',
    ],
    [
      'another usual name',
      'weight: 60%',
      '权重: 60%',
      '94:9 指标里没有“权重”这个键。是不是“weight”（在加权中的比重）？',
    ],
    ['the Chinese name of a term', '    rank: {', '    名次: {', '73:5 指标里没有“名次”这个键。是不是“rank”（名次）？'],
    [
      'none that anybody knows',
      'places: 2, mode: half-up }',
      'places: 2, mode: half-up, 甲乙: 1 }',
      '5:39 舍入里没有“甲乙”这个键。可用的有：places（保留几位小数）、mode（舍入方式）。',
    ],
    [
      'an id on a figure written in place',
      'of: { measure: { figure: 收入',
      'of: { id: earned, measure: { figure: 收入',
      '57:17 这里不写“id”：冒号前面的键就是编号。就地写出的指标没有编号；要引用它，请移到 figures 下。',
    ],
    [
      'twice the same',
      'name: 任务\n',
      'name: 任务\n        name: 工作任务\n',
      '50:9 “name”在第 49 行已经写过。请删去一处，或改成别的键。',
    ],
    [
      'the same but for blanks',
      '{ 县级: 2, 市级: 5 }',
      '{ 县级: 2, "县级 ": 5 }',
      '69:50 “县级”在第 69 行已经写过。请删去一处，或改成别的键。',
    ],
  ])('%s', (_, from, to, said) => {
    expect(told([from, to])).toEqual([said]);
  });

  it('without anything behind them are told at their place', () => {
    expect(told(['{ 领导: 60%, 同事: 40% }', '{ 领导, 同事: 40% }'])).toEqual([
      '36:20 这里应当写：数（如 12.5 或 40%）。现在是空的。',
    ]);
  });
});

describe('words of the language', () => {
  it.each<Slip>([
    ['the meaning of a word', 'period: quarter', 'period: 半年', '是不是“half-year”？'],
    ['the meaning of a rounding', 'mode: half-up', 'mode: 四舍五入', '是不是“half-up”？'],
    ['an action', 'do: talk', 'do: 约谈', '是不是“talk”？'],
    ['a part of a meaning', 'do: talk', 'do: 表扬', '是不是“commend”？'],
    ['a part of one meaning only', 'at: longest', 'at: 最长', '是不是“longest”？'],
  ])('stand in for %s', (_, from, to, said) => {
    expect(told([from, to])).toEqual([expect.stringMatching(`${said}$`)]);
  });

  it('are listed with what they mean', () => {
    expect(told(['do: talk', 'do: 谈心'])[0]).toMatch(
      /remind（提醒）、talk（约谈）、.*、publish（公布）之一。现在是“谈心”。$/,
    );
    expect(told(['ties: open', 'ties: 抽签'])[0]).toContain('open（交考核委员会决定）、share（同进同退）之一');
    expect(told(['        missing: hold\n      opinion', '      opinion'])).toEqual([
      '30:7 请写明“岗位工作”缺少数据时怎么办，如 missing: hold。可用的有：hold（暂缓）、pass（交上级指标决定）、{ count: 数 }（计为固定的数）、redistribute（权重分给到场的）。没有默认值，以免有人无故得 0 分。',
    ]);
    expect(told(['missing: redistribute', 'missing: rescale'])).toEqual([
      '108:5 “年度得分”的 missing 只能写：hold（暂缓）、pass（交上级指标决定）、redistribute（权重分给到场的）、skip（略去）。',
    ]);
    expect(told(['completion: { by: count, late: 50% }\n', 'worth: 10\n'])).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['90', '{ atLeast: 90 }'],
    ['">= 90"', '{ atLeast: 90 }'],
    ['90分以上', '{ atLeast: 90 }'],
    ['"> 89.5"', '{ above: 89.5 }'],
    ['60分以下', '{ below: 60 }'],
    ['"<= 60"', '{ atMost: 60 }'],
    ['其他', 'otherwise'],
    ['otherwize', 'otherwise'],
  ])('make a range of %s', (written, meant) => {
    expect(told(['优秀: { atLeast: 90 }', `优秀: ${written}`])[0]).toContain(
      `79:13 这里应当写：分数范围（如 { atLeast: 90 }）、{ when: 条件 } 或 otherwise（其余的人）。`,
    );
    expect(told(['优秀: { atLeast: 90 }', `优秀: ${written}`])[0]).toMatch(new RegExp(`是不是“${meant}”？$`));
  });
});

describe('Chinese names where an id belongs', () => {
  it.each<Slip>([
    ['a population', 'for: [staff]', 'for: [干部]', 'staff'],
    ['an attribute', 'in: unit', 'in: 单位', 'unit'],
    ['a figure', '      ranking: place', '      ranking: 名次', 'place'],
    ['a parameter', '{ parameter: quota }', '{ parameter: 优秀比例 }', 'quota'],
    ['a figure read in place', 'scale: { of: total', 'scale: { of: 季度得分', 'total'],
  ])('lead to it: %s', (_, from, to, id) => {
    const [said = ''] = told([from, to]);
    expect(said).toContain('这里应当写：编号。');
    expect(said).toMatch(new RegExp(`它的编号是 ${id}。$`));
  });
  it('name all that are called so', () => {
    expect(told(['for: [staff]', 'for: [谈话]'])[0]).toMatch(/它的编号是 talk。$/);
    expect(told(['name: 任务\n', 'name: 名次\n'], ['ranking: place', 'ranking: 名次'])[0]).toMatch(
      /它的编号是 tasks 或 place。$/,
    );
  });
  it('of everybody are the word for it', () => {
    expect(told(['in: unit', 'in: 全体'])).toEqual([
      '73:17 这里应当写：属性的编号（值相同的一起比），或 all（全体）。现在是“全体”。是不是“all”？',
    ]);
  });
  it('are no id of what stands behind them', () => {
    expect(told(['      tasks:\n', '      增收:\n'])[0]).toMatch(/这里应当写：编号（英文字母开头.*现在是“增收”。$/);
  });
});

describe('a number where a figure belongs', () => {
  it('is told how a figure is one', () => {
    expect(told(['scale: { of: total, by: 0.5 }', 'scale: { of: 30, by: 0.5 }'])[0]).toMatch(
      / 这里应当写：指标的编号；是定数的，就地写 \{ name: 名称, fixed: 数 \}。现在是“30”。$/,
    );
  });
});

describe('per cents without their sign', () => {
  it.each<Slip>([
    [
      'a seat rule',
      'atMost: { parameter: quota }, of',
      'atMost: 30, of',
      '86:24 比例须在 0% 到 100% 之间，现在是 3000%。30 要写成 30%。',
    ],
    ['a parameter', 'value: 20%', 'value: 20', '86:24 比例须在 0% 到 100% 之间，现在是 2000%。20 要写成 20%。'],
    ['late work', 'late: 50%', 'late: 50', '51:34 比例须在 0% 到 100% 之间，现在是 5000%。50 要写成 50%。'],
    ['a weight', 'weight: 60%', 'weight: 60', '91:5 权重合计是 6040%，应为 100%。60 要写成 60%。'],
    [
      'roles',
      '{ 领导: 60%, 同事: 40% }',
      '{ 领导: 60, 同事: 40 }',
      '36:11 权重合计是 10000%，应为 100%。60 要写成 60%。',
    ],
  ])('are told of: %s', (_, from, to, said) => {
    expect(told([from, to])).toContain(said);
  });
  it('are no guess where the sign is there, or the number is no per cent', () => {
    expect(told(['late: 50%', 'late: 150%'])).toEqual(['51:34 比例须在 0% 到 100% 之间，现在是 150%。']);
    expect(told(['late: 50%', 'late: 500'])).toEqual(['51:34 比例须在 0% 到 100% 之间，现在是 50000%。']);
    expect(told(['weight: 60%', 'weight: 65%'])).toEqual(['91:5 权重合计是 105%，应为 100%。']);
  });
});

describe('seats', () => {
  it('by largest remainder ask for what settles equal remainders, with what each word means', () => {
    expect(told(['mode: perPool', 'mode: apportioned'])).toEqual([
      '86:11 mode: apportioned（按总数取整再分配）须写余数相同时依次比什么，如 remainders: [larger, open]。可用的有：larger（人多的范围优先）、smaller（人少的范围优先）、mean（平均分高的范围优先）、open（交考核委员会决定）。',
    ]);
  });
  it('that are given otherwise say which mode takes the key', () => {
    expect(told(['mode: perPool', 'mode: perPool, remainders: open'])).toEqual([
      '86:11 remainders 只用于 mode: apportioned（按总数取整再分配），现在是 mode: perPool。请删去 remainders，或改 mode。',
    ]);
    expect(told(['mode: perPool', 'mode: perPool, mergeBelow: 5'])).toEqual([
      '86:11 mergeBelow 只用于 mode: merged（小范围先合并），现在是 mode: perPool。请删去 mergeBelow，或改 mode。',
    ]);
    expect(told(['mode: perPool', 'mode: merged'])).toEqual([
      '86:11 mode: merged（小范围先合并）须写少于几人的合并，如 mergeBelow: 10。',
    ]);
  });
});

it('a number where a table belongs is told how the table is written', () => {
  expect(told(['drop: { highest: 1, lowest: 1, above: 4 }', 'drop: 1'])).toEqual([
    '46:17 这里应当写：去掉高低分（写成键值表，如 { highest: 1, lowest: 1 }）。现在是“1”。',
  ]);
  expect(told(['within: { days: 15 }', 'within: 15'])[0]).toContain('如 { days: 15 }');
});
