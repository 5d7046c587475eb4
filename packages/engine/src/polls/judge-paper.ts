/** Whether a paper is void as a whole: the one implementation, for papers that are scored and for papers that are being cast. */
import { type Exact, equal, exactOf, multiply, whole } from '../numbers/exact.ts';
import type { RangeOf } from '../scheme/amount.ts';
import { type ExactRange, exactRange, inRange } from '../scheme/range.ts';
import type { PollAmount, PollMarks, PollQuestion, PollVoidRule } from './poll-rules.ts';

/** A rule that makes the paper void, with what was found. */
export interface BrokenRule {
  /** Its index among the question's rules. */
  readonly rule: number;
  readonly kind: PollVoidRule['kind'];
  /** On how many subjects the rule holds; of `allEqual`, how many are marked alike. */
  readonly found: number;
  readonly allowed: Allowed;
  /** How many subjects are marked on the paper. */
  readonly of: number;
}

/** How many would not have voided the paper: no more than `most`, or no fewer than `least`. A bound below 0 can't be kept. */
export interface Allowed {
  readonly most?: number;
  readonly least?: number;
}

/**
 * The rules that a paper breaks on a question. `marks`: what stands beside each subject that is marked, blanks left out; each must be a mark
 * that the question offers, or it throws where a number is asked for. An empty list: the paper is valid, as a wholly blank one is.
 */
export const judgePaper = (question: PollQuestion, marks: readonly string[]): readonly BrokenRule[] =>
  paperJudge(question.void, question.marks.kind)(marks);

/** The same for many papers; the rules are read once. */
export function paperJudge(
  rules: readonly PollVoidRule[],
  kind: PollMarks['kind'],
): (marks: readonly string[]) => readonly BrokenRule[] {
  const tests = rules.map((rule) => holding(rule, kind));
  return (marks) =>
    marks.length === 0
      ? []
      : tests.flatMap((broken, rule): readonly BrokenRule[] => {
          const by = broken(marks);
          return by === undefined ? [] : [{ rule, kind: (rules[rule] as PollVoidRule).kind, ...by, of: marks.length }];
        });
}

type Holding = (marks: readonly string[]) => { readonly found: number; readonly allowed: Allowed } | undefined;

function holding(rule: PollVoidRule, kind: PollMarks['kind']): Holding {
  if (rule.kind === 'allEqual') return allEqual(kind);
  const counts = rule.kind === 'marks' ? (mark: string) => rule.marks.includes(mark) : inValues(rule.values);
  // Papers of one poll mostly have as many subjects each.
  const known = new Map<number, ExactRange>();
  return (marks) => {
    const bounds = known.get(marks.length) ?? exactRange(rule.subjects, (bound) => boundOf(bound, marks.length));
    known.set(marks.length, bounds);
    const found = marks.filter(counts).length;
    if (!inRange(whole(found), bounds)) return undefined;
    const { low, high } = bounds;
    const most = low && (low.open ? floor(low.value) : ceiling(low.value) - 1);
    const least = high && (high.open ? ceiling(high.value) : floor(high.value) + 1);
    return {
      found,
      allowed: { ...(most === undefined ? {} : { most }), ...(least === undefined ? {} : { least }) },
    };
  };
}

/** A bound in per cent is of the subjects on the paper: n out of m against p is n against p × m, without dividing. */
const boundOf = ({ value, percent }: PollAmount, of: number): Exact =>
  percent ? multiply(exactOf(value), whole(of)) : exactOf(value);

function inValues(values: RangeOf<PollAmount>): (mark: string) => boolean {
  const range = exactRange(values, (bound) => exactOf(bound.value));
  return (mark) => inRange(exactOf(mark), range);
}

/** Options are the same by their word, numbers by their value: 90 and 90.0 are one mark. One subject alone is no pattern. */
function allEqual(kind: PollMarks['kind']): Holding {
  const isSame =
    kind === 'options' ? (a: string, b: string) => a === b : (a: string, b: string) => equal(exactOf(a), exactOf(b));
  return (marks) =>
    marks.length > 1 && marks.every((mark) => isSame(mark, marks[0] as string))
      ? { found: marks.length, allowed: { most: marks.length - 1 } }
      : undefined;
}

const floor = ({ units, places }: Exact): number => {
  const step = 10n ** BigInt(places);
  const towardsZero = units / step;
  return Number(units < 0n && units % step !== 0n ? towardsZero - 1n : towardsZero);
};
const ceiling = ({ units, places }: Exact): number => -floor({ units: -units, places });
