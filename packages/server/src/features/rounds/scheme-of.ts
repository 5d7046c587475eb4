/** The scheme that a round has pinned. Reading a text takes tens of milliseconds, and every page of a round asks for it. */
import { readScheme, type Scheme } from '@shiji/engine';

/** Schemes of all rounds that a county looks at in a day. */
const MOST_KEPT = 50;
const kept = new Map<string, Scheme>();

/** Throws for a text that doesn't check: it did when it was approved. */
export function schemeOf(text: string): Scheme {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const { scheme } = readScheme(text);
  if (scheme === undefined) throw new Error('an approved scheme no longer checks');
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, scheme);
  return scheme;
}
