/** Whose results hang on a figure. */
import { dependencies } from '../scheme/dependencies.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Placed } from '../scheme/tree.ts';

/** Which populations' total, rank or grade a figure goes into, in the order of the scheme. */
export function populationsReading(scheme: Scheme, placed: readonly Placed[]): (figure: string) => readonly string[] {
  const figures = new Map(placed.map(({ figure }) => [figure.id, figure]));
  const reached = scheme.populations.map(({ id, total, rank, grade }) => {
    const seen = new Set<string>();
    const open = [total, rank, grade].filter((one) => one !== undefined);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const figure = figures.get(at);
      if (figure === undefined || seen.has(at)) continue;
      seen.add(at);
      open.push(...dependencies(figure));
    }
    return { id, seen };
  });
  return (figure) => reached.filter(({ seen }) => seen.has(figure)).map(({ id }) => id);
}
