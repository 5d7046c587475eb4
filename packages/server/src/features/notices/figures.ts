/** Figures that may stand beside a grade. */
import { figureName, placedFigures, type Scheme } from '@shiji/engine';

/** The parts of a total, which are what people ask for beside it. */
export function figuresOf(scheme: Scheme): readonly { readonly id: string; readonly name: string }[] {
  const totals = new Set(scheme.populations.map(({ total }) => total));
  return placedFigures(scheme)
    .filter(({ parent }) => parent !== undefined && totals.has(parent.id))
    .map(({ figure: { id } }) => ({ id, name: figureName(scheme, id) }));
}
