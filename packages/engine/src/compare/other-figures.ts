/** What differs beside total, rank and grade: amounts that were split, figures that only consequences or preconditions look at. */
import { formatNeat, parseExact, subtract, zero } from '../numbers/exact.ts';
import type { Evaluated } from '../run/evaluate.ts';
import { outcomeAt } from '../run/outcomes.ts';
import { type Figure, nameOf } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { causesOf, type Routes, routesOf, signed } from './causes.ts';
import type { FigureTally, Moved, OtherFigure, PopulationLevels } from './comparison.ts';
import { valueAt } from './opened.ts';
import { largest, levelCounts, type Pair, type Placed, text } from './tally.ts';

/** The figures of a pair of populations that are looked at, and the ways into each. */
interface Looked {
  readonly figure: Figure;
  readonly routes: Routes;
}

/** A function that gives a pair's figures that are others; what is the same for two populations is found once. */
export function otherFigures(places: number): (before: Placed, after: Placed) => OtherFigure[] {
  const known = new Map<string, readonly Looked[]>();
  return (before, after) => {
    const [x, y] = [before.at.evaluated, after.at.evaluated];
    const key = `${x.population.id}\n${y.population.id}`;
    const looked = known.get(key) ?? lookedAt(x, y);
    known.set(key, looked);
    return looked.flatMap((one) => otherFigure(one, before, after, places));
  };
}

/**
 * Figures that stand at the top in both schemes and were computed for both populations, without those that are published or counted in the
 * total, which are told of there, and without ranks and references, which follow others.
 */
function lookedAt(before: Evaluated, after: Evaluated): readonly Looked[] {
  const total = routesOf(before, after);
  const published = [before, after].flatMap(({ population: { rank, grade } }) => [rank, grade]);
  const counted = (id: string): boolean => total.before.counted.has(id) || total.after.counted.has(id);
  const top = new Map(before.run.scheme.figures.map((figure) => [figure.id, figure]));
  return after.run.scheme.figures.flatMap((figure) => {
    const { id } = figure;
    const other = top.get(id);
    if (other === undefined) return [];
    const columns = [before, after].map(({ finished }) => finished.get(id)?.column);
    const alike = columns[0] !== undefined && columns[0].kind === columns[1]?.kind;
    const follows = [figure, other].some(({ term }) => term.kind === 'rank' || term.kind === 'figure');
    if (!alike || follows || published.includes(id) || counted(id)) return [];
    return [{ figure, routes: routesOf(before, after, id) }];
  });
}

function otherFigure({ figure, routes }: Looked, before: Placed, after: Placed, places: number): OtherFigure[] {
  const { id } = figure;
  const [x, y] = [before, after].map(({ at: { evaluated, row } }) => outcomeAt(id, row, evaluated));
  if (x === undefined || y === undefined) throw new Error(`figure ${id} was not computed`);
  const named = { figure: id, name: nameOf(figure), before: x, after: y };
  const [v, w] = [valueAt(id, before.at), valueAt(id, after.at)];
  if (v === undefined || w === undefined) {
    return text(x) === text(y) ? [] : [{ ...named, causes: [], rest: formatNeat(zero, places) }];
  }
  const difference = subtract(w, v);
  if (difference.units === 0n) return [];
  const { causes, rest } = causesOf(before.at, after.at, routes, places);
  // That the figure itself came out otherwise is said already.
  const told = causes.filter((cause) => cause.figure !== id || cause.kind !== 'value');
  return [{ ...named, change: signed(difference, places), causes: told, rest: signed(rest, places) }];
}

/** How many have more or less of each figure, in the order of the scheme. */
export function figureTallies(moved: readonly Moved[], scheme: Scheme, places: number): FigureTally[] {
  return scheme.figures.flatMap((figure) => {
    const mine = moved.flatMap(({ id, figures }) =>
      figures
        .filter((f) => f.figure === figure.id)
        .map((f) => ({ id, change: parseExact((f.change ?? '').replace('+', '')) })),
    );
    if (mine.length === 0) return [];
    const changes = mine.flatMap(({ id, change }) => (change === undefined ? [] : [{ id, change }]));
    const rises = changes.filter(({ change }) => change.units > 0n);
    const falls = changes.filter(({ change }) => change.units < 0n);
    const [rise, fall] = [largest(rises, 1, places), largest(falls, -1, places)];
    return [
      {
        id: figure.id,
        name: nameOf(figure),
        up: rises.length,
        down: falls.length,
        other: mine.length - changes.length,
        ...(rise === undefined ? {} : { largestRise: rise }),
        ...(fall === undefined ? {} : { largestFall: fall }),
      },
    ];
  });
}

/** The levels of each population by itself: two may have other levels, or others of the same name. */
export function populationLevels(pairs: readonly Pair[], before: Scheme, after: Scheme): PopulationLevels[] {
  const populations = new Map([...after.populations, ...before.populations].map(({ id, name }) => [id, name]));
  for (const { id, name } of after.populations) populations.set(id, name);
  return [...populations].flatMap(([id, name]) => {
    const of = (placed: Placed | undefined): placed is Placed => placed?.result.population === id;
    const mine = pairs.map((pair) => ({
      id: pair.id,
      ...(of(pair.before) ? { before: pair.before } : {}),
      ...(of(pair.after) ? { after: pair.after } : {}),
    }));
    const levels = levelCounts(mine);
    return levels.length === 0 ? [] : [{ id, name, levels }];
  });
}
