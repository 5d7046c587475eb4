/** The total as bars that add up to it exactly: its parts, what caps, floors and rounding did, and whatever rescaling put on top. */
import {
  add,
  type Exact,
  type Figure,
  formatNeat,
  formatPercent,
  multiply,
  negate,
  parseExact,
  type Step,
  subtract,
  zero,
} from '@shiji/engine';
import { copy, fill } from './copy.ts';

/** `part` adds or takes away, `change` is an adjustment, `total` stands at the end. */
export const barKinds = ['part', 'change', 'total'] as const;
interface Bar {
  readonly kind: (typeof barKinds)[number];
  readonly label: string;
  /** Signed where it adds or takes away: `+10.00`, `-2.00`. */
  readonly amount: string;
}

/** What the scheme says of the figures that the steps name. */
export interface Known {
  figure(id: string): Figure;
  /** The weight of a part of a weighted mean. */
  weight(figure: Figure): Exact;
  /** Decimals that the scheme shows in any case. */
  readonly places: number;
}

/** The bars of a total; none where it has no value. */
export function waterfall(total: Step, known: Known): Bar[] {
  if (!('value' in total.outcome)) return [];
  return [...barsOf(total, known), { kind: 'total', label: total.name, amount: total.outcome.value }];
}

function barsOf(step: Step, known: Known): Bar[] {
  if (step.raw === undefined) return startedBars(step, step.name, known, asIs);
  const bars = insideOf(step, known);
  const before = bars.reduce((sum, bar) => add(sum, exact(bar.amount)), zero);
  const off = subtract(exact(step.raw), before);
  if (off.units !== 0n) bars.push({ kind: 'change', label: copy.rescaled, amount: signed(off, known) });
  for (const { text, amount } of step.adjustments)
    bars.push({ kind: 'change', label: text, amount: signed(exact(amount), known) });
  return bars;
}

/** The bars before the step's own adjustments. Figures that hand on another's value open into that one's. */
function insideOf(step: Step, known: Known): Bar[] {
  const { kind } = known.figure(step.figure).term;
  const present = step.parts.filter((part) => 'value' in part.outcome);
  const [only] = present;
  if (kind === 'sum') {
    return present.flatMap((part) => startedBars(part, part.name, known, part.subtract ? negate : asIs));
  }
  if (kind === 'weigh') return present.flatMap((part) => weighed(part, known));
  const handsOn = kind === 'choose' || kind === 'figure' || kind === 'veto' || kind === 'clamp';
  if (handsOn && only !== undefined && isOpened(only)) return barsOf(only, known);
  return [{ kind: 'part', label: step.name, amount: signed(exact(step.raw ?? textOf(step)), known) }];
}

/** A figure's computed or stated value, and what was done to it as bars of their own; taken away, all turn round. */
function startedBars(step: Step, name: string, known: Known, turn: (value: Exact) => Exact): Bar[] {
  const told = (text: string): string => signed(turn(exact(text)), known);
  const [first, ...others] = step.adjustments;
  // A figure that stands above already shows only its value.
  const start = step.raw ?? first?.amount ?? textOf(step);
  return [
    { kind: 'part', label: name, amount: told(start) },
    ...(step.raw === undefined ? others : step.adjustments).map(({ text, amount }) => ({
      kind: 'change' as const,
      label: fill(copy.adjustment, { name, text }),
      amount: told(amount),
    })),
  ];
}

function weighed(part: Step, known: Known): Bar[] {
  const weight = known.weight(known.figure(part.figure));
  if (weight.units === 0n) return [];
  const label = fill(copy.weighted, { name: part.name, weight: formatPercent(weight) });
  return [{ kind: 'part', label, amount: signed(multiply(exact(textOf(part)), weight), known) }];
}

const asIs = (value: Exact): Exact => value;
const isOpened = (step: Step): boolean => step.raw !== undefined || step.adjustments.length > 0;
function textOf({ figure, outcome }: Step): string {
  if (!('value' in outcome)) throw new Error(`${figure} has no value to show as a bar`);
  return outcome.value;
}

function signed(value: Exact, { places }: Known): string {
  const text = formatNeat(add(value, { units: 0n, places }), places);
  return value.units > 0n ? `+${text}` : text;
}

function exact(text: string): Exact {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`not a decimal: ${text}`);
  return value;
}
