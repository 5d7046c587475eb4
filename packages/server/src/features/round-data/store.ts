/** All SQL of imports into rounds. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Selectable } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { RoundImportsTable } from '../../db/tables/rounds.ts';
import { inPieces } from '../polls/store.ts';
import type { RowPayload } from '../results/result-facts.ts';
import type { Counts, ImportPlan, ImportState } from './model.ts';

export interface KeptImport {
  readonly id: string;
  readonly round: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly counts: Counts;
  readonly madeBy: string;
  readonly by: string;
  readonly madeAt: string;
  readonly doneAt?: string;
  readonly undoneAt?: string;
  readonly reason?: string;
}

const MOST_LISTED = 200;

export function dataReader({ tenant, db }: Scope | TxScope) {
  const imports = () =>
    db
      .selectFrom('round_imports as i')
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'i.tenant').onRef('a.id', '=', 'i.made_by'))
      .select([
        'i.id',
        'i.round',
        'i.file_name',
        'i.state',
        'i.counts',
        'i.made_by',
        'i.made_at',
        'i.done_at',
        'i.undone_at',
        'i.reason',
        'a.name as by',
      ])
      .where('i.tenant', '=', tenant);
  return {
    async byId(id: string): Promise<KeptImport | undefined> {
      const row = await imports().where('i.id', '=', id).executeTakeFirst();
      return row && importOf(row);
    },

    /** The newest first; those that were dropped left out. */
    async ofRound(round: string): Promise<readonly KeptImport[]> {
      const rows = await imports()
        .where('i.round', '=', round)
        .where('i.state', '!=', 'dropped')
        .orderBy('i.id', 'desc')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(importOf);
    },

    /** Only of an import that waits to be confirmed. */
    async plan(id: string): Promise<ImportPlan | undefined> {
      const row = await db
        .selectFrom('round_imports')
        .select('plan')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined || row.plan === null) return undefined;
      return JSON.parse(gunzipSync(row.plan).toString('utf8')) as ImportPlan;
    },

    async facts(id: string): Promise<readonly { readonly fact: string; readonly replaced: string | null }[]> {
      return db
        .selectFrom('round_import_facts')
        .select(['fact', 'replaced'])
        .where('tenant', '=', tenant)
        .where('import', '=', id)
        .orderBy('fact')
        .execute();
    },

    /** How many of an import's facts something has come in the place of. */
    async corrected(id: string): Promise<number> {
      const { n } = await db
        .selectFrom('round_import_facts as i')
        .innerJoin('facts as f', (join) => join.onRef('f.tenant', '=', 'i.tenant').onRef('f.corrects', '=', 'i.fact'))
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('i.tenant', '=', tenant)
        .where('i.import', '=', id)
        .executeTakeFirstOrThrow();
      return Number(n);
    },

    /** What stood before an import in the place of its facts, by id; erased ones are left out. */
    async replacedBy(id: string): Promise<ReadonlyMap<string, RowPayload>> {
      const rows = await db
        .selectFrom('round_import_facts as i')
        .innerJoin('fact_bodies as b', (join) =>
          join.onRef('b.tenant', '=', 'i.tenant').onRef('b.fact', '=', 'i.replaced'),
        )
        .select(['b.fact', 'b.body'])
        .where('i.tenant', '=', tenant)
        .where('i.import', '=', id)
        .execute();
      return new Map(rows.map(({ fact, body }) => [fact, (JSON.parse(body) as { payload: RowPayload }).payload]));
    },

    /** Codes of people, by id. */
    async codes(round: string): Promise<ReadonlyMap<string, string>> {
      const rows = await db
        .selectFrom('round_subjects as s')
        .innerJoin('people as p', (join) => join.onRef('p.tenant', '=', 's.tenant').onRef('p.id', '=', 's.person'))
        .select(['p.id', 'p.code'])
        .where('s.tenant', '=', tenant)
        .where('s.round', '=', round)
        .where('s.left_because', 'is', null)
        .execute();
      return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
    },
  };
}

type Row = Omit<Selectable<RoundImportsTable>, 'tenant' | 'plan' | 'done_by' | 'undone_by'> & {
  readonly by: string | null;
};

const importOf = (row: Row): KeptImport => ({
  id: row.id,
  round: row.round,
  fileName: row.file_name,
  state: row.state as ImportState,
  counts: row.counts as unknown as Counts,
  madeBy: row.made_by,
  by: row.by ?? '',
  madeAt: row.made_at,
  ...(row.done_at === null ? {} : { doneAt: row.done_at }),
  ...(row.undone_at === null ? {} : { undoneAt: row.undone_at }),
  ...(row.reason === null ? {} : { reason: row.reason }),
});

export function dataWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const change = (id: string) => db.updateTable('round_imports').where('tenant', '=', tenant).where('id', '=', id);
  const packed = (plan: ImportPlan): Buffer => gzipSync(Buffer.from(JSON.stringify(plan)));
  return {
    ...dataReader(tx),

    /** In place of what the same account had planned for the round and not confirmed. */
    async add(
      one: Pick<KeptImport, 'id' | 'round' | 'fileName' | 'madeBy' | 'counts'>,
      plan: ImportPlan,
      at: Date,
    ): Promise<void> {
      await db
        .updateTable('round_imports')
        .set({ state: 'dropped', plan: null })
        .where('tenant', '=', tenant)
        .where('round', '=', one.round)
        .where('made_by', '=', one.madeBy)
        .where('state', '=', 'planned')
        .execute();
      await db
        .insertInto('round_imports')
        .values({
          tenant,
          id: one.id,
          round: one.round,
          file_name: one.fileName,
          state: 'planned',
          counts: JSON.stringify(one.counts),
          plan: packed(plan),
          made_by: one.madeBy,
          made_at: at.toISOString(),
        })
        .execute();
    },

    async replan(id: string, plan: ImportPlan, counts: Counts): Promise<void> {
      await change(id)
        .set({ plan: packed(plan), counts: JSON.stringify(counts) })
        .execute();
    },

    async drop(id: string): Promise<void> {
      await change(id).set({ state: 'dropped', plan: null }).execute();
    },

    async done(
      id: string,
      facts: readonly { readonly fact: string; readonly replaced?: string | undefined }[],
      by: string,
      at: Date,
    ): Promise<void> {
      await change(id).set({ state: 'done', plan: null, done_by: by, done_at: at.toISOString() }).execute();
      await inPieces(facts, (piece) =>
        db
          .insertInto('round_import_facts')
          .values(piece.map(({ fact, replaced }) => ({ tenant, import: id, fact, replaced: replaced ?? null })))
          .execute(),
      );
    },

    async undone(id: string, reason: string, by: string, at: Date): Promise<void> {
      await change(id).set({ state: 'undone', undone_by: by, undone_at: at.toISOString(), reason }).execute();
    },
  };
}
