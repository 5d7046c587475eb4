/** 逐级评鉴: the reporting chain gives points, each level after the one below. */
import { compare, formatShort, one, parseExact, zero } from '../numbers/exact.ts';
import { type Literal, label, listOfLabels, literal } from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import type { Path } from '../text/located.ts';
import { offered } from '../text/nearest.ts';
import { namedList, optional, record, required, under } from '../text/shape.ts';
import type { KindOfStage, ProcessChecking } from './kind.ts';

/** The steps of a reporting chain from the person upwards, and their names for people. */
export const stepNames = { sectionHead: '股组长', inCharge: '分管领导', principal: '主要领导' } as const;
export type ChainStep = keyof typeof stepNames;
const steps = Object.keys(stepNames) as ChainStep[];

/** A level of review: who stands at this step of somebody's chain gives points under this role. */
export interface ReviewLevel {
  readonly role: string;
  readonly step: ChainStep;
}

export interface ReviewStage {
  readonly kind: 'review';
  /** In order: none acts before the one below. */
  readonly levels: readonly ReviewLevel[];
  /** The share of what a figure can give that stands in the form at first: `90%`. */
  readonly suggest?: Literal;
  /** Roles that may swap who is graded best inside a unit. */
  readonly swaps?: readonly string[];
}

export const review: KindOfStage<ReviewStage> = {
  name: '逐级评鉴',
  about: '股组长、分管领导、主要领导依次评分，下一级评完，上一级才能评。',
  once: false,
  timed: true,
  after: [],
  shape: record<Omit<ReviewStage, 'kind'>>('逐级评鉴', {
    levels: required(
      namedList<'role', ReviewLevel>('role', label, under('step', choice(stepNames))),
      '由下而上，各层级由谁评',
    ),
    suggest: optional(literal, '表单里先填可得分数的百分之几'),
    swaps: optional(listOfLabels, '哪些层级可以在单位内调换最好等次的人选'),
  }),
  check(work, path, over) {
    checkLevels(work, path, over);
    checkSuggest(work, [...path, 'suggest'], over);
    checkSwaps(work, [...path, 'swaps'], over);
  },
  say: ({ levels, suggest, swaps }, { amount }) =>
    [
      `由${levels.map(levelText).join('、')}${levels.length === 1 ? '评分' : '依次评分，下一级评完，上一级才能评，退回须说明理由'}`,
      ...(suggest === undefined ? [] : [`表单里先填可得分数的${amount(suggest)}，由评分人核定`]),
      ...(swaps === undefined ? [] : [`${swaps.join('、')}可以在单位内调换最好等次的人选，不得突破名额`]),
    ].join('；'),
};

const levelText = ({ role, step }: ReviewLevel): string =>
  role === stepNames[step] ? role : `${role}（${stepNames[step]}）`;

function checkLevels({ levels }: ReviewStage, path: Path, { process, roles, report }: ProcessChecking): void {
  levels.forEach(({ role, step }, i) => {
    const at = [...path, 'levels', role];
    if (!roles.includes(role)) {
      report('review-role-unknown', at, () => ({ ...offered(role, roles), role, known: roles.join('、') || '（无）' }));
    }
    const below = levels[i - 1];
    if (below !== undefined && steps.indexOf(step) <= steps.indexOf(below.step)) {
      report('review-steps', at, { role, step: stepNames[step], below: stepNames[below.step] });
    }
    const first = process.find(({ work }) => work.kind === 'review' && work.levels.some((l) => l.role === role));
    if (first !== undefined && first.id !== path[1]) report('review-role-twice', at, { role, before: first.name });
  });
}

function checkSuggest({ suggest }: ReviewStage, path: Path, { report }: ProcessChecking): void {
  const share = suggest === undefined ? undefined : parseExact(suggest);
  if (share === undefined || (compare(share, zero) >= 0 && compare(share, one) <= 0)) return;
  const found = suggest ?? '';
  report('share-out-of-range', path, { found, unsigned: found.endsWith('%') ? '' : formatShort(share) });
}

function checkSwaps({ levels, swaps = [] }: ReviewStage, path: Path, { checking, report }: ProcessChecking): void {
  const known = levels.map(({ role }) => role);
  for (const role of swaps) {
    if (!known.includes(role)) report('swap-unknown', path, () => ({ ...offered(role, known), role }));
  }
  const adjustable = checking.scheme.figures
    .flatMap((figure) => checking.withInner(figure))
    .some(({ term }) => term.kind === 'grade' && term.adjust !== undefined);
  if (swaps.length > 0 && !adjustable) report('swap-needs-adjust', path);
}
