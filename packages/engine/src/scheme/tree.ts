/** The figures of a scheme as one list with their places, and by id. */
import { termOf } from '../terms/index.ts';
import type { Path } from '../text/located.ts';
import type { Figure } from './figure.ts';
import type { Scheme } from './scheme.ts';

export interface Placed {
  readonly figure: Figure;
  readonly path: Path;
  /** The figure that it stands in. */
  readonly parent?: Figure;
}

/** Every figure, those inside others after them, in the order of the file. */
export function placedFigures(scheme: Scheme): Placed[] {
  const found: Placed[] = [];
  const visit = (figure: Figure, path: Path, parent?: Figure): void => {
    found.push({ figure, path, ...(parent === undefined ? {} : { parent }) });
    for (const part of termOf(figure.term).inner(figure.term)) visit(part, innerPath(figure, part, path), figure);
  };
  for (const figure of scheme.figures) visit(figure, ['figures', figure.id]);
  return found;
}

/** A figure and all that stand inside it, itself first. */
export function withInner(figure: Figure): Figure[] {
  const inner: readonly Figure[] = termOf(figure.term).inner(figure.term);
  return [figure, ...inner.flatMap(withInner)];
}

/** The figures that stand inside a split, by id, with the id of that split: they have a value for each stretch, and none for a subject. */
export function insideSplits(scheme: Scheme): ReadonlyMap<string, string> {
  const inside = new Map<string, string>();
  for (const { figure, parent } of placedFigures(scheme)) {
    const split = parent?.term.kind === 'split' ? parent.id : inside.get(parent?.id ?? '');
    if (split !== undefined) inside.set(figure.id, split);
  }
  return inside;
}

/** Where a part stands inside its figure: under its own key, or under the key that it is written in place of. */
function innerPath(figure: Figure, part: Figure, path: Path): Path {
  const { kind } = figure.term;
  if (kind === 'choose') return [...path, kind, 'cases', part.id];
  const inline = part.id.startsWith(`${figure.id}.`) ? part.id.slice(figure.id.length + 1) : part.id;
  return [...path, kind, inline];
}
