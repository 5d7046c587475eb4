/** Slips in figures: what they are, what happens without facts, and their numbers. */
import type { schemeSentences } from '../../src/diagnostics/scheme-sentences.ts';
import type { SchemeExample } from './scheme-example.ts';

type Examples = Partial<Record<keyof typeof schemeSentences, SchemeExample>>;

const tasks = 'completion: { by: count, late: 50% }\n        missing: hold';
/** Two parameters that each change on a day of their own. */
const shares = (leadersFrom: string, leaders: string, peersFrom: string, peers: string): string =>
  `  leaders: { name: 领导比重, at: periodStart, dated: [{ from: ${leadersFrom}, value: ${leaders} }] }
  peers: { name: 同事比重, at: periodStart, dated: [{ from: ${peersFrom}, value: ${peers} }] }`;
const quotaOf = (value: string): readonly [string, string] => ['quota: { name: 优秀比例, value: 20% }', value];

/** Figures of which each hands on the next, the last of them the total. */
const chainOf = (length: number): string =>
  Array.from(
    { length },
    (_, i) => `  link${i}: { name: 引用, figure: ${i + 1 === length ? 'work' : `link${i + 1}`} }\n`,
  ).join('');

const identity = {
  'figure-no-term': { write: [[tasks, 'missing: hold']], at: 'name: 任务' },
  'figure-two-terms': { write: [[tasks, `${tasks}\n        points: { within: [0, 10] }`]], at: 'name: 任务' },
  'figure-twice': {
    write: [['      tasks:', '      place:']],
    at: 'place:\n    name: 名次',
    path: 'figures.place',
  },
  'figure-unknown': { write: [['rank: place', 'rank: plase']], at: 'rank: plase', path: 'populations.staff.rank' },
  'figure-kind': { write: [['rank: place', 'rank: level']], at: 'rank: level', path: 'populations.staff.rank' },
  'figure-unused': {
    write: [['    when: { figure: year, atLeast: 90 }', '    when: { figure: total, atLeast: 90 }']],
    at: 'year:',
  },
  'figures-circle': {
    write: [['scale: { of: total, by: 0.5 }', 'scale: { of: year, by: 0.5 }']],
    at: 'year:',
    path: 'figures.year',
  },
  'figures-chain': {
    write: [['figures:\n', `figures:\n${chainOf(201)}`]],
    at: 'link0:',
  },
  'attribute-and-figure': {
    write: [['  post: { name: 岗位', '  work: { name: 工作, at: to }\n  post: { name: 岗位']],
    at: 'work: { name: 工作',
  },
  'attribute-all': {
    write: [['  post: { name: 岗位', '  all: { name: 工作, at: to }\n  post: { name: 岗位']],
    at: 'all: {',
  },
  'name-missing': { write: [['        name: 任务\n', '']], at: 'tasks:' },
  'number-only': { write: [['  place:\n', '  place:\n    worth: 5\n']], at: 'worth: 5\n' },
  'mark-out-of-place': { write: [['name: 任务', 'name: 任务\n        weight: 10%']], at: 'weight: 10%' },
  'facet-unknown': { write: [['facet: 绩', 'facet: 积']], at: 'facet: 积' },
  'facet-not-added': {
    write: [['of: { measure: { figure: 收入,', 'of: { facet: 廉, measure: { figure: 收入,']],
    at: 'facet: 廉, measure',
  },
  'facet-inside-another': {
    write: [
      [
        '        subtract: true\n',
        '        subtract: true\n        sum: { once: { name: 一次性扣分, facet: 绩, fixed: 1 } }\n',
      ],
      [
        '        events:\n          codes:\n            late: { name: 迟到, each: { parameter: lateness }, atMost: 5 }\n',
        '',
      ],
      [
        '            notice: { name: 通报, levels: { 县级: 2, 市级: 5 }, atMost: 10 }\n          sameKey: highest\n',
        '',
      ],
    ],
    at: 'facet: 绩, fixed',
    also: ['parameter-unused'],
  },
  'facet-not-in-total': {
    write: [['        name: 党建\n', '        name: 党建\n        facet: 廉\n']],
    at: 'facet: 廉\n        weight',
  },
  'facet-empty': { write: [['facets: [绩, 廉]', 'facets: [绩, 廉, 勤]']], at: '勤', path: 'facets.2' },
} as const satisfies Examples;

