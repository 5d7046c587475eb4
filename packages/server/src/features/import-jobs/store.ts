/** Imports and their rows, as the database keeps them. */
import { sql, type Updateable } from 'kysely';
import type { Scope } from '../../db/scope.ts';
import type { ImportsTable } from '../../db/tables/roster.ts';
import type { ImportKind } from '../imports/columns.ts';
import type { Missing, Plan, PlannedRow } from '../imports/plan.ts';
import type { ImportChoices, ImportMapping, ImportProblem, ImportState, ImportStatus } from './state.ts';

export const rowOutcomes = ['create', 'change', 'unchanged', 'refused', 'missing'] as const;
export type RowOutcomeKind = (typeof rowOutcomes)[number];

/** A row of the file, or, with a number below zero, somebody or something that the file is silent about. */
export interface KeptRow {
  readonly row: number;
  readonly texts: PlannedRow['texts'];
  readonly outcome: RowOutcomeKind;
  readonly detail: Pick<PlannedRow, 'outcome' | 'notes'> | Missing;
}

export interface Changes {
  readonly status?: ImportStatus;
  readonly mapping?: ImportMapping;
  readonly choices?: ImportChoices;
  readonly counts?: Plan['counts'];
  readonly done?: number;
  readonly total?: number;
  readonly problem?: ImportProblem | null;
  readonly plannedOn?: string;
  readonly appliedAt?: string;
  readonly appliedBy?: string;
  readonly undoneAt?: string;
  readonly undoneBy?: string;
}

const BATCH = 10_000;

export type ImportStore = ReturnType<typeof importStore>;

