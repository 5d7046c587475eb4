/** Codes, papers, and casting. What is asked here is logged nowhere, and no two rows that it writes share an id. */
import type { PollRules } from '@shiji/engine';
import { v4 as randomId } from 'uuid';
import { type Scope, write } from '../../db/scope.ts';
import type { BallotKey } from '../../ports/ballot-keys.ts';
import { isHeldOpen } from '../polls/held-open.ts';
import { encodeBallot, type PaperMarks, type PollPaper, sealContext } from '../polls/paper.ts';
import type { Ballot } from './decide.ts';

export interface FoundCode {
  readonly poll: string;
  readonly electorate: string;
  readonly spent: boolean;
  /** Of the poll. */
  readonly state: string;
}

/** One look-up, whether the code is wrong, spent or good. */
export function findCode({ tenant, db }: Scope, hash: Buffer): Promise<FoundCode | undefined> {
  return db
    .selectFrom('ballot_codes as c')
    .innerJoin('polls as p', (join) => join.onRef('p.id', '=', 'c.poll').on('p.tenant', '=', tenant))
    .select(['c.poll', 'c.electorate', 'c.spent', 'p.state'])
    .where('c.tenant', '=', tenant)
    .where('c.hash', '=', hash)
    .executeTakeFirst();
}

/** The paper of a group, as it has been since the poll was opened. */
export async function readBallot({ tenant, db }: Scope, poll: string, electorate: string): Promise<Ballot> {
  const head = await db
    .selectFrom('polls as p')
    .innerJoin('poll_electorates as e', (join) => join.onRef('e.poll', '=', 'p.id').on('e.tenant', '=', tenant))
    .select(['p.title', 'p.rules', 'p.abstain', 'p.ends_at', 'e.form', 'e.rater_group'])
    .where('p.tenant', '=', tenant)
    .where('p.id', '=', poll)
    .where('e.id', '=', electorate)
    .executeTakeFirstOrThrow();
  const subjects = await db
    .selectFrom('poll_subjects')
    .select(['id', 'name', 'line', 'section', 'person', 'unit'])
    .where('tenant', '=', tenant)
    .where('poll', '=', poll)
    .where('form', '=', head.form)
    .orderBy('position')
    .execute();
  const peer = await db
    .selectFrom('poll_voters as v')
    .innerJoin('poll_subjects as s', (join) => join.onRef('s.person', '=', 'v.person').on('s.tenant', '=', tenant))
    .select('v.person')
    .where('v.tenant', '=', tenant)
    .where('v.poll', '=', poll)
    .where('v.electorate', '=', electorate)
    .where('s.poll', '=', poll)
    .where('s.form', '=', head.form)
    .limit(1)
    .executeTakeFirst();
  const { questions } = head.rules as unknown as PollRules;
  return {
    poll,
    form: head.form,
    electorate,
    title: head.title,
    group: head.rater_group,
    ...(head.ends_at === null ? {} : { endsAt: head.ends_at }),
    questions,
    subjects: subjects.map(({ id, name, line, section }) => ({
      id,
      name,
      ...(line === null ? {} : { line }),
      ...(section === null ? {} : { section }),
    })),
    abstain: head.abstain,
    peers: peer !== undefined,
    unit: subjects.every(({ person }) => person !== null) ? '人' : '个',
  };
}

export const paperOf = (ballot: Ballot): PollPaper => ({
  poll: ballot.poll,
  form: ballot.form,
  questions: ballot.questions,
  subjects: ballot.subjects.map(({ id }) => id),
});

export type Cast = 'cast' | 'spent' | 'not-open';

/**
 * Casts what was judged, with the code of this hash. The poll can't be closed meanwhile; of the same code sent several times one counts,
 * and it is there when `cast` or `spent` comes back.
 */
export async function cast(
  scope: Scope,
  key: BallotKey,
  hash: Buffer,
  ballot: Ballot,
  marks: PaperMarks,
): Promise<Cast> {
  const { poll, electorate } = ballot;
  const paper = paperOf(ballot);
  const sealed = key.seal(encodeBallot(paper, marks), sealContext(paper, electorate));
  return write(scope, async (tx): Promise<Cast> => {
    if (!(await isHeldOpen(tx, poll))) return 'not-open';
    const { tenant, db } = tx;
    const { numUpdatedRows } = await db
      .updateTable('ballot_codes')
      .set({ spent: true })
      .where('tenant', '=', tenant)
      .where('hash', '=', hash)
      .where('spent', '=', false)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'spent';
    await db.insertInto('cast_ballots').values({ tenant, id: randomId(), poll, electorate, sealed }).execute();
    return 'cast';
  });
}
