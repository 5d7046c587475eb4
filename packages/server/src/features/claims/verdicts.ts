/** What was found of a claim, and how the engine counts it: the share of claims that hold. */
import type { RawRow } from '@shiji/engine';

export const verdicts = { true: '属实', partly: '部分属实', false: '不实', unclear: '无法核实' } as const;
export type Verdict = keyof typeof verdicts;

/** What somebody said and what was found. */
export interface Settled {
  readonly id: string;
  /** Id of the engine's subject. */
  readonly subject: string;
  readonly verdict?: Verdict;
}

/**
 * Rows of the engine's table of items (任务) for a figure such as Wuchuan's `claims` (核实率, WC-02): every claim was due on the day; one that
 * holds was done on it, any other wasn't. 部分属实 doesn't count as true: whoever wants half of it to count states it as two claims. None at
 * all where one isn't verified: then the figure waits (`missing: hold`), rather than count what nobody has looked at as untrue.
 */
export function itemsOf(indicator: string, day: string, claims: readonly Settled[]): readonly RawRow[] {
  const waiting = new Set(claims.filter(({ verdict }) => verdict === undefined).map(({ subject }) => subject));
  return claims
    .filter(({ subject }) => !waiting.has(subject))
    .map(({ id, subject, verdict }) => ({
      key: id,
      subject,
      indicator,
      due: day,
      ...(verdict === 'true' ? { done: day } : {}),
    }));
}
