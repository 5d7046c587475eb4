/** Small runs in which a figure has no value, or a decision stays open. */
import type { RawRow } from '../../src/index.ts';
import type { decisionSentences, reasonSentences } from '../../src/words/reasons.ts';
import type { Tables } from './base-facts.ts';

export interface ReasonExample {
  /** The scheme's figures; `total` must be among them, `place` and `level` are published where they stand. */
  readonly figures: string;
  /** More of the scheme: parameters, or a condition of the population. */
  readonly more?: string;
  readonly where?: string;
  readonly facts: Tables;
  /** Decisions without which this one can't come. */
  readonly also?: readonly string[];
}

const people = (...ids: readonly string[]): readonly RawRow[] => ids.map((id) => ({ id, name: `干部${id}` }));
const spells = (attribute: string, values: Readonly<Record<string, string>>): readonly RawRow[] =>
  Object.entries(values).map(([subject, value]) => ({ subject, attribute, value }));
const alone: Tables = { subjects: people('A') };
const posted = (value: string): Tables => ({ ...alone, spells: spells('post', { A: value }) });
const ruling = (target: string, setting: string, value: string): RawRow => ({
  kind: 'subject',
  target,
  setting,
  value,
  by: '考核委员会',
  reason: '见会议纪要',
});

const inVillages = 'applies: { when: { attribute: post, is: 村 }, otherwise: skip }';

const bonusOf = (amount: string): string => `total:
    name: 奖金
    divide: { amount: ${amount}, in: all, by: base, places: 2, cents: largest-remainder, ties: open }
    missing: hold
  base: { name: 基础分, fixed: 60 }`;

const splitBy = (weigh: string): string =>
  `total: { name: 得分, split: { by: unit, weigh: ${weigh}, of: { points: { within: [0, 100] }, missing: hold } }, missing: hold }`;
const rated = (date?: string): readonly RawRow[] => [
  { subject: 'A', indicator: 'total.of', rater: 'r', value: '90', ...(date === undefined ? {} : { date }) },
];

