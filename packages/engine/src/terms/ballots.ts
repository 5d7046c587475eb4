/** Anonymous votes: whole ballots whose validity is judged here, and tallies that were judged when they were cast. */
import { isMarks, type OpinionColumns, pollKey } from '../facts/columns.ts';
import { type Exact, equal, greatest, least, one, parseExact, whole, zero } from '../numbers/exact.ts';
import { type Vector, vectorOf } from '../numbers/vector.ts';
import type { Evaluating } from '../run/evaluating.ts';
import {
  type Amount,
  amount,
  type Literal,
  label,
  listOfLabels,
  literal,
  type Range,
  range,
  rangeFields,
  type Within,
  within,
} from '../scheme/amount.ts';
import { exactRange, inRange } from '../scheme/range.ts';
import { offered } from '../text/nearest.ts';
import {
  either,
  hasKey,
  listOf,
  optional,
  pairsOf,
  record,
  required,
  type Shape,
  wholeNumber,
  yes,
} from '../text/shape.ts';
import { checkDrop, type Drop, dropShape, meanOfOpinions, type OpinionsTrace, weightPlaces } from './opinions.ts';
import { groupOpinions, marksGiven } from './opinions-given.ts';
import { showOpinions } from './opinions-shown.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

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

export interface BallotsTerm {
  readonly kind: 'ballots';
  readonly poll: string;
  readonly question?: string;
  readonly options?: readonly { readonly key: string; readonly value: Literal }[];
  readonly within?: Within;
  readonly places?: number;
  readonly groups?: readonly { readonly key: string; readonly value: Amount }[];
  readonly void?: readonly VoidRule[];
  /** Fewer papers than this, valid or not, and the poll is void. */
  readonly quorum?: number;
  readonly drop?: Drop;
  readonly atLeast?: number;
  readonly take?: { readonly share: readonly string[] };
}

