/** What everybody of a round was asked to write down by a day, as scoring counts it. */
import { type Attribute, recordsOf } from '@shiji/engine';
import { type Calendar, calendarApart, type DaysApart, daysApart } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { excuseOf, excuses, whilesOf } from '../logs/whiles.ts';
import type { Day } from '../roster/model.ts';
import type { Round, RoundSubject } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import type { Asked } from './scored.ts';
import type { AskedEntry } from './tables-of.ts';

export function askedBy(calendarOf: CalendarOf): Asked {
  return {
    days: async (scope, round) => daysOf(round, await calendarOf(scope)),
    entries: async (scope, round, until, days) =>
      askedOf(round, await roundReader(scope).subjects(round.id), until, calendarApart(days)),
  };
}

/** Of all weeks, months and quarters in which the round asks for an entry: also what of a first week lies before it. */
function daysOf({ schemeText, term }: Pick<Round, 'schemeText' | 'term'>, calendar: Calendar): DaysApart {
  const every = { isWorkday: () => true };
  const days = recordsOf(schemeOf(schemeText)).flatMap((record) =>
    whilesOf(record, term, every).flatMap(({ workdays }) => workdays),
  );
  return daysApart([...new Set(days)].sort(), calendar);
}

/** Pure. Whiles that aren't over yet aren't asked for yet. */
export function askedOf(
  round: Pick<Round, 'schemeText' | 'term' | 'begunAt'>,
  subjects: readonly Pick<RoundSubject, 'person' | 'spells'>[],
  until: Day,
  calendar: Pick<Calendar, 'isWorkday'>,
): ReadonlyMap<string, readonly AskedEntry[]> {
  const scheme = schemeOf(round.schemeText);
  const attributes: readonly Attribute[] = scheme.attributes ?? [];
  const whiles = recordsOf(scheme).flatMap((record) =>
    record.figure === undefined
      ? []
      : whilesOf(record, round.term, calendar, dayOf(new Date(round.begunAt)))
          .filter(({ ends }) => ends <= until)
          .map((one) => ({ ...one, entry: record.id, figure: record.figure as string })),
  );
  return new Map(
    subjects.map(({ person, spells }) => [
      person,
      whiles.map(({ entry, span, ends, figure, workdays }): AskedEntry => {
        const excuse = excuseOf({ workdays }, spells, attributes);
        return { entry, span, ends, figure, ...(excuse === undefined ? {} : { excused: excuses[excuse] }) };
      }),
    ]),
  );
}
