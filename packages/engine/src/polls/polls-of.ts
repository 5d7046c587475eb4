/** The polls that a scheme reads, each with the rules by which it is held. */
import { formatDay, parseDay } from '../numbers/day.ts';
import { exactOf, formatShort } from '../numbers/exact.ts';
import { type Parameters, resolveParameters } from '../run/parameters.ts';
import type { Amount, Range } from '../scheme/amount.ts';
import { figureName } from '../scheme/called.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import type { BallotsTerm } from '../terms/ballots.ts';
import { resolvedVoid } from '../terms/ballots-void.ts';
import type { With } from '../terms/term.ts';
import type { PollMarks, PollQuestion, PollRules, PollScoring } from './poll-rules.ts';

/** What figures of one poll may not say differently: a voter has one paper in hand. */
export type PollMatter = 'groups' | 'marks' | 'void' | 'invalid';

export type PollFound =
  | { readonly ok: true; readonly poll: string; readonly rules: PollRules }
  | {
      readonly ok: false;
      readonly refusal: 'poll-rules-disagree';
      readonly poll: string;
      readonly matter: PollMatter;
      /** Names of the two figures. */
      readonly figures: readonly [string, string];
    }
  | {
      readonly ok: false;
      readonly refusal: 'parameter-not-in-force';
      readonly poll: string;
      /** The parameter's name, and the day on which it has no value. */
      readonly parameter: string;
      readonly day: string;
    };

type Ballots = With<BallotsTerm>;

/**
 * Every poll of the scheme, in the order of its figures, with amounts as of a run whose period begins on `day` (`2026-01-01`; anything else
 * throws). Figures of one poll are put together: those with the same question must agree on what may be marked, on what voids a paper and
 * what becomes of a void one; all must agree on the groups, but for those that take all voters alike. What only weighs afterwards (worth of
 * options, weights) is taken from the first figure that takes a mean; of least numbers and quorums the lowest holds, since each figure
 * asks for its own again when it is scored.
 */
export function pollsOf(scheme: Scheme, day: string): readonly PollFound[] {
  const from = parseDay(day);
  if (from === undefined) throw new Error(`${day} is no day`);
  const parameters = resolveParameters(scheme, from, []);
  const polls = new Map<string, Ballots[]>();
  for (const { figure } of placedFigures(scheme)) {
    if (figure.term.kind !== 'ballots') continue;
    const before = polls.get(figure.term.poll) ?? [];
    polls.set(figure.term.poll, [...before, figure as Ballots]);
  }
  return [...polls].map(([poll, figures]): PollFound => {
    const lacking = parameterLacking(figures, parameters);
    if (lacking !== undefined) {
      const name = scheme.parameters?.find((p) => p.id === lacking)?.name ?? lacking;
      return { ok: false, refusal: 'parameter-not-in-force', poll, parameter: name, day: formatDay(from) };
    }
    return pollOf(poll, figures, scheme, parameters);
  });
}

function pollOf(poll: string, figures: readonly Ballots[], scheme: Scheme, parameters: Parameters): PollFound {
  const disagree = disagreement(figures, scheme, parameters);
  if (disagree !== undefined) {
    const [matter, a, b] = disagree;
    const names = [figureName(scheme, a.id), figureName(scheme, b.id)] as const;
    return { ok: false, refusal: 'poll-rules-disagree', poll, matter, figures: names };
  }
  const byQuestion = new Map<string, Ballots[]>();
  for (const figure of figures) {
    const id = figure.term.question ?? '';
    byQuestion.set(id, [...(byQuestion.get(id) ?? []), figure]);
  }
  const grouped = inOrderOfMeans(figures).find((f) => f.term.groups !== undefined);
  const groups = grouped === undefined ? [] : weightsOf(grouped, parameters);
  const questions = [...byQuestion].map(([id, same]) => questionOf(id, same, groups, scheme, parameters));
  const [only, ...others] = questions;
  const quorum = Math.min(...figures.map((f) => f.term.quorum ?? 0));
  return {
    ok: true,
    poll,
    rules: {
      poll,
      name: only !== undefined && others.length === 0 && only.id === '' ? only.name : poll,
      questions,
      groups,
      ...(quorum === 0 ? {} : { quorum }),
    },
  };
}

function questionOf(
  id: string,
  figures: readonly Ballots[],
  groups: PollRules['groups'],
  scheme: Scheme,
  parameters: Parameters,
): PollQuestion {
  const first = inOrderOfMeans(figures)[0] as Ballots;
  return {
    id,
    name: figureName(scheme, first.id),
    figure: first.id,
    marks: marksOf(first.term, scheme),
    void: resolvedVoid(first.term, parameters),
    invalid: invalidOf(first.term),
    atLeast: Math.min(...figures.map((f) => f.term.atLeast ?? 1)),
    scoring: scoringOf(first, groups, scheme, parameters),
  };
}

