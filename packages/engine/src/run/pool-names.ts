/** Which pools there are, population by population: a ruling on a pool must name one of them, and only one. */
import type { Attributes } from '../facts/attributes.ts';
import type { Population, Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { figuresRead, type Members } from './figures-read.ts';

/** The pools in which a population gives seats of a level. */
export function poolsWithSeats(
  scheme: Scheme,
  level: string,
  members: Members,
  attributes: Attributes,
): ReadonlyMap<Population, ReadonlySet<string>> {
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const read = figuresRead(scheme, [], members);
  return new Map(
    scheme.populations.map((population) => {
      const names = new Set<string>();
      for (const id of read.get(population.id)?.keys() ?? []) {
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
