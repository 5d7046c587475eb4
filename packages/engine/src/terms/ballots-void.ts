/** Papers that are void as a whole: the rules of a scheme, and which entries still count once such papers are out. */
import { isMarks, type OpinionColumns } from '../facts/columns.ts';
import { type Exact, formatShort } from '../numbers/exact.ts';
import { paperJudge } from '../polls/judge-paper.ts';
import type { PollAmount, PollVoidRule } from '../polls/poll-rules.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, listOfLabels, type Range, type RangeOf, range, rangeFields } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import { either, hasKey, record, required, type Shape, yes } from '../text/shape.ts';
import type { BallotsTerm } from './ballots.ts';
import type { With } from './term.ts';

/** A whole paper is void where this holds. */
export type VoidRule = VoidByMarks | VoidByValues | VoidAllEqual;
/** More (or fewer) of these marks than allowed, as a count or as a share of the people marked on the paper. */
export interface VoidByMarks extends Range {
  readonly marks: readonly string[];
}
export interface VoidByValues extends Range {
  readonly values: Range;
}
export interface VoidAllEqual {
  readonly allEqual: true;
}

export const voidRule: Shape<VoidRule> = either<VoidRule>('作废规则（marks、values 或 allEqual）', [
  {
    meant: hasKey('marks'),
    holds: (v) => 'marks' in v,
    shape: record<VoidByMarks>('作废规则', {
      marks: required(listOfLabels, '数哪些选项'),
      ...rangeFields,
    }),
  },
  {
    meant: hasKey('values'),
    holds: (v) => 'values' in v,
    shape: record<VoidByValues>('作废规则', {
      values: required(range, '数哪些分数'),
      ...rangeFields,
    }),
  },
  {
    meant: hasKey('allEqual'),
    holds: (v) => 'allEqual' in v,
    shape: record<VoidAllEqual>('作废规则', {
      allEqual: required(yes, '对各人评价完全相同'),
    }),
  },
]);

/** Rules that void nothing or everything, and rules on numbers where people mark options. */
export function checkVoid(figure: With<BallotsTerm>, checking: Checking): void {
  figure.term.void?.forEach((rule, i) => {
    if ('allEqual' in rule) return;
    const inside = ['ballots', 'void', i];
    const { atLeast, above, atMost, below } = rule;
    if ([atLeast, above, atMost, below].every((b) => b === undefined)) {
      checking.report('void-unbounded', figure, inside);
    } else checking.range(rule, figure, inside);
    if ('values' in rule) {
      if (figure.term.options !== undefined) checking.report('void-values-options', figure, [...inside, 'values']);
      checking.range(rule.values, figure, [...inside, 'values']);
    }
  });
}

/** The rules with their amounts looked up: what a poll is held by, and what papers are judged by. */
export function resolvedVoid({ void: rules = [] }: BallotsTerm, amounts: Resolving): PollVoidRule[] {
  const amount = (of: Amount): PollAmount => ({
    value: formatShort(amounts.constant(of)),
    percent: amounts.isPercent(of),
  });
  return rules.map((rule): PollVoidRule => {
    if ('allEqual' in rule) return { kind: 'allEqual' };
    const subjects = resolvedRange(rule, amount);
    if ('marks' in rule) return { kind: 'marks', marks: rule.marks, subjects };
    return { kind: 'values', values: resolvedRange(rule.values, amount), subjects };
  });
}

interface Resolving {
  constant(amount: Amount): Exact;
  isPercent(amount: Amount): boolean;
}

const resolvedRange = (
  { atLeast, above, atMost, below }: Range,
  amount: (of: Amount) => PollAmount,
): RangeOf<PollAmount> => ({
  ...(atLeast === undefined ? {} : { atLeast: amount(atLeast) }),
  ...(above === undefined ? {} : { above: amount(above) }),
  ...(atMost === undefined ? {} : { atMost: amount(atMost) }),
  ...(below === undefined ? {} : { below: amount(below) }),
});

/** Whether each entry still counts once void papers are out; undefined: all do. */
export function keptPapers(
  figure: With<BallotsTerm>,
  { values, paper, start }: OpinionColumns,
  run: Evaluating,
): ((entry: number) => boolean) | undefined {
  if ((figure.term.void ?? []).length === 0 || paper === undefined) return undefined;
  if (!isMarks(values)) throw new Error('a paper carries marks');
  const brokenBy = paperJudge(
    resolvedVoid(figure.term, run),
    figure.term.options === undefined ? 'numbers' : 'options',
  );
  const entries = start.at(-1) as number;
  const marksOn = new Map<number, string[]>();
  for (let k = 0; k < entries; k++) {
    const at = paper[k] as number;
    if (at < 0) continue;
    const mark = values.words[values.codes[k] as number] as string;
    const marks = marksOn.get(at);
    if (marks === undefined) marksOn.set(at, [mark]);
    else marks.push(mark);
  }
  const voided = new Set<number>();
  for (const [at, marks] of marksOn) if (brokenBy(marks).length > 0) voided.add(at);
  return voided.size === 0 ? undefined : (entry) => !voided.has(paper[entry] as number);
}
