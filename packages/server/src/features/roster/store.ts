/** The one way in which the roster changes: every change is lawful, and written down with what stood there before and after. */
import { type RawBuilder, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import { decide, type RosterRefusal } from './laws.ts';
import { rosterReader, seedsOf } from './load.ts';
import type { RecordKind, Records, RosterChange } from './model.ts';
import { columnsOf, kindOfTable, positioned, tableOf, type WithKeys, withKeys } from './rows.ts';

/** Who changes the roster, and when. */
export interface Changing {
  readonly by: string;
  readonly at: Date;
  readonly import?: string;
}

/** What others point to comes first. */
const ORDER = ['unit', 'person', 'tenure', 'standing', 'oversight', 'override'] as const satisfies RecordKind[];
/** Rows in one statement. */
const BATCH = 10_000;

export type RosterWriter = ReturnType<typeof rosterWriter>;

export function rosterWriter(tx: TxScope, { by, at, import: of }: Changing) {
  const { tenant, db } = tx;
  const reader = rosterReader(tx);
  return {
    ...reader,

    /** Holds the county's roster until the transaction ends: others who change it wait. Gives its new version. */
    async lock(): Promise<string> {
      const { version } = await db
        .insertInto('rosters')
        .values({ tenant, version: '1' })
        .onConflict((conflict) => conflict.column('tenant').doUpdateSet({ version: sql`rosters.version + 1` }))
        .returning('version')
        .executeTakeFirstOrThrow();
      return version;
    },

    /** Makes the changes one after another, if all are lawful; of a refusal nothing may be kept. The roster must be held (`lock`). */
    async make(changes: readonly RosterChange[]): Promise<{ readonly ok: true } | RosterRefusal> {
      const book = await reader.around(seedsOf(changes));
      for (const change of changes) {
        const decided = decide(book, change);
        if (!decided.ok) return decided;
        book.apply(change);
      }
      await put(changes);
      return { ok: true };
    },

    /** Writes changes that were found lawful on the roster as it is held; tells how many are written down, so far. */
    put,

    /** What an import has changed, in the order in which it was done. */
    async changesOf(id: string): Promise<readonly RosterChange[]> {
      const rows = await db
        .selectFrom('roster_changes')
        .select(['entity', 'before', 'after'])
        .where('tenant', '=', tenant)
        .where('import', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(({ entity, before, after }) => {
        const kind = kindOfTable.get(entity);
        if (kind === undefined) throw new Error(`no kind of record stands in ${entity}`);
        return { kind, ...(before === null ? {} : { before }), ...(after === null ? {} : { after }) } as RosterChange;
      });
    },
  };

  async function put(
    changes: readonly RosterChange[],
    progress: (done: number) => Promise<void> = async () => {},
  ): Promise<void> {
    const last = Object.fromEntries(ORDER.map((kind) => [kind, new Map()])) as unknown as {
      readonly [K in RecordKind]: Map<string, Records[K] | undefined>;
    };
    const first = new Map<string, RosterChange>();
    for (const change of changes) {
      const id = change.after?.id ?? change.before?.id ?? '';
      // To the end: what is made again later may stand on what comes between.
      last[change.kind].delete(id);
      (last[change.kind] as Map<string, unknown>).set(id, change.after);
      if (!first.has(id)) first.set(id, change);
    }
    for (const kind of ['unit', 'person'] as const) await freeCodes(kind, last[kind], first);
    for (const kind of ORDER) {
      const records = [...(last[kind] as Map<string, Records[RecordKind] | undefined>).values()];
      for (const some of batches(records.filter((record) => record !== undefined))) await upsert(kind, some);
    }
    for (const kind of [...ORDER].reverse()) {
      const gone = [...(last[kind] as Map<string, unknown>)].filter(([, record]) => record === undefined);
      for (const some of batches(gone.map(([id]) => id)))
        await db.deleteFrom(tableOf[kind]).where('tenant', '=', tenant).where('id', '=', anyOf(some)).execute();
    }
    let done = 0;
    for (const some of batches(changes)) {
      await note(some);
      done += some.length;
      await progress(done);
    }
  }

  /** Codes that change are let go of first: they may change places. */
  async function freeCodes(
    kind: 'unit' | 'person',
    last: ReadonlyMap<string, { readonly code?: string } | undefined>,
    first: ReadonlyMap<string, RosterChange>,
  ): Promise<void> {
    const changed = [...last].flatMap(([id, record]) => {
      const before = first.get(id)?.before as { readonly code?: string } | undefined;
      return before?.code !== undefined && before.code !== record?.code ? [id] : [];
    });
    for (const some of batches(changed))
      await db
        .updateTable(tableOf[kind])
        .set({ code: null })
        .where('tenant', '=', tenant)
        .where('id', '=', anyOf(some))
        .execute();
  }

  async function upsert<K extends RecordKind>(kind: K, records: readonly Records[K][]): Promise<void> {
    const columns = Object.entries(columnsOf[kind]) as [
      string,
      readonly [type: string, value: (record: WithKeys<RecordKind>) => unknown],
    ][];
    const shaped = records.map((record) => withKeys(kind, record));
    const names = columns.map(([name]) => name);
    const arrays = columns.map(([, [type, value]]) => sql`${shaped.map(value)}::${sql.raw(type)}[]`);
    if (positioned.includes(kind)) {
      const from = await lastPosition(kind as 'unit' | 'tenure');
      names.push('position');
      arrays.push(sql`${records.map((_, index) => from + 1 + index)}::integer[]`);
    }
    const kept = names.filter((name) => name !== 'id' && name !== 'position');
    await sql`
      insert into ${sql.table(tableOf[kind])} (tenant, ${list(names)})
      select ${tenant}::uuid, * from unnest(${sql.join(arrays)})
      on conflict (tenant, id) do update set ${sql.join(
        kept.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
      )}`.execute(db);
  }

  /** New rows come after all others. */
  async function lastPosition(kind: 'unit' | 'tenure'): Promise<number> {
    const row = await db
      .selectFrom(tableOf[kind])
      .select((select) => select.fn.max<number | null>('position').as('last'))
      .where('tenant', '=', tenant)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  async function note(changes: readonly RosterChange[]): Promise<void> {
    const text = (record: object | undefined) => (record === undefined ? null : JSON.stringify(record));
    await sql`
      insert into roster_changes (tenant, id, at, actor, import, entity, entity_id, before, after)
      select ${tenant}::uuid, c.id, ${at.toISOString()}::timestamptz, ${by}::uuid, ${of ?? null}::uuid, c.entity, c.entity_id, c.before, c.after
      from unnest(
        ${changes.map(() => uuid())}::uuid[],
        ${changes.map(({ kind }) => tableOf[kind])}::text[],
        ${changes.map(({ before, after }) => after?.id ?? before?.id)}::uuid[],
        ${changes.map(({ before }) => text(before))}::jsonb[],
        ${changes.map(({ after }) => text(after))}::jsonb[]
      ) as c (id, entity, entity_id, before, after)`.execute(db);
  }
}

const list = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)));
const anyOf = (ids: readonly string[]): RawBuilder<string> => sql`any(${ids}::uuid[])`;

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}
