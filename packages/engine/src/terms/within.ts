/** Input bounds: mandatory on every term that reads values, so that typing errors are caught and nothing can overflow. */
import { compare, parseExact } from '../numbers/exact.ts';
import type { Within } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Bounds } from './term.ts';

/** The bounds as numbers; reports a pair that stands the wrong way round. */
export function withinBounds(
  figure: Figure,
  { low, high }: Within,
  checking: Checking,
  inside: readonly string[],
  report = true,
): Bounds {
  const from = parseExact(low);
  const to = parseExact(high);
  if (report && from !== undefined && to !== undefined && compare(from, to) > 0) {
    checking.report('within-backwards', figure, inside, { low, high });
  }
  return { low: from, high: to, places: figure.round?.places ?? checking.scheme.decimals.places };
}
