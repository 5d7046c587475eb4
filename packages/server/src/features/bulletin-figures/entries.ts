/** Who has written what: counts by unit for everybody, names for the unit itself. */
import { dayStart, nextDay } from '../../ports/clock.ts';
import { bulletinWords as words } from '../bulletins/copy.ts';
import type { Content, Section, UnitList } from '../bulletins/model.ts';
import { type EntryAsked, standingIn } from '../logs/asked.ts';
import { logReader } from '../logs/store.ts';
import { standingWords, type While } from '../logs/whiles.ts';
import { messageReader } from '../messages/store.ts';
import { remindedOn } from '../reminders/rules.ts';
import { reminderReader } from '../reminders/store.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { urgingReader } from '../urgings/store.ts';
import type { Looking } from './looking.ts';

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

export async function weekOf(looking: Looking): Promise<Content> {
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
  return { sections, lists };
}

/** Entries whose while ends in the days of the bulletin, a table each. */
export async function entriesIn(looking: Looking): Promise<readonly Section[]> {
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
