/** All SQL of meetings. What changes a meeting takes its row first, so that two people at once follow one another. */
import type { Count } from '../../db/count.ts';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { MeetingsTable } from '../../db/tables/meetings.ts';
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

export async function whole({ tenant, db }: Scope | TxScope, meeting: Meeting): Promise<WholeMeeting> {
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

export function meetingOf(row: MeetingsTable): Meeting {
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

export const columnsOf = ({ begins, ...plan }: Plan) => ({ ...plan, begins: begins ?? null });
