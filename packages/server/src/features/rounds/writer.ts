/** All SQL that writes what `store.ts` reads. */
import type { TxScope } from '../../db/scope.ts';
import type { RoundStage, RoundState } from './model.ts';
import { type NewRound, roundReader, type WholeRound } from './store.ts';
import { subjectWriter } from './subjects-store.ts';
import type { Wishes } from './wishes.ts';

export function roundWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...roundReader(tx),
    ...subjectWriter(tx),

    async lock(id: string): Promise<WholeRound | undefined> {
      await db
        .selectFrom('rounds')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .execute();
      return roundReader(tx).round(id);
    },

    /**
     * The round as it stays until the transaction ends: others may hold it so, too, and nobody changes it meanwhile. `known`: as it was just
     * read, which it still is where its revision is.
     */
    async hold(id: string, known?: WholeRound): Promise<WholeRound | undefined> {
      const row = await db
        .selectFrom('rounds')
        .select('revision')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forKeyShare()
        .executeTakeFirst();
      return known !== undefined && known.round.id === id && known.round.revision === row?.revision
        ? known
        : roundReader(tx).round(id);
    },

    async insert(round: NewRound, units: readonly string[], stages: readonly RoundStage[]): Promise<void> {
      await db
        .insertInto('rounds')
        .values({
          tenant,
          id: round.id,
          name: round.name,
          scheme: round.scheme,
          version: round.version,
          scheme_text: round.schemeText,
          scheme_hash: round.schemeHash,
          period: round.period,
          first_day: round.from,
          last_day: round.to,
          as_of: round.asOf,
          state: 'running',
          revision: 1,
          begun_by: round.by,
          begun_at: round.at.toISOString(),
          ended_at: null,
          reason: null,
          wishes: JSON.stringify(round.wishes),
          noted: '0',
        })
        .execute();
      await db
        .insertInto('round_units')
        .values(units.map((unit) => ({ tenant, round: round.id, unit })))
        .execute();
      await db
        .insertInto('round_stages')
        .values(
          stages.map((stage, position) => ({
            tenant,
            round: round.id,
            key: stage.key,
            position,
            begins: stage.begins,
            ends: stage.ends,
            state: stage.state,
            opened_at: stage.openedAt ?? null,
            done_at: stage.doneAt ?? null,
          })),
        )
        .execute();
    },

    async setWishes(round: string, wishes: Wishes): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ wishes: JSON.stringify(wishes) })
        .where('tenant', '=', tenant)
        .where('id', '=', round)
        .execute();
    },

    async setStages(round: string, stages: readonly RoundStage[], at: Date): Promise<void> {
      for (const { key, begins, ends, state, openedAt, doneAt } of stages)
        await db
          .updateTable('round_stages')
          .set({
            begins,
            ends,
            state,
            opened_at: openedAt ?? (state === 'waiting' ? null : at.toISOString()),
            done_at: state === 'done' ? (doneAt ?? at.toISOString()) : null,
          })
          .where('tenant', '=', tenant)
          .where('round', '=', round)
          .where('key', '=', key)
          .execute();
      await db
        .updateTable('rounds')
        .set((was) => ({ revision: was('revision', '+', 1) }))
        .where('tenant', '=', tenant)
        .where('id', '=', round)
        .execute();
    },

    async end(id: string, state: Exclude<RoundState, 'running'>, at: Date, reason?: string): Promise<void> {
      await db
        .updateTable('rounds')
        .set((was) => ({
          state,
          ended_at: at.toISOString(),
          reason: reason ?? null,
          revision: was('revision', '+', 1),
        }))
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
  };
}
