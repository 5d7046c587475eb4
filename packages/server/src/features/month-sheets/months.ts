/** The months of a round: pure. */
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { Round } from '../rounds/model.ts';
import { periodAt } from '../rounds/periods.ts';

export interface Month {
  /** 2026-03 */
  readonly span: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** Months with a day of the round in them. */
export function monthsOf({ term }: Pick<Round, 'term'>): readonly Month[] {
  const found: Month[] = [];
  for (let at = periodAt('month', term.from); at.from <= term.to; at = periodAt('month', daysLater(at.to, 1)))
    found.push({ span: at.period, name: at.name, from: at.from, to: at.to });
  return found;
}
