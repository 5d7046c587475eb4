/** Slips in terms, conditions, grades and populations. */
import type { schemeSentences } from '../../src/diagnostics/scheme-sentences.ts';
import type { SchemeExample } from './scheme-example.ts';

type Examples = Partial<Record<keyof typeof schemeSentences, SchemeExample>>;

const seats = 'of: assessed, mode: perPool, rounding: down }';

/** A rank that looks at no grade, so that a grade may look at it. */
const orderOfWork = [
  '  place:\n',
  '  order: { name: 工作名次, rank: { in: unit, by: work, ties: open } }\n  place:\n',
] as const;

/** Money split within a unit; nothing published looks at it. */
const bonus = (amount: string, ties = 'ties: open', more = 'clause: 奖金') =>
  [
    '  year:\n',
    `  bonus:
    name: 奖金
    ${more}
    divide: { ${amount}, in: unit, by: total, places: 2, cents: largest-remainder, ${ties} }
    missing: hold
  year:
`,
  ] as const;

/** Being late three times becomes something else. */
const escalating = (to: string) =>
  ['lateness }, atMost: 5', `lateness }, escalates: { every: 3, ${to} }, atMost: 5`] as const;

/** A figure that is computed for each unit by itself. */
const moved = (of: string) =>
  [
    '  year:\n',
    `  moved: { name: 分段得分, split: { by: unit, weigh: days, of: ${of} }, missing: hold }\n  year:\n`,
  ] as const;

