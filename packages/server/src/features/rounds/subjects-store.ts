/** All SQL of who is assessed in a round. Who changes them has taken the round's row first. */
import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { RoundSubjectsTable } from '../../db/tables/rounds.ts';
import { inPieces } from '../polls/store.ts';
import type { Reviewer, Spell } from './freeze.ts';
import type { RoundSubject } from './model.ts';
import { writeReviewers } from './reviewed-by.ts';

export function subjectReader({ tenant, db }: Scope | TxScope) {
  return {
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

    /** Those, too, whom the office has taken out since. */
    async everybody(round: string): Promise<readonly (RoundSubject & { readonly left: boolean })[]> {
      const rows = await db
        .selectFrom('round_subjects')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .orderBy('position')
        .execute();
      return rows.map((row) => ({ ...subjectOf(row), left: row.left_because !== null }));
    },

    /** Who is assessed, by id. */
    async people(round: string): Promise<ReadonlySet<string>> {
      const rows = await db
        .selectFrom('round_subjects')
        .select('person')
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('left_because', 'is', null)
        .execute();
      return new Set(rows.map(({ person }) => person));
    },

    /** Who reviews whom, without what else is known of them. */
    async levelsOf(round: string): Promise<readonly Pick<RoundSubject, 'person' | 'population' | 'reviewers'>[]> {
      const rows = await db
        .selectFrom('round_subjects')
        .select(['person', 'population', 'reviewers'])
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('left_because', 'is', null)
        .execute();
      return rows.map(({ person, population, reviewers }) => ({
        person,
        reviewers: reviewers as RoundSubject['reviewers'],
        ...(population === null ? {} : { population }),
      }));
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
        .where('person', 'in', (of) =>
          of
            .selectFrom('round_reviewers')
            .select('person')
            .where('tenant', '=', tenant)
            .where('round', '=', round)
            .where('reviewer', '=', sql<string>`any(${people}::uuid[])`),
        )
        .orderBy('position')
        .execute();
      return rows.map(subjectOf);
    },
  };
}

export function subjectWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    async insertSubjects(round: string, subjects: readonly RoundSubject[]): Promise<void> {
      await inPieces(
        subjects.map((subject, position) => rowOf(tenant, round, subject, position)),
        (rows) =>
          db
            .insertInto('round_subjects')
            .values([...rows])
            .execute(),
      );
      await writeReviewers(tx, round, subjects);
    },

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
      await writeReviewers(tx, round, [subject]);
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

    async setReviewers(round: string, person: string, reviewers: RoundSubject['reviewers']): Promise<void> {
      await db
        .updateTable('round_subjects')
        .set({ reviewers: JSON.stringify(reviewers) })
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
        .execute();
      await writeReviewers(tx, round, [{ person, reviewers }]);
    },
  };
}

export const subjectOf = (row: Selectable<RoundSubjectsTable>): RoundSubject => ({
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
