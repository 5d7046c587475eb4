/** Open people who may still come to a level. */
import type { GradeTerm } from '../../src/terms/grade/node.ts';
import type { Case } from './case.ts';
import { isLimited, meets, type Standing } from './standing.ts';

/** The people of one open decision: between `least` and `most` of them go on to level `from` or below. */
export interface Comers {
  readonly people: readonly Standing[];
  readonly from: number;
  readonly least: number;
  readonly most: number;
}

export const single = (standing: Standing): Comers[] =>
  standing.allowed < 0 ? [] : [{ people: [standing], from: standing.allowed, least: 0, most: 1 }];

/** How surely somebody who comes down to `from` stands at `level` then. */
function chance(
  of: Case,
  term: GradeTerm,
  { subject }: Standing,
  from: number,
  level: number,
): 'sure' | 'maybe' | 'no' {
  const last = level === term.levels.length - 1;
  const here = last ? true : meets(of, term, level, subject);
  if (here === false) return 'no';
  const above = Array.from({ length: level - from }, (_, i) => ({
    met: meets(of, term, from + i, subject),
    limited: isLimited(term, from + i),
  }));
  if (above.some(({ met, limited }) => met === true && !limited)) return 'no';
  return here === true && above.every(({ met }) => met === false) ? 'sure' : 'maybe';
}

/** Those of each decision who may come to a level and are among `pool`, with the fewest and the most of them. */
export function comersTo(
  of: Case,
  term: GradeTerm,
  all: readonly Comers[],
  level: number,
  pool: readonly Standing[],
): { people: Standing[]; least: number; most: number }[] {
  const last = level === term.levels.length - 1;
  return all
    .filter((group) => group.from <= level)
    .map(({ people, from, least, most }) => {
      const here = people.filter((p) => pool.includes(p) && (last || typeof p.keys !== 'string'));
      const able = here.map((p) => ({ p, way: chance(of, term, p, from, level) })).filter((a) => a.way !== 'no');
      const sure = able.filter((a) => a.way === 'sure').length;
      return {
        people: able.map((a) => a.p),
        least: Math.max(0, least - (people.length - sure)),
        most: Math.min(most, able.length),
      };
    })
    .filter((group) => group.people.length > 0);
}
