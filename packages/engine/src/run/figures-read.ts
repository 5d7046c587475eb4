/** For whom each figure counts: it is read of a whole population, or only of those to whom links lead. */
import type { Facts } from '../facts/facts.ts';
import { dependencies } from '../scheme/dependencies.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import type { TermKind } from '../terms/index.ts';
import { termOf } from '../terms/index.ts';
import type { Reads } from '../terms/term.ts';
import { published } from './evaluate.ts';

/** Subjects (by index) of each population. */
export type Members = ReadonlyMap<string, Int32Array>;

/** Everybody of the population, or the subjects (by index) of whom a figure is read. */
export type ReadOf = 'all' | ReadonlySet<number>;
/** By population, then by figure; figures that nobody's result rests on are not there. */
export type FiguresRead = ReadonlyMap<string, ReadonlyMap<string, ReadOf>>;

/** Terms in which one subject's value rests on those of the others in the pool. */
const looksAtPools: ReadonlySet<TermKind> = new Set<TermKind>(['rank', 'grade', 'relative', 'divide']);

export function figuresRead(scheme: Scheme, links: Facts['links'], members: Members): FiguresRead {
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const belongs = new Map([...members].map(([id, subjects]) => [id, new Set(subjects)]));
  const found = new Map(scheme.populations.map((p) => [p.id, new Map<string, ReadOf>()]));

  const visit = (population: string, id: string, wanted: ReadOf): void => {
    const mine = found.get(population);
    const figure = figures.get(id);
    if (mine === undefined || figure === undefined) return;
    const added = notYet(mine.get(id), wanted);
    if (added === undefined) return;
    const before = mine.get(id);
    mine.set(id, added === 'all' || before === undefined || before === 'all' ? added : new Set([...before, ...added]));
    const below = looksAtPools.has(figure.term.kind) ? 'all' : added;
    const reads: readonly Reads[] = termOf(figure.term).reads(figure.term);
    const elsewhere = reads.filter((r) => r.population !== undefined);
    for (const next of dependencies(figure)) {
      if (!elsewhere.some((r) => r.figure === next)) visit(population, next, below);
    }
    for (const { figure: next, population: other = population } of elsewhere) {
      visit(other, next, linked(figure, population, other, added));
    }
  };

  /** Whom links of the figure's role lead to, from those for whom the figure is read. */
  const linked = ({ term }: Figure, population: string, other: string, from: ReadOf): ReadOf => {
    if (term.kind !== 'across') return 'all';
    const near = from === 'all' ? belongs.get(population) : from;
    const far = belongs.get(other);
    const ends = links.flatMap((link) => {
      if (link.role !== term.role) return [];
      const [here, there] = term.reverse ? [link.to, link.from] : [link.from, link.to];
      return near?.has(here) && far?.has(there) ? [there] : [];
    });
    return new Set(ends);
  };

  for (const population of scheme.populations) {
    for (const id of published(population, scheme, figures)) visit(population.id, id, 'all');
  }
  return found;
}

/** Those of whom the figure was not yet known to be read; undefined: of all it was. */
function notYet(known: ReadOf | undefined, wanted: ReadOf): ReadOf | undefined {
  if (known === undefined) return wanted;
  if (known === 'all') return undefined;
  if (wanted === 'all') return 'all';
  const added = [...wanted].filter((subject) => !known.has(subject));
  return added.length === 0 ? undefined : new Set(added);
}