const absence = {
  'missing-needed': { write: [[tasks, 'completion: { by: count, late: 50% }']], at: 'tasks:' },
  'missing-needed-parts': { write: [['    missing: redistribute\n', '']], at: 'year:', path: 'figures.year' },
  'missing-word': { write: [['missing: redistribute', 'missing: rescale']], at: 'missing: rescale' },
  'missing-out-of-place': {
    write: [['          sameKey: highest', '          sameKey: highest\n        missing: skip']],
    at: 'missing: skip',
  },
  'missing-idle': { write: [['  place:\n', '    missing: skip\n  place:\n']], at: 'missing: skip' },
  'rescale-out-of-place': {
    write: [['  year:\n', '  year:\n    applies: { when: { attribute: post, is: 村 }, otherwise: rescale }\n']],
    at: 'otherwise: rescale',
  },
  'rescale-needs-worth': {
    write: [
      ['        worth: 60\n', ''],
      ['  place:\n', '    missing: rescale\n  place:\n'],
    ],
    at: 'work:\n',
    also: ['missing-idle'],
  },
} as const satisfies Examples;

const numbers = {
  'within-backwards': { write: [['within: [0, 100]', 'within: [100, 0]']], at: 'within: [100, 0]' },
  'within-needed': { write: [['periods: 4, within: [0, 100] }', 'periods: 4 }']], at: 'earlier: {' },
  'range-empty': { write: [['{ figure: work, atLeast: 50 }', '{ figure: work }']], at: 'that: { figure: work }' },
  'amount-varies': {
    write: [['worth: 60', 'worth: { by: post, cases: { 村: 60 }, otherwise: 60 }']],
    at: 'worth: { by',
  },
  'amount-by-unknown': {
    write: [['by: 0.5', 'by: { by: posts, cases: { 村: 0.5 }, otherwise: 1 }']],
    at: 'by: { by: posts',
  },
  'parameter-unknown': { write: [['by: 0.5', 'by: { parameter: half }']], at: 'by: { parameter: half }' },
  'parameter-not-number': { write: [['by: 0.5', 'by: { parameter: weak }']], at: 'by: { parameter: weak }' },
  'parameter-not-words': {
    write: [['is: [村, 机关] }\n', 'is: { parameter: quota } }\n']],
    at: 'is: { parameter: quota } }',
    path: 'populations.staff.where.is',
  },
  'parameter-value': { write: [quotaOf('quota: { name: 优秀比例 }')], at: 'quota: {' },
  'parameter-at': { write: [['    at: factDate\n', '']], at: 'lateness:' },
  'parameter-at-useless': {
    write: [quotaOf('quota: { name: 优秀比例, at: periodStart, value: 20% }')],
    at: 'at: periodStart',
  },
  'parameter-unused': {
    write: [quotaOf('quota: { name: 优秀比例, value: 20% }\n  spare: { name: 备用, value: 1 }')],
    at: 'spare:',
  },
  'parameter-dates': { write: [['from: 2026-01-01', 'from: 2024-01-01']], at: 'dated:' },
  'fact-date-out-of-place': { write: [['by: 0.5', 'by: { parameter: lateness }']], at: 'by: { parameter: lateness }' },
  'share-out-of-range': { write: [['late: 50%', 'late: 150%']], at: 'late: 150%' },
  'factor-negative': { write: [['by: 0.5', 'by: -0.5']], at: 'by: -0.5' },
  'weights-sum': { write: [['领导: 60%', '领导: 65%']], at: 'roles:' },
  'weight-not-in-force': {
    write: [
      quotaOf(`quota: { name: 优秀比例, value: 20% }\n${shares('2024-01-01', '40%', '2025-07-01', '40%')}`),
      ['roles: { 领导: 60%, 同事: 40% }', 'roles: { 领导: { parameter: leaders }, 同事: { parameter: peers } }'],
    ],
    at: '同事: {',
  },
  'weight-missing': { write: [['        weight: 40%\n', '']], at: 'party:' },
  'weight-negative': { write: [['领导: 60%, 同事: 40%', '领导: 140%, 同事: -40%']], at: '同事: -40%' },
  'worth-needed': { write: [['        name: 任务\n        worth: 10\n', '        name: 任务\n']], at: 'completion:' },
  'worth-contradicts': { write: [['name: 季度得分', 'name: 季度得分\n    worth: 90']], at: 'worth: 90' },
  'worth-exceeded': { write: [['worth: 60', 'worth: 50']], at: 'worth: 50' },
  'worth-unbounded': {
    write: [
      ['市级: 5 }, atMost: 10 }', '市级: 5 } }'],
      ['        subtract: true\n', '        subtract: true\n        worth: 15\n'],
    ],
    at: 'worth: 15',
  },
  'worth-not-reached': { write: [['worth: 60', 'worth: 70']], at: 'worth: 70' },
} as const satisfies Examples;

export const figureExamples = { ...identity, ...absence, ...numbers };
