/** What stands inside a split can't be read from outside, nor read what stands there. */
import { figuresIn } from '../conditions/condition.ts';
import type { Path } from '../text/located.ts';
import { amountsReadFrom } from './action-amount.ts';
import type { Checking, Report } from './checking.ts';
import { dependencies } from './dependencies.ts';
import type { Scheme } from './scheme.ts';
import { insideSplits, type Placed } from './tree.ts';

/** A figure inside a split has a value for each stretch: nobody outside can read it. */
export function checkSplits(scheme: Scheme, placed: readonly Placed[], checking: Checking, report: Report): void {
  const inside = insideSplits(scheme);
  const known = new Set(placed.map((p) => p.figure.id));
  const expectOutside = (id: string, path: Path): void => {
    const split = inside.get(id);
    if (split !== undefined) report('split-from-outside', path, { id, split });
  };
  for (const { figure, path } of placed) {
    const own = inside.get(figure.id);
    for (const id of dependencies(figure)) {
      if (inside.get(id) === own || inside.get(id) === figure.id) continue;
      expectOutside(id, path);
      if (own !== undefined && known.has(id)) report('split-inside', path, { name: checking.nameOf(figure), what: id });
    }
  }
  for (const { id, total, rank, grade } of scheme.populations) {
    for (const read of [total, rank, grade]) if (read !== undefined) expectOutside(read, ['populations', id]);
  }
  for (const consequence of scheme.consequences ?? []) {
    const path = ['consequences', consequence.id];
    for (const read of figuresIn(consequence.when)) expectOutside(read, [...path, 'when']);
    for (const read of amountsReadFrom(consequence)) expectOutside(read, [...path, 'then']);
  }
}
