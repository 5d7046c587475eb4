/** The figures of a bulletin, read from the round as it stands. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { bulletinWords as words } from '../bulletins/copy.ts';
import type { BulletinKind, Content, Section, Span } from '../bulletins/model.ts';
import { bulletinReader } from '../bulletins/store.ts';
import { codesOf } from '../events/codes.ts';
import { eventReader } from '../events/store.ts';
import { askedIn } from '../logs/asked.ts';
import { monthReportReader } from '../month-sheets/store.ts';
import type { Day } from '../roster/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { supervisionReader } from '../supervision/store.ts';
import { entriesIn, weekOf } from './entries.ts';
import type { Looking } from './looking.ts';
import { gapsSection, gradesIn, progressOf, reviewsIn } from './stages.ts';

export async function figuresOf(
  scope: Scope | TxScope,
  whole: WholeRound,
  kind: BulletinKind,
  at: Span,
  calendar: Calendar,
  today: Day,
): Promise<Content> {
  const subjects = await roundReader(scope).subjects(whole.round.id);
  const organizations = [...new Set(subjects.map(({ organization }) => organization))];
  const name = await unitNames(scope, [...new Set(subjects.flatMap(({ unit, organization }) => [unit, organization]))]);
  const looking = {
    scope,
    whole,
    around: askedIn(whole, calendar),
    subjects,
    organizations,
    name,
    at,
    today,
    calendar,
  };
  switch (kind) {
    case 'weekly': {
      const { sections, lists } = await weekOf(looking);
      return { sections: [...sections, await supervised(looking)], lists };
    }
    case 'monthly':
      return { sections: await monthOf(looking), lists: [] };
    case 'quarterly':
      return { sections: await quarterOf(looking), lists: [] };
  }
}

async function monthOf(looking: Looking): Promise<readonly Section[]> {
  const { scope, whole, organizations, at } = looking;
  const reports = await monthReportReader(scope).ofRound(whole.round.id);
  const reported = organizations.filter((id) =>
    reports.some(({ organization, month }) => organization === id && month === at.span),
  ).length;
  return [
    ...(await entriesIn(looking)),
    await eventsIn(looking),
    progressOf(looking),
    { heading: words.meetings, lines: [words.meetingsLine(organizations.length, reported)] },
    await supervised(looking),
  ];
}

async function quarterOf(looking: Looking): Promise<readonly Section[]> {
  const entries = await entriesIn(looking);
  const reviews = await reviewsIn(looking);
  return [
    progressOf(looking),
    ...entries,
    ...reviews,
    await gradesIn(looking),
    await eventsIn(looking),
    gapsSection(looking, [
      ...entries.map((section) => ({ section, column: words.entriesColumns.indexOf(words.missing) })),
      ...reviews.map((section) => ({ section, column: words.reviewsColumns.indexOf(words.unreviewed) })),
    ]),
    await supervised(looking),
  ];
}

async function eventsIn({ scope, whole, organizations, name, at }: Looking): Promise<Section> {
  const events = await eventReader(scope).ofRound(whole.round.id, { from: at.from, to: at.to });
  const effects = new Map(codesOf(whole.round).map(({ code, effect }) => [code, effect]));
  const count = (organization: string | undefined, state: string, effect?: string) =>
    events.filter(
      (event) =>
        (organization === undefined || event.organization === organization) &&
        event.state === state &&
        (effect === undefined || effects.get(event.code) === effect),
    ).length;
  const cells = (id: string | undefined) => [
    count(id, 'approved', 'adds'),
    count(id, 'approved', 'subtracts'),
    count(id, 'proposed'),
  ];
  const [adds = 0, subtracts = 0, waits = 0] = cells(undefined);
  return {
    heading: words.events,
    lines: [words.eventsLine(adds, subtracts, waits)],
    table: {
      columns: words.eventsColumns,
      rows: organizations.map((id) => [name(id), ...cells(id).map(String)]),
    },
  };
}

/** Of these days, and of the year so far: 印发通报18期、实地督导42次. */
async function supervised({ scope, organizations, at, today }: Looking): Promise<Section> {
  const reader = supervisionReader(scope);
  const year = today.slice(0, 4);
  const now = await reader.counts(at, organizations);
  const all = await reader.counts({ from: `${year}-01-01`, to: today }, organizations);
  const issued = await bulletinReader(scope).issuedIn(Number(year));
  return { heading: words.supervision, lines: [words.supervisionLine(now, all, issued)] };
}
