/** All SQL that writes what `store.ts` reads. */
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import type { Poll } from './model.ts';
import type { PollOutcome } from './outcome.ts';
import type { TypedReading } from './paper-readings.ts';
import { type FormDraft, inPieces, type NewPoll, pollOf, pollReader } from './store.ts';

export function pollWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const one = (id: string) => db.updateTable('polls').where('tenant', '=', tenant).where('id', '=', id);
  return {
    ...pollReader(tx),

    /** As it stands once nobody else changes it, and no vote is being cast. */
    async lock(id: string): Promise<Poll | undefined> {
      const row = await db
        .selectFrom('polls')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row && pollOf(row);
    },

    async insert(poll: NewPoll): Promise<void> {
      await db
        .insertInto('polls')
        .values({
          tenant,
          id: poll.id,
          unit: poll.unit ?? null,
          meeting: poll.meeting ?? null,
          title: poll.title,
          rules: JSON.stringify(poll.rules),
          source: poll.source === undefined ? null : JSON.stringify(poll.source),
          abstain: poll.abstain,
          state: 'draft',
          revision: '1',
          created_by: poll.by,
          created_at: poll.at.toISOString(),
          ends_at: poll.endsAt ?? null,
        })
        .execute();
    },

    async rename(id: string, said: { title: string; endsAt?: string | undefined; abstain: boolean }): Promise<void> {
      await one(id)
        .set((at) => ({
          title: said.title,
          ends_at: said.endsAt ?? null,
          abstain: said.abstain,
          revision: at('revision', '+', '1'),
        }))
        .execute();
    },

    /** In place of all that stood there. Voters stand in the order of their ids. */
    async replaceForms(poll: string, forms: readonly FormDraft[]): Promise<void> {
      for (const table of ['poll_voters', 'poll_electorates', 'poll_subjects', 'poll_forms'] as const)
        await db.deleteFrom(table).where('tenant', '=', tenant).where('poll', '=', poll).execute();
      const placed = forms.map((form, position) => ({ ...form, id: uuid(), position }));
      const electorates = placed.flatMap(({ id: form, electorates: of }) =>
        of.map((electorate, position) => ({ ...electorate, id: uuid(), form, position })),
      );
      const key = { tenant, poll };
      await inPieces(placed, (rows) =>
        db
          .insertInto('poll_forms')
          .values(rows.map(({ id, name, position }) => ({ ...key, id, name, position })))
          .execute(),
      );
      await inPieces(
        placed.flatMap(({ id: form, subjects }) =>
          subjects.map((subject, position) => ({ ...subject, form, position })),
        ),
        (rows) =>
          db
            .insertInto('poll_subjects')
            .values(
              rows.map(({ form, position, person, unit, name, line, section }) => ({
                ...key,
                id: uuid(),
                form,
                position,
                person: person ?? null,
                unit: unit ?? null,
                name,
                line: line ?? null,
                section: section ?? null,
              })),
            )
            .execute(),
      );
      await inPieces(electorates, (rows) =>
        db
          .insertInto('poll_electorates')
          .values(
            rows.map(({ id, form, position, group, expected, slips, paper }) => ({
              ...key,
              id,
              form,
              position,
              rater_group: group,
              expected: expected ?? null,
              slips,
              paper,
              drawn: 0,
            })),
          )
          .execute(),
      );
      const voters = electorates
        .flatMap(({ id: electorate, voters: people }) => people.map((person) => ({ electorate, person })))
        .sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : a.electorate < b.electorate ? -1 : 1));
      await inPieces(voters, (rows) =>
        db
          .insertInto('poll_voters')
          .values(rows.map((row) => ({ ...key, ...row, drawn: false })))
          .execute(),
      );
    },

    async keepReading(poll: string, electorate: string, typed: TypedReading): Promise<void> {
      const said = { typed_by: typed.typedBy, typed_at: typed.typedAt, counts: JSON.stringify(typed.counts) };
      await db
        .insertInto('poll_papers')
        .values({ tenant, poll, electorate, reading: typed.reading, ...said })
        .onConflict((conflict) => conflict.columns(['tenant', 'poll', 'electorate', 'reading']).doUpdateSet(said))
        .execute();
    },

    /** Of a meeting that won't take place: its drafts, and what was made void, stay without it. */
    async leaveMeeting(meeting: string): Promise<void> {
      await tx.db
        .updateTable('polls')
        .set({ meeting: null })
        .where('tenant', '=', tx.tenant)
        .where('meeting', '=', meeting)
        .execute();
    },

    async opened(id: string, at: Date): Promise<void> {
      await one(id)
        .set((was) => ({ state: 'open', opened_at: at.toISOString(), revision: was('revision', '+', '1') }))
        .execute();
    },

    async ended(
      id: string,
      as: { readonly state: 'closed' | 'void'; readonly reason?: string; readonly outcome?: PollOutcome },
      at: Date,
    ): Promise<void> {
      await one(id)
        .set((was) => ({
          state: as.state,
          closed_at: at.toISOString(),
          reason: as.reason ?? null,
          outcome: as.outcome === undefined ? null : JSON.stringify(as.outcome),
          revision: was('revision', '+', '1'),
        }))
        .execute();
    },
  };
}
