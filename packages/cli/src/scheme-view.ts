/** Names and orders that the results are shown by, looked up in the scheme. */
import { type Figure, placedFigures, type Scheme } from '@shiji/engine';

export type Population = Scheme['populations'][number];

/** The figure of that id, references followed to what they stand for. */
function figureOf(scheme: Scheme, id: string | undefined): Figure | undefined {
  const all = placedFigures(scheme).map((p) => p.figure);
  const seen = new Set<string>();
  let figure = all.find((f) => f.id === id);
  while (figure?.term.kind === 'figure' && !seen.has(figure.id)) {
    seen.add(figure.id);
    const target = figure.term.figure;
    figure = all.find((f) => f.id === target);
  }
  return figure;
}

/** The grades that a population can get, best first. */
export function levelsOf(scheme: Scheme, population: Population): readonly string[] {
  const figure = figureOf(scheme, population.grade);
  return figure?.term.kind === 'grade' ? figure.term.levels.map((l) => l.level) : [];
}

/** What people of a population are ranked within: an attribute's name, such as 单位. */
export function poolWord(scheme: Scheme, populations: readonly Population[]): string {
  const names = populations.map((population) => {
    const figure = figureOf(scheme, population.rank);
    const within = figure?.term.kind === 'rank' ? figure.term.in : undefined;
    return scheme.attributes?.find((a) => a.id === within)?.name;
  });
  const [name] = names;
  return name !== undefined && names.every((n) => n === name) ? name : '名次范围';
}
