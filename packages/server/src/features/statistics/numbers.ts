/** Means and medians of decimals that travel as text: exact until the one division, which is rounded as told. Pure. */
import { add, compare, divide, exactOf, formatExact, type Rounding, roundTo, whole, zero } from '@shiji/engine';

export interface Spread {
  /** How many values there are. */
  readonly values: number;
  /** Absent: there are none. */
  readonly mean?: string;
  readonly median?: string;
  readonly lowest?: string;
  readonly highest?: string;
}

/** 四舍五入 and the like, for people. */
export const roundingNames: Readonly<Record<Rounding['mode'], string>> = {
  'half-up': '四舍五入',
  'half-even': '四舍六入五成双',
  down: '舍去',
  up: '进一',
};

/** Throws for what is no decimal: totals come from the engine. */
export function spreadOf(totals: readonly string[], rounding: Rounding): Spread {
  if (totals.length === 0) return { values: 0 };
  const values = totals.map(exactOf).sort(compare);
  const sum = values.reduce(add, zero);
  const middle = Math.floor(values.length / 2);
  const at = (index: number) => values[index] ?? zero;
  const median =
    values.length % 2 === 1
      ? roundTo(at(middle), rounding)
      : divide(add(at(middle - 1), at(middle)), whole(2), rounding);
  return {
    values: values.length,
    mean: formatExact(divide(sum, whole(values.length), rounding)),
    median: formatExact(median),
    lowest: formatExact(at(0)),
    highest: formatExact(at(values.length - 1)),
  };
}
