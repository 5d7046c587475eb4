/** Which figures a figure needs before it can be computed, and whether they go round in a circle. */
import { figuresIn } from '../conditions/condition.ts';
import { termOf } from '../terms/index.ts';
import type { Amount } from './amount.ts';
import type { Figure } from './figure.ts';

/** Ids of the figures (and, for amounts `by`, attributes) that the figure reads, directly. */
export function dependencies(figure: Figure): string[] {
  const reads: readonly { readonly figure: string }[] = termOf(figure.term).reads(figure.term);
  const ids = reads.map((r) => r.figure);
  if (figure.applies !== undefined) ids.push(...figuresIn(figure.applies.when));
  for (const amount of [figure.atMost, figure.atLeast, byOf(figure)]) {
    if (typeof amount === 'object' && 'by' in amount) ids.push(amount.by);
  }
  return ids;
}

/** The amount inside a term that may follow another figure. */
function byOf({ term }: Figure): Amount | undefined {
  return term.kind === 'scale' ? term.by : undefined;
}

/** Ids along a circle of figures that read one another, where there is one. */
export function findCycle(figures: readonly Figure[]): string[] | undefined {
  const byId = new Map(figures.map((f) => [f.id, f]));
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (id: string): string[] | undefined => {
    if (state.get(id) === 'done') return undefined;
    if (state.get(id) === 'open') return [...trail.slice(trail.indexOf(id)), id];
    const figure = byId.get(id);
    if (figure === undefined) return undefined;
    state.set(id, 'open');
    trail.push(id);
    for (const next of dependencies(figure)) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    state.set(id, 'done');
    return undefined;
  };
  for (const { id } of figures) {
    const cycle = visit(id);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
