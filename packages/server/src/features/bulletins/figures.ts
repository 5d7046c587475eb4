/** The figures of a bulletin, read from the round as it stands: counts by unit for everybody, names for the unit itself. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayStart, nextDay } from '../../ports/clock.ts';
import { codesOf } from '../events/codes.ts';
import { eventReader } from '../events/store.ts';
import { type AskedInRound, askedIn, type EntryAsked, standingIn } from '../logs/asked.ts';
import { logReader } from '../logs/store.ts';
import { standingWords, type While } from '../logs/whiles.ts';
import { messageReader } from '../messages/store.ts';
import { monthReportReader } from '../month-sheets/store.ts';
import { remindedOn } from '../reminders/rules.ts';
import { reminderReader } from '../reminders/store.ts';
import { valueIn } from '../results/model.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { levelsOf as gradesOf } from '../results/view.ts';
import { isReviewed } from '../reviews/decide.ts';
import { levelsWith } from '../reviews/finished.ts';
import { reviewReader } from '../reviews/store.ts';
import type { Day } from '../roster/model.ts';
import { gapsIn } from '../rounds/lacks.ts';
import { type RoundSubject, stageStates } from '../rounds/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { processOf, unitNames } from '../rounds/view.ts';
import { supervisionReader } from '../supervision/store.ts';
import { urgingReader } from '../urgings/store.ts';
import { bulletinWords as words } from './copy.ts';
import type { BulletinKind, Content, Section, Span, UnitList } from './model.ts';

interface Looking {
  readonly scope: Scope | TxScope;
  readonly whole: WholeRound;
  readonly around: AskedInRound;
  readonly subjects: readonly RoundSubject[];
  /** Departments and towns in the order of the round. */
  readonly organizations: readonly string[];
  readonly name: (unit: string) => string;
  readonly at: Span;
  readonly today: Day;
  readonly calendar: Calendar;
}

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
    case 'weekly':
      return weekOf(looking);
    case 'monthly':
      return { sections: await monthOf(looking), lists: [] };
    case 'quarterly':
      return { sections: await quarterOf(looking), lists: [] };
  }
}

/** One entry's standings in some of its whiles, by what the line counts. */
interface Counted {
  readonly should: number;
  readonly written: number;
  readonly late: number;
  /** Not written: overdue, or still to be done. */
  readonly missing: number;
  /** Needn't write it. */
  readonly excused: number;
}

const none: Counted = { should: 0, written: 0, late: 0, missing: 0, excused: 0 };
const sumOf = (all: readonly Counted[]): Counted =>
  all.reduce(
    (sum, one) => ({
      should: sum.should + one.should,
      written: sum.written + one.written,
      late: sum.late + one.late,
      missing: sum.missing + one.missing,
      excused: sum.excused + one.excused,
    }),
    none,
  );

type Standings = readonly {
  readonly subject: RoundSubject;
  readonly state: ReturnType<typeof standingIn>;
}[];

async function standingsOf(looking: Looking, entry: EntryAsked, whiles: readonly While[]): Promise<Standings> {
  const { scope, whole, around, subjects, today } = looking;
  const entered = new Map(
    (await logReader(scope).entered(whole.round.id, entry.asked.id)).map((one) => [`${one.person} ${one.span}`, one]),
  );
  return subjects.flatMap((subject) =>
    whiles.map((one) => ({
      subject,
      state: standingIn(around, subject, one, entered.get(`${subject.person} ${one.span}`), today),
    })),
  );
}

function countedIn(standings: Standings, organization: string): Counted {
  const own = standings.filter(({ subject }) => subject.organization === organization);
  const of = (...states: readonly string[]) => own.filter(({ state }) => states.includes(state.state)).length;
  const [written, late, missing] = [of('written'), of('late'), of('missing', 'open')];
  return { should: written + late + missing, written, late, missing, excused: of('excused') };
}

async function weekOf(looking: Looking): Promise<Content> {
  const { scope, whole, around, organizations, name, at } = looking;
  const sections: Section[] = [];
  const lists: UnitList[] = [];
  const reminded = new Set<string>();
  let remindings = 0;
  for (const entry of around.entries.filter(({ asked }) => asked.every === 'week')) {
    const one = entry.whiles.find(({ span }) => span === at.span);
    if (one === undefined) continue;
    const day = remindedOn(one.due, (await reminderReader(scope).rules()).logDays, looking.calendar);
    const own = new Set(looking.subjects.map(({ person }) => person));
    const sent = await messageReader(scope).toldBetween('log-missing', dayStart(day), dayStart(nextDay(day)));
    const toldNow = sent.filter((person) => own.has(person));
    for (const person of toldNow) reminded.add(person);
    remindings += toldNow.length;
    const standings = await standingsOf(looking, entry, [one]);
    const rows = organizations.map((id) => ({ id, counted: countedIn(standings, id) }));
    sections.push({
      heading: words.written(entry.asked.name),
      lines: [words.writtenLine(one.name, entry.asked.name, sumOf(rows.map(({ counted }) => counted)))],
      table: {
        columns: words.writtenColumns,
        rows: rows.map(({ id, counted }) => [name(id), ...words.writtenCells(counted)]),
      },
    });
    for (const organization of organizations) {
      const missing = standings.filter(
        ({ subject, state }) =>
          subject.organization === organization && (state.state === 'missing' || state.state === 'open'),
      );
      if (missing.length === 0) continue;
      lists.push({
        organization: { id: organization, name: name(organization) },
        heading: words.missingHeading(entry.asked.name, one.name),
        columns: words.missingColumns,
        rows: missing.map(({ subject, state }) => [
          subject.name,
          name(subject.unit),
          standingWords(state),
          reminded.has(subject.person) ? words.reminded : '',
        ]),
      });
    }
  }
  const urged = await urgingReader(scope).between(whole.round.id, at.from, at.to);
  sections.push({ heading: words.urging, lines: [words.urgingLine(remindings, urged)] });
  return { sections: [...sections, await supervised(looking)], lists };
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
  const reviews = await reviewsIn(looking);
  return [
    progressOf(looking),
    ...(await entriesIn(looking)),
    ...reviews,
    await gradesIn(looking),
    await eventsIn(looking),
    gapsSection(looking),
    await supervised(looking),
  ];
}

