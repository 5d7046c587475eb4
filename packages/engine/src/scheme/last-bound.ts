/** How many the last of a pool may be: a whole number from 1, or a share of the pool up to 100%. */
import { compare, one, parseExact, trim, zero } from '../numbers/exact.ts';
import type { Amount } from './amount.ts';
import type { Scheme } from './scheme.ts';

export function isLastBound(amount: Amount, scheme: Scheme): boolean {
  return writtenValues(amount, scheme).every((written) => {
    const value = parseExact(written);
    if (value === undefined || compare(value, zero) <= 0) return false;
    return written.endsWith('%') ? compare(value, one) <= 0 : trim(value).places === 0;
  });
}

/** The numbers as they were written; a name that isn't known, or a list, was reported elsewhere. */
function writtenValues(amount: Amount, scheme: Scheme): readonly string[] {
  if (typeof amount === 'string') return [amount];
  if (!('parameter' in amount)) return [];
  const parameter = scheme.parameters?.find((p) => p.id === amount.parameter);
  const values = [parameter?.value, ...(parameter?.dated ?? []).map((d) => d.value)];
  return values.filter((v) => typeof v === 'string');
}
