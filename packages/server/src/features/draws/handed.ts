/**
 * Codes that were handed out within the last ten minutes, for whoever lost the answer on the way: in memory only, by a digest of the
 * voter's own nonce. What outlives the process would tell whose code it was.
 */
import { createHash } from 'node:crypto';

const KEPT_MS = 10 * 60_000;
/** A hall of people who draw at once. */
const MOST = 20_000;

export interface Handed<Answer> {
  /** What `draw` gave to the first who asked with this nonce; `draw` isn't run again while that is remembered. */
  once(
    asker: string,
    nonce: string,
    now: Date,
    draw: () => Promise<Answer>,
    keep: (answer: Answer) => boolean,
  ): Promise<Answer>;
}

export function handedOut<Answer>(): Handed<Answer> {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  return {
    async once(asker, nonce, now, draw, keep) {
      for (const [key, { until }] of kept) {
        // The oldest stand first.
        if (until > now.getTime() && kept.size < MOST) break;
        kept.delete(key);
      }
      const key = createHash('sha256').update(`${asker}\n${nonce}`).digest('base64');
      const known = kept.get(key);
      if (known !== undefined) return known.answer;
      const answer = draw();
      kept.set(key, { until: now.getTime() + KEPT_MS, answer });
      const forget = () => kept.delete(key);
      answer.then((given) => keep(given) || forget(), forget);
      return answer;
    },
  };
}
