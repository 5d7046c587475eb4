/** Points by role and ballots by group: means of the values present, weighted. */
import type { PointFact, Subject } from '../../src/facts/facts.ts';
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { BallotsTerm } from '../../src/terms/ballots.ts';
import type { VoidRule } from '../../src/terms/ballots-void.ts';
import type { PointsTerm } from '../../src/terms/points.ts';
import { amountOf, inRange } from './amounts.ts';
import { type Case, inPeriod, rulingOn } from './case.ts';
import { shareOrNumber } from './conditions.ts';
import type { Absent, Valued } from './outcome.ts';
import {
  compare,
  divide,
  fromExact,
  isZero,
  multiply,
  one,
  parseNumber,
  type Rational,
  round,
  total,
  whole,
  zero,
} from './rational.ts';

/** "`decimals` says places and mode of every division"; a figure's own `round` stands in its place. */
export function quotient(of: Case, figure: Figure, dividend: Rational, divisor: Rational): Rational {
  return round(divide(dividend, divisor), figure.round ?? of.scheme.decimals);
}

/** What a reading term comes to when its facts are lacking. */
export function lacking(missing: MissingWord | undefined): Valued | Absent {
  if (typeof missing === 'object') return { value: parseNumber(missing.count), stated: true };
  return { absent: missing === 'hold' || missing === 'redistribute' ? 'held' : 'missing' };
}

type OpinionsTerm = PointsTerm | BallotsTerm;

/** The mean of one group after dropping; nothing where too few stand. */
function groupMean(of: Case, figure: Figure, term: OpinionsTerm, values: readonly Rational[]): Rational | undefined {
  if (values.length < (term.atLeast ?? 1)) return undefined;
  const { highest, lowest, above } = term.drop ?? { highest: 0, lowest: 0 };
  const dropping = values.length > (above ?? highest + lowest);
  const sorted = [...values].sort(compare);
  const kept = dropping ? sorted.slice(lowest, Math.max(lowest, sorted.length - highest)) : sorted;
  return kept.length === 0 ? undefined : quotient(of, figure, total(kept), whole(kept.length));
}

interface Group {
  readonly weight: Rational;
  readonly mean: Rational | undefined;
}

const weighted = (groups: readonly { readonly weight: Rational; readonly mean: Rational }[]): Rational =>
  total(groups.map((g) => multiply(g.weight, g.mean)));

/** "Each group's mean, times its weight, added up exactly", and what happens to groups that are absent. */
function weightedMean(
  of: Case,
  figure: Figure,
  groups: readonly Group[],
  missing: MissingWord | undefined,
): Valued | Absent {
  const counting = groups.filter((g) => !isZero(g.weight));
  const present = counting.flatMap(({ weight, mean }) => (mean === undefined ? [] : [{ weight, mean }]));
  if (present.length === counting.length) return { value: weighted(present) };
  if (typeof missing === 'object') {
    const counted = parseNumber(missing.count);
    return { value: weighted(counting.map(({ weight, mean }) => ({ weight, mean: mean ?? counted }))) };
  }
  if (missing !== 'redistribute' || present.length === 0) return lacking(missing);
  return { value: quotient(of, figure, weighted(present), total(present.map((g) => g.weight))) };
}

interface Opinion {
  readonly group: string;
  readonly value: Rational;
}

function meanOf(
  of: Case,
  figure: Figure,
  term: OpinionsTerm,
  groups: PointsTerm['roles'] | BallotsTerm['groups'],
  opinions: readonly Opinion[],
  subject: number,
  missing: MissingWord | undefined,
): Valued | Absent {
  const meanAmong = (among: readonly Opinion[]) =>
    groupMean(
      of,
      figure,
      term,
      among.map((o) => o.value),
    );
  if (groups === undefined) {
    const mean = meanAmong(opinions);
    return mean === undefined ? lacking(missing) : { value: mean };
  }
  const means = groups.map(({ key, value }) => ({
    weight: amountOf(of, value, { subject }),
    mean: meanAmong(opinions.filter((o) => o.group === key)),
  }));
  return weightedMean(of, figure, means, missing);
}

/** "A rater who is the subject": by the subject's id, or as the person. */
function isOwn(of: Case, { subject, rater }: PointFact): boolean {
  const rated = of.facts.subjects[subject];
  return rater !== '' && (rated?.id === rater || rated?.person === rater);
}

/** "Who rates themselves has no say at all": whether the rater is somebody, under any of their names, who did. */
function hasNoSay(of: Case, { rater }: PointFact, indicator: string): boolean {
  const humansOf = (name: string) =>
    of.facts.subjects.filter((s) => name !== '' && (s.id === name || s.person === name));
  const isSame = (a: Subject, b: Subject) => a.id === b.id || (Boolean(a.person) && a.person === b.person);
  return of.facts.points.some((p) => {
    const rated = of.facts.subjects[p.subject];
    if (rated === undefined || p.indicator !== indicator || !isOwn(of, p)) return false;
    return (p.date === undefined || inPeriod(of, p.date)) && humansOf(rater).some((human) => isSame(human, rated));
  });
}

