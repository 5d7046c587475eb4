/** One poll as a small scheme of its own, so that the engine itself gives its means, places and explanations. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { exactOf, formatPercent, formatShort, type Rounding } from '../numbers/exact.ts';
import type { Amount, Range, RangeOf } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { recheckScheme } from '../scheme/read.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { BallotsTerm } from '../terms/ballots.ts';
import type { VoidRule } from '../terms/ballots-void.ts';
import type { PollAmount, PollQuestion, PollRules, PollVoidRule } from './poll-rules.ts';

export type PollScheme =
  | {
      readonly ok: true;
      readonly scheme: Scheme;
      /** The figures of each question: its value, and the place by it. The first question's are the total and the rank. */
      readonly questions: readonly { readonly question: string; readonly value: string; readonly place: string }[];
      /** The table `subjects`; the run and the rows of `tallyOf` make the facts complete. */
      readonly subjects: readonly { readonly id: string; readonly name: string }[];
    }
  /** What the rules say can't be a scheme: weights that are no 100%, marks that no option has. */
  | { readonly ok: false; readonly refusal: 'poll-rules-unsound'; readonly diagnostics: readonly Diagnostic[] };

const plain: Rounding = { places: 2, mode: 'half-up' };

/**
 * The scheme that scores the poll alone: a figure for each question, and places by it with ties left open. It scores what the poll's own
 * scheme would, but for what figures do to the value afterwards. `subjects` are those of the poll's paper.
 */
export function schemeOfPoll(
  rules: PollRules,
  subjects: readonly { readonly id: string; readonly name: string }[],
): PollScheme {
  const questions = rules.questions.map(({ id }, i) => ({ question: id, value: `q${i + 1}`, place: `place${i + 1}` }));
  const { scheme, diagnostics } = recheckScheme({
    scheme: 'poll',
    version: '1',
    name: rules.name,
    period: 'campaign',
    decimals: rules.questions[0]?.scoring?.round ?? plain,
    populations: [{ id: 'subjects', name: '测评对象', total: 'q1', rank: 'place1' }],
    figures: rules.questions.flatMap((question, i) => [
      valueFigure(`q${i + 1}`, question, rules),
      placeFigure(i + 1, question),
    ]),
  });
  if (scheme === undefined) {
    return { ok: false, refusal: 'poll-rules-unsound', diagnostics: diagnostics.filter((d) => d.severity === 'error') };
  }
  return { ok: true, scheme, questions, subjects: subjects.map(({ id, name }) => ({ id, name })) };
}

const placeFigure = (number: number, { name }: PollQuestion): Figure => ({
  id: `place${number}`,
  name: `${name}名次`,
  term: { kind: 'rank', in: 'all', by: [`q${number}`], ties: 'open' },
});

function valueFigure(id: string, question: PollQuestion, rules: PollRules): Figure {
  const { name, void: voids, invalid, atLeast, marks, scoring = {} } = question;
  const groups = scoring.groups ?? rules.groups;
  const term: BallotsTerm = {
    kind: 'ballots',
    poll: rules.poll,
    ...(question.id === '' ? {} : { question: question.id }),
    ...(marks.kind === 'options'
      ? { options: marks.options }
      : { within: { low: marks.lowest, high: marks.highest }, places: marks.places }),
    ...(groups.length === 0
      ? {}
      : { groups: groups.map(({ key, weight }) => ({ key, value: formatPercent(exactOf(weight)) })) }),
    ...(voids.length === 0 ? {} : { void: voids.map(voidRule), invalid }),
    ...(rules.quorum === undefined ? {} : { quorum: rules.quorum }),
    ...(scoring.drop === undefined ? {} : { drop: scoring.drop }),
    ...(atLeast > 1 ? { atLeast } : {}),
    ...(scoring.share === undefined ? {} : { take: { share: scoring.share } }),
  };
  const missing = scoring.missing === 'redistribute' && groups.length === 0 ? 'hold' : (scoring.missing ?? 'hold');
  return { id, name, missing, round: scoring.round ?? plain, term };
}

function voidRule(rule: PollVoidRule): VoidRule {
  if (rule.kind === 'allEqual') return { allEqual: true };
  const bounds = written(rule.subjects);
  return rule.kind === 'marks' ? { marks: rule.marks, ...bounds } : { values: written(rule.values), ...bounds };
}

const written = ({ atLeast, above, atMost, below }: RangeOf<PollAmount>): Range => ({
  ...(atLeast === undefined ? {} : { atLeast: amountOf(atLeast) }),
  ...(above === undefined ? {} : { above: amountOf(above) }),
  ...(atMost === undefined ? {} : { atMost: amountOf(atMost) }),
  ...(below === undefined ? {} : { below: amountOf(below) }),
});

const amountOf = ({ value, percent }: PollAmount): Amount =>
  percent ? formatPercent(exactOf(value)) : formatShort(exactOf(value));
