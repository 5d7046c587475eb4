/** Slips in the process of a scheme, and in where its attributes come from. */
import type { schemeSentences } from '../../src/diagnostics/scheme-sentences.ts';
import type { Change } from './base-scheme.ts';
import type { SchemeExample } from './scheme-example.ts';

type Examples = Partial<Record<keyof typeof schemeSentences, SchemeExample>>;

const settling = '  settling: { name: 审定结果, days: 2, settle: { by: 党组会议 } }\n';
const levels = 'imports: [同事], review: { levels: { 领导: principal }, suggest: 90% }';
const reviewed = (by: string): Change => [levels, `review: { levels: { ${by} } }`];
const before = (stage: string): Change => ['  proposal: {', `  ${stage}\n  proposal: {`];

const stages = {
  'stage-no-work': { write: [[', settle: { by: 党组会议 }', '']], at: '{ name: 审定结果' },
  'stage-two-works': {
    write: [['settle: { by: 党组会议 }', 'settle: { by: 党组会议 }, confirm: { by: 考核办公室 }']],
    at: '{ name: 审定结果',
  },
  'stage-kind-twice': {
    write: [['  closing: {', '  again: { name: 再次审定, settle: { by: 党组会议 } }\n  closing: {']],
    at: 'again: {',
    path: 'process.again',
  },
  'stage-order': {
    write: [
      [settling, ''],
      ['  proposal: {', `${settling}  proposal: {`],
    ],
    at: 'settling: {',
  },
  'stage-days-useless': { write: [['公示结果,', '公示结果, days: 4,']], at: 'days: 4' },
} as const satisfies Examples;

const entries = {
  'entry-not-completion': { write: [['figure: tasks', 'figure: income']], at: 'figure: income' },
  'entry-unknown': { write: [['from: weekly', 'from: weekli']], at: 'from: weekli' },
  'entry-sums-up': { write: [['from: weekly', 'from: monthly']], at: 'from: monthly' },
} as const satisfies Examples;

const given = {
  'poll-unknown': {
    write: [before('more: { name: 再测评, poll: towm }')],
    at: 'poll: towm',
    path: 'process.more.poll',
  },
  'poll-held-twice': { write: [before('more: { name: 再测评, poll: town }')], at: 'poll: town }\n  proposal' },
  'poll-not-held': {
    write: [['  vote: { name: 评议会, days: 5, poll: "town" }\n', '']],
    at: 'poll: town',
    path: 'figures.total.sum.opinion.ballots.poll',
  },
  'review-role-unknown': {
    write: [reviewed('领导: principal, 同事: inCharge, 群众: sectionHead')],
    at: '群众: sectionHead',
    also: ['review-steps', 'review-steps'],
  },
  'review-role-twice': {
    write: [before('more: { name: 再评分, review: { levels: { 领导: inCharge } } }')],
    at: '领导: inCharge',
  },
  'review-steps': { write: [reviewed('领导: principal, 同事: principal')], at: '同事: principal' },
  'swap-unknown': {
    write: [['suggest: 90%', 'suggest: 90%, swaps: [领导, 同事]']],
    at: 'swaps: [',
    also: ['swap-needs-adjust'],
  },
  'swap-needs-adjust': { write: [['suggest: 90%', 'suggest: 90%, swaps: 领导']], at: 'swaps: 领导' },
  'import-unknown': { write: [['imports: [同事]', 'imports: [同事, 领异]']], at: 'imports: [' },
  'role-nobody-gives': {
    write: [['imports: [同事], ', '']],
    at: '同事: 40%',
    path: 'figures.total.sum.work.points.roles.同事',
  },
  'points-nobody-gives': {
    write: [
      ['roles: { 领导: 60%, 同事: 40% }\n', 'places: 1\n'],
      ['  vote: { name: 评议会, days: 5, poll: "town" }\n', ''],
      [levels, 'poll: town'],
    ],
    at: 'points:',
  },
  'source-gives-yes': {
    write: [['at: to, values: [村, 机关] }', 'from: probation, at: to, values: [村, 机关] }']],
    at: 'values: [村, 机关] }',
  },
} as const satisfies Examples;

export const processExamples = { ...stages, ...entries, ...given };
