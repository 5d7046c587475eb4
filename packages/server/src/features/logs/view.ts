/** Entries as their screens show them. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { type AskedInRound, askedIn, type EntryAsked, entryShown, standingIn, standingShown } from './asked.ts';
import { logRefusals } from './copy.ts';
import { MOST_SIGNS, notTaken } from './decide.ts';
import { type Indicator, indicatorsOf } from './indicators.ts';
import { type Entered, type LogEntry, logReader } from './store.ts';
import { summaryOf } from './summary.ts';
import type { While } from './whiles.ts';

/** Indicators of the last entries that stand ready before all others. */
const MOST_READY = 6;

const named = ({ round: { id, name } }: WholeRound) => ({ id, name });
const at = <E extends Entered>(entries: readonly E[], { asked }: EntryAsked, { span }: While): E | undefined =>
  entries.find((one) => one.entry === asked.id && one.span === span);

/** What somebody has to write in every running round in which they are assessed. */
export async function ownShown(scope: Scope, person: string, calendar: Calendar, today: Day) {
  const rounds = [];
  for (const { whole, subject } of await roundReader(scope).runningOf(person)) {
    const around = askedIn(whole, calendar);
    if (around.entries.length === 0) continue;
    const entries = await logReader(scope).enteredBy(whole.round.id, person);
    rounds.push({
      round: named(whole),
      person,
      entries: around.entries.map((entry) => ({
        ...entryShown(around, entry),
        spans: entry.whiles.map((one) => standingShown(around, subject, entry, one, at(entries, entry, one), today)),
      })),
    });
  }
  return { rounds };
}

function contentShown(entry: LogEntry, indicators: readonly Indicator[]) {
  const { content, firstDay, changedAt } = entry;
  return {
    ...(content === undefined ? {} : { text: content.text }),
    indicators: (content?.indicators ?? []).map((id) => ({
      id,
      name: indicators.find((one) => one.id === id)?.name ?? id,
    })),
    photos: [...(content?.photos ?? [])],
    firstDay,
    changedAt,
  };
}

export async function personShown(
  scope: Scope,
  { whole, subject }: { readonly whole: WholeRound; readonly subject: RoundSubject },
  calendar: Calendar,
  today: Day,
) {
  const around = askedIn(whole, calendar);
  const indicators = indicatorsOf(around.scheme, subject.population);
  const entries = await logReader(scope).entriesOf(whole.round.id, subject.person);
  return {
    round: named(whole),
    person: { id: subject.person, name: subject.name },
    unit: (await rosterReader(scope).unitsAbove([subject.unit])).unit(subject.unit)?.name ?? '',
    entries: around.entries.map((entry) => ({
      ...entryShown(around, entry),
      spans: entry.whiles.map((one) => {
        const entered = at(entries, entry, one);
        return {
          ...standingShown(around, subject, entry, one, entered, today),
          ...(entered === undefined ? {} : { content: contentShown(entered, indicators) }),
        };
      }),
    })),
  };
}

/** One entry; for its writer with what helps to write it. */
export async function oneShown(
  scope: Scope | TxScope,
  { around, subject, entry, one }: Found,
  own: boolean,
  today: Day,
) {
  const { whole, scheme } = around;
  const indicators = indicatorsOf(scheme, subject.population);
  const entries = await logReader(scope).entriesOf(whole.round.id, subject.person);
  const entered = at(entries, entry, one);
  const choices = own ? readyFirst(indicators, entries) : { choices: [], ready: 0 };
  const draft = own && entered === undefined ? draftOf(around, entry, one, entries, indicators) : undefined;
  const because = notTaken(whole, scheme.process ?? [], entry.asked, one, today);
  const write = own && because === undefined;
  return {
    ...standingShown(around, subject, entry, one, entered, today),
    round: named(whole),
    person: { id: subject.person, name: subject.name },
    entry: entryShown(around, entry),
    ...(entered === undefined ? {} : { content: contentShown(entered, indicators) }),
    ...(draft === undefined ? {} : { draft }),
    ...choices,
    most: MOST_SIGNS,
    ...(because === undefined ? {} : { because: filled(logRefusals[because].title, one) }),
    abilities: { write },
  };
}

