/** What an action is worth: a number, or what a figure gives, such as somebody's share of a bonus. */
import { either, hasKey, record, required, type Shape } from '../text/shape.ts';
import { type Amount, idShape, varyingAmount } from './amount.ts';
import type { Consequence } from './scheme.ts';

export interface FigureRef {
  readonly figure: string;
}
export type ActionAmount = Amount | FigureRef;

export const isFigureRef = (amount: ActionAmount | undefined): amount is FigureRef =>
  typeof amount === 'object' && 'figure' in amount;

const figureRef: Shape<FigureRef> = record<FigureRef>('指标引用', {
  figure: required(idShape, '给出数额的指标'),
});
export const actionAmount: Shape<ActionAmount> = either<ActionAmount>(
  '数（如 12.5、40%）、{ parameter: 编号 } 或 { figure: 编号 }',
  [
    { meant: hasKey('figure'), holds: isFigureRef, shape: figureRef },
    { meant: () => true, holds: () => true, shape: varyingAmount },
  ],
);

/** Ids of the figures whose values the actions of a consequence state. */
export function figuresStated({ then }: Consequence): string[] {
  return then.flatMap(({ amount }) => (isFigureRef(amount) ? [amount.figure] : []));
}

/** Ids of the figures that the amounts of a consequence are read from or chosen by; those may be attributes as well. */
export function amountsReadFrom(consequence: Consequence): string[] {
  const chosen = consequence.then.flatMap(({ amount }) =>
    typeof amount === 'object' && 'by' in amount ? [amount.by] : [],
  );
  return [...chosen, ...figuresStated(consequence)];
}