const voidRule: Shape<VoidRule> = either<VoidRule>('作废规则（marks、values 或 allEqual）', [
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

/** How many papers were cast, where a quorum is asked for and not reached. */
interface BallotsTrace extends OpinionsTrace {
  readonly tooFew?: number;
}

export const ballots: Term<BallotsTerm, BallotsTrace> = {
  name: '民主测评',
  about: '无记名测评，可按评价主体加权，可规定整张作废的情形。',
  gives: 'number',
  shape: () =>
    record<Omit<BallotsTerm, 'kind'>>('民主测评', {
      poll: required(label, '测评的编号'),
      question: optional(label, '题目'),
      options: optional(pairsOf(label, literal), '各选项折合的分数'),
      within: optional(within, '打分的测评：允许的最低分和最高分'),
      places: optional(wholeNumber(0, 6), '打分的测评：允许几位小数'),
      groups: optional(pairsOf(label, amount), '各评价主体的权重，合计100%'),
      void: optional(listOf(voidRule), '整张选票作废的情形'),
      quorum: optional(wholeNumber(1, 100000), '至少几张票（不论有效无效），不足的整个测评作废'),
      drop: optional(dropShape, '去掉最高分和最低分'),
      atLeast: optional(wholeNumber(1, 100000), '每个主体至少几张有效票'),
      take: optional(record('取值', { share: required(listOfLabels, '这些选项的得票率') }), '不取平均分而取得票率'),
    }),
  inner: () => [],
  reads: () => [],
  missing: (node) =>
    node.groups === undefined ? ['hold', 'pass', 'count'] : ['hold', 'pass', 'count', 'redistribute'],
  asks: 'always',
  check(figure, checking) {
    const { options, groups, take } = figure.term;
    checkDrop(figure, figure.term.drop, checking, ['ballots', 'drop']);
    if ((options === undefined) === (figure.term.within === undefined)) {
      checking.report('ballots-options-or-within', figure, ['ballots']);
    }
    if (figure.term.within !== undefined) withinBounds(figure, figure.term.within, checking, ['ballots', 'within']);
    if (groups !== undefined) checking.weights(groups, figure, ['ballots', 'groups']);
    const known = options?.map((o) => o.key) ?? [];
    const named = [
      ...(take?.share ?? []),
      ...(figure.term.void ?? []).flatMap((rule) => ('marks' in rule ? rule.marks : [])),
    ];
    for (const mark of named) {
      if (!known.includes(mark)) {
        checking.report('option-unknown', figure, ['ballots'], () => ({
          option: mark,
          ...offered(mark, known.length === 0 ? ['（无选项）'] : known),
        }));
      }
    }
    if (options !== undefined && figure.term.places !== undefined) {
      checking.report('places-useless', figure, ['ballots', 'places']);
    }
    figure.term.void?.forEach((rule, i) => {
      if ('allEqual' in rule) return;
      const inside = ['ballots', 'void', i];
      const { atLeast, above, atMost, below } = rule;
      if ([atLeast, above, atMost, below].every((b) => b === undefined)) {
        checking.report('void-unbounded', figure, inside);
      } else checking.range(rule, figure, inside);
      if ('values' in rule) {
        if (options !== undefined) checking.report('void-values-options', figure, [...inside, 'values']);
        checking.range(rule.values, figure, [...inside, 'values']);
      }
    });
  },
  bounds(figure, checking) {
    const means = figure.round?.places ?? checking.scheme.decimals.places;
    const places = means + weightPlaces(figure.term.groups, checking);
    if (figure.term.take !== undefined) return { low: zero, high: one, places };
    if (figure.term.within !== undefined) {
      return { ...withinBounds(figure, figure.term.within, checking, ['ballots', 'within'], false), places };
    }
    const values = (figure.term.options ?? []).flatMap((o) => parseExact(o.value) ?? []);
    return values.length === 0 ? { places } : { low: values.reduce(least), high: values.reduce(greatest), places };
  },
  admit(figure, admitting) {
    const { poll, question = '', options, groups } = figure.term;
    admitting.claim('ballots', poll);
    const known = options?.map((o) => o.key);
    const places = figure.term.places ?? admitting.places;
    for (const fact of [...admitting.facts.papers, ...admitting.facts.tallies]) {
      if (fact.poll !== poll || fact.question !== question) continue;
      if (groups !== undefined && !groups.some((g) => g.key === fact.group)) {
        const list = groups.map((g) => g.key).join('、');
        admitting.report('group-unknown', fact, '评价主体', { found: fact.group, known: list });
      }
      if (known !== undefined) {
        if (!known.includes(fact.value)) {
          admitting.report('option-not-offered', fact, '评价', { found: fact.value, known: known.join('、') });
        }
        continue;
      }
      const value = parseExact(fact.value);
      if (value === undefined) admitting.report('cell-not-decimal', fact, '评价', { found: fact.value.slice(0, 40) });
      else if (figure.term.within !== undefined) admitting.within(value, figure.term.within, places, fact, '评价');
    }
  },
  evaluate(figure, run) {
    const { poll, question, quorum = 0 } = figure.term;
    const cast = quorum === 0 ? 0 : papersCast(poll, run);
    const tooFew = cast < quorum;
    const isVoid = tooFew || run.pollVoid(poll);
    const columns = isVoid ? [] : (run.facts.ballots.get(pollKey(poll, question)) ?? []);
    const worths = worthsOf(figure);
    const given = columns.map((column) => marksGiven(column, worths, keptPapers(figure, column, run)));
    const groups = figure.term.groups?.map(({ key, value }) =>
      groupOpinions(
        key,
        run.constant(value),
        given.filter((g) => g.columns.group === key),
        run,
      ),
    );
    const counts = { cast: String(cast), quorum: String(quorum) };
    const noneBecause = tooFew ? { noneBecause: run.reason(figure, 'quorum-unmet', counts) } : {};
    const all = groups ?? [groupOpinions('', one, given, run)];
    const { column, trace } = meanOfOpinions(figure, all, { ...figure.term, ...noneBecause }, run);
    return { column, trace: tooFew ? { ...trace, tooFew: cast } : trace };
  },
  show(figure, row, run, trace) {
    const shown = showOpinions(row, run, figure, trace);
    if (trace.tooFew !== undefined) {
      return { ...shown, notes: [`只有 ${trace.tooFew} 张票，不足 ${figure.term.quorum} 张，该测评作废`] };
    }
    const notes = run.pollVoid(figure.term.poll) ? ['该测评已裁定作废', ...(shown.notes ?? [])] : shown.notes;
    return { ...shown, notes };
  },
};

/** What lists of marks are worth; groups often share one list. */
function worthsOf(figure: With<BallotsTerm>): (words: readonly string[]) => Vector {
  const known = new Map<readonly string[], Vector>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    const worths = vectorOf(words.map((mark) => markValue(figure, mark)));
    known.set(words, worths);
    return worths;
  };
}

function markValue(figure: With<BallotsTerm>, mark: string): Exact {
  const { take, options } = figure.term;
  if (take !== undefined) return take.share.includes(mark) ? one : zero;
  const text = options === undefined ? mark : options.find((o) => o.key === mark)?.value;
  const value = parseExact(text ?? '');
  if (value === undefined) throw new Error(`unread mark ${mark}`);
  return value;
}

/** Papers of the poll, on whatever question; tallies add the most votes that anybody had on one question, since they name no papers. */
function papersCast(poll: string, run: Evaluating): number {
  const papers = new Set<string>();
  let tallied = 0;
  for (const [key, columns] of run.facts.ballots) {
    if (!key.startsWith(pollKey(poll))) continue;
    const votes = new Map<number, number>();
    for (const { group, start, paper, papers: labels = [], counts } of columns) {
      for (const label of labels) papers.add(`${group}\n${label}`);
      for (let subject = 0; subject + 1 < start.length; subject++) {
        for (let k = start[subject] as number; k < (start[subject + 1] as number); k++) {
          if ((paper?.[k] ?? -1) < 0) votes.set(subject, (votes.get(subject) ?? 0) + (counts?.[k] ?? 1));
        }
      }
    }
    for (const count of votes.values()) tallied = Math.max(tallied, count);
  }
  return papers.size + tallied;
}

/** Whether each entry still counts once void papers are out; undefined: all do. */
function keptPapers(
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