const filled = (sentence: string, { from, due }: While): string =>
  sentence.replace('{from}', spoken(from)).replace('{due}', spoken(due));

/** 2026年3月27日 */
export const spoken = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

export interface Found {
  readonly around: AskedInRound;
  readonly subject: RoundSubject;
  readonly entry: EntryAsked;
  readonly one: While;
}

/** What was linked of late comes first, the most often before the others; whoever has linked nothing yet is offered what is counted. */
function readyFirst(indicators: readonly Indicator[], entries: readonly LogEntry[]) {
  const recent = [...entries].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)).slice(0, MOST_READY);
  const uses = new Map<string, number>();
  for (const id of recent.flatMap(({ content }) => content?.indicators ?? [])) uses.set(id, (uses.get(id) ?? 0) + 1);
  const used = indicators
    .filter(({ id }) => uses.has(id))
    .sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0))
    .slice(0, MOST_READY);
  const rest = indicators.filter((one) => !used.includes(one));
  const choices = [...used, ...rest.filter(({ counted }) => counted), ...rest.filter(({ counted }) => !counted)];
  return {
    choices: choices.map(({ id, name }) => ({ id, name })),
    ready: used.length === 0 ? Math.min(MOST_READY, rest.length) : used.length,
  };
}

/** From the entries of the source whose last day lies in the while. */
function draftOf(
  { entries: all }: AskedInRound,
  { asked }: EntryAsked,
  one: While,
  entries: readonly LogEntry[],
  indicators: readonly Indicator[],
): string | undefined {
  const source = all.find((other) => other.asked.id === asked.from);
  if (source === undefined) return undefined;
  const summed = source.whiles
    .filter(({ ends }) => one.from <= ends && ends <= one.ends)
    .flatMap((inner) => {
      const content = at(entries, source, inner)?.content;
      return content === undefined ? [] : [{ name: inner.name.replace(/^\d+年/, ''), ...content }];
    });
  return summaryOf(summed, indicators, source.asked.name, MOST_SIGNS);
}

/** How many of each unit have written what; `units` names the part of the tree that each subject counts to. */
export async function gridShown(
  scope: Scope,
  around: AskedInRound,
  entry: EntryAsked,
  subjects: readonly RoundSubject[],
  rowOf: (subject: RoundSubject) => string,
  today: Day,
) {
  const entered = new Map(
    (await logReader(scope).entered(around.whole.round.id, entry.asked.id)).map((one) => [
      `${one.person} ${one.span}`,
      one,
    ]),
  );
  const rows = [...new Set(subjects.map(rowOf))];
  const book = await rosterReader(scope).unitsAbove(rows);
  return rows.map((unit) => {
    const own = subjects.filter((subject) => rowOf(subject) === unit);
    return {
      unit: { id: unit, name: book.unit(unit)?.name ?? '' },
      people: own.length,
      cells: entry.whiles.map((one) => {
        const cell = { span: one.span, written: 0, late: 0, open: 0, missing: 0, excused: 0 };
        for (const subject of own) {
          const { state } = standingIn(around, subject, one, entered.get(`${subject.person} ${one.span}`), today);
          if (state !== 'coming') cell[state] += 1;
        }
        return cell;
      }),
    };
  });
}

/** Those who have yet to write, in the order of the roster. */
export async function missingShown(
  scope: Scope,
  around: AskedInRound,
  entry: EntryAsked,
  one: While,
  subjects: readonly RoundSubject[],
  today: Day,
) {
  const entered = (await logReader(scope).entered(around.whole.round.id, entry.asked.id)).filter(
    ({ span }) => span === one.span,
  );
  const book = await rosterReader(scope).unitsAbove([
    ...new Set(subjects.flatMap(({ unit, organization }) => [unit, organization])),
  ]);
  return {
    people: subjects.flatMap((subject) => {
      const own = entered.find(({ person }) => person === subject.person);
      const shown = standingShown(around, subject, entry, one, own, today);
      if (shown.state !== 'missing' && shown.state !== 'open') return [];
      return [
        {
          person: { id: subject.person, name: subject.name },
          organization: book.unit(subject.organization)?.name ?? '',
          unit: book.unit(subject.unit)?.name ?? '',
          state: shown.state,
          stateName: shown.stateName,
        },
      ];
    }),
  };
}
