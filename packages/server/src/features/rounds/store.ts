/** All SQL of rounds. What changes a round takes its row first. */

import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { RoundSubjectsTable, RoundsTable } from '../../db/tables/rounds.ts';
import { hexOf } from '../../ledger/bytes.ts';
import { inPieces } from '../polls/store.ts';
import type { Reviewer, Spell } from './freeze.ts';
import type { Round, RoundStage, RoundState, RoundSubject, StageState } from './model.ts';
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

export function roundReader({ tenant, db }: Scope | TxScope) {
  const rounds = () => db.selectFrom('rounds').selectAll().where('tenant', '=', tenant);
  const stagesOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, readonly RoundStage[]>> => {
    const by = new Map<string, RoundStage[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return by;
    const rows = await db
      .selectFrom('round_stages')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('round', 'in', ids)
      .orderBy('position')
      .execute();
    for (const { round, key, begins, ends, state, opened_at, done_at } of rows)
      by.get(round)?.push({
        key,
        begins,
        ends,
        state: state as StageState,
        ...(opened_at === null ? {} : { openedAt: opened_at }),
        ...(done_at === null ? {} : { doneAt: done_at }),
      });
    return by;
  };
  return {
    async round(id: string): Promise<WholeRound | undefined> {
      const row = await rounds().where('id', '=', id).executeTakeFirst();
      return row && { round: roundOf(row), stages: (await stagesOf([id])).get(id) ?? [] };
    },

    /** The latest last day first; `organizations`: of which it assesses somebody. */
    async list(organizations: readonly string[] | undefined, most: number): Promise<readonly WholeRound[]> {
      if (organizations?.length === 0) return [];
      let query = rounds();
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
      const found = await query.orderBy('last_day', 'desc').orderBy('id', 'desc').limit(most).execute();
      const stages = await stagesOf(found.map(({ id }) => id));
      return found.map((row) => ({ round: roundOf(row), stages: stages.get(row.id) ?? [] }));
    },

    /** Of the scheme that it has pinned, hexadecimal. */
    async schemeHash(id: string): Promise<string> {
      const row = await rounds().where('id', '=', id).executeTakeFirstOrThrow();
      return hexOf(row.scheme_hash);
    },

    async running(): Promise<readonly string[]> {
      const rows = await rounds().where('state', '=', 'running').execute();
      return rows.map(({ id }) => id);
    },

    /** Of the same scheme, with some day of these in their period, not given up. */
    async alike(scheme: string, { from, to }: Pick<Round['term'], 'from' | 'to'>): Promise<readonly Round[]> {
      const rows = await rounds()
        .where('scheme', '=', scheme)
        .where('first_day', '<=', to)
        .where('last_day', '>=', from)
        .where('state', '!=', 'given-up')
        .execute();
      return rows.map(roundOf);
    },

    /** What the office said when it was started. */
    async wishes(id: string): Promise<Wishes> {
      const row = await rounds().where('id', '=', id).executeTakeFirstOrThrow();
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

    /** How many each department or town has, in the order of the list. */
    async organizations(round: string): Promise<readonly { readonly id: string; readonly people: number }[]> {
      const rows = await db
        .selectFrom('round_subjects')
        .select([
          'organization',
          ({ fn }) => fn.countAll<string>().as('people'),
          ({ fn }) => fn.min('position').as('first'),
        ])
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('left_because', 'is', null)
        .groupBy('organization')
        .orderBy('first')
        .execute();
      return rows.map(({ organization, people }) => ({ id: organization, people: Number(people) }));
    },

    async subject(round: string, person: string): Promise<RoundSubject | undefined> {
      const row = await db
        .selectFrom('round_subjects')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
        .where('left_because', 'is', null)
        .executeTakeFirst();
      return row && subjectOf(row);
    },

    async subjects(round: string, organization?: string): Promise<readonly RoundSubject[]> {
      let query = db
        .selectFrom('round_subjects')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('left_because', 'is', null);
      if (organization !== undefined) query = query.where('organization', '=', organization);
      return (await query.orderBy('position').execute()).map(subjectOf);
    },

    /** Who reviews whom, without what else is known of them. */
    async levelsOf(round: string): Promise<readonly Pick<RoundSubject, 'person' | 'population' | 'reviewers'>[]> {
      const rows = await db
        .selectFrom('round_subjects')
        .select(['person', 'population', 'reviewers'])
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .execute();
      return rows.map(({ person, population, reviewers }) => ({
        person,
        reviewers: reviewers as RoundSubject['reviewers'],
        ...(population === null ? {} : { population }),
      }));
    },

    /** Running ones in which somebody is assessed, the latest last day first. */
    async runningOf(person: string): Promise<readonly WholeRound[]> {
      const rows = await db
        .selectFrom('round_subjects as s')
        .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
        .selectAll('r')
        .where('s.tenant', '=', tenant)
        .where('s.person', '=', person)
        .where('s.left_because', 'is', null)
        .where('r.state', '=', 'running')
        .orderBy('r.last_day', 'desc')
        .orderBy('r.id')
        .execute();
      const stages = await stagesOf(rows.map(({ id }) => id));
      return rows.map((row) => ({ round: roundOf(row), stages: stages.get(row.id) ?? [] }));
    },

    /** Whom one of these people reviews at some step, in the order of the list. */
    async subjectsReviewedBy(round: string, people: readonly string[]): Promise<readonly RoundSubject[]> {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('round_subjects')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('left_because', 'is', null)
        // By their ids in the text of it: which step it is the caller looks at, and the database looks into no JSON.
        .where((where) => where.or(people.map((id) => sql<boolean>`reviewers::text like ${`%${id}%`}`)))
        .orderBy('position')
        .execute();
      return rows.map(subjectOf);
    },
  };
}

export function roundWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...roundReader(tx),

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

    /** The round as it stays until the transaction ends: others may hold it so, too, and nobody changes it meanwhile. */
    async hold(id: string): Promise<WholeRound | undefined> {
      await db
        .selectFrom('rounds')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forKeyShare()
        .execute();
      return roundReader(tx).round(id);
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

    insertSubjects: (round: string, subjects: readonly RoundSubject[]): Promise<void> =>
      inPieces(
        subjects.map((subject, position) => rowOf(tenant, round, subject, position)),
        (rows) =>
          db
            .insertInto('round_subjects')
            .values([...rows])
            .execute(),
      ),

    /** As they stand now: who is new comes last, who was there or had left stands in their place. */
    async putSubject(round: string, subject: RoundSubject): Promise<void> {
      const last = await db
        .selectFrom('round_subjects')
        .select(({ fn }) => fn.max('position').as('position'))
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .executeTakeFirst();
      const row = rowOf(tenant, round, subject, (last?.position ?? -1) + 1);
      const { position: _, tenant: __, round: ___, person: ____, ...set } = row;
      await db
        .insertInto('round_subjects')
        .values(row)
        .onConflict((conflict) => conflict.columns(['tenant', 'round', 'person']).doUpdateSet(set))
        .execute();
    },

    /** What they wrote and what was said of them stays. */
    async takeOut(round: string, person: string, because: string): Promise<void> {
      await db
        .updateTable('round_subjects')
        .set({ left_because: because })
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
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

    async setReviewers(round: string, person: string, reviewers: RoundSubject['reviewers']): Promise<void> {
      await db
        .updateTable('round_subjects')
        .set({ reviewers: JSON.stringify(reviewers) })
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
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

const roundOf = (row: Selectable<RoundsTable>): Round => ({
  id: row.id,
  name: row.name,
  scheme: row.scheme,
  version: row.version,
  schemeText: row.scheme_text,
  period: row.period,
  term: { from: row.first_day, to: row.last_day, asOf: row.as_of },
  state: row.state as RoundState,
  revision: row.revision,
  begunAt: row.begun_at,
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  ...(row.reason === null ? {} : { reason: row.reason }),
});

const subjectOf = (row: Selectable<RoundSubjectsTable>): RoundSubject => ({
  person: row.person,
  name: row.name,
  tenure: row.tenure,
  unit: row.unit,
  organization: row.organization,
  ...(row.population === null ? {} : { population: row.population }),
  spells: row.spells as unknown as readonly Spell[],
  reviewers: row.reviewers as unknown as Readonly<Record<'sectionHead' | 'inCharge' | 'principal', Reviewer>>,
});

const rowOf = (tenant: string, round: string, subject: RoundSubject, position: number) => ({
  tenant,
  round,
  person: subject.person,
  position,
  name: subject.name,
  tenure: subject.tenure,
  unit: subject.unit,
  organization: subject.organization,
  population: subject.population ?? null,
  spells: JSON.stringify(subject.spells),
  reviewers: JSON.stringify(subject.reviewers),
  left_because: null,
});
