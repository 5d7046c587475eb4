/** Which stretch of a split a score is given for. */
import type { Scheme } from '../scheme/scheme.ts';
import { insideSplits, placedFigures } from '../scheme/tree.ts';
import type { Attributes } from './attributes.ts';
import type { PointFact } from './facts.ts';

/**
 * The stretch of each score, as its first day: where splits by one attribute alone read an indicator, raters judge somebody once in each stretch.
 * Undefined where a score is for the whole period. `spellsKnown`: whether all spells could be read; without them each score may be for another.
 */
export function stretchOfPoints(
  scheme: Scheme,
  attributes: Attributes,
  spellsKnown: boolean,
): (point: PointFact) => string | undefined {
  const inside = insideSplits(scheme);
  const placed = placedFigures(scheme).map((p) => p.figure);
  const attributeOf = new Map(placed.flatMap(({ id, term }) => (term.kind === 'split' ? [[id, term.by]] : [])));
  const readers = new Map<string, Set<string | undefined>>();
  for (const { id, term } of placed) {
    if (term.kind !== 'points') continue;
    const indicator = term.indicator ?? id;
    const by = attributeOf.get(inside.get(id) ?? '');
    readers.set(indicator, (readers.get(indicator) ?? new Set()).add(by));
  }
  return ({ id, subject, indicator, date }) => {
    const [by, ...others] = readers.get(indicator) ?? [];
    if (by === undefined || others.length > 0) return undefined;
    if (!spellsKnown) return id;
    const stretches = attributes.stretches(subject, by);
    const [first] = stretches;
    const own =
      stretches.length === 1 ? first : stretches.find((s) => date !== undefined && s.from <= date && date <= s.to);
    return own === undefined ? undefined : String(own.from);
  };
}