/** Reads with any scope; with one inside a transaction, what it writes stands or falls with it. */
export function importStore({ tenant, db }: Scope) {
  const imports = () =>
    db
      .selectFrom('imports as i')
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'i.tenant').onRef('a.id', '=', 'i.actor'))
      .selectAll('i')
      .select('a.name as actor_name')
      .where('i.tenant', '=', tenant);
  return {
    async byId(id: string): Promise<ImportState | undefined> {
      const row = await imports().where('i.id', '=', id).executeTakeFirst();
      return row && stateOf(row);
    },

    /** Holds the import until the transaction ends, and gives it. */
    async lock(id: string): Promise<ImportState | undefined> {
      await db
        .selectFrom('imports')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .execute();
      return this.byId(id);
    },

    /** The latest first; of one account, or all. */
    async latest(of: string | undefined, after: string | undefined, most: number): Promise<readonly ImportState[]> {
      let found = imports();
      if (of !== undefined) found = found.where('i.actor', '=', of);
      if (after !== undefined) found = found.where('i.id', '<', after);
      return (await found.orderBy('i.id', 'desc').limit(most).execute()).map(stateOf);
    },

    /** In the order of the file; at most so many. */
    async rows(
      id: string,
      outcome: RowOutcomeKind | undefined,
      after: number,
      most?: number,
    ): Promise<readonly KeptRow[]> {
      let found = db
        .selectFrom('import_rows')
        .select(['row_number', 'cells', 'outcome', 'detail'])
        .where('tenant', '=', tenant)
        .where('import', '=', id);
      if (outcome === undefined) found = found.where('outcome', '<>', 'missing');
      else found = found.where('outcome', '=', outcome);
      found = found.where('row_number', '>', after).orderBy('row_number');
      if (most !== undefined) found = found.limit(most);
      return (await found.execute()).map((row) => ({
        row: row.row_number,
        texts: row.cells as KeptRow['texts'],
        outcome: row.outcome as RowOutcomeKind,
        detail: row.detail as KeptRow['detail'],
      }));
    },

    async begin(one: {
      readonly id: string;
      readonly kind: ImportKind;
      readonly fileName: string;
      readonly fileHash: Buffer;
      readonly choices: ImportChoices;
      readonly actor: string;
      readonly at: Date;
    }): Promise<void> {
      await db
        .insertInto('imports')
        .values({
          tenant,
          id: one.id,
          kind: one.kind,
          file_name: one.fileName,
          file_hash: one.fileHash,
          status: 'reading',
          choices: JSON.stringify(one.choices),
          done: 0,
          total: 0,
          actor: one.actor,
          created_at: one.at.toISOString(),
        })
        .execute();
    },

    async change(id: string, to: Changes): Promise<void> {
      const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
      const set: Updateable<ImportsTable> = {
        ...(to.status === undefined ? {} : { status: to.status }),
        ...(to.mapping === undefined ? {} : { mapping: json(to.mapping) }),
        ...(to.choices === undefined ? {} : { choices: json(to.choices) }),
        ...(to.counts === undefined ? {} : { counts: json(to.counts) }),
        ...(to.done === undefined ? {} : { done: to.done }),
        ...(to.total === undefined ? {} : { total: to.total }),
        ...(to.problem === undefined ? {} : { problem: json(to.problem) }),
        ...(to.plannedOn === undefined ? {} : { planned_on: to.plannedOn }),
        ...(to.appliedAt === undefined ? {} : { applied_at: to.appliedAt }),
        ...(to.appliedBy === undefined ? {} : { applied_by: to.appliedBy }),
        ...(to.undoneAt === undefined ? {} : { undone_at: to.undoneAt }),
        ...(to.undoneBy === undefined ? {} : { undone_by: to.undoneBy }),
      };
      await db.updateTable('imports').set(set).where('tenant', '=', tenant).where('id', '=', id).execute();
    },

    /** Puts the plan's rows in place of those that were there. */
    async keepRows(id: string, { rows, missing }: Plan): Promise<void> {
      await this.dropRows(id);
      const all = [
        ...rows.map(({ row, texts, outcome, notes }) => [row, texts, outcome.kind, { outcome, notes }] as const),
        ...missing.map((one, index) => [index - missing.length, {}, 'missing', one] as const),
      ];
      for (let at = 0; at < all.length; at += BATCH) {
        const some = all.slice(at, at + BATCH);
        await sql`
          insert into import_rows (tenant, import, row_number, cells, outcome, detail)
          select ${tenant}::uuid, ${id}::uuid, * from unnest(
            ${some.map(([row]) => row)}::integer[],
            ${some.map(([, texts]) => JSON.stringify(texts))}::jsonb[],
            ${some.map(([, , outcome]) => outcome)}::text[],
            ${some.map(([, , , detail]) => JSON.stringify(detail))}::jsonb[]
          )`.execute(db);
      }
    },

    async dropRows(id: string): Promise<void> {
      await db.deleteFrom('import_rows').where('tenant', '=', tenant).where('import', '=', id).execute();
    },
  };
}

type Row = {
  [K in keyof ImportsTable]: ImportsTable[K] extends string | number | Buffer | null ? ImportsTable[K] : unknown;
} & {
  readonly actor_name: string | null;
};

/** What stands in JSON is what this store put there. */
function stateOf(row: Row): ImportState {
  return {
    id: row.id,
    kind: row.kind as ImportKind,
    fileName: row.file_name,
    status: row.status as ImportStatus,
    mapping: (row.mapping ?? {}) as ImportMapping,
    choices: row.choices as ImportChoices,
    ...(row.counts === null ? {} : { counts: row.counts as Plan['counts'] }),
    done: row.done,
    total: row.total,
    ...(row.problem === null ? {} : { problem: row.problem as ImportProblem }),
    actor: row.actor,
    actorName: row.actor_name ?? '',
    createdAt: row.created_at,
    ...(row.applied_at === null ? {} : { appliedAt: row.applied_at }),
    ...(row.applied_by === null ? {} : { appliedBy: row.applied_by }),
    ...(row.undone_at === null ? {} : { undoneAt: row.undone_at }),
    ...(row.undone_by === null ? {} : { undoneBy: row.undone_by }),
    ...(row.planned_on === null ? {} : { plannedOn: row.planned_on }),
  };
}
