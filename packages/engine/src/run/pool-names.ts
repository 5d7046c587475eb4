/** Which pools there are, population by population: a ruling on a pool must name one of them, and only one. */
import type { Attributes } from '../facts/attributes.ts';
import type { Population, Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { figuresRead, type Members } from './figures-read.ts';

/** The pools in which a population gives seats of a level, and the subjects (by index) in them. */
export function poolsWithSeats(
  scheme: Scheme,
  level: string,
  members: Members,
  attributes: Attributes,
): ReadonlyMap<Population, ReadonlyMap<string, readonly number[]>> {
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const read = figuresRead(scheme, [], members);
  return new Map(
    scheme.populations.map((population) => {
      const names = new Map<string, number[]>();
      for (const id of read.get(population.id)?.keys() ?? []) {
        const term = figures.get(id)?.term;
        if (term?.kind !== 'grade' || !(term.seats ?? []).some((rule) => rule.level === level)) continue;
        const ranking = figures.get(term.ranking ?? '')?.term;
        const inside = ranking?.kind === 'rank' && ranking.in !== 'all' ? ranking.in : undefined;
        if (inside === undefined) names.set('全体', []);
        for (const subject of members.get(population.id) ?? []) {
          const unit = inside === undefined ? '全体' : attributes.value(subject, inside);
          if (unit === undefined) continue;
          const list = names.get(unit);
          if (list === undefined) names.set(unit, [subject]);
          else list.push(subject);
        }
      }
      return [population, names];
    }),
  );
}

/** The pools in which people compete who have this value of some attribute: whoever ruled on it may have meant one of them. */
export function poolsOfThose(
  value: string,
  pools: ReturnType<typeof poolsWithSeats>,
  scheme: Scheme,
  attributes: Attributes,
): string[] {
  const has = (subject: number): boolean =>
    (scheme.attributes ?? []).some(({ id }) => attributes.value(subject, id) === value);
  const found = [...pools.values()].flatMap((names) =>
    [...names].flatMap(([pool, subjects]) => (subjects.some(has) ? [pool] : [])),
  );
  return [...new Set(found)];
}
