/** What a round asks somebody to write, and how it stands: the scheme's entries, their weeks and months, who is excused. */
import { type RecordAsked, recordsOf, type Scheme } from '@shiji/engine';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Day } from '../roster/model.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import type { WholeRound } from '../rounds/store.ts';
import { notTaken } from './decide.ts';
import type { Entered } from './store.ts';
import { excuseOf, type Standing, standingOf, standingWords, type While, whilesOf } from './whiles.ts';

export interface EntryAsked {
  readonly asked: RecordAsked;
  readonly whiles: readonly While[];
}

export interface AskedInRound {
  readonly whole: WholeRound;
  readonly scheme: Scheme;
  readonly entries: readonly EntryAsked[];
}

export function askedIn(whole: WholeRound, calendar: Calendar): AskedInRound {
  const { schemeText, term, begunAt } = whole.round;
  const scheme = schemeOf(schemeText);
  const begun = dayOf(new Date(begunAt));
  const known = termsOf(calendar, scheme);
  const key = `${term.from} ${term.to} ${begun}`;
  const entries =
    known.get(key) ?? recordsOf(scheme).map((asked) => ({ asked, whiles: whilesOf(asked, term, calendar, begun) }));
  known.set(key, entries);
  return { whole, scheme, entries };
}

/** The same scheme asks for the same in the same term; counting a quarter's working days takes a while. */
const known = new WeakMap<Calendar, WeakMap<Scheme, Map<string, readonly EntryAsked[]>>>();
function termsOf(calendar: Calendar, scheme: Scheme): Map<string, readonly EntryAsked[]> {
  const schemes = known.get(calendar) ?? new WeakMap<Scheme, Map<string, readonly EntryAsked[]>>();
  known.set(calendar, schemes);
  const terms = schemes.get(scheme) ?? new Map<string, readonly EntryAsked[]>();
  schemes.set(scheme, terms);
  return terms;
}

export function standingIn(
  { scheme }: AskedInRound,
  { spells }: Pick<RoundSubject, 'spells'>,
  one: While,
  entered: Entered | undefined,
  today: Day,
): Standing {
  const written = entered && { day: entered.firstDay, inTime: entered.inTime };
  return standingOf(one, today, written, excuseOf(one, spells, scheme.attributes ?? []));
}

/** As screens show it. */
export function standingShown(
  around: AskedInRound,
  subject: Pick<RoundSubject, 'spells'>,
  { asked }: EntryAsked,
  one: While,
  entered: Entered | undefined,
  today: Day,
) {
  const standing = standingIn(around, subject, one, entered, today);
  const { span, name, from, ends, due } = one;
  return {
    span,
    name,
    from,
    ends,
    due,
    state: standing.state,
    stateName: standingWords(standing),
    revision: entered?.revision ?? 0,
    open: notTaken(around.whole, around.scheme.process ?? [], asked, one, today) === undefined,
  };
}

/** The entry of the scheme, for screens. */
export function entryShown({ scheme }: AskedInRound, { asked }: EntryAsked) {
  const { id, name, every, from, counted } = asked;
  const source = recordsOf(scheme).find((other) => other.id === from);
  return {
    entry: id,
    name,
    every,
    ...(source === undefined ? {} : { from: source.name }),
    ...(counted === undefined ? {} : { counted: countedWords(counted) }),
  };
}

const countedWords = ({ name, worth, late }: NonNullable<RecordAsked['counted']>): string =>
  `计入“${name}”${worth === undefined ? '' : `，满分${worth}分`}；逾期补写的每篇按${late}计。`;

export const entryOf = ({ entries }: AskedInRound, id: string): EntryAsked | undefined =>
  entries.find(({ asked }) => asked.id === id);