const terms = {
  'ballots-options-or-within': {
    write: [['poll: town', 'poll: town\n          within: [0, 20]']],
    at: 'ballots:',
  },
  'option-unknown': { write: [['marks: [好]', 'marks: [优]']], at: 'ballots:' },
  'void-unbounded': { write: [['{ marks: [好], above: 50% }', '{ marks: [好] }']], at: '{ marks: [好] }' },
  'void-values-options': {
    write: [['{ marks: [好], above: 50% }', '{ values: { atLeast: 15 }, above: 50% }']],
    at: 'values: { atLeast: 15 }',
  },
  'invalid-useless': {
    write: [['void:\n            - { marks: [好], above: 50% }', 'invalid: refuse']],
    at: 'invalid: refuse',
  },
  'places-useless': { write: [['poll: town', 'poll: town\n          places: 1']], at: 'places: 1' },
  'drop-nothing': { write: [['highest: 1, lowest: 1, above: 4', 'highest: 0, lowest: 0']], at: 'drop:' },
  'drop-leaves-none': { write: [['above: 4', 'above: 1']], at: 'drop:' },
  'event-each-or-levels': { write: [['levels: { 县级: 2, 市级: 5 }, ', '']], at: 'notice: { name' },
  'event-negative': { write: [['县级: 2', '县级: -2']], at: 'notice: { name' },
  'event-twice': {
    write: [
      [
        '  place:\n',
        '      again: { name: 再扣, subtract: true, events: { codes: { late: { name: 迟到, each: 1 } }, sameKey: sum } }\n  place:\n',
      ],
    ],
    at: 'late: { name: 迟到, each: 1 }',
  },
  'event-times': {
    write: [['lateness }, atMost: 5', 'lateness }, repeats: { within: { months: 6 }, times: 1.0 }, atMost: 5']],
    at: 'times: 1.0',
    path: 'figures.total.sum.lost.events.codes.late.repeats.times',
  },
  'event-worth-nothing': {
    write: [['each: { parameter: lateness }', 'each: 0, expires: { days: 90 }']],
    at: 'expires: { days: 90 }',
    also: ['parameter-unused'],
  },
  'escalates-unknown': { write: [escalating('to: notices, level: 县级')], at: 'to: notices' },
  'escalates-circle': {
    write: [
      escalating('to: notice, level: 县级'),
      ['市级: 5 }, atMost: 10', '市级: 5 }, atMost: 10, escalates: { every: 2, to: late }'],
    ],
    at: 'escalates: { every: 3',
    path: 'figures.total.sum.lost.events.codes.late.escalates',
  },
  'escalates-level-needed': { write: [escalating('to: notice')], at: 'escalates: {' },
  'escalates-level-unknown': { write: [escalating('to: notice, level: 省级')], at: 'level: 省级' },
  'escalates-level-useless': {
    write: [['市级: 5 }, atMost: 10', '市级: 5 }, atMost: 10, escalates: { every: 2, to: late, level: 县级 }']],
    at: 'level: 县级 }',
  },
  'excluding-not-events': {
    write: [['sameKey: highest', 'sameKey: highest\n          excluding: [work]']],
    at: 'excluding:',
  },
  'codes-equal': {
    write: [['notice: { name: 通报, levels: { 县级: 2, 市级: 5 }', 'notice: { name: 迟到, each: 2']],
    at: 'notice: { name: 迟到',
  },
  'event-undeclared': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { event: commended, atMost: 0 }']],
    at: 'event: commended,',
  },
  'event-misspelt': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { event: lat, atMost: 0 }']],
    at: 'event: lat,',
  },
  'event-level-unknown': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { event: notice, levels: [县], atMost: 0 }']],
    at: 'levels: [县]',
  },
  'case-unmarked': { write: [['name: 村级党建, is: 村,', 'name: 村级党建,']], at: 'village:' },
  'case-twice': { write: [['otherwise: true', 'is: [村, 机关]']], at: 'office:' },
  'value-unknown': { write: [['is: [村, 机关]', 'is: [社区, 机关]']], at: 'where:' },
  'attribute-unknown': { write: [['by: post', 'by: posts']], at: 'by: posts' },
  'band-unreachable': {
    write: [['- { atLeast: 100, gives: 5 }', '- { atLeast: 600, gives: 5 }']],
    at: '{ atLeast: 600, gives: 5 }',
  },
  'bands-overlap': {
    write: [['- { atLeast: 100, gives: 5 }', '- { atLeast: 100, atMost: 500, gives: 5 }']],
    at: '{ atLeast: 100, atMost: 500, gives: 5 }',
  },
  'band-out-of-reach': {
    write: [['- { atLeast: 500, gives: 10 }', '- { atLeast: 1200, gives: 10 }']],
    at: '{ atLeast: 1200, gives: 10 }',
  },
  'bands-gap': { write: [['          otherwise: 0\n', '']], at: 'rows:' },
  'rows-equal': {
    write: [['- { atLeast: 100, gives: 5 }', '- { atLeast: 500, gives: 5 }']],
    at: '{ atLeast: 500, gives: 5 }',
    also: ['band-unreachable'],
  },
  'percent-of-number': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { figure: work, atLeast: 50% }']],
    at: 'that:',
  },
  'number-of-percent': {
    write: [
      ['within: [0, 1000]', 'within: [0, 100%]'],
      ['- { atLeast: 500, gives: 10 }', '- { atLeast: 90, gives: 10 }'],
      ['- { atLeast: 100, gives: 5 }', '- { atLeast: 50%, gives: 5 }'],
    ],
    at: '{ atLeast: 90, gives: 10 }',
  },
  'condition-never': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { figure: work, above: 60 }']],
    at: 'that:',
  },
  'range-two-bounds': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { figure: work, atLeast: 50, above: 40 }']],
    at: 'that:',
  },
  'range-backwards': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { figure: work, atLeast: 50, atMost: 40 }']],
    at: 'that:',
  },
  'grade-otherwise': {
    write: [['        较差: otherwise', '        较差: { when: { attribute: post, is: 村 } }']],
    at: 'levels:\n        优秀',
  },
  'line-backwards': { write: [['from: { at: 60,', 'from: { at: 100,']], at: 'to: {' },
  'clamp-level': {
    write: [
      ['scale: { of: total, by: 0.5 }', 'clamp: { of: total, by: level, to: { 优秀: [90, 100], 称职: [60, 89] } }'],
    ],
    at: 'to: { 优秀',
  },
  'earlier-at-least': { write: [['periods: 4, within', 'periods: 4, atLeast: 5, within']], at: 'atLeast: 5,' },
  'earlier-take': {
    write: [['take: mean, of: total', 'take: mean, of: { grade: [优秀] }']],
    at: 'take: mean',
  },
  'split-inside': {
    write: [moved('{ measure: { figure: 产值, within: [0, 100] }, missing: hold }')],
    at: 'of: { measure: { figure: 产值',
    also: ['figure-unused'],
  },
  'split-from-outside': {
    write: [
      moved('{ sum: { visits: { name: 走访, points: { within: [0, 100] }, missing: hold } } }'),
      ['{ figure: work, atLeast: 50 }', '{ figure: visits, atLeast: 50 }'],
    ],
    at: 'level:\n    name: 等次',
    also: ['figure-unused', 'points-nobody-gives'],
  },
  'divide-places': { write: [bonus('amount: 99.995')], at: 'amount: 99.995', also: ['figure-unused'] },
  'divide-ties': {
    write: [bonus('amount: 100', 'ties: [open, place]')],
    at: 'ties: [open, place]',
    also: ['figure-unused'],
  },
  'divide-exact': {
    write: [bonus('amount: 100', 'ties: open', 'atMost: 50')],
    at: 'atMost: 50',
    path: 'figures.bonus.atMost',
    also: ['figure-unused'],
  },
} as const satisfies Examples;

