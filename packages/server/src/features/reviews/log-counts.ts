/** How regularly somebody wrote their records in a round: beside what they wrote, the first thing that a reviewer looks at. */
import { type RecordAsked, recordsOf, type Scheme } from '@shiji/engine';
import type { Counted } from '../logs/store.ts';
import { spanNamed } from '../logs/whiles.ts';
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { Term } from '../rounds/freeze.ts';
import { periodAt } from '../rounds/periods.ts';

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
  entered: readonly Counted[],
): ((person: string) => LogCounts) | undefined {
  const entries = recordsOf(scheme);
  if (entries.length === 0) return undefined;
  const due = new Set(entries.flatMap((entry) => spansOf(entry, term, today).map((span) => keyOf(entry.id, span))));
  const by = new Map<string, Counted[]>();
  for (const one of entered) {
    const found = by.get(one.person) ?? [];
    found.push(one);
    by.set(one.person, found);
  }
  return (person) => {
    const written = by.get(person) ?? [];
    const there = new Set(written.map(({ entry, span }) => keyOf(entry, span)));
    return {
      inTime: written.filter(({ inTime }) => inTime).length,
      late: written.filter(({ inTime }) => !inTime).length,
      missing: [...due].filter((key) => !there.has(key)).length,
    };
  };
}

const keyOf = (entry: string, span: string): string => `${entry}\n${span}`;

function spansOf({ every, due }: RecordAsked, { from, to }: Term, today: Day): readonly string[] {
  const found: string[] = [];
  for (let at = periodAt(every, from); at.to <= to; at = periodAt(every, daysLater(at.to, 1)))
    if (daysLater(at.to, due) < today) found.push(spanNamed(every, at.period));
  return found;
}
