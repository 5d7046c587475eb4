/** Closing: ballots become numbers, and are gone. Making void: they are gone. */
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { MOST_FACTS, type NewFact, record } from '../../ledger/store/record.ts';
import type { BallotKey, BallotKeys } from '../../ports/ballot-keys.ts';
import { ballotsHere } from './ballots-here.ts';
import { type Box, type Counted, countPoll } from './counting.ts';
import { groupName } from './draft.ts';
import { identityOf, type Poll, type PollForm } from './model.ts';
import { decodeBallot, type PaperMarks, type PollPaper, sealContext } from './paper.ts';
import { papersState, type TypedReading } from './paper-readings.ts';
import { BALLOTS_SHRED } from './shred.ts';
import { inPieces } from './store.ts';
import { closedFactOf, tallyFactsOf } from './tally-facts.ts';
import { pollWriter } from './writer.ts';

export interface Ending {
  readonly id: string;
  /** Id of the account, and by what right it acts. */
  readonly actor: string;
  readonly authority: string;
  readonly now: Date;
}

/** Groups whose papers don't count, each with the reason. */
export type Struck = readonly { readonly electorate: string; readonly reason: string }[];

export type CloseRefusal = Refused<
  | 'not-found'
  | 'not-open'
  | 'key-elsewhere'
  | 'ballots-altered'
  | 'papers-lacking'
  | 'papers-once'
  | 'papers-differ'
  | 'struck-unknown'
>;

/**
 * Counts what was acknowledged, records it, and removes whatever could tell one ballot from another. Casting holds the poll's row for
 * the time of its transaction, so each acknowledged ballot is counted, and none comes after. Gives nothing where it was done.
 */
export async function closePoll(
  tx: TxScope,
  { keys, jobs }: { readonly keys: BallotKeys; readonly jobs: Jobs },
  { struck, ...ending }: Ending & { readonly struck: Struck },
): Promise<CloseRefusal | undefined> {
  const writer = pollWriter(tx);
  const poll = await writer.lock(ending.id);
  if (poll === undefined) return refuse('not-found');
  if (poll.state !== 'open') return refuse('not-open');
  const forms = await writer.forms(poll.id);
  const here = await ballotsHere(tx, keys, poll.id, forms);
  if (!here.ok) return refuse('key-elsewhere');
  const readings = await writer.readings(poll.id);
  const unfit = papersFault(forms, readings, struck);
  if (unfit !== undefined) return unfit;
  const opened = here.key === undefined ? new Map() : await openBallots(tx, here.key, poll, forms);
  if (opened === undefined) return refuse('ballots-altered');
  const counted = countPoll(poll.rules, boxesOf(forms, opened, readings, struck));
  const reason = voidBecause(poll, counted);
  const ended =
    reason === undefined
      ? ({ state: 'closed', outcome: counted.outcome } as const)
      : ({ state: 'void', reason } as const);
  await writer.ended(poll.id, ended, ending.now);
  const closed = { ...poll, ...ended };
  await recordAll(tx, ending, [
    closedFactOf(closed, forms, ended.state === 'closed' ? ended.outcome : undefined),
    ...(ended.state === 'closed' ? tallyFactsOf(closed, forms, ended.outcome) : []),
  ]);
  await removeTraces(tx, poll.id);
  await jobs.queue(tx, BALLOTS_SHRED, poll.id);
  return undefined;
}

export type VoidRefusal = Refused<'not-found' | 'already-ended'>;

/** Whatever was cast is destroyed uncounted. A draft that is made void is put away. */
export async function voidPoll(
  tx: TxScope,
  { jobs }: { readonly jobs: Jobs },
  { reason, ...ending }: Ending & { readonly reason: string },
): Promise<VoidRefusal | undefined> {
  const writer = pollWriter(tx);
  const poll = await writer.lock(ending.id);
  if (poll === undefined) return refuse('not-found');
  if (poll.state !== 'draft' && poll.state !== 'open') return refuse('already-ended');
  await writer.ended(poll.id, { state: 'void', reason }, ending.now);
  if (poll.state === 'draft') return undefined;
  const forms = await writer.forms(poll.id);
  await recordAll(tx, ending, [closedFactOf({ ...poll, state: 'void', reason }, forms)]);
  await removeTraces(tx, poll.id);
  await jobs.queue(tx, BALLOTS_SHRED, poll.id);
  return undefined;
}

