/** Which days a figure's events may have: those that count in a run, and those that only make later ones repetitions. */
import type { EventFact, RunClock } from '../../facts/facts.ts';
import { addMonths, type Day } from '../../numbers/day.ts';
import type { EventCode, EventsTerm, Span } from './node.ts';

/** The first day on which the span that begins on a day is over. */
export const endOf = (day: Day, span: Span): Day => ('months' in span ? addMonths(day, span.months) : day + span.days);

/** The last day of which a run knows events. */
const lastKnownDay = ({ to, asOf }: RunClock): Day => Math.min(to, asOf);

/** Whether an event of this code and day counts in the run: dated within its period or, where the code expires, in force on its last day. */
export function countsOn({ expires }: EventCode, day: Day, run: RunClock): boolean {
  if (day > lastKnownDay(run)) return false;
  return expires === undefined ? day >= run.from : run.to < endOf(day, expires);
}

/**
 * Whether the figure looks at an event at all, be it only to tell whether a later one is a repetition: of the code itself, or one that others
 * escalated to.
 */
export function looksAt({ codes }: EventsTerm, { code: named, date }: EventFact, run: RunClock): boolean {
  const code = codes.find((c) => c.code === named);
  if (code === undefined) return false;
  if (countsOn(code, date, run)) return true;
  if (code.repeats === undefined || date > lastKnownDay(run)) return false;
  // The later the day, the likelier what happens on it counts.
  const latest = Math.min(endOf(date, code.repeats.within) - 1, lastKnownDay(run));
  return [code, ...leadingTo(code, codes)].some((c) => countsOn(c, latest, run));
}

/** Codes whose occurrences may become this one's, over others or at once. */
function leadingTo(code: EventCode, codes: readonly EventCode[]): readonly EventCode[] {
  return codes
    .filter((c) => c.escalates?.to === code.code)
    .flatMap((c): readonly EventCode[] => [c, ...leadingTo(c, codes)]);
}
