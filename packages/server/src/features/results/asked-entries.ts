/** What everybody of a round was asked to write down by a day, as scoring counts it. */
import { type Attribute, recordsOf } from '@shiji/engine';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import { excuseOf, excuses, whilesOf } from '../logs/whiles.ts';
import type { Day } from '../roster/model.ts';
import type { Round, RoundSubject } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import type { Asked } from './scored.ts';
import type { AskedEntry } from './tables-of.ts';

export function askedBy(calendar: Calendar): Asked {
  return async (scope, round, until) => {
    const subjects = await roundReader(scope).subjects(round.id);
    return askedOf(round, subjects, until, calendar);
  };
}

/** Pure. Whiles that aren't over yet aren't asked for yet. */
export function askedOf(
  round: Pick<Round, 'schemeText' | 'term' | 'begunAt'>,
  subjects: readonly Pick<RoundSubject, 'person' | 'spells'>[],
  until: Day,
  calendar: Calendar,
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
