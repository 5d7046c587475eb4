/** Which earlier results a scheme reads: for whoever gathers the facts of a run. */
import { eachCondition } from '../conditions/condition.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';

export interface HistoryAsked {
  /** Id of the scheme whose results are read. */
  readonly scheme: string;
  /** Results of periods inside the run's days, or of those that ended before it begins. */
  readonly days: 'inside' | 'before';
}

/** One for each scheme and stretch of days; none where nothing looks back. */
export function historyAsked(scheme: Scheme): readonly HistoryAsked[] {
  const inside = new Set(
    placedFigures(scheme).flatMap(({ figure: { term } }) => (term.kind === 'earlier' ? [term.scheme] : [])),
  );
  // Of conditions only those of consequences may look back, and they look at the scheme's own results.
  const back = (scheme.consequences ?? [])
    .flatMap(({ when }) => eachCondition(when, []))
    .some(({ condition }) => 'history' in condition);
  return [
    ...[...inside].map((id): HistoryAsked => ({ scheme: id, days: 'inside' })),
    ...(back ? [{ scheme: scheme.scheme, days: 'before' } as const] : []),
  ];
}

/** Whether it is read in a run of these days, as texts `2026-01-01`. */
export const readsHistory = (
  asked: readonly HistoryAsked[],
  run: { readonly from: string; readonly to: string },
  past: { readonly scheme: string; readonly from: string; readonly to: string },
): boolean =>
  asked.some(
    ({ scheme, days }) =>
      scheme === past.scheme && (days === 'inside' ? past.from >= run.from && past.to <= run.to : past.to < run.from),
  );
