/** All SQL that writes what `store.ts` reads. */
import { gzipSync } from 'node:zlib';
import type { TxScope } from '../../db/scope.ts';
import { inPieces } from '../polls/store.ts';
import type { Settlement, StoredSheet } from './model.ts';
import { type NewVersion, resultReader, rowOf } from './store.ts';

export function resultWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const ofVersion = (round: string, version: number) =>
    db
      .updateTable('result_versions')
      .where('tenant', '=', tenant)
      .where('round', '=', round)
      .where('version', '=', version);
  return {
    ...resultReader(tx),

    async insert(round: string, made: NewVersion, sheets: readonly StoredSheet[]): Promise<void> {
      await db
        .insertInto('result_versions')
        .values({
          tenant,
          round,
          version: made.version,
          state: 'proposed',
          as_of: made.asOf,
          tables: gzipSync(JSON.stringify(made.tables), { level: 3 }),
          tables_hash: Buffer.from(made.tablesHash, 'hex'),
          results_hash: Buffer.from(made.resultsHash, 'hex'),
          reason: made.reason ?? null,
          made_by: made.by,
          made_at: made.at.toISOString(),
          fact: made.fact,
          settled_by_body: null,
          settled_day: null,
          settled_note: null,
          settled_by: null,
          settled_at: null,
          confirmed_by: null,
          confirmed_at: null,
          days_apart: JSON.stringify(made.days),
        })
        .execute();
      await inPieces(
        sheets.map((sheet, position) => rowOf(tenant, round, made.version, sheet, position)),
        (rows) =>
          db
            .insertInto('result_sheets')
            .values([...rows])
            .execute(),
      );
    },

    /** A proposal that is made anew replaces the one that nobody has settled yet. */
    async remove(round: string, version: number): Promise<void> {
      for (const table of ['result_sheets', 'result_versions'] as const)
        await db
          .deleteFrom(table)
          .where('tenant', '=', tenant)
          .where('round', '=', round)
          .where('version', '=', version)
          .execute();
    },

    async settle(round: string, version: number, { body, day, note }: Settlement, by: string, at: Date): Promise<void> {
      await ofVersion(round, version)
        .set({
          state: 'settled',
          settled_by_body: body,
          settled_day: day,
          settled_note: note,
          settled_by: by,
          settled_at: at.toISOString(),
        })
        .execute();
    },

    async confirm(round: string, version: number, by: string, at: Date): Promise<void> {
      await ofVersion(round, version)
        .set({ state: 'confirmed', confirmed_by: by, confirmed_at: at.toISOString() })
        .execute();
    },
  };
}