/** The first group whose papers can't be counted as they are; and what was to be struck and isn't there. */
function papersFault(
  forms: readonly PollForm[],
  readings: ReadonlyMap<string, readonly TypedReading[]>,
  struck: Struck,
): CloseRefusal | undefined {
  const onPaper = forms.flatMap((form) =>
    form.electorates.filter(({ paper }) => paper).map((electorate) => ({ form: form.name, ...electorate })),
  );
  if (!struck.every(({ electorate }) => onPaper.some(({ id }) => id === electorate))) return refuse('struck-unknown');
  for (const { form, group, id } of onPaper) {
    if (struck.some(({ electorate }) => electorate === id)) continue;
    const values = { form, group: groupName(group) };
    const state = papersState(readings.get(id) ?? []);
    if (state === 'none') return refuse('papers-lacking', values);
    if (state === 'once') return refuse('papers-once', values);
    if (state === 'differ') return refuse('papers-differ', values);
  }
  return undefined;
}

export const paperOf = (poll: Pick<Poll, 'id' | 'rules'>, form: PollForm): PollPaper => ({
  poll: poll.id,
  form: form.id,
  questions: poll.rules.questions.map(({ id, marks }) => ({ id, marks })),
  subjects: form.subjects.map(({ id }) => id),
});

/** Ballots by electorate; undefined where one was altered. Ids are random, so their order says nothing. */
async function openBallots(
  { tenant, db }: TxScope,
  key: BallotKey,
  poll: Poll,
  forms: readonly PollForm[],
): Promise<ReadonlyMap<string, readonly PaperMarks[]> | undefined> {
  const rows = await db
    .selectFrom('cast_ballots')
    .select(['electorate', 'sealed'])
    .where('tenant', '=', tenant)
    .where('poll', '=', poll.id)
    .orderBy('id')
    .execute();
  const opened = new Map<string, PaperMarks[]>();
  const papers = new Map(forms.flatMap((form) => form.electorates.map(({ id }) => [id, paperOf(poll, form)] as const)));
  for (const { electorate, sealed } of rows) {
    const paper = papers.get(electorate);
    if (paper === undefined) throw new Error('a ballot of a group that the poll lacks');
    const bytes = key.open(sealed, sealContext(paper, electorate));
    if (bytes === undefined) return undefined;
    const of = opened.get(electorate) ?? [];
    of.push(decodeBallot(paper, bytes));
    opened.set(electorate, of);
  }
  return opened;
}

function boxesOf(
  forms: readonly PollForm[],
  opened: ReadonlyMap<string, readonly PaperMarks[]>,
  readings: ReadonlyMap<string, readonly TypedReading[]>,
  struck: Struck,
): readonly Box[] {
  return forms.flatMap((form) =>
    form.electorates.map(({ id, group, paper }): Box => {
      const because = struck.find(({ electorate }) => electorate === id)?.reason;
      const counts = readings.get(id)?.[0]?.counts;
      return {
        electorate: id,
        group,
        subjects: form.subjects.map(identityOf),
        rows: form.subjects.map((subject) => subject.id),
        ballots: opened.get(id) ?? [],
        ...(because === undefined ? {} : { struck: because }),
        ...(!paper || because !== undefined || counts === undefined ? {} : { papers: counts }),
      };
    }),
  );
}

function voidBecause({ rules }: Poll, { cast, outcome }: Counted): string | undefined {
  if (rules.quorum !== undefined && cast < rules.quorum) return `收到的票不足 ${rules.quorum} 张。`;
  return outcome.tallies.length === 0 ? '各评价主体的有效票都达不到最低张数。' : undefined;
}

async function recordAll(
  tx: TxScope,
  { actor, authority, now }: Ending,
  facts: readonly Pick<NewFact, 'kind' | 'subject' | 'payload' | 'occurrence'>[],
): Promise<void> {
  for (let at = 0; at < facts.length; at += MOST_FACTS) {
    const piece = facts.slice(at, at + MOST_FACTS).map((fact) => ({ ...fact, at: now, actor, authority }));
    const recorded = await record(tx, piece);
    if (!recorded.ok) throw new Error(`tallies could not be recorded: ${recorded.refusal}`);
  }
}

/**
 * Working rows go; who voted signed in is written anew in the order of ids, in this one transaction, so that neither place nor transaction
 * of a row tells when somebody came.
 */
async function removeTraces({ tenant, db }: TxScope, poll: string): Promise<void> {
  for (const table of ['cast_ballots', 'ballot_codes', 'poll_papers'] as const)
    await db.deleteFrom(table).where('tenant', '=', tenant).where('poll', '=', poll).execute();
  const voters = await db
    .selectFrom('poll_voters')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('poll', '=', poll)
    .orderBy('person')
    .orderBy('electorate')
    .execute();
  await db.deleteFrom('poll_voters').where('tenant', '=', tenant).where('poll', '=', poll).execute();
  await inPieces(voters, (rows) =>
    db
      .insertInto('poll_voters')
      .values([...rows])
      .execute(),
  );
  await db
    .updateTable('poll_electorates')
    .set((was) => ({ drawn: was.ref('drawn') }))
    .where('tenant', '=', tenant)
    .where('poll', '=', poll)
    .execute();
}
