/** Who meets the preconditions of which grade, whatever their score: for lists of who could be proposed. */
import type { Requirement } from '../terms/grade/node.ts';
import { unmetText } from '../terms/grade/shown.ts';
import type { GradeTrace } from '../terms/grade/trace.ts';
import type { Evaluated } from './evaluate.ts';
import type { Run } from './score.ts';

/** A precondition that somebody doesn't meet. */
export interface UnmetRequirement {
  /** Of this grade. */
  readonly level: string;
  readonly name: string;
  /** With what it saw and what it asks for. */
  readonly text: string;
}

/** By subject, in the order of the scheme. Who gets no grade, or of whom it can't be told yet, isn't in it, as isn't who meets all. */
export function unmetRequirements(run: Run): ReadonlyMap<string, readonly UnmetRequirement[]> {
  const found = new Map<string, readonly UnmetRequirement[]>();
  for (const evaluated of run.populations) {
    const requires = requiresOf(evaluated);
    if (requires.length === 0) continue;
    for (let row = 0; row < evaluated.rows.length; row++) {
      const unmet = unmetAt(evaluated, requires, row);
      if (unmet.length > 0) found.set(evaluated.run.idOf(row), unmet);
    }
  }
  return found;
}

function requiresOf({ population: { grade }, run }: Evaluated): readonly Requirement[] {
  const term = grade === undefined ? undefined : run.figure(grade).term;
  return term?.kind === 'grade' ? (term.requires ?? []) : [];
}

function unmetAt(
  { population: { grade }, run }: Evaluated,
  requires: readonly Requirement[],
  row: number,
): readonly UnmetRequirement[] {
  const { ungraded } = run.trace(grade as string) as GradeTrace;
  if (ungraded.has(row)) return [];
  return requires
    .filter(({ that }) => run.holds(that, row) === false)
    .map((requirement) => ({
      level: requirement.for,
      name: requirement.name,
      text: unmetText(requirement, row, run),
    }));
}
