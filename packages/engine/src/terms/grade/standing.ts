/** Where everybody stands before seats are given: levels reached, preconditions, and what rulings set. */
import { Absences, numbers, type Ranking } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import type { With } from '../term.ts';
import { type Comers, grantByRulings } from './grants.ts';
import { levelReader } from './levels.ts';
import type { Exception, GradeTerm, Requirement, Ungraded } from './node.ts';
import { settleAt } from './requirements.ts';

/** A population on the way to its grades. Levels are indexes, best 0, −1 none; `values` and `absent` change while seats are given. */
export interface Grading {
  readonly figure: With<GradeTerm>;
  readonly run: Evaluating;
  /** The rank that seats go by; undefined: the grade has none. */
  readonly ranking: Ranking | undefined;
  readonly values: Int16Array;
  readonly absent: Absences;
  /** By thresholds or conditions alone. */
  readonly reached: Int16Array;
  /** After preconditions: what the base `eligible` looks at, so that no ruling and no seat moves it. */
  readonly allowed: Int16Array;
  /** 1: is to be graded, now or once facts come; not for whom only an exception gives a grade, so that no ruling moves a base. */
  readonly assessed: Uint8Array;
  readonly failed: Map<number, Requirement[]>;
  readonly ungraded: ReadonlyMap<number, Ungraded>;
  readonly exceptions: ReadonlyMap<number, Exception>;
  readonly adjusted: ReadonlyMap<number, number>;
  /** Levels that rulings gave to people whose grade had been put off. */
  readonly later: ReadonlyMap<number, number>;
  /** Rows that a ruling has set, and whether that takes a seat; without those whose ruling is contested. */
  readonly granted: Map<number, 'takes' | 'beside'>;
  /** Rows that are open by a decision of this grade itself. */
  readonly undecided: Set<number>;
  /** Exceptions that take a seat and are used for more people than they may be. */
  readonly contested: readonly Contested[];
  /** Open rows that may yet claim a seat of a level. */
  readonly comers: Comers[];
}

/** Exceptions beyond their limit in one pool: as many as are allowed may keep a seat of the level. */
export interface Contested {
  readonly rows: readonly number[];
  readonly level: number;
  readonly most: number;
}

/** Levels by score and preconditions, then what rulings set. Rows that can't be graded are absent. */
export function startGrading(figure: With<GradeTerm>, run: Evaluating): Grading {
  const { length } = run.rows;
  const ungraded = new Map<number, Ungraded>();
  const { placed: reached, at } = levelReader(figure, run, ungraded);
  // Without preconditions everybody stands where they were placed.
  const settles = figure.term.requires !== undefined;
  const grading = {
    figure,
    run,
    ranking: rankingOf(figure, run),
    values: reached.slice(),
    absent: new Absences(length),
    reached,
    allowed: reached.slice(),
    failed: new Map<number, Requirement[]>(),
    undecided: new Set<number>(),
    comers: [] as Comers[],
  };
  const { values, absent, allowed } = grading;
  for (let row = 0; row < length; row++) {
    const placed = reached[row] as number;
    if (placed >= 0 && !settles) continue;
    const level = placed >= 0 ? placed : at(row);
    if (typeof level === 'object') {
      absent.set(row, level);
      continue;
    }
    reached[row] = level;
    settleAt(grading, row, level);
    allowed[row] = absent.has(row) ? -1 : (values[row] as number);
  }
  const assessed = new Uint8Array(length).fill(1);
  if (absent.count > 0) {
    for (let row = 0; row < length; row++) {
      if (absent.at(row)?.kind === 'notApplicable' || ungraded.has(row)) assessed[row] = 0;
    }
  }
  return grantByRulings({ ...grading, ungraded, assessed });
}

function rankingOf({ term: { ranking } }: With<GradeTerm>, run: Evaluating): Ranking | undefined {
  if (ranking === undefined) return undefined;
  const found = numbers(run.column(ranking)).ranking;
  if (found === undefined) throw new Error(`${ranking} does not rank`);
  return found;
}
