/** Pieces of contracts that any slice may need. */
import { z } from 'zod';

/** What people write. Whoever leaves it out is told `missing`; without that it may be blank. */
export function saying(most: number, missing?: string) {
  const text = z.string().trim();
  return (missing === undefined ? text : text.min(1, missing)).max(most, `最多 ${most} 个字。`);
}

/** One of the keys of a table of words. */
export const keyOf = <T extends object>(words: T) => z.enum(Object.keys(words) as [keyof T & string]);
