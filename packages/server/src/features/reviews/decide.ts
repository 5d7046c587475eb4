/** Review of one person, level by level: none acts before the one below, and each may give back what it got. Pure. */
import type { ReviewLevel } from '@shiji/engine';
import type { ChainStep } from '../roster/model.ts';
import type { FrozenSubject } from '../rounds/freeze.ts';

export type LevelState = 'waiting' | 'open' | 'passed';

export interface Level {
  readonly step: ChainStep;
  /** Under which points are given. */
  readonly role: string;
  readonly reviewer: string;
  readonly state: LevelState;
  /** Why it was given back, while that is still to be answered. */
  readonly returned?: string;
}

/**
 * The levels of the scheme that somebody passes through. Those that aren't for them are left out; where nobody is known who would review,
 * there is none either, and the round says so as a gap.
 */
export function levelsFor(
  levels: readonly ReviewLevel[],
  { reviewers }: Pick<FrozenSubject, 'reviewers'>,
): readonly Level[] {
  return levels
    .flatMap(({ step, role }): readonly Level[] => {
      const reviewer = reviewers[step];
      return reviewer.kind === 'reviewer' ? [{ step, role, reviewer: reviewer.person, state: 'waiting' }] : [];
    })
    .map((level, n) => (n === 0 ? { ...level, state: 'open' } : level));
}

/** What is kept of a level that has acted once. */
export interface GivenLevel {
  readonly role: string;
  readonly state: 'passed' | 'returned' | 'open';
  readonly reason?: string;
}

/** The levels as they stand: the lowest that hasn't passed is on, whoever has acted before. */
export function levelsNow(
  levels: readonly ReviewLevel[],
  subject: Pick<FrozenSubject, 'reviewers'>,
  given: readonly GivenLevel[],
): readonly Level[] {
  const by = new Map(given.map((one) => [one.role, one]));
  let below = true;
  return levelsFor(levels, subject).map((level): Level => {
    const own = by.get(level.role);
    if (own?.state === 'passed') return { ...level, state: 'passed' };
    if (!below) return { ...level, state: 'waiting' };
    below = false;
    return { ...level, state: 'open', ...(own?.state === 'returned' ? { returned: own.reason ?? '' } : {}) };
  });
}

export type ReviewRefusal = 'level-unknown' | 'level-below-first' | 'level-passed';

/** The level is done, and the next one's turn has come. */
export function pass(levels: readonly Level[], step: ChainStep): readonly Level[] | ReviewRefusal {
  const at = openAt(levels, step);
  if (typeof at === 'string') return at;
  return levels.map((level, n) => {
    if (n === at) return { ...answered(level), state: 'passed' };
    return n === at + 1 ? { ...level, state: 'open' } : level;
  });
}

/** Back to the one below, whose turn it is again; what they gave stays to be changed. */
export function giveBack(
  levels: readonly Level[],
  step: ChainStep,
  reason: string,
): readonly Level[] | ReviewRefusal | 'nobody-below' {
  const at = openAt(levels, step);
  if (typeof at === 'string') return at;
  if (at === 0) return 'nobody-below';
  return levels.map((level, n) => {
    if (n === at) return { ...answered(level), state: 'waiting' };
    return n === at - 1 ? { ...level, state: 'open', returned: reason } : level;
  });
}

/** What was passed is open again, to be changed: as long as the level above hasn't acted on it. */
export function takeBack(
  levels: readonly Level[],
  step: ChainStep,
): readonly Level[] | 'level-unknown' | 'not-passed' | 'above-has-acted' {
  const at = levels.findIndex((level) => level.step === step);
  const level = levels[at];
  if (level === undefined) return 'level-unknown';
  if (level.state !== 'passed') return 'not-passed';
  if (levels[at + 1]?.state === 'passed') return 'above-has-acted';
  return levels.map((one, n) => {
    if (n === at) return { ...one, state: 'open' };
    return n === at + 1 ? { ...answered(one), state: 'waiting' } : one;
  });
}

/** All have passed; somebody whom nobody reviews has, too. */
export const isReviewed = (levels: readonly Level[]): boolean => levels.every(({ state }) => state === 'passed');

function openAt(levels: readonly Level[], step: ChainStep): number | ReviewRefusal {
  const at = levels.findIndex((level) => level.step === step);
  const level = levels[at];
  if (level === undefined) return 'level-unknown';
  if (level.state === 'waiting') return 'level-below-first';
  return level.state === 'passed' ? 'level-passed' : at;
}

const answered = ({ returned: _, ...level }: Level): Level => level;
