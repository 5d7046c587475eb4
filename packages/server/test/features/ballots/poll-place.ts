/** An open poll put straight into the tables, with the key and the codes that opening makes: what voters meet, without the office. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { PollQuestion, PollRules } from '@shiji/engine';
import { v7 as uuid } from 'uuid';
import { paperOf, readBallot } from '../../../src/features/ballots/store.ts';
import { codeHash, codesOf, slipOf } from '../../../src/features/polls/codes.ts';
import { decodeBallot, type PaperMarks, sealContext } from '../../../src/features/polls/paper.ts';
import type { BallotKey, BallotKeys } from '../../../src/ports/ballot-keys.ts';
import { localBallotKeys } from '../../../src/ports/local-ballot-keys.ts';
import type { County, TestServer } from '../../server.ts';

const four: PollQuestion['marks'] = {
  kind: 'options',
  options: [
    { key: '好', value: '100' },
    { key: '较好', value: '85' },
    { key: '一般', value: '70' },
    { key: '较差', value: '50' },
  ],
};

/** XL-03: over 40% 好 voids the paper. */
export const overForty: PollQuestion['void'][number] = {
  kind: 'marks',
  marks: ['好'],
  subjects: { above: { value: '0.4', percent: true } },
};

export const question = (given: Partial<PollQuestion> = {}): PollQuestion => ({
  id: '',
  name: '民主测评',
  figure: '',
  marks: four,
  void: [],
  invalid: 'void',
  atLeast: 1,
  ...given,
});

export interface PollGiven {
  readonly county?: County;
  readonly title?: string;
  readonly questions?: readonly PollQuestion[];
  readonly subjects?: readonly {
    readonly name: string;
    readonly line?: string;
    readonly section?: string;
    readonly person?: string;
  }[];
  readonly abstain?: boolean;
  readonly slips?: number;
  readonly voters?: readonly string[];
  readonly endsAt?: string;
  readonly group?: string;
}

export interface PollPlace {
  readonly id: string;
  readonly electorate: string;
  readonly keys: BallotKeys;
  readonly key: BallotKey;
  /** Addresses of slips: `/b/qinghe-…`. */
  readonly slips: readonly string[];
  /** What lies in the box, opened. */
  cast(): Promise<readonly PaperMarks[]>;
}

/** Where a poll can be opened: a test's server, or a data folder that no server has yet. */
export interface PollHost {
  readonly county: County;
  readonly clock: { readonly now: Date };
  readonly dataFolder: string;
  readonly database: Pick<TestServer['database'], 'db'>;
}

export async function openPoll(server: PollHost, given: PollGiven = {}): Promise<PollPlace> {
  const county = given.county ?? server.county;
  const tenant = county.id;
  const { db } = server.database;
  const [id, form, electorate] = [uuid(), uuid(), uuid()];
  const at = server.clock.now.toISOString();
  const questions = given.questions ?? [question()];
  const rules: PollRules = { poll: '民主测评', name: '民主测评', questions, groups: [] };
  const subjects = given.subjects ?? [{ name: '周明' }, { name: '林越' }, { name: '季小满' }];
  const { slips = 3, voters = [] } = given;
  await db
    .insertInto('polls')
    .values({
      tenant,
      id,
      unit: null,
      meeting: null,
      title: given.title ?? '班子成员民主测评',
      rules: JSON.stringify(rules),
      source: null,
      abstain: given.abstain ?? false,
      state: 'open',
      revision: '1',
      created_by: uuid(),
      created_at: at,
      opened_at: at,
      ends_at: given.endsAt ?? null,
      closed_at: null,
      reason: null,
      outcome: null,
      shredded_at: null,
    })
    .execute();
  await db.insertInto('poll_forms').values({ tenant, poll: id, id: form, position: 1, name: '' }).execute();
  await db
    .insertInto('poll_subjects')
    .values(
      subjects.map(({ name, line, section, person }, position) => ({
        tenant,
        poll: id,
        id: uuid(),
        form,
        position,
        person: person ?? null,
        unit: null,
        name,
        line: line ?? null,
        section: section ?? null,
      })),
    )
    .execute();
  await db
    .insertInto('poll_electorates')
    .values({
      tenant,
      poll: id,
      id: electorate,
      form,
      position: 1,
      rater_group: given.group ?? '',
      expected: null,
      slips,
      paper: false,
      drawn: 0,
    })
    .execute();
  if (voters.length > 0)
    await db
      .insertInto('poll_voters')
      .values(voters.map((person) => ({ tenant, poll: id, person, electorate, drawn: false })))
      .execute();
  const keys = localBallotKeys(join(server.dataFolder, 'ballot-keys'));
  await keys.make(tenant, id);
  const key = await keys.open(tenant, id);
  if (key === undefined) throw new Error('the key that was made is not there');
  const made = codesOf(key, electorate, 'slip', slips);
  const pool = [
    ...made.map((code) => ({ way: 'slip', code })),
    ...codesOf(key, electorate, 'drawn', voters.length).map((code) => ({ way: 'drawn', code })),
  ].sort(() => (randomBytes(1)[0] as number) - 128);
  if (pool.length > 0)
    await db
      .insertInto('ballot_codes')
      .values(pool.map(({ way, code }) => ({ tenant, hash: codeHash(code), poll: id, electorate, way, spent: false })))
      .execute();
  return {
    id,
    electorate,
    keys,
    key,
    slips: made.map((code) => `/b/${slipOf(county.code, code)}`),
    async cast() {
      const paper = paperOf(await readBallot({ tenant, db }, id, electorate));
      const rows = await db
        .selectFrom('cast_ballots')
        .select('sealed')
        .where('tenant', '=', tenant)
        .where('poll', '=', id)
        .execute();
      return rows.map(({ sealed }) => {
        const opened = key.open(sealed, sealContext(paper, electorate));
        if (opened === undefined) throw new Error('a ballot that its own key does not open');
        return decodeBallot(paper, opened);
      });
    },
  };
}

/** Sends a form as a browser does. */
export async function sendForm(server: TestServer, path: string, fields: Readonly<Record<string, string>>) {
  const told = await server.app.inject({
    method: 'POST',
    url: path,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
  return { status: told.statusCode, text: told.body, to: told.headers.location };
}

export async function look(server: TestServer, path: string) {
  const told = await server.app.inject({ method: 'GET', url: path });
  return { status: told.statusCode, text: told.body, to: told.headers.location };
}

/** All subjects marked in order, by the option's place. */
export const marked = (...marks: readonly (number | string)[]): Record<string, string> =>
  Object.fromEntries(marks.map((mark, s) => [`m${s}_0`, String(mark)]));
