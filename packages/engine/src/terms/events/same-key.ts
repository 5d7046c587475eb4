/** Several rows of one occurrence: which of them counts. */
import { compare, type Exact, multiply, whole } from '../../numbers/exact.ts';
import type { Scored } from './fold.ts';
import type { EventsTerm } from './node.ts';

/** Of rows with one key the one that the scheme names; of rows of one day the dearer. What is still equal gives the same points. */
export function onePerKey(list: readonly Scored[], which: EventsTerm['sameKey']): Scored[] {
  if (which === 'sum') return [...list];
  const chosen = new Map<string, Scored>();
  const result: Scored[] = [];
  for (const scored of list) {
    const { key } = scored.of;
    if (key === '') {
      result.push(scored);
      continue;
    }
    const before = chosen.get(key);
    if (before === undefined || goesBefore(scored, before, which)) chosen.set(key, scored);
  }
  result.push(...chosen.values());
  return result.sort((a, b) => a.date - b.date || (a.of.id < b.of.id ? -1 : 1));
}

function goesBefore(a: Scored, b: Scored, which: 'highest' | 'first' | 'last'): boolean {
  const dearer = compare(amountOf(a), amountOf(b));
  const earlier = which === 'last' ? b.date - a.date : a.date - b.date;
  const [first, second] = which === 'highest' ? [-dearer, earlier] : [earlier, -dearer];
  if (first !== 0) return first < 0;
  return second !== 0 ? second < 0 : a.of.id < b.of.id;
}

/** The points of all that a row counts. */
const amountOf = ({ each, count }: Scored): Exact => multiply(each, whole(count));
