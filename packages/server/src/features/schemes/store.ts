/** All SQL of schemes. What changes a scheme takes its row first, so that two people at once follow one another. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { SchemeVersionsTable } from '../../db/tables/schemes.ts';
import { hexOf } from '../../ledger/bytes.ts';
import type { ApprovedScheme } from '../rounds/plan.ts';
import { nameOf } from './findings.ts';
import type { AdoptedScheme, SchemeVersion, VersionLine, VersionState } from './model.ts';

type VersionRow = Omit<SchemeVersionsTable, 'tenant' | 'text'>;

const COLUMNS = [
  'scheme',
  'number',
  'note',
  'state',
  'revision',
  'hash',
  'changed_at',
  'changed_by',
  'submitted_at',
  'submitted_by',
  'decided_at',
  'decided_by',
  'reason',
  'above_authority',
  'above_document',
  'above_day',
  'fact',
] as const;

export function schemeReader({ tenant, db }: Scope | TxScope) {
  const versionsOf = (ids: readonly string[]) =>
    db
      .selectFrom('scheme_versions')
      .select(COLUMNS)
      .where('tenant', '=', tenant)
      .where('scheme', 'in', ids)
      .orderBy('number', 'desc')
      .execute();
  const unitsOf = (ids: readonly string[]) =>
    db
      .selectFrom('scheme_units')
      .select(['scheme', 'unit', 'since'])
      .where('tenant', '=', tenant)
      .where('scheme', 'in', ids)
      .orderBy('since')
      .orderBy('unit')
      .execute();
  const schemes = () =>
    db.selectFrom('adopted_schemes').select(['id', 'name', 'library', 'revision']).where('tenant', '=', tenant);

  async function whole(rows: Awaited<ReturnType<ReturnType<typeof schemes>['execute']>>) {
    const ids = rows.map(({ id }) => id);
    const versions = ids.length === 0 ? [] : await versionsOf(ids);
    const units = ids.length === 0 ? [] : await unitsOf(ids);
    return rows.map(
      ({ id, name, library, revision }): AdoptedScheme => ({
        id,
        name,
        ...(library === null ? {} : { library }),
        revision,
        versions: versions.filter(({ scheme }) => scheme === id).map(lineOf),
        live: units.filter(({ scheme }) => scheme === id).map(({ unit, since }) => ({ unit, since })),
      }),
    );
  }

  return {
    async scheme(id: string): Promise<AdoptedScheme | undefined> {
      return (await whole(await schemes().where('id', '=', id).execute()))[0];
    },

    /** By name. */
    async list(): Promise<readonly AdoptedScheme[]> {
      return whole(await schemes().orderBy('name').orderBy('id').execute());
    },

    async version(scheme: string, number: number): Promise<SchemeVersion | undefined> {
      const row = await db
        .selectFrom('scheme_versions')
        .select([...COLUMNS, 'text'])
        .where('tenant', '=', tenant)
        .where('scheme', '=', scheme)
        .where('number', '=', number)
        .executeTakeFirst();
      return row && { ...lineOf(row), text: row.text };
    },

    /** Of accounts. */
    async accountNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('accounts')
        .select(['id', 'name'])
        .where('tenant', '=', tenant)
        .where('id', 'in', ids)
        .execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** Of those units that are there. */
    async unitNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('units')
        .select(['id', 'name'])
        .where('tenant', '=', tenant)
        .where('id', 'in', ids)
        .execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}

export interface NewVersion {
  readonly number: number;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

/** An approved version of an adopted scheme, the newest where none is named; undefined where there is none, or that one isn't approved. */
export async function approvedScheme(
  { tenant, db }: Scope | TxScope,
  scheme: string,
  version: number | undefined,
): Promise<ApprovedScheme | undefined> {
  let query = db
    .selectFrom('scheme_versions')
    .select(['number', 'text'])
    .where('tenant', '=', tenant)
    .where('scheme', '=', scheme)
    .where('state', '=', 'approved');
  if (version !== undefined) query = query.where('number', '=', version);
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && { id: scheme, name: nameOf(row.text), version: row.number, text: row.text };
}

const stepOf = (by: string | null, at: string | null) => (by === null || at === null ? undefined : { by, at });

function lineOf(row: VersionRow): VersionLine {
  const submitted = stepOf(row.submitted_by, row.submitted_at);
  const decided = stepOf(row.decided_by, row.decided_at);
  const { above_authority: authority, above_document: document, above_day: day } = row;
  return {
    number: row.number,
    note: row.note,
    state: row.state as VersionState,
    revision: row.revision,
    changed: { by: row.changed_by, at: row.changed_at },
    ...(row.hash === null ? {} : { hash: hexOf(row.hash) }),
    ...(submitted === undefined ? {} : { submitted }),
    ...(decided === undefined ? {} : { decided }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(authority === null || document === null || day === null ? {} : { above: { authority, document, day } }),
  };
}
