/** Pages that hang, until anything changes that they are made of: hundreds look at one at once, and it is the same for all of them. */

/** Notices that hang at one time. */
const MOST_KEPT = 20;

interface Kept {
  readonly of: string;
  readonly html: Promise<string>;
}

const kept = new Map<string, Kept>();

/** `of`: all that the page is made of, or what changes with it. Made once, however many ask while it is made. */
export function keptPage(place: string, of: string, make: () => Promise<string>): Promise<string> {
  const known = kept.get(place);
  if (known?.of === of) return known.html;
  const made: Kept = { of, html: make() };
  kept.delete(place);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(place, made);
  // What couldn't be made is tried anew by the next who asks.
  made.html.catch(() => {
    if (kept.get(place) === made) kept.delete(place);
  });
  return made.html;
}
