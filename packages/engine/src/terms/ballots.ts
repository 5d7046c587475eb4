/** Anonymous votes: whole ballots whose validity is judged here, and tallies that were judged when they were cast. */
import { pollKey } from '../facts/columns.ts';
import { type Exact, greatest, least, one, parseExact, zero } from '../numbers/exact.ts';
import { type Vector, vectorOf } from '../numbers/vector.ts';
import type { Evaluating } from '../run/evaluating.ts';
import {
  type Amount,
  amount,
  type Literal,
  label,
  listOfLabels,
  literal,
  type Within,
  within,
} from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import { offered } from '../text/nearest.ts';
import { listOf, optional, pairsOf, record, required, wholeNumber } from '../text/shape.ts';
import { checkVoid, keptPapers, type VoidRule, voidRule } from './ballots-void.ts';
import { checkDrop, type Drop, dropShape, meanOfOpinions, type OpinionsTrace, weightPlaces } from './opinions.ts';
import { groupOpinions, marksGiven } from './opinions-given.ts';
import { showOpinions } from './opinions-shown.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

export interface BallotsTerm {
  readonly kind: 'ballots';
  readonly poll: string;
  readonly question?: string;
  readonly options?: readonly { readonly key: string; readonly value: Literal }[];
  readonly within?: Within;
  readonly places?: number;
  readonly groups?: readonly { readonly key: string; readonly value: Amount }[];
  readonly void?: readonly VoidRule[];
  /** What becomes of an invalid paper while it is cast; `void` where it is absent. Papers that were cast are void either way. */
  readonly invalid?: InvalidPaper;
  /** Fewer papers than this, valid or not, and the poll is void. */
  readonly quorum?: number;
  readonly drop?: Drop;
  readonly atLeast?: number;
  readonly take?: { readonly share: readonly string[] };
}

const invalidGlosses = { refuse: '退回投票人改正', void: '作废' } as const;
export type InvalidPaper = keyof typeof invalidGlosses;

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
      invalid: optional(choice(invalidGlosses), '投票时遇到这样的票怎么办，不写为 void'),
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
    checkVoid(figure, checking);
    if (figure.term.invalid !== undefined && figure.term.void === undefined) {
      checking.report('invalid-useless', figure, ['ballots', 'invalid']);
    }
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

/**
 * Papers of the poll, on whatever question. Of groups whose tallies say how many were cast, that many; the others add the most votes that
 * anybody had of them on one question, since tallies name no papers.
 */
function papersCast(poll: string, run: Evaluating): number {
  const ofPoll = [...run.facts.ballots].filter(([key]) => key.startsWith(pollKey(poll)));
  const papers = new Set<string>();
  const said = new Map<string, number>();
  for (const { group, papers: labels = [], cast } of ofPoll.flatMap(([, columns]) => columns)) {
    for (const label of labels) papers.add(`${group}\n${label}`);
    if (cast !== undefined) said.set(group, Math.max(cast, said.get(group) ?? 0));
  }
  let tallied = 0;
  for (const [, columns] of ofPoll) {
    const votes = new Map<number, number>();
    for (const { group, start, paper, counts } of columns) {
      if (said.has(group)) continue;
      for (let subject = 0; subject + 1 < start.length; subject++) {
        for (let k = start[subject] as number; k < (start[subject + 1] as number); k++) {
          if ((paper?.[k] ?? -1) < 0) votes.set(subject, (votes.get(subject) ?? 0) + (counts?.[k] ?? 1));
        }
      }
    }
    for (const count of votes.values()) tallied = Math.max(tallied, count);
  }
  return papers.size + tallied + [...said.values()].reduce((sum, count) => sum + count, 0);
}
