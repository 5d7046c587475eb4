/** All SQL of rounds and their stages. What changes a round takes its row first. */

import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { RoundsTable } from '../../db/tables/rounds.ts';
import { hexOf } from '../../ledger/bytes.ts';
import type { Round, RoundStage, RoundState, RoundSubject, StageState } from './model.ts';
import { schemeTexts } from './scheme-texts.ts';
import { subjectOf, subjectReader } from './subjects-store.ts';
import type { Wishes } from './wishes.ts';

export interface WholeRound {
  readonly round: Round;
  /** In the order of the scheme. */
  readonly stages: readonly RoundStage[];
}

export interface NewRound {
  readonly id: string;
  readonly name: string;
  readonly scheme: string;
  readonly version: number;
  readonly schemeText: string;
  readonly schemeHash: Buffer;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly by: string;
  readonly at: Date;
  readonly wishes: Wishes;
}

/** Of a round, without what is long and seldom asked for. */
const columns = [
  'id',
  'name',
  'scheme',
  'version',
  'period',
  'first_day',
  'last_day',
  'as_of',
  'state',
  'revision',
  'begun_at',
  'ended_at',
  'reason',
  'noted',
] as const satisfies readonly (keyof RoundsTable)[];
type RoundRow = Pick<Selectable<RoundsTable>, (typeof columns)[number]>;

/** All null: the round has no stage. */
interface StageRow {
  readonly key: string | null;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly stage: string | null;
  readonly opened_at: string | null;
  readonly done_at: string | null;
}

export function roundReader(scope: Scope | TxScope) {
  const { tenant, db } = scope;
  const rounds = () => db.selectFrom('rounds').select(columns).where('tenant', '=', tenant);
  /** With their stages: a row each of them. */
  const staged = () =>
    db
      .selectFrom('rounds as r')
      .leftJoin('round_stages as g', (join) => join.onRef('g.tenant', '=', 'r.tenant').onRef('g.round', '=', 'r.id'))
      .select(columns.map((name) => `r.${name}` as const))
      .select(['g.key', 'g.begins', 'g.ends', 'g.state as stage', 'g.opened_at', 'g.done_at'])
      .where('r.tenant', '=', tenant);
  const plain = async (rows: readonly RoundRow[]): Promise<readonly Round[]> => {
    const textOf = await schemeTexts(
      scope,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => roundOf(row, textOf(row.id)));
  };
  /** Of rows in which the stages of a round follow each other. */
  const whole = async (rows: readonly (RoundRow & StageRow)[]): Promise<readonly WholeRound[]> => {
    const stages = new Map<string, RoundStage[]>();
    const firsts: RoundRow[] = [];
    for (const row of rows) {
      const own = stages.get(row.id) ?? [];
      if (own.length === 0) firsts.push(row);
      own.push(...stageOf(row));
      stages.set(row.id, own);
    }
    return (await plain(firsts)).map((round) => ({ round, stages: stages.get(round.id) ?? [] }));
  };
  return {
    ...subjectReader(scope),

    async round(id: string): Promise<WholeRound | undefined> {
      const [found] = await whole(await staged().where('r.id', '=', id).orderBy('g.position').execute());
      return found;
    },

    /** The latest last day first; `organizations`: of which it assesses somebody. */
    async list(organizations: readonly string[] | undefined, most: number): Promise<readonly WholeRound[]> {
      if (organizations?.length === 0) return [];
      let query = db.selectFrom('rounds').select('id').where('tenant', '=', tenant);
      if (organizations !== undefined)
        query = query.where((where) =>
          where(
            'id',
            'in',
            where
              .selectFrom('round_subjects')
              .select('round')
              .where('tenant', '=', tenant)
              .where('left_because', 'is', null)
              .where('organization', 'in', organizations),
          ),
        );
      const latest = query.orderBy('last_day', 'desc').orderBy('id', 'desc').limit(most);
      return whole(
        await staged()
          .where('r.id', 'in', latest)
          .orderBy('r.last_day', 'desc')
          .orderBy('r.id', 'desc')
          .orderBy('g.position')
          .execute(),
      );
    },

    /** Of the scheme that it has pinned, hexadecimal. */
    async schemeHash(id: string): Promise<string> {
      const row = await db
        .selectFrom('rounds')
        .select('scheme_hash')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return hexOf(row.scheme_hash);
    },

    async running(): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('rounds')
        .select('id')
        .where('tenant', '=', tenant)
        .where('state', '=', 'running')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Those of these rounds that run, the latest last day first. */
    async runningAmong(ids: readonly string[]): Promise<readonly WholeRound[]> {
      if (ids.length === 0) return [];
      return whole(
        await staged()
          .where('r.id', '=', anyOf(ids))
          .where('r.state', '=', 'running')
          .orderBy('r.last_day', 'desc')
          .orderBy('r.id')
          .orderBy('g.position')
          .execute(),
      );
    },

    /** Of the same scheme, with some day of these in their period, not given up. */
    async alike(scheme: string, { from, to }: Pick<Round['term'], 'from' | 'to'>): Promise<readonly Round[]> {
      return plain(
        await rounds()
          .where('scheme', '=', scheme)
          .where('first_day', '<=', to)
          .where('last_day', '>=', from)
          .where('state', '!=', 'given-up')
          .execute(),
      );
    },

    /** What the office said when it was started. */
    async wishes(id: string): Promise<Wishes> {
      const row = await db
        .selectFrom('rounds')
        .select('wishes')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return row.wishes as unknown as Wishes;
    },

    async units(round: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('round_units')
        .select('unit')
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .orderBy('unit')
        .execute();
      return rows.map(({ unit }) => unit);
    },

    /** Somebody in each running round in which they are assessed, the latest last day first. */
    async runningOf(
      person: string,
    ): Promise<readonly { readonly whole: WholeRound; readonly subject: RoundSubject }[]> {
      const rows = await db
        .selectFrom('round_subjects as s')
        .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
        .selectAll('s')
        .where('s.tenant', '=', tenant)
        .where('s.person', '=', person)
        .where('s.left_because', 'is', null)
        .where('r.state', '=', 'running')
        .execute();
      const running = await this.runningAmong(rows.map(({ round }) => round));
      return running.flatMap((one) =>
        rows.filter(({ round }) => round === one.round.id).map((row) => ({ whole: one, subject: subjectOf(row) })),
      );
    },
  };
}

const stageOf = ({ key, begins, ends, stage, opened_at, done_at }: StageRow): readonly RoundStage[] =>
  key === null || begins === null || ends === null
    ? []
    : [
        {
          key,
          begins,
          ends,
          state: stage as StageState,
          ...(opened_at === null ? {} : { openedAt: opened_at }),
          ...(done_at === null ? {} : { doneAt: done_at }),
        },
      ];

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`;

const roundOf = (row: RoundRow, schemeText: string): Round => ({
  id: row.id,
  name: row.name,
  scheme: row.scheme,
  version: row.version,
  schemeText,
  period: row.period,
  term: { from: row.first_day, to: row.last_day, asOf: row.as_of },
  state: row.state as RoundState,
  revision: row.revision,
  begunAt: row.begun_at,
  noted: row.noted,
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  ...(row.reason === null ? {} : { reason: row.reason }),
});
