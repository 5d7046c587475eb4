/** What has to be supplied or cleared up, matter by matter: whom each concerns, who can settle it, and who only waits for others. */
import type { ScoreResult } from './run-result.ts';
import { settleText } from './words.ts';

type Waiting = ScoreResult['waiting'];

/** The same thing lacking for some people. */
export interface Matter {
  readonly why: string;
  /** What is awaited, from whom, and the ruling that could take its place. */
  readonly settle: string;
  /** Ids. */
  readonly subjects: readonly string[];
  /** How many others wait for it; of several people's nothing is said, since mostly the same wait for each. */
  readonly others: number;
}

/** Every matter, in the order in which the result names them; none is left out. */
export function mattersOf(waiting: Waiting): readonly Matter[] {
  const found = new Map<string, { why: string; settle: string; subjects: string[]; others: number }>();
  for (const { subject, items } of waiting) {
    for (const item of items) {
      if (item.awaits !== undefined) continue;
      const [why, settle] = [item.text, settleText(item)];
      const key = `${why}\n${settle}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { why, settle, subjects: [subject], others: item.others });
      else {
        known.subjects.push(subject);
        known.others = 0;
      }
    }
  }
  return [...found.values()];
}

/** Of those who lack more than so many things these are told, and how many more there are. */
export const MOST_TOGETHER = 3;

/** Matters that concern the very same subjects stand together: whoever has no fact at all lacks each of them. */
export function bySubjects(matters: readonly Matter[]): readonly (readonly Matter[])[] {
  const found = new Map<string, Matter[]>();
  for (const matter of matters) {
    const key = matter.subjects.join('\n');
    found.set(key, [...(found.get(key) ?? []), matter]);
  }
  return [...found.values()];
}

/** Ids of those who lack nothing themselves. */
export const onlyWaiting = (waiting: Waiting): readonly string[] =>
  waiting.flatMap(({ subject, items }) => (items.every((item) => item.awaits !== undefined) ? [subject] : []));
