/** What stands in the fields of somebody's review: what was suggested, and what the reviewer has made of it. Pure. */
import type { Item, Standard } from './copy.ts';
import { words } from './copy.ts';

/** What was typed for one person at one level; of another state of the review only the comment is kept. */
export interface Typed {
  readonly revision: string;
  /** By indicator; what isn't there stands as suggested. */
  readonly points: Readonly<Record<string, string>>;
  readonly comment: string;
}

/** By `keyOf`. */
export type AllTyped = Readonly<Record<string, Typed>>;

export const keyOf = ({ person, role }: Pick<Item, 'person' | 'role'>): string => `${person.id}/${role}`;

export const typedFor = (item: Item, all: AllTyped): Typed => {
  const typed = all[keyOf(item)];
  const comment = typed?.comment ?? item.given?.comment ?? '';
  return typed?.revision === item.revision ? typed : { revision: item.revision, points: {}, comment };
};

/** By indicator, as it would be sent. */
export function valuesOf(item: Item, typed: Typed): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { indicator, suggested } of item.fields)
    values[indicator] = typed.points[indicator] ?? suggested?.value ?? '';
  return values;
}

/** Differs from what was suggested. */
export const isChanged = (item: Item, typed: Typed): boolean =>
  item.fields.some(({ indicator, suggested }) => {
    const value = typed.points[indicator];
    return value !== undefined && value !== suggested?.value;
  });

const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;

/** What is wrong with a value, as a sentence; undefined where it can be sent. The server asks the same again. */
export function faultOf({ low, high, places }: Standard, text: string): string | undefined {
  const value = text.trim();
  if (value === '') return words.faults.missing;
  if (!DECIMAL.test(value)) return words.faults.number;
  if (Number(value) < Number(low) || Number(value) > Number(high)) return words.faults.range(low, high);
  const decimals = (value.split('.')[1] ?? '').replace(/0+$/, '').length;
  return decimals > places ? words.faults.places(places) : undefined;
}

/** Exact sum of decimals; undefined where one of them is none. */
export function sumOf(values: readonly string[]): string | undefined {
  if (!values.every((value) => DECIMAL.test(value.trim()))) return undefined;
  const SCALE = 6;
  // Millionths of a point as whole numbers: what a form holds stays far below where they stop being exact.
  const sum = values.reduce((total, value) => total + Math.round(Number(value) * 10 ** SCALE), 0);
  return String(Number((sum / 10 ** SCALE).toFixed(SCALE)));
}
