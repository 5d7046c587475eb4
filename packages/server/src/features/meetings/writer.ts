/** All SQL that writes what `store.ts` reads. */
import type { TxScope } from '../../db/scope.ts';
import type { MeetingReportersTable, MeetingsTable } from '../../db/tables/meetings.ts';
import type { AgendaItem, Meeting, Reporter, WholeMeeting } from './model.ts';
import { columnsOf, meetingOf, type Prepared, whole } from './store.ts';

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
