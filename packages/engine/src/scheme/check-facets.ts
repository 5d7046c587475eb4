/** Facets: that figures which name one go into a total by adding up, each once, and that every facet has figures. */
import type { Code } from '../diagnostics/sentences.ts';
import { termOf } from '../terms/index.ts';
import type { Path } from '../text/located.ts';
import { type Figure, nameOf } from './figure.ts';
import type { Scheme } from './scheme.ts';
import type { Placed } from './tree.ts';

type Report = (code: Code, path: Path, values?: Record<string, string>) => void;

/** Reports facets without figures, and figures whose facet could not count. */
export function checkFacets(scheme: Scheme, placed: readonly Placed[], report: Report): void {
  const facets = scheme.facets ?? [];
  facets.forEach((facet, i) => {
    if (!placed.some(({ figure }) => figure.facet === facet)) report('facet-empty', ['facets', i], { facet });
  });
  const figures = new Map(placed.map(({ figure }) => [figure.id, figure]));
  const counted = new Set<string>();
  /** Figures below one that has a facet already, or below one that makes another number of them. */
  const inside = new Map<string, Figure>();
  const blocked = new Map<string, Figure>();
  for (const { total } of scheme.populations) {
    reach(total, figures, new Set(), (figure) => {
      if (figure.facet !== undefined) counted.add(figure.id);
      else if (termOf(figure.term).contributions !== undefined) return true;
      const hides = figure.facet === undefined ? blocked : inside;
      for (const below of belowOf(figure)) {
        reach(below, figures, new Set(), ({ id }) => {
          if (!hides.has(id)) hides.set(id, figure);
          return true;
        });
      }
      return false;
    });
  }
  for (const { figure, path } of placed) {
    if (figure.facet === undefined || counted.has(figure.id)) continue;
    const at = [...path, 'facet'];
    const name = nameOf(figure);
    const [whole, maker] = [inside.get(figure.id), blocked.get(figure.id)];
    if (maker !== undefined) {
      report('facet-not-added', at, { name, over: nameOf(maker), term: termOf(maker.term).name });
    } else if (whole?.facet !== undefined) {
      report('facet-inside-another', at, { name, over: nameOf(whole), facet: whole.facet });
    } else report('facet-not-in-total', at, { name });
  }
}

/** Visits the figure and, as long as `visit` says so, those that go into it. */
function reach(
  id: string,
  figures: ReadonlyMap<string, Figure>,
  seen: Set<string>,
  visit: (figure: Figure) => boolean,
): void {
  const figure = figures.get(id);
  if (figure === undefined || seen.has(id)) return;
  seen.add(id);
  if (visit(figure)) for (const below of belowOf(figure)) reach(below, figures, seen, visit);
}

function belowOf({ term }: Figure): readonly string[] {
  if (term.kind === 'figure') return [term.figure];
  const inner: readonly Figure[] = termOf(term).inner(term);
  return inner.map((figure) => figure.id);
}