/** Figures that take a mean before those that take a share: the worth of options means nothing to the latter. */
const inOrderOfMeans = (figures: readonly Ballots[]): Ballots[] => [
  ...figures.filter((f) => f.term.take === undefined),
  ...figures.filter((f) => f.term.take !== undefined),
];

function marksOf({ options, within, places }: BallotsTerm, scheme: Scheme): PollMarks {
  if (options !== undefined) {
    return { kind: 'options', options: options.map(({ key, value }) => ({ key, value: shortest(value) })) };
  }
  if (within === undefined) throw new Error('a checked figure has options or bounds');
  return { kind: 'numbers', lowest: within.low, highest: within.high, places: places ?? scheme.decimals.places };
}

const invalidOf = ({ invalid = 'void' }: BallotsTerm): PollQuestion['invalid'] => invalid;

/** `pass` leaves it to a figure above that no poll has: alone the question is held. */
function scoringOf(
  figure: Ballots,
  groups: PollRules['groups'],
  { decimals }: Scheme,
  parameters: Parameters,
): PollScoring {
  const { term, missing, round } = figure;
  const word = missing === 'redistribute' || typeof missing === 'object' ? missing : 'hold';
  const own = weightsOf(figure, parameters);
  const same = own.length === groups.length && own.every((one) => groups.some((g) => isSame(g, one)));
  return {
    ...(same ? {} : { groups: own }),
    ...(term.drop === undefined ? {} : { drop: term.drop }),
    ...(term.take === undefined ? {} : { share: term.take.share }),
    missing: word,
    round: round ?? decimals,
  };
}

const weightsOf = ({ term: { groups = [] } }: Ballots, parameters: Parameters): PollRules['groups'] =>
  groups.map(({ key, value }) => ({ key, weight: formatShort(parameters.constant(value)) }));

const isSame = (a: PollRules['groups'][number], b: PollRules['groups'][number]): boolean =>
  a.key === b.key && a.weight === b.weight;

const shortest = (literal: string): string => formatShort(exactOf(literal));

/** The first two figures that can't be answered on one paper. */
function disagreement(
  figures: readonly Ballots[],
  scheme: Scheme,
  parameters: Parameters,
): readonly [PollMatter, Ballots, Ballots] | undefined {
  const apart = (
    matter: PollMatter,
    among: readonly Ballots[],
    said: (figure: Ballots) => unknown,
  ): readonly [PollMatter, Ballots, Ballots] | undefined => {
    const [first, ...others] = among;
    const other = others.find((f) => JSON.stringify(said(f)) !== JSON.stringify(said(first as Ballots)));
    return first === undefined || other === undefined ? undefined : [matter, first, other];
  };
  const grouped = figures.filter((f) => f.term.groups !== undefined);
  const groups = apart('groups', grouped, ({ term }) => term.groups?.map((g) => g.key).sort());
  if (groups !== undefined) return groups;
  for (const figure of figures) {
    const same = figures.filter((f) => f.term.question === figure.term.question);
    const found =
      apart('marks', same, ({ term }) => offeredMarks(marksOf(term, scheme))) ??
      apart('invalid', same, ({ term }) => invalidOf(term)) ??
      apart('void', same, ({ term }) =>
        resolvedVoid(term, parameters)
          .map((rule) => JSON.stringify(rule))
          .sort(),
      );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What voters may mark, whatever it is worth; bounds by their value. */
function offeredMarks(marks: PollMarks): unknown {
  if (marks.kind === 'options') return marks.options.map((o) => o.key).sort();
  return [shortest(marks.lowest), shortest(marks.highest), marks.places];
}

/** A parameter that the poll needs and that has no value on the day. */
function parameterLacking(figures: readonly Ballots[], { resolved }: Parameters): string | undefined {
  const amounts = figures.flatMap(({ term }) => [
    ...(term.groups ?? []).map((g) => g.value),
    ...(term.void ?? []).flatMap((rule) =>
      'allEqual' in rule ? [] : [...bounds(rule), ...('values' in rule ? bounds(rule.values) : [])],
    ),
  ]);
  return amounts
    .flatMap((a) => (typeof a === 'object' && 'parameter' in a ? [a.parameter] : []))
    .find((id) => !(id in resolved));
}

const bounds = ({ atLeast, above, atMost, below }: Range): Amount[] =>
  [atLeast, above, atMost, below].filter((bound) => bound !== undefined);
