/** Where each subject stands before seats are given: thresholds, preconditions, exceptions and adjustments. */
import type { GradeTerm, Level } from '../../src/terms/grade/node.ts';
import type { RankTerm } from '../../src/terms/rank.ts';
import { inRange } from './amounts.ts';
import { type Case, rulingOnSubject } from './case.ts';
import { allOf } from './conditions.ts';
import { type Absence, numberIn, orAbsent, type Truth } from './outcome.ts';
import { everybody, poolOf, rankKeys } from './ranks.ts';
import type { Rational } from './rational.ts';

/** One subject on the way to a grade; `level`, `absent` and `decided` change while seats are given. */
export interface Standing {
  readonly subject: number;
  /** Nothing: the attribute is blank. */
  readonly pool: string | undefined;
  /** What the ranking compares; its absence where there is no rank. */
  readonly keys: readonly Rational[] | Absence;
  /** Is to be graded, now or once facts come. */
  readonly assessed: boolean;
  /** Set by an exception or adjustment: takes a seat of its level first, or stands beside the seats. */
  granted?: 'takes' | 'beside';
  /** Id of the exception that was ruled. */
  readonly exception?: string;
  readonly adjusted?: true;
  /** By score and preconditions; −1: not known. */
  readonly allowed: number;
  /** Index of the level, best first. */
  level: number;
  absent: Absence | undefined;
  /** Open by a decision of this grade itself. */
  decided: boolean;
}

/** The rank figure that a grade names. */
export function rankingOf(of: Case, term: GradeTerm): RankTerm | undefined {
  if (term.ranking === undefined) return undefined;
  const ranking = of.figure(term.ranking).term;
  if (ranking.kind !== 'rank') throw new Error(`${term.ranking} is no rank`);
  return ranking;
}

export function levelIndex(term: GradeTerm, level: string): number {
  const index = term.levels.findIndex((l) => l.level === level);
  if (index === -1) throw new Error(`no level ${level}`);
  return index;
}

/** Whether a level has a ceiling. */
export const isLimited = (term: GradeTerm, level: number): boolean =>
  (term.seats ?? []).some((rule) => rule.atMost !== undefined && levelIndex(term, rule.level) === level);

function levelHolds(of: Case, rule: Level['rule'], value: Rational | undefined, subject: number): Truth {
  if (rule === 'otherwise') return true;
  if ('when' in rule) return of.truth(rule.when, subject);
  if (value === undefined) throw new Error('a threshold without a figure');
  return inRange(of, rule, value, subject);
}

/** "The first that holds"; an earlier level that can't be told makes the grade absent. */
function reachedLevel(of: Case, term: GradeTerm, subject: number): number | Absence {
  const outcome = term.of === undefined ? undefined : of.outcome(term.of, subject);
  if (outcome !== undefined && 'absent' in outcome) return outcome.absent;
  const value = outcome === undefined ? undefined : numberIn(outcome);
  for (const [index, { rule }] of term.levels.entries()) {
    const truth = levelHolds(of, rule, value, subject);
    if (typeof truth === 'string') return truth;
    if (truth) return index;
  }
  throw new Error('no level holds, which the checker refuses');
}

/** Whether the requirements of one level are met. */
export function meets(of: Case, term: GradeTerm, level: number, subject: number): Truth {
  const requirements = (term.requires ?? []).filter((r) => levelIndex(term, r.for) === level);
  return allOf(requirements.map((r) => of.truth(r.that, subject)));
}

/** "Who does not meet it comes no higher than the next level below", where that level's own requirements apply. */
export function allowedLevel(of: Case, term: GradeTerm, reached: number, subject: number): number | Absence {
  if (reached === term.levels.length - 1) return reached;
  const truth = meets(of, term, reached, subject);
  if (truth === true) return reached;
  return truth === false ? allowedLevel(of, term, reached + 1, subject) : truth;
}

