/** How a population's grade was decided in one run, for whoever holds two of them against each other. */
import type { Figure } from '../scheme/figure.ts';
import type { GradeTerm } from '../terms/grade/node.ts';
import type { GradeTrace } from '../terms/grade/trace.ts';
import type { At } from './opened.ts';

/** A grade as it was decided in one run. */
export interface Deciding {
  readonly at: At;
  readonly figure: Figure & { readonly term: GradeTerm };
  readonly trace: GradeTrace;
}

/** The deciding of the population's grade, references followed; undefined where it isn't decided by a grade of its own. */
export function decidingOf(at: At): Deciding | undefined {
  const { run, population } = at.evaluated;
  if (population.grade === undefined) return undefined;
  let figure = run.figure(population.grade);
  while (figure.term.kind === 'figure') figure = run.figure(figure.term.figure);
  if (figure.term.kind !== 'grade') return undefined;
  return { at, figure: figure as Deciding['figure'], trace: run.trace(figure.id) as GradeTrace };
}