const conditions = {
  'condition-wants-grade': {
    write: [['{ figure: year, atLeast: 90 }', '{ figure: year, is: 优秀 }']],
    at: 'when: { figure',
  },
  'condition-wants-levels': {
    write: [['figure: year, atLeast', 'figure: level, atLeast']],
    at: 'when: { figure',
  },
  'history-out-of-place': {
    write: [['{ figure: work, atLeast: 50 }', '{ history: { grade: [较差] }, consecutive: 2 }']],
    at: 'that:',
  },
  'history-how-often': { write: [[', consecutive: 2 }', ' }']], at: 'when: { history' },
  'history-count': { write: [[', consecutive: 2 }', ', consecutive: 50% }']], at: 'when: { history' },
  'history-never': { write: [[', consecutive: 2 }', ', atLeast: 3, within: 2 }']], at: 'when: { history' },
  'history-needs-grade': { write: [['    grade: level\n', '']], at: 'when: { history', also: ['figure-unused'] },
  'history-needs-rank': {
    write: [
      ['    rank: place\n', ''],
      ['{ history: { grade: { parameter: weak } }, consecutive: 2 }', '{ history: { last: 3 }, consecutive: 2 }'],
    ],
    at: 'when: { history',
    also: ['parameter-unused'],
  },
  'last-wants-rank': {
    write: [['{ figure: year, atLeast: 90 }', '{ figure: year, last: 3 }']],
    at: 'when: { figure',
  },
  'last-alone': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { figure: order, last: 3, atLeast: 2 }'], orderOfWork],
    at: 'that:',
  },
  'last-out-of-range': {
    write: [['that: { figure: work, atLeast: 50 }', 'that: { figure: order, last: 0.5 }'], orderOfWork],
    at: 'last: 0.5',
  },
  'where-figure': { write: [['{ attribute: post, is: [村, 机关] }', '{ figure: total, atLeast: 0 }']], at: 'where:' },
} as const satisfies Examples;

