/** Which days a figure's events may have: those that count in a run, and those that only make later ones repetitions. */
import type { EventFact, RunClock } from '../../facts/facts.ts';
import { addMonths, type Day } from '../../numbers/day.ts';
import { escalatingTo } from './escalation.ts';
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
 * Whether a figure looks at an event at all, be it only to tell whether a later one is a repetition: of the code itself, or one that others
 * escalated to.
 */
export function lookingAt({ codes }: EventsTerm): (fact: EventFact, run: RunClock) => boolean {
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const leading = escalatingTo(codes);
  const known = new Map<EventCode, ReadonlySet<EventCode>>();
  /** The code, and all that may become it. */
  const sourcesOf = (code: EventCode): ReadonlySet<EventCode> => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const sources = new Set([code]);
    for (const source of sources) for (const next of leading.get(source.code) ?? []) sources.add(next);
    known.set(code, sources);
    return sources;
  };
  return ({ code: named, date }, run) => {
    const code = byCode.get(named);
    if (code === undefined) return false;
    if (countsOn(code, date, run)) return true;
    if (code.repeats === undefined || date > lastKnownDay(run)) return false;
    // The later the day, the likelier what happens on it counts.
    const latest = Math.min(endOf(date, code.repeats.within) - 1, lastKnownDay(run));
    return [...sourcesOf(code)].some((source) => countsOn(source, latest, run));
  };
}
