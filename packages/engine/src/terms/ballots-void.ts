/** Papers that are void as a whole: the rules of a scheme, and which entries still count once such papers are out. */
import { isMarks, type OpinionColumns } from '../facts/columns.ts';
import { type Exact, equal, parseExact, whole } from '../numbers/exact.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, listOfLabels, type Range, range, rangeFields } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import { exactRange, inRange } from '../scheme/range.ts';
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

/** Whether each entry still counts once void papers are out; undefined: all do. */
export function keptPapers(
  figure: With<BallotsTerm>,
  { values, paper, start }: OpinionColumns,
  run: Evaluating,
): ((entry: number) => boolean) | undefined {
  const rules = figure.term.void ?? [];
  if (rules.length === 0 || paper === undefined) return undefined;
  if (!isMarks(values)) throw new Error('a paper carries marks');
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
  for (const [at, marks] of marksOn) if (rules.some((rule) => isVoid(figure, rule, marks, run))) voided.add(at);
  return voided.size === 0 ? undefined : (entry) => !voided.has(paper[entry] as number);
}

/** Options are the same by their word, numbers by their value: 90 and 90.0 are one mark. */
function isSameMark(figure: With<BallotsTerm>, a: string, b: string): boolean {
  if (a === b || figure.term.options !== undefined) return a === b;
  const [x, y] = [parseExact(a), parseExact(b)];
  return x !== undefined && y !== undefined && equal(x, y);
}

function isVoid(figure: With<BallotsTerm>, rule: VoidRule, marks: readonly string[], run: Evaluating): boolean {
  if ('allEqual' in rule) return marks.length > 1 && marks.every((mark) => isSameMark(figure, mark, marks[0] ?? ''));
  const counted =
    'marks' in rule
      ? marks.filter((mark) => rule.marks.includes(mark)).length
      : marks.filter((mark) => {
          const value = parseExact(mark);
          return (
            value !== undefined &&
            inRange(
              value,
              exactRange(rule.values, (a) => run.constant(a)),
            )
          );
        }).length;
  // A bound in per cent is of the people on the paper: n out of m against p is n against p × m, without dividing.
  const bound = (amount: Amount): Exact => {
    const value = run.constant(amount);
    return run.isPercent(amount) ? { units: value.units * BigInt(marks.length), places: value.places } : value;
  };
  return inRange(whole(counted), exactRange(rule, bound));
}
