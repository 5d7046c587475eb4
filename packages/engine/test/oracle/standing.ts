/** Where each subject stands before seats are given: thresholds, preconditions, exceptions and adjustments. */
import type { Figure } from '../../src/scheme/figure.ts';
import type { GradeTerm, Level } from '../../src/terms/grade.ts';
import type { RankTerm } from '../../src/terms/rank.ts';
import { inRange } from './amounts.ts';
import { inPlaceOf } from './applies.ts';
import { type Case, rulingOnSubject } from './case.ts';
import { allOf } from './conditions.ts';
import { type Absence, numberIn, orAbsent, type Truth } from './outcome.ts';
import { everybody, nowhere, poolOf, rankKeys } from './ranks.ts';
import type { Rational } from './rational.ts';

/** One subject on the way to a grade; `level` and `absent` change while seats are given. */
export interface Standing {
  readonly subject: number;
  readonly pool: string;
  /** What the ranking compares; its absence where there is no rank. */
  readonly keys: readonly Rational[] | Absence;
  readonly ungraded: boolean;
  /** Set by an exception or adjustment: takes a seat of its level first, or stands beside the seats. */
  readonly granted?: 'takes' | 'beside';
  /** Id of the exception that was ruled. */
  readonly exception?: string;
  /** Index of the level, best first. */
  level: number;
  absent: Absence | undefined;
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
function meets(of: Case, term: GradeTerm, level: number, subject: number): Truth {
  const requirements = (term.requires ?? []).filter((r) => levelIndex(term, r.for) === level);
  return allOf(requirements.map((r) => of.truth(r.that, subject)));
}

/** "Who does not meet it comes no higher than the next level below", where that level's own requirements apply. */
function allowedLevel(of: Case, term: GradeTerm, reached: number, subject: number): number | Absence {
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

type Position = Pick<Standing, 'ungraded' | 'level' | 'absent' | 'granted' | 'exception'>;

const absentPosition = (absent: Absence, ungraded = false): Position => ({ ungraded, level: -1, absent });
const atLevel = (level: number): Position => ({ ungraded: false, level, absent: undefined });

/** A ruling that moves a subject with a grade to another level; a target whose requirements fail leaves it open. */
function adjusted(of: Case, term: GradeTerm, subject: number, allowed: number): Position {
  const target = rulingOnSubject(of, subject, 'grade');
  if (target === undefined || term.adjust === undefined || !term.adjust.levels.includes(target))
    return atLevel(allowed);
  const level = levelIndex(term, target);
  const truth = meets(of, term, level, subject);
  if (truth !== true) return absentPosition(truth === false ? 'open' : truth);
  return { ...atLevel(level), granted: 'takes' };
}

function positionOf(of: Case, figure: Figure, term: GradeTerm, subject: number): Position {
  const inPlace = inPlaceOf(of, figure, subject);
  if (inPlace !== undefined) {
    if ('value' in inPlace) throw new Error(`${figure.id}: a grade cannot count as a number`);
    return absentPosition(inPlace.absent);
  }
  const ungraded = ungradedBecause(of, term, subject);
  if (ungraded !== undefined) return absentPosition(ungraded.absent, ungraded.ungraded);
  const ruled = rulingOnSubject(of, subject, 'exception');
  const exception = term.exceptions?.find((e) => e.id === ruled);
  if (exception !== undefined) {
    return { ...atLevel(levelIndex(term, exception.to)), granted: exception.seat, exception: exception.id };
  }
  const reached = reachedLevel(of, term, subject);
  if (typeof reached === 'string') return absentPosition(reached);
  const allowed = allowedLevel(of, term, reached, subject);
  return typeof allowed === 'string' ? absentPosition(allowed) : adjusted(of, term, subject, allowed);
}

/** "At most this many in a pool"; if more were ruled, all of them are open. */
function openCrowdedExceptions(term: GradeTerm, standings: readonly Standing[]): void {
  for (const { id, atMost } of term.exceptions ?? []) {
    for (const pool of new Set(standings.map((s) => s.pool))) {
      if (pool === nowhere) continue;
      const users = standings.filter((s) => s.pool === pool && s.exception === id);
      if (atMost === undefined || users.length <= atMost) continue;
      for (const user of users) user.absent = 'open';
    }
  }
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

export function standingsOf(of: Case, figure: Figure, term: GradeTerm): Standing[] {
  const ranking = rankingOf(of, term);
  const standings = of.members.map((subject): Standing => {
    const found = orAbsent(() => positionOf(of, figure, term, subject));
    const position = 'level' in found ? found : absentPosition(found.absent);
    const pool = ranking === undefined ? everybody : poolOf(of, ranking.in, subject);
    return { subject, pool, keys: keysOf(of, term, subject), ...position };
  });
  openCrowdedExceptions(term, standings);
  return standings;
}
