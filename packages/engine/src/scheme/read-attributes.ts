/** How a scheme reads each attribute: as one value of a subject, or as the stretches of its days. Days alone are counted for any value. */
import { type Condition, condition as conditionShape } from '../conditions/condition.ts';
import type { Path } from '../text/located.ts';
import { walk } from '../text/shape.ts';
import { type Amount, varyingAmount } from './amount.ts';
import { schemeShape } from './language.ts';
import type { Scheme } from './scheme.ts';
import { placedFigures } from './tree.ts';

export interface ReadAttributes {
  /** Ids of attributes of which a subject has one value: by conditions, cases, pools. */
  readonly asOne: ReadonlySet<string>;
  /** Ids of attributes by whose stretches a figure is split. */
  readonly asStretches: ReadonlySet<string>;
}

export function readAttributes(scheme: Scheme): ReadAttributes {
  const placed = placedFigures(scheme);
  const splits = placed.flatMap(({ figure: { term }, path }) =>
    term.kind === 'split' ? [{ by: term.by, inside: JSON.stringify([...path, 'split']).slice(0, -1) }] : [],
  );
  const asOne = new Set<string>();
  /** Inside a split its own attribute is that of the stretch. */
  const readAt = (id: string, path: Path): void => {
    const at = JSON.stringify(path);
    if (!splits.some(({ by, inside }) => by === id && at.startsWith(inside))) asOne.add(id);
  };
  for (const { figure, path } of placed) {
    const { term } = figure;
    if (term.kind === 'choose') readAt(term.by, path);
    else if ('in' in term) asOne.add(term.in);
  }
  walk(schemeShape, scheme, [], ({ shape, value, path }) => {
    if (shape === varyingAmount) {
      const amount = value as Amount;
      if (typeof amount === 'object' && 'by' in amount) readAt(amount.by, path);
    } else if (shape === conditionShape && 'attribute' in (value as Condition)) {
      const { attribute } = value as Extract<Condition, { attribute: string }>;
      asOne.add(attribute);
    }
  });
  return { asOne, asStretches: new Set(splits.map(({ by }) => by)) };
}
