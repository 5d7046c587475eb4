/** What a figure comes to for a subject, and how absences meet. */
import type { Figure } from '../../src/scheme/figure.ts';
import type { Rational } from './rational.ts';

export type Absence = 'held' | 'open' | 'missing' | 'notApplicable';

export interface Absent {
  readonly absent: Absence;
}
/** A number; `stated` marks one that the scheme or a ruling puts in place of facts. */
export interface Valued {
  readonly value: Rational;
  readonly stated?: true;
}
export interface Graded {
  readonly grade: string;
}
export type Outcome = Valued | Graded | Absent;

/** Yes, no, or the absence that keeps the question from being answered. */
export type Truth = boolean | Absence;

export const notApplicable: Absent = { absent: 'notApplicable' };

/** "Where several meet, `held` goes before `open` before `missing` before `notApplicable`." */
export function worst(of: readonly Absence[]): Absence | undefined {
  const order: readonly Absence[] = ['held', 'open', 'missing', 'notApplicable'];
  return order.find((absence) => of.includes(absence));
}

/** The number of an outcome that must be one. */
export function numberIn(outcome: Valued | Graded): Rational {
  if ('grade' in outcome) throw new Error(`a number was expected, not the grade ${outcome.grade}`);
  return outcome.value;
}

/** Thrown where an amount depends on something absent; the figure or condition that needed it takes the absence over. */
export class AbsentAmount extends Error {
  readonly absent: Absence;
  constructor(absent: Absence) {
    super(`an amount is ${absent}`);
    this.absent = absent;
  }
}

/** Runs a computation; if an amount in it is absent, that absence is the answer. */
export function orAbsent<T>(compute: () => T): T | Absent {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof AbsentAmount) return { absent: problem.absent };
    throw problem;
  }
}

/** The figures that stand directly inside a figure. */
function innerFigures({ term }: Figure): readonly Figure[] {
  if ('parts' in term) return term.parts;
  switch (term.kind) {
    case 'choose':
      return term.cases;
    case 'divide':
      return typeof term.amount === 'object' && 'term' in term.amount ? [term.amount] : [];
    case 'ratio':
      return [term.of, term.to];
    case 'scale':
    case 'bands':
    case 'linear':
    case 'relative':
    case 'split':
    case 'veto':
    case 'clamp':
      return [term.of];
    default:
      return [];
  }
}

/** The figure and everything inside it. */
export const withInner = (figure: Figure): Figure[] => [figure, ...innerFigures(figure).flatMap(withInner)];
