/** The rows of a drawn computation: what each part adds or takes away, then what was done to the sum. Exact, from the texts of the sheet. */
import type { Step } from '@shiji/engine';

export interface WaterfallRow {
  readonly label: string;
  /** Signed text: `+60.00`, `−3.00`; of sums what stands there. */
  readonly text: string;
  readonly kind: 'plus' | 'minus' | 'change' | 'sum';
  /** Where the bar begins and ends, in the unit of the score; for drawing only. */
  readonly from: number;
  readonly to: number;
}

/** A decimal as whole units of 10^-places. */
interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

const DECIMAL = /^[+−-]?\d+(?:\.\d+)?%?$/;

function decimal(text: string): Decimal | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const plain = text.replace('−', '-').replace('+', '').replace('%', '');
  const [whole = '', part = ''] = plain.split('.');
  return { units: BigInt(whole + part), places: part.length + (text.endsWith('%') ? 2 : 0) };
}

const scaled = ({ units, places }: Decimal, to: number): bigint => units * BigInt(10) ** BigInt(to - places);

function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: scaled(a, places) + scaled(b, places), places };
}

const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, places: a.places + b.places });
const negative = ({ units, places }: Decimal): Decimal => ({ units: -units, places });
const same = (a: Decimal, b: Decimal): boolean => add(a, negative(b)).units === BigInt(0);

/** At least two decimals, no idle zeros behind them. */
function written({ units, places }: Decimal): string {
  const at = Math.max(places, 2);
  const digits = (units < 0 ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = (places === 0 ? '' : digits.slice(-places)).padEnd(at, '0').replace(/0+$/, '').padEnd(2, '0');
  return `${whole}.${part}`;
}

const drawn = (value: Decimal): number => Number(value.units) / 10 ** value.places;

/** What each term of a sum of products is: `100.00 × 60% + 92.00 × 40%`, `100.00 − 3.00`. */
function summands(arithmetic: string): readonly Decimal[] | undefined {
  const pieces = ` + ${arithmetic}`.split(/\s([+−])\s/).slice(1);
  const found: Decimal[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const factors = (pieces[at + 1] ?? '').split(' × ').map(decimal);
    let product: Decimal | undefined = { units: BigInt(1), places: 0 };
    for (const factor of factors) product = factor && product && times(product, factor);
    if (product === undefined) return undefined;
    found.push(pieces[at] === '−' ? negative(product) : product);
  }
  return found;
}

const numberOf = (step: Step): Decimal | undefined =>
  'value' in step.outcome ? decimal(step.outcome.value) : undefined;

/** What the parts come to: by the arithmetic where it is a sum of products of them, else nothing. */
function contributions(step: Step): readonly (readonly [string, Decimal])[] | undefined {
  const parts = step.parts.filter((part) => numberOf(part) !== undefined);
  const terms = step.arithmetic === undefined ? undefined : summands(step.arithmetic);
  if (terms === undefined || parts.length === 0 || terms.length !== parts.length) return undefined;
  return parts.map((part, at) => [part.name, terms[at] as Decimal]);
}

/** Rows of a step that has a number; undefined where it has none. Where the parts can't be told apart, they stand as one. */
export function waterfallOf(step: Step): readonly WaterfallRow[] | undefined {
  const end = numberOf(step);
  if (end === undefined) return undefined;
  const rows: WaterfallRow[] = [];
  let at: Decimal = { units: BigInt(0), places: 0 };
  const change = (label: string, by: Decimal, kind?: 'change') => {
    const to = add(at, by);
    const minus = by.units < BigInt(0);
    rows.push({
      label,
      text: `${minus ? '−' : by.units === BigInt(0) ? '' : '+'}${written(by)}`,
      kind: kind ?? (minus ? 'minus' : 'plus'),
      from: drawn(at),
      to: drawn(to),
    });
    at = to;
  };
  const raw = step.raw === undefined ? undefined : decimal(step.raw);
  const parts = contributions(step) ?? [];
  for (const [name, by] of parts) change(name, by);
  if (raw !== undefined && !same(at, raw))
    // A quotient is shown with as many decimals as it has room for: what the parts lack is its rest.
    change(parts.length === 0 ? step.name : '除不尽的余数', add(raw, negative(at)));
  for (const { text, amount } of step.adjustments) {
    const by = decimal(amount);
    if (by !== undefined) change(text, by, 'change');
  }
  rows.push({ label: step.name, text: written(end), kind: 'sum', from: 0, to: drawn(end) });
  return rows;
}
