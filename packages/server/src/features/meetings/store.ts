/** All SQL of meetings. What changes a meeting takes its row first, so that two people at once follow one another. */
import type { Count } from '../../db/count.ts';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { MeetingReportersTable, MeetingsTable } from '../../db/tables/meetings.ts';
import type {
  AgendaItem,
  AgendaKind,
  CommentMode,
  Group,
  Invitee,
  Manner,
  Meeting,
  MeetingState,
  Need,
  Plan,
  Reporter,
  WholeMeeting,
} from './model.ts';

export function meetingReader(scope: Scope | TxScope) {
  const { tenant, db } = scope;
  const meetings = () => db.selectFrom('meetings').selectAll().where('tenant', '=', tenant);
  return {
    async meeting(id: string): Promise<WholeMeeting | undefined> {
      const row = await meetings().where('id', '=', id).executeTakeFirst();
      return row && whole(scope, meetingOf(row));
    },

    /** The latest day first; `units`: of these alone. */
    async list(units: readonly string[] | undefined, most: number): Promise<readonly Meeting[]> {
      if (units?.length === 0) return [];
      let query = meetings().orderBy('day', 'desc').orderBy('id', 'desc').limit(most);
      if (units !== undefined) query = query.where('unit', 'in', units);
      return (await query.execute()).map(meetingOf);
    },

    /** Meetings that somebody presides over, reports at or is invited to by name, the latest day first. */
    async of(person: string, most: number): Promise<readonly Meeting[]> {
      const rows = await meetings()
        .where((where) =>
          where.or([
            where('chair', '=', person),
            ...(['meeting_reporters', 'meeting_invitees'] as const).map((table) =>
              where(
                'id',
                'in',
                where.selectFrom(table).select('meeting').where('tenant', '=', tenant).where('person', '=', person),
              ),
            ),
          ]),
        )
        .orderBy('day', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(meetingOf);
    },

    /** How many report at each. */
    async reporterCounts(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('meeting_reporters')
        .select(['meeting', ({ fn }) => fn.countAll().as('n')])
        .where('tenant', '=', tenant)
        .where('meeting', 'in', ids)
        .groupBy('meeting')
        .execute();
      return new Map(rows.map(({ meeting, n }) => [meeting, Number(n)]));
    },

    /** Of those who are in the roster. */
    async namesOf(people: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (people.length === 0) return new Map();
      const rows = await db
        .selectFrom('people')
        .select(['id', 'name'])
        .where('tenant', '=', tenant)
        .where('id', 'in', people)
        .execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** How often somebody reports, at meetings that aren't over. */
    reportsCount: (person: string): Count =>
      db
        .selectFrom('meetings as m')
        .innerJoin('meeting_reporters as r', (join) =>
          join.onRef('r.tenant', '=', 'm.tenant').onRef('r.meeting', '=', 'm.id'),
        )
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('m.tenant', '=', tenant)
        .where('r.tenant', '=', tenant)
        .where('r.person', '=', person)
        .where('m.state', '<>', 'closed'),

    /** What somebody reports at, of meetings that aren't over. */
    async reportsOf(person: string): Promise<readonly { readonly meeting: Meeting; readonly manner: Manner }[]> {
      const rows = await db
        .selectFrom('meetings as m')
        .innerJoin('meeting_reporters as r', (join) =>
          join.onRef('r.tenant', '=', 'm.tenant').onRef('r.meeting', '=', 'm.id'),
        )
        .selectAll('m')
        .select('r.manner')
        .where('m.tenant', '=', tenant)
        .where('r.tenant', '=', tenant)
        .where('r.person', '=', person)
        .where('m.state', '<>', 'closed')
        .orderBy('m.due')
        .orderBy('m.id')
        .execute();
      return rows.map((row) => ({ meeting: meetingOf(row), manner: row.manner as Manner }));
    },
  };
}

/** What a meeting is made of at the beginning, and again when what was planned is changed. */
export interface Prepared {
  readonly plan: Plan;
  readonly reporters: readonly Reporter[];
  readonly groups: readonly Group[];
  readonly invitees: readonly Invitee[];
  readonly agenda: readonly AgendaItem[];
}

export function meetingWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const change = async (id: string, set: Partial<Omit<MeetingsTable, 'tenant' | 'id'>>) =>
    void (await db.updateTable('meetings').set(set).where('tenant', '=', tenant).where('id', '=', id).execute());

  async function removeParts(meeting: string): Promise<void> {
    for (const table of ['meeting_invitees', 'meeting_groups', 'meeting_agenda'] as const)
      await db.deleteFrom(table).where('tenant', '=', tenant).where('meeting', '=', meeting).execute();
  }

  async function addParts(meeting: string, { groups, invitees, agenda }: Omit<Prepared, 'plan' | 'reporters'>) {
    const of = { tenant, meeting };
    if (groups.length > 0)
      await db
        .insertInto('meeting_groups')
        .values(
          groups.map(({ id, name, invited, needs, arrived }, position) => ({
            ...of,
            id,
            position,
            name,
            invited,
            needs,
            arrived: arrived ?? null,
          })),
        )
        .execute();
    if (invitees.length > 0)
      await db
        .insertInto('meeting_invitees')
        .values(
          invitees.map(({ person, group, arrived }) => ({ ...of, person, of_group: group, arrived: arrived ?? null })),
        )
        .execute();
    await addAgenda(meeting, agenda);
  }

  async function addAgenda(meeting: string, agenda: readonly AgendaItem[]): Promise<void> {
    if (agenda.length > 0)
      await db
        .insertInto('meeting_agenda')
        .values(
          agenda.map(({ id, kind, person, title }, position) => ({
            tenant,
            meeting,
            id,
            position,
            kind,
            person: person ?? null,
            title: title ?? null,
          })),
        )
        .execute();
  }

  /** Who has begun a report stays, in their new place: reports hang on this row. */
  async function putReporters(meeting: string, reporters: readonly Reporter[]): Promise<void> {
    const rows: MeetingReportersTable[] = reporters.map(({ person, manner }, position) => ({
      tenant,
      meeting,
      person,
      position,
      manner,
    }));
    let gone = db.deleteFrom('meeting_reporters').where('tenant', '=', tenant).where('meeting', '=', meeting);
    if (rows.length > 0)
      gone = gone.where(
        'person',
        'not in',
        rows.map(({ person }) => person),
      );
    await gone.execute();
    if (rows.length > 0)
      await db
        .insertInto('meeting_reporters')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'meeting', 'person']).doUpdateSet(({ ref }) => ({
            position: ref('excluded.position'),
            manner: ref('excluded.manner'),
          })),
        )
        .execute();
  }

  return {
    /** The meeting as it stands, taken for this transaction; undefined where there is none. */
    async lock(id: string): Promise<WholeMeeting | undefined> {
      const row = await db
        .selectFrom('meetings')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forNoKeyUpdate()
        .executeTakeFirst();
      return row && whole(tx, meetingOf(row));
    },

    async create(
      id: string,
      unit: string,
      { plan, reporters, ...parts }: Prepared,
      by: string,
      at: Date,
    ): Promise<void> {
      await db
        .insertInto('meetings')
        .values({
          tenant,
          id,
          unit,
          ...columnsOf(plan),
          state: 'planned',
          revision: 1,
          item: null,
          short_reason: null,
          opened_at: null,
          closed_at: null,
          results_shown: false,
          created_at: at.toISOString(),
          created_by: by,
        })
        .execute();
      await putReporters(id, reporters);
      await addParts(id, parts);
    },

    async replan({ id, revision }: Meeting, { plan, reporters, ...parts }: Prepared): Promise<void> {
      await change(id, { ...columnsOf(plan), revision: revision + 1 });
      await putReporters(id, reporters);
      await removeParts(id);
      await addParts(id, parts);
    },

    async setDue({ id, revision }: Meeting, due: string): Promise<void> {
      await change(id, { due, revision: revision + 1 });
    },

    async setAgenda({ id, revision }: Meeting, agenda: readonly AgendaItem[]): Promise<void> {
      await change(id, { revision: revision + 1 });
      await db.deleteFrom('meeting_agenda').where('tenant', '=', tenant).where('meeting', '=', id).execute();
      await addAgenda(id, agenda);
    },

    /** How many of a group have come; `people`: who of those invited by name, where they were ticked. */
    async setArrived(meeting: string, group: string, arrived: number, people?: readonly string[]): Promise<void> {
      await db
        .updateTable('meeting_groups')
        .set({ arrived })
        .where('tenant', '=', tenant)
        .where('meeting', '=', meeting)
        .where('id', '=', group)
        .execute();
      const invitees = (came: boolean | null) =>
        db
          .updateTable('meeting_invitees')
          .set({ arrived: came })
          .where('tenant', '=', tenant)
          .where('meeting', '=', meeting)
          .where('of_group', '=', group);
      await invitees(people === undefined ? null : false).execute();
      if (people !== undefined && people.length > 0) await invitees(true).where('person', 'in', people).execute();
    },

    open: (id: string, item: string | null, at: Date, reason: string | undefined) =>
      change(id, { state: 'running', item, opened_at: at.toISOString(), short_reason: reason ?? null }),
    goTo: (id: string, item: string) => change(id, { item }),
    close: (id: string, at: Date) => change(id, { state: 'closed', closed_at: at.toISOString() }),
    showResults: (id: string, shown: boolean) => change(id, { results_shown: shown }),

    async remove(id: string): Promise<void> {
      await removeParts(id);
      await putReporters(id, []);
      await db.deleteFrom('meetings').where('tenant', '=', tenant).where('id', '=', id).execute();
    },
  };
}

