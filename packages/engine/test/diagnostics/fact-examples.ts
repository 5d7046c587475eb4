/** Slips in the facts, each in one row of the base facts, and where its finding must point. Rows count from 1. */

import type { factSentences } from '../../src/diagnostics/fact-sentences.ts';
import type { Code } from '../../src/diagnostics/sentences.ts';
import type { TableId } from '../../src/index.ts';
import { andRows, baseFacts, type Tables, withRow } from './base-facts.ts';
import type { Change } from './base-scheme.ts';

export interface FactExample {
  readonly facts: Tables;
  /** Where the facts can only be wrong under another scheme: changes of the base scheme. */
  readonly scheme?: readonly Change[];
  /** Table, row and column of the finding; undefined: it stands nowhere in the facts. */
  readonly at?: readonly [table: TableId, row?: number, column?: string];
  readonly also?: readonly Code[];
}

const ruling = (cells: Record<string, string>): Tables => withRow('rulings', 0, cells);
const period = (n: number) => ({
  subject: 'A1',
  period: `第${n}期`,
  from: '2026-01-01',
  to: '2026-01-31',
  scheme: 'county-quarter',
  total: '80',
});

const cells = {
  'cell-blank': { facts: withRow('points', 1, { value: ' ' }), at: ['points', 2, '分数'] },
  'cell-not-text': { facts: withRow('points', 1, { value: { formula: '=A1' } }), at: ['points', 2, '分数'] },
  'cell-too-long': { facts: withRow('points', 1, { rater: '同'.repeat(501) }), at: ['points', 2, '评分人'] },
  'cell-not-decimal': { facts: withRow('points', 1, { value: '52.5分' }), at: ['points', 2, '分数'] },
  'cell-not-day': { facts: withRow('points', 2, { date: '2026年3月' }), at: ['points', 3, '日期'] },
  'cell-not-count': { facts: withRow('tallies', 0, { count: '三' }), at: ['tallies', 1, '票数'] },
} as const satisfies Examples;

const wholes = {
  'run-rows': { facts: { ...baseFacts, run: [] }, at: ['run', 1] },
  'run-table-missing': { facts: { ...baseFacts, run: undefined } as unknown as Tables, at: ['run'] },
  'run-backwards': { facts: withRow('run', 0, { to: '2025-03-31' }), at: ['run', 1, '截止日'] },
  'as-of-early': { facts: withRow('run', 0, { asOf: '2020-01-01' }), at: ['run', 1, '统计日'] },
  'period-length': { facts: withRow('run', 0, { to: '2026-04-30', asOf: '2026-04-30' }), at: ['run', 1, '截止日'] },
  'subjects-none': { facts: { run: baseFacts.run }, at: ['subjects'] },
  'subject-twice': { facts: andRows('subjects', { id: 'A1', name: '丙' }), at: ['subjects', 3, '编号'] },
  'subject-unknown': { facts: withRow('events', 0, { subject: 'B1' }), at: ['events', 1, '对象编号'] },
  'subject-written-otherwise': { facts: withRow('subjects', 0, { id: 'a1' }), at: ['subjects', 1, '编号'] },
  'population-not-known': { facts: withRow('subjects', 1, { population: '工人' }), at: ['subjects', 2, '考核群体'] },
  'population-several': {
    facts: baseFacts,
    scheme: [
      [
        'figures:\n',
        '  villagers: { name: 村干部, where: { attribute: post, is: 机关 }, total: total, grade: level }\nfigures:\n',
      ],
    ],
    at: ['subjects', 1, '考核群体'],
  },
  'spell-backwards': { facts: withRow('spells', 3, { to: '2024-12-31' }), at: ['spells', 4, '止'] },
  'spells-overlap': {
    facts: andRows('spells', { subject: 'A1', attribute: 'unit', value: '农业所', from: '2026-03-01' }),
    at: ['spells', 5, '内容'],
  },
  'status-unknown': { facts: withRow('items', 0, { status: '未完成' }), at: ['items', 1, '状态'] },
  'fact-twice': { facts: andRows('points', baseFacts.points[1]), at: ['points', 4] },
  'rater-twice': {
    facts: andRows('points', { ...baseFacts.points[0], value: '56', date: '2026-03-20' }),
    at: ['points', 4, '评分人'],
  },
  'correction-unknown': { facts: withRow('points', 1, { corrects: 'p-99' }), at: ['points', 2, '更正'] },
  'correction-forks': {
    facts: andRows(
      'events',
      { subject: 'A1', code: 'notice', level: '县级', date: '2026-02-03', id: 'e1' },
      { subject: 'A1', code: 'notice', level: '县级', date: '2026-02-04', id: 'e2', corrects: 'e1' },
      { subject: 'A1', code: 'notice', level: '县级', date: '2026-02-05', id: 'e3', corrects: 'e1' },
    ),
    at: ['events', 4, '更正'],
  },
  'correction-circle': {
    facts: andRows(
      'events',
      { subject: 'A1', code: 'notice', level: '县级', date: '2026-02-03', id: 'e1', corrects: 'e2' },
      { subject: 'A1', code: 'notice', level: '县级', date: '2026-02-04', id: 'e2', corrects: 'e1' },
    ),
    at: ['events', 2, '更正'],
  },
} as const satisfies Examples;