const grades = {
  'grade-of-needed': { write: [['      of: total\n', '']], at: 'grade:\n' },
  'level-not-in-grade': { write: [['{ for: 优秀,', '{ for: 优,']], at: 'for: 优' },
  'level-unreachable': {
    write: [['称职: { atLeast: 60 }\n        较差: otherwise', '称职: otherwise\n        较差: { atLeast: 0 }']],
    at: '较差: {',
  },
  'threshold-out-of-reach': { write: [['优秀: { atLeast: 90 }', '优秀: { atLeast: 101 }']], at: '优秀: {' },
  'level-out-of-reach': {
    write: [['    name: 季度得分\n', '    name: 季度得分\n    atLeast: 60\n']],
    at: '较差: otherwise',
  },
  'ranking-needed': { write: [['      ranking: place\n', '']], at: 'grade:\n' },
  'seats-one-bound': { write: [[seats, `atLeast: 5%, ${seats}`]], at: '{ level: 优秀', also: ['floor-not-last'] },
  'seats-share-words': { write: [['of: assessed, mode: perPool', 'mode: perPool']], at: '{ level: 优秀' },
  'seats-people-words': {
    write: [
      ['atMost: { parameter: quota }', 'atMost: { people: 2 }'],
      ['  quota: { name: 优秀比例, value: 20% }\n', ''],
    ],
    at: '{ level: 优秀',
  },
  'seats-unlimited': {
    write: [
      ['atMost: { parameter: quota }', 'atMost: { by: post, cases: { 村: 20% }, otherwise: none }'],
      ['  quota: { name: 优秀比例, value: 20% }\n', ''],
    ],
    at: 'atMost: { by: post',
  },
  'soft-no-room': {
    write: [['rounding: down', 'rounding: down, soft: { atMost: 20% }']],
    at: 'atMost: 20% }',
  },
  'seats-round-down': { write: [['rounding: down', 'rounding: up']], at: '{ level: 优秀' },
  'rank-applies': {
    write: [
      [
        '    rank: { in: unit',
        '    applies: { when: { attribute: post, is: 村 }, otherwise: skip }\n    rank: { in: unit',
      ],
    ],
    at: 'applies:',
  },
  'grade-applies': {
    write: [
      [
        '    grade:\n      of',
        '    applies: { when: { attribute: post, is: 村 }, otherwise: skip }\n    grade:\n      of',
      ],
    ],
    at: 'applies:',
  },
  'requires-on-last': { write: [['{ for: 优秀,', '{ for: 较差,']], at: '{ for: 较差' },
  'seats-twice': {
    write: [[seats, `${seats}\n        - { level: 优秀, atMost: 15%, ${seats}`]],
    at: '{ level: 优秀, atMost: 15%',
  },
  'ceiling-on-last': {
    write: [
      ['{ level: 优秀, atMost: { parameter: quota }', '{ level: 较差, atMost: { parameter: quota }'],
      [', seat: beside', ''],
    ],
    at: '{ level: 较差',
  },
  'remainders-open-last': {
    write: [['mode: perPool', 'mode: apportioned, remainders: [open, larger]']],
    at: '{ level: 优秀',
  },
  'exception-seat-needed': { write: [[', seat: beside', '']], at: 'rescue:' },
  'exception-seat-useless': { write: [['to: 优秀', 'to: 称职']], at: 'rescue:' },
  'floor-not-last': {
    write: [
      ['atMost: { parameter: quota }', 'atLeast: { parameter: quota }'],
      [', seat: beside', ''],
    ],
    at: '{ level: 优秀',
  },
  'merge-below': { write: [['mode: perPool', 'mode: merged']], at: '{ level: 优秀' },
  'remainders-needed': { write: [['mode: perPool', 'mode: apportioned']], at: '{ level: 优秀' },
} as const satisfies Examples;

const populations = {
  'population-unknown': { write: [['for: [staff]', 'for: [stuff]']], at: 'for: [stuff]' },
  'deadline-one': { write: [['within: { days: 15 }', 'within: { days: 15, months: 1 }']], at: 'within: { days' },
  'proposes-to-itself': {
    write: [['    rank: place\n', '    settledBy: { by: 县委组织部, proposedBy: 县委组织部 }\n    rank: place\n']],
    at: 'proposedBy:',
  },
  'populations-overlap': {
    write: [
      ['    where: { attribute: post, is: [村, 机关] }\n    total: total\n', '    total: total\n'],
      ['figures:\n', '  others: { name: 其他人员, total: total, grade: level }\nfigures:\n'],
    ],
    at: 'others:',
  },
} as const satisfies Examples;

export const termExamples = { ...terms, ...conditions, ...grades, ...populations };
