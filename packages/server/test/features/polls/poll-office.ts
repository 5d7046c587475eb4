/** A bureau with people, its office at work on polls, and ballots cast as the ballot page casts them. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Scope, write } from '../../../src/db/scope.ts';
import { paperOf } from '../../../src/features/polls/close.ts';
import { type BallotWay, codeHash, codesOf } from '../../../src/features/polls/codes.ts';
import { isHeldOpen } from '../../../src/features/polls/held-open.ts';
import { encodeBallot, type PaperMarks, sealContext } from '../../../src/features/polls/paper.ts';
import { pollReader } from '../../../src/features/polls/store.ts';
import type { BallotKeys } from '../../../src/ports/ballot-keys.ts';
import { localBallotKeys } from '../../../src/ports/local-ballot-keys.ts';
import { type Asking, type TestServer, type Told, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

export interface PollOffice {
  readonly server: TestServer;
  readonly scope: Scope;
  readonly keys: BallotKeys;
  readonly office: Asking;
  readonly bureau: string;
  readonly town: string;
  /** Six of the bureau, the first its principal. */
  readonly people: readonly string[];
  /** A draft from rules or a scheme with these forms, opened; gives the poll's page. */
  opened(from: unknown, forms: readonly unknown[]): Promise<Told['body']>;
  draft(from: unknown, forms: readonly unknown[]): Promise<Told['body']>;
  /** Casts with the first unspent codes of the way; marks by question and subject, in the order of the paper. */
  cast(poll: string, electorate: string, ballots: readonly PaperMarks[], way?: BallotWay): Promise<void>;
}

export async function pollOffice(): Promise<PollOffice> {
  const server = await testServer();
  const { database, county } = server;
  const scope = { tenant: county.id, db: database.db };
  const bureau = await addUnit(database, county.id, { name: '财政局' });
  const town = await addUnit(database, county.id, { name: '柳溪镇', kind: 'town' });
  const people: string[] = [];
  for (const [index, name] of ['周明', '李婷', '何静', '吴刚', '郑兰', '王松'].entries())
    people.push(
      await addPerson(database, county.id, { name, unit: bureau, duty: index === 0 ? 'principal' : 'staff' }),
    );
  const office = await server.as({ name: '考核办', held: [{ role: 'office' }] });
  const keys = ballotKeysOf(server);
  const draft = async (from: unknown, forms: readonly unknown[]) => {
    const made = await office.ask('POST /api/polls', { body: { from } });
    if (made.status !== 200) throw new Error(made.raw.body);
    const { id, revision, title, abstain } = made.body;
    const saved = await office.ask(`PUT /api/polls/${id}`, { body: { revision, title, abstain, forms } });
    if (saved.status !== 200) throw new Error(saved.raw.body);
    return saved.body;
  };
  return {
    server,
    scope,
    keys,
    office,
    bureau,
    town,
    people,
    draft,
    async opened(from, forms) {
      const { id, revision } = await draft(from, forms);
      const opened = await office.ask(`POST /api/polls/${id}/open`, { body: { revision } });
      if (opened.status !== 200) throw new Error(opened.raw.body);
      return opened.body;
    },
    cast: (poll, electorate, ballots, way) => castBallots(scope, keys, { poll, electorate, ballots, way }),
  };
}

/** The keys of a server's polls. */
export const ballotKeysOf = ({ dataFolder }: Pick<TestServer, 'dataFolder'>): BallotKeys =>
  localBallotKeys(join(dataFolder, 'ballot-keys'));

interface Casting {
  readonly poll: string;
  readonly electorate: string;
  readonly ballots: readonly PaperMarks[];
  readonly way?: BallotWay | undefined;
}

/** Casts with the first unspent codes of the way. */
export async function castBallots(
  scope: Scope,
  keys: BallotKeys,
  { poll, electorate, ballots, way = 'slip' }: Casting,
): Promise<void> {
  const found = await pollReader(scope).byId(poll);
  const form = (await pollReader(scope).forms(poll)).find((one) => one.electorates.some(({ id }) => id === electorate));
  const key = await keys.open(scope.tenant, poll);
  const one = form?.electorates.find(({ id }) => id === electorate);
  if (found === undefined || form === undefined || key === undefined || one === undefined)
    throw new Error('no such box');
  const codes = codesOf(key, electorate, way, way === 'slip' ? one.slips : one.voters);
  const paper = paperOf(found, form);
  for (const [index, marks] of ballots.entries()) {
    const sealed = key.seal(encodeBallot(paper, marks), sealContext(paper, electorate));
    const done = await castSealed(scope, poll, electorate, codes[index] ?? '', sealed);
    if (!done) throw new Error('a ballot was not taken');
  }
}

/** What casting is: the poll held open, a code spent once, the sealed ballot kept. Gives whether it was taken. */
export const castSealed = (scope: Scope, poll: string, electorate: string, code: string, sealed: Buffer) =>
  write(scope, async (tx) => {
    if (!(await isHeldOpen(tx, poll))) return false;
    const { tenant, db } = tx;
    const spent = await db
      .updateTable('ballot_codes')
      .set({ spent: true })
      .where('tenant', '=', tenant)
      .where('hash', '=', codeHash(code))
      .where('spent', '=', false)
      .executeTakeFirst();
    if (spent.numUpdatedRows === 0n) return false;
    await db.insertInto('cast_ballots').values({ tenant, id: randomUUID(), poll, electorate, sealed }).execute();
    return true;
  });

/** A box of slips for one group. */
export const slipsFor = (group: string, slips: number) => ({ group, slips, paper: false, voters: [] });

/** Things that have only a name. */
export const named = (...names: readonly string[]) => names.map((name) => ({ name }));