const rulings = {
  'ruling-kind-unknown': { facts: ruling({ kind: '人员' }), at: ['rulings', 1, '类别'] },
  'ruling-setting-unknown': { facts: ruling({ setting: 'missing.taskz' }), at: ['rulings', 1, '事项'] },
  'ruling-value-unknown': { facts: ruling({ setting: 'seat.优秀', value: '可以' }), at: ['rulings', 1, '决定'] },
  'ruling-twice': { facts: andRows('rulings', { ...baseFacts.rulings[0], id: 'r2' }), at: ['rulings', 2, '事项'] },
  'ruling-target-ambiguous': {
    facts: {
      ...andRows('events', { id: 'x', subject: 'A1', code: 'late', date: '2026-02-03' }),
      points: [...baseFacts.points, { ...baseFacts.points[1], id: 'x', rater: 'C2' }],
      rulings: [{ ...baseFacts.rulings[0], kind: 'fact', target: 'x', setting: 'void', value: 'yes' }],
    },
    at: ['rulings', 1, '针对'],
  },
  'ruling-pool-elsewhere': {
    facts: ruling({ kind: 'pool', target: '机关', setting: 'share.优秀', value: '10%' }),
    at: ['rulings', 1, '针对'],
  },
  'ruling-setting-not-in-scheme': {
    facts: ruling({ target: 'A1', setting: '等次', value: '称职' }),
    at: ['rulings', 1, '事项'],
  },
  'ruling-seat-level': { facts: ruling({ setting: 'seat', value: 'yes' }), at: ['rulings', 1, '事项'] },
  'ruling-seat-no-level': { facts: ruling({ setting: 'seat.优', value: 'yes' }), at: ['rulings', 1, '事项'] },
  'ruling-seat-unlimited': { facts: ruling({ setting: 'seat.称职', value: 'yes' }), at: ['rulings', 1, '事项'] },
  'ruling-divide-number': {
    facts: ruling({ setting: '缺项.奖金', value: '300' }),
    scheme: [
      [
        '  place:\n',
        '  bonus:\n    name: 奖金\n    divide: { amount: 1000, in: unit, by: total, places: 2, cents: largest-remainder, ties: id }\n    missing: hold\n  place:\n',
      ],
    ],
    at: ['rulings', 1, '决定'],
  },
  'ruling-run-nothing': { facts: ruling({ kind: '本期', setting: '作废', value: '是' }), at: ['rulings', 1, '类别'] },
  'ruling-share-stated': {
    facts: ruling({ kind: 'pool', target: '甲局', setting: 'share.优秀', value: '30%' }),
    scheme: [
      [
        'atMost: { parameter: quota }, of: assessed, mode: perPool, rounding: down',
        'atMost: { people: 2 }, mode: perPool',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-target-unknown': { facts: ruling({ target: 'B1' }), at: ['rulings', 1, '针对'] },
} as const satisfies Examples;

/** A third person, whom no population of the base scheme takes in. */
const third = [...baseFacts.subjects, { id: 'A3', name: '丙' }];
const rule = (target: string, setting: string, value: string) => ({ ...baseFacts.rulings[0], target, setting, value });
const mayAdjust: Change = [
  '      exceptions:\n',
  '      adjust: { name: 调换, levels: [优秀, 称职] }\n      exceptions:\n',
];

const idle = {
  'ruling-idle-outside': { facts: { ...ruling({ target: 'A3' }), subjects: third }, at: ['rulings', 1, '事项'] },
  'ruling-idle-elsewhere': {
    facts: { ...ruling({ target: 'A3', setting: 'exception', value: 'rescue' }), subjects: third },
    scheme: [
      [
        'figures:\n',
        '  others: { name: 其他, where: { not: { attribute: post, is: [村, 机关] } }, total: lone }\nfigures:\n  lone: { name: 单项, fixed: 60 }\n',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-not-missing': {
    facts: ruling({ target: 'A1', setting: 'missing.work', value: '50' }),
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-not-applicable': {
    facts: ruling({ target: 'A1' }),
    scheme: [
      [
        '        completion: { by: count',
        '        applies: { when: { attribute: post, is: 村 }, otherwise: skip }\n        completion: { by: count',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-open': {
    facts: ruling({ target: 'A1', setting: 'missing.compared', value: '1' }),
    scheme: [
      [
        '  place:\n',
        '  compared: { name: 比较, relative: { of: earned, in: all, to: best }, missing: hold }\n  earned: { name: 进项, measure: { figure: 收入, within: [0, 1000] }, missing: hold }\n  place:\n',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-still-missing': { facts: ruling({ setting: 'missing.total', value: '不计' }), at: ['rulings', 1, '事项'] },
  'ruling-idle-not-tied': { facts: ruling({ setting: 'seat.优秀', value: '是' }), at: ['rulings', 1, '事项'] },
  'ruling-idle-ties-share': {
    facts: ruling({ setting: 'seat.优秀', value: '是' }),
    scheme: [['ties: open }', 'ties: share }']],
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-pool': {
    facts: ruling({ kind: '范围', target: '财政所', setting: '名额.优秀', value: '是' }),
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-cent': {
    facts: ruling({ setting: '尾差.奖金', value: '是' }),
    scheme: [
      [
        '  year:\n',
        '  bonus:\n    name: 奖金\n    divide: { amount: 900, in: all, by: total, places: 2, cents: largest-remainder, ties: open }\n    missing: hold\n  year:\n',
      ],
      [
        '  award:\n',
        '  pay:\n    name: 发放\n    when: { figure: bonus, atLeast: 1 }\n    then: [{ do: commend, name: 发放奖金 }]\n  award:\n',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-not-put-off': {
    facts: ruling({ setting: '补定等次', value: '优秀' }),
    scheme: [
      [
        '      exceptions:\n',
        '      ungraded: [{ when: { attribute: post, is: 机关 }, name: 试用, outcome: later }]\n      exceptions:\n',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-ungraded': {
    facts: ruling({ setting: '例外', value: '抢险' }),
    scheme: [
      [
        '      exceptions:\n',
        '      ungraded: [{ when: { attribute: post, is: 村 }, name: 试用, outcome: none }]\n      exceptions:\n',
      ],
    ],
    at: ['rulings', 1, '事项'],
  },
  'ruling-idle-exception': {
    facts: { ...baseFacts, rulings: [rule('A1', '例外', '抢险'), rule('A1', '调整等次', '称职')] },
    scheme: [mayAdjust],
    at: ['rulings', 2, '事项'],
  },
  'ruling-idle-not-graded': {
    facts: ruling({ setting: '调整等次', value: '称职' }),
    scheme: [mayAdjust],
    at: ['rulings', 1, '事项'],
  },
  'ruling-seats-too-many': {
    facts: {
      ...baseFacts,
      rulings: [
        rule('A1', '缺项.季度得分', '95'),
        rule('A2', '缺项.季度得分', '95'),
        rule('A2', '缺项.岗位工作', '54'),
        rule('A1', '名额.优秀', '是'),
        rule('A2', '名额.优秀', '是'),
      ],
    },
    scheme: [['value: 20% }', 'value: 50% }']],
    at: ['rulings', 4, '决定'],
  },
} as const satisfies Examples;

const admitted = {
  'name-ambiguous': {
    facts: baseFacts,
    scheme: [
      ['  place:\n', '      extra: { name: 岗位工作, points: { within: [0, 5] }, missing: { count: 0 } }\n  place:\n'],
    ],
    at: ['points', 3, '指标'],
  },
  'attribute-not-in-scheme': {
    facts: andRows('spells', { subject: 'A1', attribute: '职级', value: '科员' }),
    at: ['spells', 5, '属性'],
  },
  'attribute-value-unknown': { facts: withRow('spells', 1, { value: '社区' }), at: ['spells', 2, '内容'] },
  'indicator-not-in-scheme': { facts: withRow('points', 0, { indicator: 'wrk' }), at: ['points', 1, '指标'] },
  'poll-not-in-scheme': { facts: withRow('papers', 0, { poll: 'county' }), at: ['papers', 1, '测评'] },
  'question-not-in-scheme': { facts: withRow('papers', 0, { question: '廉洁' }), at: ['papers', 1, '题目'] },
  'facts-foreign': {
    facts: {
      ...baseFacts,
      points: [],
      papers: [],
      tallies: [],
      measures: [],
      events: [{ subject: 'A1', code: '迟道', date: '2026-02-02' }],
      items: [{ key: 'T1', subject: 'A1', indicator: 'jobs', due: '2026-02-28' }],
    },
    at: ['items', 1, '指标'],
  },
  'code-not-in-scheme': { facts: withRow('events', 0, { code: 'lat' }), at: ['events', 1, '事项'] },
  'measure-not-in-scheme': {
    facts: andRows('measures', { subject: 'A1', figure: '支出', value: '3' }),
    at: ['measures', 2, '数据项'],
  },
  'role-unknown': { facts: withRow('points', 0, { role: '群众' }), at: ['points', 1, '评分层级'] },
  'group-unknown': {
    facts: { ...baseFacts, tallies: [] },
    scheme: [['poll: town\n', 'poll: town\n          groups: { 领导: 60%, 同事: 40% }\n']],
    at: ['papers', 1, '评价主体'],
  },
  'option-not-offered': { facts: withRow('papers', 0, { value: '优' }), at: ['papers', 1, '评价'] },
  'level-unknown': { facts: withRow('events', 0, { code: '通报', level: '省级' }), at: ['events', 1, '级别'] },
  'unit-differs': { facts: withRow('measures', 0, { unit: '元' }), at: ['measures', 1, '单位'] },
  'value-out-of-range': { facts: withRow('points', 0, { value: '550' }), at: ['points', 1, '分数'] },
  'value-percent': { facts: withRow('points', 0, { value: '55％' }), at: ['points', 1, '分数'] },
  'value-places': { facts: withRow('points', 0, { value: '55.555' }), at: ['points', 1, '分数'] },
  'history-too-many': {
    facts: andRows('history', ...[1, 2, 3, 4, 5].map(period)),
    at: ['history', 6, '期间'],
    also: ['history-periods-overlap'],
  },
  'history-scheme-not-read': {
    facts: withRow('history', 0, { scheme: 'county-ofice' }),
    at: ['history', 1, '方案'],
  },
  'history-grade-unknown': { facts: withRow('history', 0, { grade: '不称职' }), at: ['history', 1, '等次'] },
  'history-overlaps-run': { facts: withRow('history', 0, { to: '2026-01-01' }), at: ['history', 1, '截止日'] },
  'history-periods-overlap': {
    facts: andRows('history', { ...baseFacts.history[0], period: '2025年第四季度' }),
    at: ['history', 2, '起始日'],
  },
  'parameter-not-in-force-on': {
    facts: baseFacts,
    scheme: [
      ['each: { parameter: lateness }', 'each: { parameter: later }'],
      [
        'parameters:\n',
        'parameters:\n  later: { name: 以后, at: factDate, dated: [{ from: 2190-01-01, value: 1 }] }\n',
      ],
    ],
    at: ['events', 1, '日期'],
  },
  'parameter-not-in-force': {
    facts: baseFacts,
    scheme: [['value: 20% }', 'at: periodStart, dated: [{ from: 2027-01-01, value: 20% }] }']],
  },
  'event-key-needed': {
    facts: baseFacts,
    scheme: [
      [
        '  place:\n',
        `      again:
        name: 又扣
        subtract: true
        events: { codes: { late: { name: 迟到, each: 1, atMost: 5 } }, sameKey: highest, excluding: lost }
  place:
`,
      ],
    ],
    at: ['events', 1, '事由编号'],
  },
  'fact-not-read': {
    facts: { ...andRows('events', { subject: 'A3', code: 'late', date: '2026-02-03' }), subjects: third },
    scheme: [
      [
        'figures:\n',
        '  others: { name: 其他, where: { not: { attribute: post, is: [村, 机关] } }, total: lone }\nfigures:\n  lone: { name: 单项, fixed: 60 }\n',
      ],
      ['    when: { figure: year', '    for: [staff]\n    when: { figure: year'],
    ],
    at: ['events', 2, '对象编号'],
  },
  'cast-too-few': {
    facts: withRow('tallies', 0, { cast: '2' }),
    at: ['tallies', 1, '收回票数'],
  },
  'votes-both': {
    facts: andRows('papers', { poll: 'town', paper: '2', subject: 'A2', value: '好' }),
    at: ['tallies', 1, '测评'],
  },
  'history-place-lacking': {
    facts: withRow('history', 0, { rank: '3' }),
    scheme: [['when: { history: { grade: { parameter: weak } }', 'when: { history: { last: 1 }']],
    at: ['history', 1, '范围人数'],
  },
  'level-not-used': { facts: withRow('events', 0, { level: '县级' }), at: ['events', 1, '级别'] },
  'measure-other-period': { facts: withRow('measures', 0, { period: '2026q1' }), at: ['measures', 1, '期间'] },
  'seats-none': {
    facts: {
      ...baseFacts,
      subjects: [...baseFacts.subjects, ...[3, 4, 5].map((n) => ({ id: `A${n}`, name: `第${n}人` }))],
      spells: [
        ...baseFacts.spells,
        ...[3, 4, 5].flatMap((n) => [
          { subject: `A${n}`, attribute: 'unit', value: `第${n}村` },
          { subject: `A${n}`, attribute: 'post', value: '村' },
        ]),
      ],
    },
  },
  'pool-alone': {
    facts: {
      ...andRows(
        'spells',
        { subject: 'A3', attribute: 'unit', value: '财政' },
        { subject: 'A3', attribute: 'post', value: '村' },
      ),
      subjects: [...baseFacts.subjects, { id: 'A3', name: '丙' }],
    },
    at: ['spells', 5, '内容'],
  },
  'after-as-of': { facts: withRow('run', 0, { asOf: '2026-03-10' }), at: ['points', 3] },
  'outside-period': { facts: withRow('events', 0, { date: '2025-02-02' }), at: ['events', 1] },
} as const satisfies Examples;

type Examples = Partial<Record<keyof typeof factSentences, FactExample>>;

export const factExamples = { ...cells, ...wholes, ...rulings, ...idle, ...admitted };
