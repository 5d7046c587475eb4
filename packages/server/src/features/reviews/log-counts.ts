/** How regularly somebody wrote their records in a round: beside what they wrote, the first thing that a reviewer looks at. */
import { type RecordAsked, recordsOf, type Scheme } from '@shiji/engine';
import type { LogEntryPayload } from '../logs/log-facts.ts';
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { Term } from '../rounds/freeze.ts';
import { periodAt } from '../rounds/periods.ts';
import type { RoundFact } from '../rounds/round-facts.ts';

export interface LogCounts {
  readonly inTime: number;
  readonly late: number;
  /** Due by today, and not written. */
  readonly missing: number;
}

/**
 * By person; whoever has written nothing has none there, and `nobody` says what they lack. A while counts where its last day lies in the
 * period and the days for writing it are over. Undefined where the scheme asks for no records.
 */
export function logCounts(
  scheme: Scheme,
  term: Term,
  today: Day,
  facts: readonly RoundFact[],
): ((person: string) => LogCounts) | undefined {
  const entries = recordsOf(scheme);
  if (entries.length === 0) return undefined;
  const due = new Set(entries.flatMap((entry) => endsOf(entry, term, today).map((ends) => keyOf(entry.id, ends))));
  const by = new Map<string, LogEntryPayload[]>();
  for (const { subject, payload } of facts) {
    const found = by.get(subject) ?? [];
    found.push(payload as unknown as LogEntryPayload);
    by.set(subject, found);
  }
  return (person) => {
    const written = by.get(person) ?? [];
    const there = new Set(written.map(({ entry, ends }) => keyOf(entry, ends)));
    return {
      inTime: written.filter(({ inTime }) => inTime).length,
      late: written.filter(({ inTime }) => !inTime).length,
      missing: [...due].filter((key) => !there.has(key)).length,
    };
  };
}

const keyOf = (entry: string, ends: Day): string => `${entry}\n${ends}`;

function endsOf({ every, due }: RecordAsked, { from, to }: Term, today: Day): readonly Day[] {
  const found: Day[] = [];
  for (let at = periodAt(every, from); at.to <= to; at = periodAt(every, daysLater(at.to, 1)))
    if (daysLater(at.to, due) < today) found.push(at.to);
  return found;
}