async function whole({ tenant, db }: Scope | TxScope, meeting: Meeting): Promise<WholeMeeting> {
  const { id } = meeting;
  const reporters = await db
    .selectFrom('meeting_reporters')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('meeting', '=', id)
    .orderBy('position')
    .execute();
  const groups = await db
    .selectFrom('meeting_groups')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('meeting', '=', id)
    .orderBy('position')
    .execute();
  const invitees = await db
    .selectFrom('meeting_invitees')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('meeting', '=', id)
    .orderBy('person')
    .execute();
  const agenda = await db
    .selectFrom('meeting_agenda')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('meeting', '=', id)
    .orderBy('position')
    .execute();
  return {
    meeting,
    reporters: reporters.map(({ person, manner }) => ({ person, manner: manner as Manner })),
    groups: groups.map((row) => ({
      id: row.id,
      name: row.name,
      invited: row.invited,
      needs: row.needs as Need,
      ...(row.arrived === null ? {} : { arrived: row.arrived }),
    })),
    invitees: invitees.map((row) => ({
      person: row.person,
      group: row.of_group,
      ...(row.arrived === null ? {} : { arrived: row.arrived }),
    })),
    agenda: agenda.map((row) => ({
      id: row.id,
      kind: row.kind as AgendaKind,
      ...(row.person === null ? {} : { person: row.person }),
      ...(row.title === null ? {} : { title: row.title }),
    })),
  };
}

function meetingOf(row: MeetingsTable): Meeting {
  return {
    id: row.id,
    unit: row.unit,
    title: row.title,
    day: row.day,
    ...(row.begins === null ? {} : { begins: row.begins }),
    place: row.place,
    chair: row.chair,
    comments: row.comments as CommentMode,
    due: row.due,
    state: row.state as MeetingState,
    revision: row.revision,
    ...(row.item === null ? {} : { item: row.item }),
    ...(row.short_reason === null ? {} : { shortReason: row.short_reason }),
    ...(row.opened_at === null ? {} : { openedAt: row.opened_at }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    resultsShown: row.results_shown,
  };
}

const columnsOf = ({ begins, ...plan }: Plan) => ({ ...plan, begins: begins ?? null });
