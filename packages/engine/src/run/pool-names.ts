/** Which pools there are, population by population: a ruling on a pool must name one of them, and only one. */
import type { Attributes } from '../facts/attributes.ts';
import { dependencies } from '../scheme/dependencies.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Population, Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { termOf } from '../terms/index.ts';
import type { Reads } from '../terms/term.ts';

/** Subjects (by index) of each population. */
export type Members = ReadonlyMap<string, Int32Array>;

/** The pools in which a population gives seats of a level. */
export function poolsWithSeats(
  scheme: Scheme,
  level: string,
  members: Members,
  attributes: Attributes,
): ReadonlyMap<Population, ReadonlySet<string>> {
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const computed = computedFigures(scheme, figures);
  return new Map(
    scheme.populations.map((population) => {
      const names = new Set<string>();
      for (const id of computed.get(population.id) ?? []) {
        const term = figures.get(id)?.term;
        if (term?.kind !== 'grade' || !(term.seats ?? []).some((rule) => rule.level === level)) continue;
        const ranking = figures.get(term.ranking ?? '')?.term;
        if (ranking?.kind !== 'rank' || ranking.in === 'all') names.add('全体');
        else {
          for (const subject of members.get(population.id) ?? []) {
            const unit = attributes.value(subject, ranking.in);
            if (unit !== undefined) names.add(unit);
          }
        }
      }
      return [population, names];
    }),
  );
}

/** Ids of the figures that are worked out for each population: what it publishes, and what that or another population's figures read of it. */
function computedFigures(
  scheme: Scheme,
  figures: ReadonlyMap<string, Figure>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map(scheme.populations.map((p) => [p.id, new Set<string>()]));
  const [only, ...others] = scheme.populations;
  if (only !== undefined && others.length === 0) return new Map([[only.id, new Set(figures.keys())]]);
  const visit = (population: string, id: string): void => {
    const mine = found.get(population);
    const figure = figures.get(id);
    if (mine === undefined || figure === undefined || mine.has(id)) return;
    mine.add(id);
    const reads: readonly Reads[] = termOf(figure.term).reads(figure.term);
    const elsewhere = reads.filter((r) => r.population !== undefined);
    for (const next of dependencies(figure)) if (!elsewhere.some((r) => r.figure === next)) visit(population, next);
    for (const next of elsewhere) visit(next.population ?? population, next.figure);
  };
  for (const { id, total, rank, grade } of scheme.populations) {
    for (const figure of [total, rank, grade]) if (figure !== undefined) visit(id, figure);
  }
  return found;
}
