/** What people call the figures of a scheme, also those that have no name. */
import type { Figure } from './figure.ts';
import { isInline } from './figure.ts';
import type { Scheme } from './scheme.ts';
import { type Named, spoken } from './spoken.ts';
import { placedFigures } from './tree.ts';

/** What stands in place of an operand, by the term that it is an operand of. */
const operands: Readonly<Record<string, string>> = { 'ratio.of': '分子', 'ratio.to': '分母' };

/** Every figure with its name. One that was written in place without a name is called after the one that it stands in: 增收的原数. */
export function calledFigures(scheme: Scheme): Named[] {
  const names = new Map<string, string>();
  return placedFigures(scheme).map(({ figure, parent }) => {
    const name = figure.name ?? inPlace(figure, parent, names);
    if (name !== undefined) names.set(figure.id, name);
    return { id: figure.id, ...(name === undefined ? {} : { name }) };
  });
}

function inPlace(figure: Figure, parent: Figure | undefined, names: ReadonlyMap<string, string>): string | undefined {
  const outer = parent === undefined ? undefined : names.get(parent.id);
  if (parent === undefined || outer === undefined || !isInline(figure, parent)) return undefined;
  const key = figure.id.slice(parent.id.length + 1);
  return `${outer}的${operands[`${parent.term.kind}.${key}`] ?? '原数'}`;
}

/** Kept by scheme: it is asked for once a row. */
const kept = new WeakMap<Scheme, ReadonlyMap<string, string>>();

/** What to write where a figure is meant: its name where that leads to it alone, else its id. */
export function figureWord(scheme: Scheme, id: string): string {
  let words = kept.get(scheme);
  if (words === undefined) {
    const figures = calledFigures(scheme);
    const names = spoken(figures);
    words = new Map(figures.map((figure, i) => [figure.id, names[i] as string]));
    kept.set(scheme, words);
  }
  const word = words.get(id);
  if (word === undefined) throw new Error(`no figure ${id}`);
  return word;
}

const shown = new WeakMap<Scheme, ReadonlyMap<string, string>>();

/** What a figure is called where people read of it; a reference without a name is called after what it refers to. Not always to it alone. */
export function figureName(scheme: Scheme, id: string): string {
  let names = shown.get(scheme);
  if (names === undefined) {
    names = shownNames(scheme);
    shown.set(scheme, names);
  }
  const name = names.get(id);
  if (name === undefined) throw new Error(`no figure ${id}`);
  return name;
}

function shownNames(scheme: Scheme): ReadonlyMap<string, string> {
  const placed = placedFigures(scheme);
  const called = new Map(calledFigures(scheme).map(({ id, name }) => [id, name ?? id]));
  const targets = new Map(
    placed.flatMap(({ figure: { id, name, term } }) =>
      name === undefined && term.kind === 'figure' ? [[id, term.figure] as const] : [],
    ),
  );
  const nameAt = (id: string): string => {
    const target = targets.get(id);
    return target === undefined ? (called.get(id) ?? id) : nameAt(target);
  };
  return new Map(placed.map(({ figure: { id } }) => [id, nameAt(id)]));
}