export function pointsValue(
  of: Case,
  figure: Figure,
  term: PointsTerm,
  subject: number,
  missing: MissingWord | undefined,
): Valued | Absent {
  const opinions = of.facts.points
    .filter((p) => p.subject === subject && p.indicator === (term.indicator ?? figure.id))
    .filter((p) => p.date === undefined || inPeriod(of, p.date))
    .filter((p) => term.void === undefined || !isOwn(of, p))
    .filter((p) => !term.void?.some((rule) => rule.whole) || !hasNoSay(of, p, p.indicator))
    .map((p) => ({ group: p.role, value: fromExact(p.value) }));
  return meanOf(of, figure, term, term.roles, opinions, subject, missing);
}

/** One mark on a paper, or in a tally. */
interface Mark {
  readonly group: string;
  readonly subject: number;
  readonly mark: string;
}

/** What a mark is worth: the option's value, or the number that it says. */
function worthOf(term: BallotsTerm, mark: string): Rational {
  if (term.options === undefined) return parseNumber(mark);
  const option = term.options.find((o) => o.key === mark);
  if (option === undefined) throw new Error(`${term.poll}: no option ${mark}`);
  return parseNumber(option.value);
}

/** Options are the same by their word, numbers by their value. */
function isSameMark(term: BallotsTerm, a: string, b: string): boolean {
  return term.options === undefined ? compare(parseNumber(a), parseNumber(b)) === 0 : a === b;
}

/** Whether a rule makes a whole paper void; `marks` are the people marked on it. */
function isVoidBy(of: Case, term: BallotsTerm, rule: VoidRule, marks: readonly Mark[]): boolean {
  if ('allEqual' in rule) {
    const [first, ...others] = marks.map((m) => m.mark);
    return first !== undefined && others.length > 0 && others.every((other) => isSameMark(term, first, other));
  }
  const counted =
    'marks' in rule
      ? marks.filter((m) => rule.marks.includes(m.mark))
      : marks.filter((m) => inRange(of, rule.values, worthOf(term, m.mark), undefined));
  return inRange(of, rule, whole(counted.length), undefined, shareOrNumber(marks.length));
}
/** The marks on the papers that are valid. */
function paperMarks(of: Case, term: BallotsTerm): Mark[] {
  const marked = of.facts.papers.filter(
    (p) => p.poll === term.poll && p.question === (term.question ?? '') && p.value !== '',
  );
  const papers = new Map<string, Mark[]>();
  for (const { group, paper, subject, value } of marked) {
    const key = JSON.stringify([group, paper]);
    papers.set(key, [...(papers.get(key) ?? []), { group, subject, mark: value }]);
  }
  return [...papers.values()]
    .filter((marks) => !(term.void ?? []).some((rule) => isVoidBy(of, term, rule, marks)))
    .flat();
}

function tallyMarks(of: Case, term: BallotsTerm): Mark[] {
  return of.facts.tallies
    .filter((t) => t.poll === term.poll && t.question === (term.question ?? ''))
    .flatMap(({ group, subject, value, count }) =>
      Array.from({ length: count }, () => ({ group, subject, mark: value })),
    );
}

/** Papers before any is voided; of tallies what they say were cast by their group, else the votes of whoever had most on one question. */
function cast(of: Case, poll: string): number {
  const papers = of.facts.papers.filter((p) => p.poll === poll).map((p) => JSON.stringify([p.group, p.paper]));
  const all = of.facts.tallies.filter((t) => t.poll === poll);
  const castBy = (group: string) => all.flatMap((t) => (t.group === group && t.cast !== undefined ? [t.cast] : []));
  const said = [...new Set(all.map((t) => t.group))].flatMap((group) => {
    const counts = castBy(group);
    return counts.length === 0 ? [] : [Math.max(...counts)];
  });
  const tallies = all.filter((t) => castBy(t.group).length === 0);
  const votes = tallies.map((one) =>
    tallies
      .filter((t) => t.subject === one.subject && t.question === one.question)
      .reduce((sum, t) => sum + t.count, 0),
  );
  return new Set(papers).size + Math.max(0, ...votes) + said.reduce((sum, count) => sum + count, 0);
}

export function ballotsValue(
  of: Case,
  figure: Figure,
  term: BallotsTerm,
  subject: number,
  missing: MissingWord | undefined,
): Valued | Absent {
  const voided = rulingOn(of, 'poll', term.poll, 'void') === 'yes' || cast(of, term.poll) < (term.quorum ?? 0);
  const marks = voided ? [] : [...paperMarks(of, term), ...tallyMarks(of, term)];
  const taken = (mark: string) => {
    if (term.take === undefined) return worthOf(term, mark);
    return term.take.share.includes(mark) ? one : zero;
  };
  const opinions = marks.filter((m) => m.subject === subject).map(({ group, mark }) => ({ group, value: taken(mark) }));
  return meanOf(of, figure, term, term.groups, opinions, subject, missing);
}
