/** All SQL of results: versions and sheets, which never change once they are confirmed. */

import { gunzipSync } from 'node:zlib';
import type { RawFacts, SubjectResult } from '@shiji/engine';
import type { Selectable } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { FactsTable } from '../../db/tables/ledger.ts';
import type { ResultSheetsTable, ResultVersionsTable } from '../../db/tables/results.ts';
import { hexOf } from '../../ledger/bytes.ts';
import type { DaysApart } from '../../ports/calendar.ts';
import { inPieces } from '../polls/store.ts';
import {
  type KeptFinal,
  type ResultVersion,
  type StoredLine,
  type StoredSheet,
  type VersionState,
  valueIn,
} from './model.ts';
import { type FinalPayload, RESULT_FINAL } from './result-facts.ts';

export interface NewVersion {
  readonly version: number;
  readonly asOf: string;
  readonly tables: RawFacts['tables'];
  readonly days: DaysApart;
  readonly tablesHash: string;
  readonly resultsHash: string;
  readonly reason?: string;
  readonly by: string;
  readonly at: Date;
  readonly fact: string;
}

export function resultReader({ tenant, db }: Scope | TxScope) {
  const versions = () =>
    db
      .selectFrom('result_versions')
      .select([
        'round',
        'version',
        'state',
        'as_of',
        'tables_hash',
        'results_hash',
        'reason',
        'made_at',
        'settled_by_body',
        'settled_day',
        'settled_note',
        'settled_at',
        'confirmed_at',
        'days_apart',
      ])
      .where('tenant', '=', tenant);
  const sheets = () => db.selectFrom('result_sheets').selectAll().where('tenant', '=', tenant);
  return {
    /** The newest first. */
    async versions(round: string): Promise<readonly ResultVersion[]> {
      const rows = await versions().where('round', '=', round).orderBy('version', 'desc').execute();
      return rows.map(versionOf);
    },

    async sheets(round: string, version: number, organizations?: readonly string[]): Promise<readonly StoredSheet[]> {
      if (organizations?.length === 0) return [];
      let query = sheets().where('round', '=', round).where('version', '=', version);
      if (organizations !== undefined) query = query.where('organization', 'in', organizations);
      return (await query.orderBy('position').execute()).map(sheetOf);
    },

    /** The plain columns of a version, for counting: a tenth of the time that whole sheets take. */
    async lines(round: string, version: number): Promise<readonly StoredLine[]> {
      const rows = await db
        .selectFrom('result_sheets')
        .select(['person', 'total', 'grade', 'rank', 'pool'])
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('version', '=', version)
        .orderBy('position')
        .execute();
      return rows.map(({ person, total, grade, rank, pool }) => ({
        person,
        ...(total === null ? {} : { total }),
        ...(grade === null ? {} : { grade }),
        ...(rank === null ? {} : { rank }),
        ...(pool === null ? {} : { pool }),
      }));
    },

    async sheet(round: string, version: number, person: string): Promise<StoredSheet | undefined> {
      const row = await sheets()
        .where('round', '=', round)
        .where('version', '=', version)
        .where('person', '=', person)
        .executeTakeFirst();
      return row && sheetOf(row);
    },

    /** The account that proposed it. */
    async madeBy(round: string, version: number): Promise<string | undefined> {
      const row = await db
        .selectFrom('result_versions')
        .select('made_by')
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('version', '=', version)
        .executeTakeFirst();
      return row?.made_by;
    },

    /** What a version was scored from. */
    async tables(round: string, version: number): Promise<RawFacts['tables'] | undefined> {
      const row = await db
        .selectFrom('result_versions')
        .select('tables')
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('version', '=', version)
        .executeTakeFirst();
      return row && (JSON.parse(gunzipSync(row.tables).toString()) as RawFacts['tables']);
    },

    /** Rounds in which somebody is assessed, the latest first, with the newest version where there is one. */
    async roundsOf(person: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('round_subjects as s')
        .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
        .select('r.id')
        .where('s.tenant', '=', tenant)
        .where('s.person', '=', person)
        .where('s.left_because', 'is', null)
        .orderBy('r.last_day', 'desc')
        .orderBy('r.id', 'desc')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Final results by the ids of their facts, also those that were corrected since. */
    async finalsById(ids: readonly string[]): Promise<ReadonlyMap<string, FinalPayload>> {
      const found = new Map<string, FinalPayload>();
      await inPieces(ids, async (piece) => {
        const rows = await db
          .selectFrom('facts as f')
          .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
          .select(['f.id', 'b.body'])
          .where('f.tenant', '=', tenant)
          .where('f.kind', '=', RESULT_FINAL)
          .where('f.id', 'in', piece)
          .execute();
        for (const { id, body } of rows)
          found.set(id, (JSON.parse(body) as { readonly payload: FinalPayload }).payload);
      });
      return found;
    },

    /** Rounds under way in which some of these are assessed. */
    async running(people: readonly string[]): Promise<readonly string[]> {
      const found = new Set<string>();
      await inPieces(people, async (piece) => {
        const rows = await db
          .selectFrom('round_subjects as s')
          .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
          .select('r.id')
          .distinct()
          .where('s.tenant', '=', tenant)
          .where('s.person', 'in', piece)
          .where('s.left_because', 'is', null)
          .where('r.state', '=', 'running')
          .execute();
        for (const { id } of rows) found.add(id);
      });
      return [...found].sort();
    },

    /** Final results of people that stand: not corrected, nor erased, nor of a round that was given up. In the order of recording. */
    async finals(people: readonly string[]): Promise<readonly KeptFinal[]> {
      const rows: (Pick<Selectable<FactsTable>, 'id' | 'subject' | 'at'> & { readonly body: string })[] = [];
      await inPieces(people, async (piece) => {
        rows.push(
          ...(await db
            .selectFrom('facts as f')
            .innerJoin('fact_bodies as b', (join) =>
              join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'),
            )
            .leftJoin('facts as later', (join) =>
              join.onRef('later.tenant', '=', 'f.tenant').onRef('later.corrects', '=', 'f.id'),
            )
            .select(['f.id', 'f.subject', 'f.at', 'b.body'])
            .where('f.tenant', '=', tenant)
            .where('f.kind', '=', RESULT_FINAL)
            .where('f.subject', 'in', piece)
            .where('later.id', 'is', null)
            .execute()),
        );
      });
      const finals = rows
        .map(({ id, subject, at, body }) => ({
          id,
          subject: subject ?? '',
          at,
          payload: (JSON.parse(body) as { readonly payload: FinalPayload }).payload,
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const givenUp = await db
        .selectFrom('rounds')
        .select('id')
        .where('tenant', '=', tenant)
        .where('state', '=', 'given-up')
        .execute();
      const out = new Set(givenUp.map(({ id }) => id));
      return finals.filter(({ payload }) => !out.has(payload.round));
    },

    async pollsOf(round: string): Promise<readonly { readonly stage: string; readonly poll: string }[]> {
      return db
        .selectFrom('round_polls')
        .select(['stage', 'poll'])
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .execute();
    },
  };
}

const versionOf = (
  row: Omit<
    Selectable<ResultVersionsTable>,
    'tenant' | 'tables' | 'made_by' | 'settled_by' | 'confirmed_by' | 'fact' | 'round'
  >,
): ResultVersion => ({
  version: row.version,
  state: row.state as VersionState,
  asOf: row.as_of,
  tablesHash: hexOf(row.tables_hash),
  resultsHash: hexOf(row.results_hash),
  ...(row.reason === null ? {} : { reason: row.reason }),
  madeAt: row.made_at,
  ...(row.settled_by_body === null || row.settled_day === null
    ? {}
    : { settled: { body: row.settled_by_body, day: row.settled_day, note: row.settled_note ?? '' } }),
  ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at }),
  ...(row.days_apart === null ? {} : { days: row.days_apart as DaysApart }),
});

const sheetOf = ({ person, organization, result }: Selectable<ResultSheetsTable>): StoredSheet => ({
  person,
  organization,
  result: result as unknown as SubjectResult,
});

export function rowOf(
  tenant: string,
  round: string,
  version: number,
  { person, organization, result }: StoredSheet,
  position: number,
) {
  const rank = valueIn(result.rank);
  return {
    tenant,
    round,
    version,
    person,
    position,
    organization,
    total: valueIn(result.total) ?? null,
    grade: valueIn(result.grade) ?? null,
    rank: rank === undefined ? null : Number(rank),
    pool: valueIn(result.pool) ?? null,
    result: JSON.stringify(result),
  };
}
