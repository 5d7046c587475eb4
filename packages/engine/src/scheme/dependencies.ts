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

/** How figures hang on one another. */
export interface Order {
  /** Ids along a circle of figures that read one another, the first again at the end. */
  readonly circle?: readonly string[];
  /** The most figures that wait for one another in a row, and the one at its top. */
  readonly longest: number;
  readonly top: string;
}

/** Walks along what figures read without recursion: a chain may be longer than the stack. */
export function orderOf(figures: readonly Figure[]): Order {
  const byId = new Map(figures.map((f) => [f.id, f]));
  const depths = new Map<string, number>();
  const trail: { readonly id: string; readonly next: Iterator<string>; depth: number }[] = [];
  const open = new Set<string>();
  let longest = 0;
  let top = '';
  const enter = (id: string): void => {
    const figure = byId.get(id);
    if (figure === undefined) return;
    open.add(id);
    trail.push({ id, next: dependencies(figure).values(), depth: 1 });
  };
  for (const { id: start } of figures) {
    if (!depths.has(start)) enter(start);
    for (let at = trail.at(-1); at !== undefined; at = trail.at(-1)) {
      const { value: id, done } = at.next.next();
      if (done) {
        trail.pop();
        open.delete(at.id);
        depths.set(at.id, at.depth);
        const above = trail.at(-1);
        if (above !== undefined) above.depth = Math.max(above.depth, at.depth + 1);
        if (at.depth > longest) [longest, top] = [at.depth, at.id];
        continue;
      }
      const known = depths.get(id);
      if (known !== undefined) at.depth = Math.max(at.depth, known + 1);
      else if (open.has(id)) {
        const ids = trail.map((t) => t.id);
        return { circle: [...ids.slice(ids.indexOf(id)), id], longest, top };
      } else enter(id);
    }
  }
  return { longest, top };
}
