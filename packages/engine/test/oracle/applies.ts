/** Whether a figure concerns a subject. */
import type { Figure } from '../../src/scheme/figure.ts';
import type { Case } from './case.ts';
import { type Absent, notApplicable, type Valued } from './outcome.ts';
import { parseNumber } from './rational.ts';

/** What takes the figure's place where `applies.when` does not hold; nothing where it does. */
export function inPlaceOf(of: Case, figure: Figure, subject: number): Valued | Absent | undefined {
  if (figure.applies === undefined) return undefined;
  const truth = of.truth(figure.applies.when, subject);
  if (truth === true) return undefined;
  if (truth !== false) return { absent: truth };
  const { otherwise } = figure.applies;
  return typeof otherwise === 'object' ? { value: parseNumber(otherwise.count), stated: true } : notApplicable;
}