export const reasonExamples = {
  'nobody-rated': { figures: 'total: { name: 得分, points: { within: [0, 100] }, missing: hold }', facts: alone },
  'group-absent': {
    figures:
      'total: { name: 测评, ballots: { poll: p, within: [0, 100], groups: { 领导: 60%, 同事: 40% } }, missing: hold }',
    facts: { ...alone, tallies: [{ poll: 'p', group: '领导', subject: 'A', value: '90', count: '3' }] },
  },
  'too-few-rated': {
    figures: 'total: { name: 得分, points: { within: [0, 100], atLeast: 2 }, missing: hold }',
    facts: { ...alone, points: [{ subject: 'A', indicator: 'total', rater: 'r', value: '90' }] },
  },
  'group-too-few': {
    figures:
      'total: { name: 测评, ballots: { poll: p, within: [0, 100], groups: { 领导: 60%, 同事: 40% }, atLeast: 2 }, missing: hold }',
    facts: {
      ...alone,
      tallies: [
        { poll: 'p', group: '领导', subject: 'A', value: '90', count: '1' },
        { poll: 'p', group: '同事', subject: 'A', value: '80', count: '2' },
      ],
    },
  },
  'quorum-unmet': {
    figures: 'total: { name: 测评, ballots: { poll: p, within: [0, 100], quorum: 4 }, missing: hold }',
    facts: { ...alone, tallies: [{ poll: 'p', group: '领导', subject: 'A', value: '90', count: '3' }] },
  },
  'not-reported': {
    figures: 'total: { name: 收入, measure: { figure: 收入, within: [0, 100] }, missing: hold }',
    facts: alone,
  },
  'nothing-due': {
    figures: 'total: { name: 任务, worth: 10, completion: { by: count, late: 0% }, missing: hold }',
    facts: alone,
  },
  'too-few-periods': {
    figures:
      'total: { name: 季度平均, earlier: { scheme: q, take: mean, of: total, periods: 4, within: [0, 100] }, missing: hold }',
    facts: alone,
  },
  'divisor-zero': {
    figures: `total: { name: 增长率, ratio: { of: now, to: before }, missing: hold }
  now: { name: 今年, measure: { figure: 今年, within: [0, 100] }, missing: hold }
  before: { name: 去年, measure: { figure: 去年, within: [0, 100] }, missing: hold }`,
    facts: {
      ...alone,
      measures: [
        { subject: 'A', figure: '今年', value: '5' },
        { subject: 'A', figure: '去年', value: '0' },
      ],
    },
  },
  // The points are whole; a ruling that rescales them divides: 5 × 15 ÷ 10 = 7.5.
  'band-gap': {
    figures: `total: { name: 分档, bands: { of: both, rows: [{ atLeast: 8, gives: 5 }, { atMost: 7, gives: 0 }] } }
  both:
    name: 两项
    sum:
      first: { name: 甲项, worth: 10, measure: { figure: 甲项, within: [0, 10], places: 0 }, missing: hold }
      second: { name: 乙项, worth: 5, measure: { figure: 乙项, within: [0, 5], places: 0 }, missing: pass }
    missing: hold`,
    facts: {
      ...alone,
      measures: [{ subject: 'A', figure: '甲项', value: '5' }],
      rulings: [ruling('A', 'missing.both', 'rescale')],
    },
  },
  'no-part-applies': {
    figures: `total: { name: 得分, sum: { village: { name: 村务, ${inVillages}, fixed: 5 } } }`,
    facts: posted('机关'),
  },
  'no-case': {
    figures: 'total: { name: 得分, choose: { by: post, cases: { village: { name: 村务, is: 村, fixed: 5 } } } }',
    facts: posted('机关'),
  },
  'does-not-apply': { figures: `total: { name: 村务, ${inVillages}, fixed: 5 }`, facts: posted('机关') },
  'stated-as-a-whole': {
    figures:
      'total: { name: 得分, sum: { work: { name: 工作, applies: { when: { attribute: post, is: 村 }, otherwise: { count: 5 } }, sum: { daily: { name: 日常, facet: 绩, fixed: 3 } } } } }',
    more: 'facets: [绩]',
    facts: posted('机关'),
  },
  'ruled-out': {
    figures: `total: { name: 得分, sum: { base: { name: 基础分, fixed: 60 }, extra: { name: 加分, points: { within: [0, 5] }, missing: hold } } }`,
    facts: { ...alone, rulings: [ruling('A', 'missing.extra', 'skip')] },
  },
  'amount-no-case': {
    figures: 'total: { name: 得分, fixed: 60, atMost: { by: post, cases: { 村: 50 } } }',
    facts: posted('机关'),
  },
  'base-not-above-zero': {
    figures: `total: { name: 收入相对分, worth: 10, relative: { of: income, in: all, to: best }, missing: hold }
  income: { name: 收入, measure: { figure: 收入, within: [0, 100] }, missing: hold }`,
    facts: { ...alone, measures: [{ subject: 'A', figure: '收入', value: '0' }] },
  },
  'nobody-else': {
    figures: `total: { name: 与他人平均之比, relative: { of: income, in: all, to: meanOfOthers }, missing: hold }
  income: { name: 收入, measure: { figure: 收入, within: [0, 100] }, missing: hold }`,
    facts: { ...alone, measures: [{ subject: 'A', figure: '收入', value: '5' }] },
  },
  'pool-undecided': {
    figures: `total: { name: 收入相对分, worth: 10, relative: { of: income, in: all, to: best }, missing: hold }
  income: { name: 收入, measure: { figure: 收入, within: [0, 100] }, missing: hold }`,
    facts: { subjects: people('A', 'B'), measures: [{ subject: 'A', figure: '收入', value: '5' }] },
  },
  'amount-differs': {
    figures: bonusOf('{ measure: { figure: 奖金总额, within: [0, 1000] }, missing: hold }'),
    facts: {
      subjects: people('A', 'B'),
      measures: [
        { subject: 'A', figure: '奖金总额', value: '100' },
        { subject: 'B', figure: '奖金总额', value: '120' },
      ],
    },
  },
  'amount-too-fine': { figures: bonusOf('{ scale: { of: { fixed: 100 }, by: 0.99995 } }'), facts: alone },
  'no-spell': { figures: splitBy('days'), facts: alone },
  'outside-spells': {
    figures: splitBy('days'),
    facts: {
      ...alone,
      spells: [{ subject: 'A', attribute: 'unit', value: '财政所', from: '2026-02-01' }],
      points: rated('2026-01-15'),
    },
  },
  'weight-not-reported': {
    figures: splitBy('{ measure: 在岗人数 }'),
    facts: { ...alone, spells: spells('unit', { A: '财政所' }), points: rated() },
  },
  'nobody-linked': {
    figures: `total: { name: 得分, across: { role: 正职, population: staff, of: own, take: only }, missing: hold }
  own: { name: 本人分, fixed: 60 }`,
    facts: alone,
  },
  'several-linked': {
    figures: `total: { name: 得分, across: { role: 正职, population: staff, of: own, take: only }, missing: hold }
  own: { name: 本人分, fixed: 60 }`,
    facts: {
      subjects: people('A', 'B', 'C'),
      links: [
        { from: 'A', role: '正职', to: 'B' },
        { from: 'A', role: '正职', to: 'C' },
      ],
    },
  },
  'no-pool': {
    figures: 'total: { name: 得分, fixed: 60 }\n  place: { name: 名次, rank: { in: unit, by: total, ties: open } }',
    facts: alone,
  },
  ungraded: {
    figures: `total: { name: 得分, fixed: 60 }
  level: { name: 等次, grade: { levels: { 称职: otherwise }, ungraded: [{ when: { attribute: post, is: 村 }, name: 试用期, outcome: none }] } }`,
    facts: posted('村'),
  },
  'graded-later': {
    figures: `total: { name: 得分, fixed: 60 }
  level: { name: 等次, grade: { levels: { 称职: otherwise }, ungraded: [{ when: { attribute: post, is: 村 }, name: 正在接受调查, outcome: later }] } }`,
    facts: posted('村'),
  },
  'not-in-population': {
    where: 'where: { attribute: post, is: 村 }, ',
    figures: 'total: { name: 得分, fixed: 60 }',
    facts: posted('机关'),
  },
} as const satisfies Partial<Record<keyof typeof reasonSentences, ReasonExample>>;

