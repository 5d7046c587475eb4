/** Whether more points can never lower one's own total: told from the signs with which figures read one another. */
import { termOf } from '../terms/index.ts';
import type { Reads, Sign } from '../terms/term.ts';
import { dependencies } from './dependencies.ts';
import type { Figure } from './figure.ts';
import type { Scheme } from './scheme.ts';
import { placedFigures } from './tree.ts';

/** True where it is certain; false where points are taken away, judged by bands or conditions, or it can't be told. */
export function isMonotone(scheme: Scheme, figure: string): boolean {
  const byId = new Map(placedFigures(scheme).map((p) => [p.figure.id, p.figure]));
  // Figures that many others read are looked at once, however many ways lead to them.
  const known = new Map<string, boolean>();
  const risesWith = (id: string, sign: Sign): boolean => {
    const before = known.get(`${id} ${sign}`);
    if (before !== undefined) return before;
    const target = byId.get(id);
    const rises =
      target === undefined ||
      (target.term.kind === 'points'
        ? sign === 'up'
        : signedReads(target).every((read) => risesWith(read.figure, through(sign, read.sign))));
    known.set(`${id} ${sign}`, rises);
    return rises;
  };
  return risesWith(figure, 'up');
}

const through = (outer: Sign, inner: Sign): Sign => {
  if (outer === 'any' || inner === 'any') return 'any';
  return outer === inner ? 'up' : 'down';
};

/** What the term reads, and what its conditions, limits and amounts look at: those can turn either way. */
function signedReads(figure: Figure): Reads[] {
  const reads: readonly Reads[] = termOf(figure.term).reads(figure.term);
  const looked = dependencies(figure).filter((id) => !reads.some((r) => r.figure === id));
  return [...reads, ...looked.map((id) => ({ figure: id, sign: 'any' as const }))];
}