/** What keeps a subject from being graded at all. */
function ungradedBecause(
  of: Case,
  term: GradeTerm,
  subject: number,
): { ungraded: boolean; absent: Absence } | undefined {
  for (const { when, outcome } of term.ungraded ?? []) {
    const truth = of.truth(when, subject);
    if (typeof truth === 'string') return { ungraded: false, absent: truth };
    if (truth) return { ungraded: true, absent: outcome === 'none' ? 'notApplicable' : 'held' };
  }
  return undefined;
}

type Position = Omit<Standing, 'subject' | 'pool' | 'keys'>;

const plain = { assessed: true, decided: false } as const;
const absentPosition = (absent: Absence, ungraded = false): Position => ({
  ...plain,
  assessed: !ungraded && absent !== 'notApplicable',
  allowed: -1,
  level: -1,
  absent,
});

/** A ruling that moves a subject with a grade to another level; one that the scheme does not allow leaves it open. */
function adjusted(of: Case, term: GradeTerm, subject: number, allowed: number): Position {
  const stays: Position = { ...plain, allowed, level: allowed, absent: undefined };
  const target = rulingOnSubject(of, subject, 'grade');
  const levels = term.adjust?.levels ?? [];
  if (target === undefined || !levels.includes(target)) return stays;
  if (!levels.some((l) => levelIndex(term, l) === allowed)) return { ...stays, absent: 'open', decided: true };
  const level = levelIndex(term, target);
  const truth = meets(of, term, level, subject);
  if (truth === false) return { ...stays, absent: 'open', decided: true };
  if (truth !== true) return { ...stays, absent: truth };
  return { ...stays, level, granted: 'takes', adjusted: true };
}

function positionOf(of: Case, term: GradeTerm, subject: number): Position {
  const ungraded = ungradedBecause(of, term, subject);
  if (ungraded !== undefined) return absentPosition(ungraded.absent, ungraded.ungraded);
  const reached = orAbsent(() => reachedLevel(of, term, subject));
  const known = typeof reached === 'number' ? allowedLevel(of, term, reached, subject) : reached;
  const allowed = typeof known === 'object' ? known.absent : known;
  const ruled = rulingOnSubject(of, subject, 'exception');
  const exception = term.exceptions?.find((e) => e.id === ruled);
  if (exception !== undefined) {
    return {
      ...plain,
      // "Who has a grade only by an exception is in no base."
      assessed: allowed !== 'notApplicable',
      allowed: typeof allowed === 'number' ? allowed : -1,
      level: levelIndex(term, exception.to),
      absent: undefined,
      granted: exception.seat ?? 'takes',
      exception: exception.id,
    };
  }
  return typeof allowed === 'string' ? absentPosition(allowed) : adjusted(of, term, subject, allowed);
}

/** What the ranking compares for a subject, or the absence of their rank. Without a ranking all are equal. */
function keysOf(of: Case, term: GradeTerm, subject: number): readonly Rational[] | Absence {
  const ranking = rankingOf(of, term);
  if (term.ranking === undefined || ranking === undefined) return [];
  const rank = of.outcome(term.ranking, subject);
  if ('absent' in rank) return rank.absent;
  const keys = rankKeys(of, ranking, subject);
  return 'absent' in keys ? keys.absent : keys;
}

/** "Who is in no pool can't take a seat of one", nor be counted towards what a pool may have. */
function withoutPool(term: GradeTerm, standing: Standing): void {
  if (standing.pool !== undefined || standing.granted === undefined || typeof standing.keys !== 'string') return;
  const counted = term.exceptions?.find((e) => e.id === standing.exception)?.atMost !== undefined;
  if (!counted && !(standing.granted === 'takes' && isLimited(term, standing.level))) return;
  standing.absent = standing.keys;
  delete standing.granted;
}

export function standingsOf(of: Case, term: GradeTerm): Standing[] {
  const ranking = rankingOf(of, term);
  return of.members.map((subject): Standing => {
    const found = orAbsent(() => positionOf(of, term, subject));
    const position = 'level' in found ? found : absentPosition(found.absent);
    const pool = ranking === undefined ? everybody : poolOf(of, ranking.in, subject);
    const standing = { subject, pool, keys: keysOf(of, term, subject), ...position };
    withoutPool(term, standing);
    return standing;
  });
}