/** Points of people in one unit, graded 优秀 from 80. */
const graded = (grade: string): string => `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level: { name: 等次, grade: { of: total, ranking: place, levels: { 优秀: { atLeast: 80 }, 称职: otherwise }, ${grade} } }`;
const seats = (share: string, more = 'mode: perPool'): string =>
  `{ level: 优秀, atMost: ${share}, of: assessed, ${more}, rounding: down }`;
const atLeastHalf = '{ level: 称职, atLeast: 50%, of: assessed, mode: perPool, rounding: down }';
const rescue = (more: string): string => `exceptions: { rescue: { name: 抢险, to: 优秀, ${more} } }`;
const inUnits = (units: Readonly<Record<string, string>>, points: Readonly<Record<string, string>>): Tables => ({
  subjects: people(...Object.keys(units)),
  spells: spells('unit', units),
  points: Object.entries(points).map(([subject, value]) => ({ subject, indicator: 'total', rater: 'r', value })),
});
const two = (a: string, b: string): Tables => inUnits({ A: '财政所', B: '财政所' }, { A: a, B: b });
const bothRescue = [ruling('A', 'exception', 'rescue'), ruling('B', 'exception', 'rescue')];

export const decisionExamples = {
  'tie-at-last-seat': { figures: graded(`seats: [${seats('50%')}]`), facts: two('90', '90') },
  'exception-no-seat': {
    figures: graded(`seats: [${seats('50%')}], ${rescue('seat: takes')}`),
    facts: { ...two('90', '70'), rulings: bothRescue },
  },
  'exception-too-many': {
    figures: graded(`seats: [${seats('50%')}], ${rescue('seat: beside, atMost: 1')}`),
    facts: { ...two('90', '70'), rulings: bothRescue },
  },
  'adjust-not-eligible': {
    figures: graded(
      'requires: [{ for: 优秀, that: { attribute: post, is: 村 }, name: 在村工作 }], adjust: { name: 微调, levels: [优秀, 称职] }',
    ),
    facts: { ...two('90', '70'), rulings: [ruling('B', 'grade', '优秀')] },
  },
  'adjust-from-elsewhere': {
    figures: graded('adjust: { name: 微调, levels: [优秀, 称职] }').replace(
      '称职: otherwise',
      '称职: { atLeast: 60 }, 较差: otherwise',
    ),
    facts: { ...two('90', '50'), rulings: [ruling('B', 'grade', '优秀')] },
  },
  'adjust-breaks-floor': {
    figures: graded(`seats: [${seats('100%')}, ${atLeastHalf}], adjust: { name: 微调, levels: [优秀, 称职] }`),
    facts: { ...two('90', '70'), rulings: [ruling('B', 'grade', '优秀')] },
  },
  'tie-at-floor': { figures: graded(`seats: [${atLeastHalf}]`), facts: two('85', '85') },
  'seat-waits': {
    figures: graded(`seats: [${seats('50%')}], ${rescue('seat: takes, atMost: 1')}`),
    facts: {
      ...inUnits({ A: '财政所', B: '财政所', C: '财政所' }, { A: '70', B: '75', C: '90' }),
      rulings: bothRescue,
    },
    also: ['exception-too-many'],
  },
  'share-not-soft': {
    figures: graded(`seats: [${seats('20%')}]`),
    facts: {
      ...two('70', '70'),
      rulings: [{ ...ruling('财政所', 'share.优秀', '50%'), kind: 'pool' }],
    },
  },
  'share-beyond-approval': {
    figures: graded(`seats: [${seats('20%').replace(/ }$/, ', soft: { atMost: 25% } }')}]`),
    facts: {
      ...two('70', '70'),
      rulings: [{ ...ruling('财政所', 'share.优秀', '50%'), kind: 'pool' }],
    },
  },
  'floor-meets-ceiling': { figures: graded(`seats: [${seats('100%')}, ${atLeastHalf}]`), facts: two('90', '85') },
  'floor-unmet': {
    figures: graded(`seats: [${seats('50%')}, ${atLeastHalf}], ${rescue('seat: beside')}`),
    facts: { ...two('90', '85'), rulings: bothRescue },
  },
  'pool-waits': {
    figures: graded(`seats: [${seats('50%')}]`),
    facts: inUnits({ A: '财政所', B: '财政所' }, { A: '90' }),
  },
  'share-unclear': {
    figures: graded(`seats: [${seats('{ by: post, cases: { 村: 50%, 机关: 20% } }')}]`),
    facts: {
      ...two('90', '85'),
      spells: [...spells('unit', { A: '财政所', B: '财政所' }), ...spells('post', { A: '村', B: '机关' })],
    },
  },
  'cent-tie': { figures: bonusOf('0.01'), facts: { subjects: people('A', 'B') } },
  'remainder-tie': {
    figures: graded(`seats: [${seats('50%', 'mode: apportioned, remainders: open')}]`),
    facts: inUnits({ A: '财政所', B: '农业所' }, { A: '90', B: '85' }),
  },
} as const satisfies Partial<Record<keyof typeof decisionSentences, ReasonExample>>;
