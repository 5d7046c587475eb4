/** What an entry can be linked to: the indicators of somebody's population that work counts for, as the scheme names them. */
import { type Figure, figureName, placedFigures, recordsOf, type Scheme } from '@shiji/engine';

export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** It is counted by what somebody does, not by what reviewers think of it. */
  readonly counted: boolean;
  /** Figures inside it, or itself, whose values come from work: what is given points, what is counted. */
  readonly figures: readonly string[];
}

/** Values that come from what somebody does: given by reviewers, by what is completed, by figures, by events. Votes don't. */
const ofWork: readonly string[] = ['points', 'completion', 'measure', 'events'];

const kept = new WeakMap<Scheme, Map<string, readonly Indicator[]>>();

/**
 * In the order of the scheme, each the whole indicator with its full marks where it has some, not the reckoning inside it. What counts the
 * entries themselves is none, nor what is subtracted. Without a population: of all of them.
 */
export function indicatorsOf(scheme: Scheme, population: string | undefined): readonly Indicator[] {
  const known = kept.get(scheme) ?? new Map<string, readonly Indicator[]>();
  kept.set(scheme, known);
  const key = population ?? '';
  const found = known.get(key) ?? find(scheme, population);
  known.set(key, found);
  return found;
}

function find(scheme: Scheme, population: string | undefined): readonly Indicator[] {
  const placed = placedFigures(scheme);
  const inside = new Map<string, Figure[]>();
  for (const { figure, parent } of placed)
    if (parent !== undefined) inside.set(parent.id, [...(inside.get(parent.id) ?? []), figure]);
  const byId = new Map(placed.map(({ figure }) => [figure.id, figure]));
  const counting = new Set(recordsOf(scheme).flatMap(({ figure }) => figure ?? []));
  const found = new Map<string, { counted: boolean; readonly figures: string[] }>();
  const visit = (figure: Figure, above: readonly Figure[]): void => {
    if (figure.subtract || counting.has(figure.id) || above.includes(figure)) return;
    const { term } = figure;
    if (ofWork.includes(term.kind)) {
      const whole = [figure, ...above].find(({ worth }) => worth !== undefined) ?? figure;
      const one = found.get(whole.id) ?? { counted: false, figures: [] };
      one.counted ||= term.kind !== 'points';
      one.figures.push(figure.id);
      found.set(whole.id, one);
    }
    const target = term.kind === 'figure' ? byId.get(term.figure) : undefined;
    for (const part of [...(inside.get(figure.id) ?? []), ...(target === undefined ? [] : [target])])
      visit(part, [figure, ...above]);
  };
  for (const { id, total } of scheme.populations) {
    const figure = population === undefined || population === id ? byId.get(total) : undefined;
    if (figure !== undefined) visit(figure, []);
  }
  return [...found].map(([id, one]) => ({ id, name: figureName(scheme, id), ...one }));
}