/** Entries whose while ends in the days of the bulletin, a table each. */
async function entriesIn(looking: Looking): Promise<readonly Section[]> {
  const { around, organizations, name, at, today } = looking;
  const sections: Section[] = [];
  for (const entry of around.entries) {
    const whiles = entry.whiles.filter(({ from, ends }) => at.from <= ends && ends <= at.to && from <= today);
    if (whiles.length === 0) continue;
    const standings = await standingsOf(looking, entry, whiles);
    const rows = organizations.map((id) => ({ id, counted: countedIn(standings, id) }));
    sections.push({
      heading: words.written(entry.asked.name),
      lines: [words.entriesLine(entry.asked.name, whiles.length, sumOf(rows.map(({ counted }) => counted)))],
      table: {
        columns: words.entriesColumns,
        rows: rows.map(({ id, counted }) => [name(id), ...words.writtenCells(counted)]),
      },
    });
  }
  return sections;
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

function progressOf({ whole: { round, stages }, today }: Looking): Section {
  const process = processOf(round);
  return {
    heading: words.progress,
    lines: stages.map(({ key, begins, ends, state }) => {
      const name = process.find(({ id }) => id === key)?.name ?? key;
      return words.stageLine(name, begins, ends, stageStates[state], state === 'on' && today > ends);
    }),
  };
}

async function reviewsIn({ scope, whole, subjects, organizations, name }: Looking): Promise<readonly Section[]> {
  const stages = processOf(whole.round).filter(({ work }) => work.kind === 'review');
  if (stages.length === 0) return [];
  const levelsOf = levelsWith(whole.round, await reviewReader(scope).ofRound(whole.round.id));
  const reviewed = new Set(
    subjects.filter((one) => stages.every(({ id }) => isReviewed(levelsOf(one, id)))).map(({ person }) => person),
  );
  const rows = organizations.map((id) => {
    const own = subjects.filter(({ organization }) => organization === id);
    const done = own.filter(({ person }) => reviewed.has(person)).length;
    return [name(id), String(own.length), String(done), String(own.length - done)];
  });
  return [
    {
      heading: words.reviews,
      lines: [words.reviewsLine(subjects.length, reviewed.size)],
      table: { columns: words.reviewsColumns, rows },
    },
  ];
}

/** Only once everybody may know what came out for themselves. */
async function gradesIn({ scope, whole, around, organizations, name }: Looking): Promise<Section> {
  const version = told(whole, await resultReader(scope).versions(whole.round.id));
  if (version === undefined) return { heading: words.grades, lines: [words.notPublished] };
  const sheets = await resultReader(scope).sheets(whole.round.id, version.version);
  const grades = gradesOf(around.scheme);
  const countIn = (organization: string | undefined, grade: string | undefined) =>
    sheets.filter(
      (sheet) =>
        (organization === undefined || sheet.organization === organization) && valueIn(sheet.result.grade) === grade,
    ).length;
  const counts = (id: string | undefined) => [...grades, undefined].map((grade) => countIn(id, grade));
  const all = counts(undefined);
  return {
    heading: words.grades,
    lines: [
      words.gradesLine(
        grades.map((grade, n) => `${grade} ${all[n] ?? 0} 人`),
        all.at(-1) ?? 0,
      ),
    ],
    table: {
      columns: [words.unit, ...grades, words.ungraded],
      rows: organizations.map((id) => [name(id), ...counts(id).map(String)]),
    },
  };
}

function gapsSection({ whole, subjects, today }: Looking): Section {
  const process = processOf(whole.round);
  const overdue = whole.stages
    .filter(({ state, ends }) => state === 'on' && today > ends)
    .map(({ key }) => process.find(({ id }) => id === key)?.name ?? key);
  const gaps = gapsIn(process, subjects).length;
  return {
    heading: words.gaps,
    lines: [
      ...(overdue.length === 0 ? [] : [words.overdueLine(overdue)]),
      ...(gaps === 0 ? [] : [words.reviewersLine(gaps)]),
      ...(overdue.length + gaps === 0 ? [words.noGaps] : []),
    ],
  };
}

async function supervised({ scope, whole, organizations, at, today }: Looking): Promise<Section> {
  const reader = supervisionReader(scope);
  const now = await reader.counts(at, organizations);
  const { from, to } = whole.round.term;
  const all = await reader.counts({ from, to: today > to ? today : to }, organizations);
  return { heading: words.supervision, lines: [words.supervisionLine(now, all)] };
}
