/** All SQL of who reviews whom: an index beside the subjects, written whenever their reviewers are, and read in place of them. */
import { sql } from 'kysely';
import type { Count } from '../../db/count.ts';
import type { Scope, TxScope } from '../../db/scope.ts';
import { inPieces } from '../polls/store.ts';
import type { RoundSubject } from './model.ts';

/** Says who reviews these subjects from now on, in place of what was said of them. */
export async function writeReviewers(
  { tenant, db }: TxScope,
  round: string,
  subjects: readonly Pick<RoundSubject, 'person' | 'reviewers'>[],
): Promise<void> {
  await db
    .deleteFrom('round_reviewers')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .where('person', '=', sql<string>`any(${subjects.map(({ person }) => person)}::uuid[])`)
    .execute();
  const rows = subjects.flatMap(({ person, reviewers }) =>
    Object.entries(reviewers).flatMap(([step, one]) =>
      one.kind === 'reviewer' ? [{ tenant, round, person, step, reviewer: one.person }] : [],
    ),
  );
  await inPieces(rows, (piece) =>
    db
      .insertInto('round_reviewers')
      .values([...piece])
      .execute(),
  );
}

/** Whom one of these people reviews, at whatever step. Whoever has left the round is left out. */
export async function reviewedBy(
  scope: Scope | TxScope,
  round: string,
  people: readonly string[],
): Promise<readonly string[]> {
  const rows = await reviewing(scope)
    .select('s.person')
    .distinct()
    .where('w.round', '=', round)
    .where('w.reviewer', '=', sql<string>`any(${people}::uuid[])`)
    .execute();
  return rows.map(({ person }) => person);
}

/** Rounds in which one of these people reviews somebody; `step`: as that. */
export async function roundsReviewedBy(
  scope: Scope | TxScope,
  people: readonly string[],
  step?: string,
): Promise<readonly string[]> {
  let query = reviewing(scope)
    .select('w.round')
    .distinct()
    .where('w.reviewer', '=', sql<string>`any(${people}::uuid[])`);
  if (step !== undefined) query = query.where('w.step', '=', step);
  return (await query.execute()).map(({ round }) => round);
}

/** How many somebody reviews in their own right in rounds that run, at each step. */
export const reviewingCount = (scope: Scope | TxScope, person: string): Count =>
  reviewing(scope)
    .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'w.tenant').onRef('r.id', '=', 'w.round'))
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('w.reviewer', '=', person)
    .where('r.state', '=', 'running');

const reviewing = ({ tenant, db }: Scope | TxScope) =>
  db
    .selectFrom('round_reviewers as w')
    .innerJoin('round_subjects as s', (join) =>
      join.onRef('s.tenant', '=', 'w.tenant').onRef('s.round', '=', 'w.round').onRef('s.person', '=', 'w.person'),
    )
    .where('w.tenant', '=', tenant)
    .where('s.left_because', 'is', null);
