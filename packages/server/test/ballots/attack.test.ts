/**
 * Two hundred people vote signed in, a hundred on slips among them; the poll is closed. Whoever then has a copy of everything must do no
 * better than chance. What chance is: a ballot has twelve marks of four each, drawn at random, so that no two are alike; laying two hundred
 * voters beside two hundred ballots in an order that has nothing to do with theirs names one right on the average (Poisson: ten or more
 * less than once in a million times for each way of trying). The same attacker is shown to succeed where one of three leaks is planted.
 */
import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { codeHash } from '../../src/features/polls/codes.ts';
import { openCluster } from '../../src/postgres/cluster.ts';
import { openPoll, type PollPlace, sendForm } from '../features/ballots/poll-place.ts';
import { type Asking, type TestServer, testServer } from '../server.ts';
import { type Attack, attacks, type Copy, type Knows } from './attacker.ts';
import { filesOf, filesWith, rowsOf } from './whole-copy.ts';

const VOTERS = 200;
const SLIPS = 100;
const SUBJECTS = 12;
/** More than this, and it isn't chance. */
const CHANCE = 10;

let folder: string;
let cluster: Extract<Awaited<ReturnType<typeof openCluster>>, { ok: true }>;
let server: TestServer;
let poll: PollPlace;
/** What each voter voted, and in which order they drew and cast. */
const voted: string[] = [];
const drew: number[] = [];
const cast: number[] = [];
let knows: Knows;
/** As they stood in the database while the poll was open: an attacker may have kept them. */
let sealed: readonly Buffer[];
let hashes: readonly Buffer[];
let codes: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiji-attack-'));
  // As root, the database's own user must be able to walk through it.
  await chmod(folder, 0o755);
  const opened = await openCluster({ folder });
  if (!opened.ok) throw new Error(opened.refusal);
  cluster = opened;
  const database = openDatabase(cluster.url);
  const migrated = await migrate(database.pool);
  if (!migrated.ok) throw new Error(migrated.refusal);
  server = await testServer({ database });
  await vote();
  await close();
}, 300_000);

afterAll(async () => {
  await server?.close();
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function vote(): Promise<void> {
  const { db } = server.database;
  const tenant = server.county.id;
  const people = Array.from({ length: VOTERS }, (_, n) => ({
    tenant,
    id: uuid(),
    code: null,
    name: `选民${n}`,
    pinyin: 'x',
    initials: 'x',
  }));
  await db.insertInto('people').values(people).execute();
  const ids = people.map(({ id }) => id);
  const subjects = Array.from({ length: SUBJECTS }, (_, n) => ({ name: `对象${n}` }));
  poll = await openPoll(server, { subjects, slips: SLIPS, voters: ids });
  const askers: Asking[] = [];
  for (const person of ids) askers.push(await server.as({ person }));
  knows = {
    subjects: SUBJECTS,
    voterOf: new Map(ids.flatMap((id, n) => [[id, n] as const, [askers[n]?.account ?? '', n] as const])),
  };
  const marks = () => Array.from({ length: SUBJECTS }, () => randomInt(4));
  const form = (of: readonly number[]) => Object.fromEntries(of.map((mark, s) => [`m${s}_0`, String(mark)]));
  const addresses: string[] = [];
  const send = async (address: string, of: readonly number[]) => {
    expect((await sendForm(server, address, form(of))).status).toBe(303);
    addresses.push(address);
  };
  // Some draw and vote at once, some draw and wait; slips come in between.
  const waiting: { readonly who: number; readonly address: string }[] = [];
  const castOne = async ({ who, address }: { readonly who: number; readonly address: string }) => {
    const of = marks();
    voted[who] = of.join('');
    cast.push(who);
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    await send(address, of);
  };
  const slips = [...poll.slips];
  for (const who of shuffled(ids.map((_, n) => n))) {
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    const told = await askers[who]?.ask(`POST /api/polls/${poll.id}/draw`, {
      body: { electorate: poll.electorate, nonce: uuid() },
    });
    expect(told?.status).toBe(200);
    drew.push(who);
    const one = { who, address: told?.body.address as string };
    if (randomInt(4) === 0) waiting.push(one);
    else await castOne(one);
    const slip = randomInt(2) === 0 ? slips.pop() : undefined;
    if (slip !== undefined) await send(slip, marks());
  }
  for (const one of waiting) await castOne(one);
  for (const slip of slips) await send(slip, marks());

  const boxes = await db.selectFrom('cast_ballots').select('sealed').where('tenant', '=', tenant).execute();
  sealed = boxes.map((row) => row.sealed);
  codes = addresses.map((address) => address.slice(-16));
  hashes = codes.map(codeHash);
  expect(sealed).toHaveLength(VOTERS + SLIPS);
}

async function close(): Promise<void> {
  const office = await server.as({ held: [{ role: 'office' }] });
  const closed = await office.ask(`POST /api/polls/${poll.id}/close`, { body: {} });
  expect([closed.status, closed.body.state]).toEqual([200, 'closed']);
  await server.work();
}

async function copy(): Promise<Copy> {
  return {
    tables: await rowsOf(server.database.pool),
    files: { ...(await filesOf(folder)), 'server.log': Buffer.from(server.log.join('')) },
  };
}

/** How many voters an attack names rightly. */
const hits = ({ said }: Attack): number => [...said].filter(([who, ballot]) => voted[who] === ballot).length;

const best = (of: readonly Attack[], how: RegExp): number =>
  Math.max(0, ...of.filter((attack) => how.test(attack.how)).map(hits));

it('after closing nobody can say who voted what, better than by chance', async () => {
  const tried = attacks(await copy(), knows);
  expect(tried.filter((attack) => hits(attack) >= CHANCE).map(({ how }) => how)).toEqual([]);
});

it('of single ballots nothing is left: not sealed, not their codes nor the hashes of these, in tables, files or logs', async () => {
  const { tables, files } = await copy();
  const stored = await server.database.db
    .selectFrom('polls')
    .select('shredded_at')
    .where('tenant', '=', server.county.id)
    .where('id', '=', poll.id)
    .executeTakeFirstOrThrow();
  expect(stored.shredded_at).not.toBeNull();
  for (const name of ['public.cast_ballots', 'public.ballot_codes']) expect(tables[name]).toEqual([]);
  expect(await poll.keys.open(server.county.id, poll.id)).toBeUndefined();
  const traces = [...sealed, ...hashes, ...codes.map((code) => Buffer.from(code))];
  expect(filesWith(files, traces)).toEqual([]);
  // The search sees what is there: the title of the poll stands in its table.
  expect(filesWith(files, [Buffer.from('班子成员民主测评')])).not.toEqual([]);
});

describe('the same attacker, where a leak is planted', () => {
  const plainly = (who: number): Buffer => Buffer.from([1, ...[...(voted[who] ?? '')].map((mark) => Number(mark) + 1)]);
  const run = async (sql: string, ...values: unknown[]) => void (await server.database.pool.query(sql, values));

  /** Plants two tables, lets the attacker look, and takes them away. */
  async function planted(columns: readonly [string, string], plant: () => Promise<void>): Promise<readonly Attack[]> {
    await run(`create table leaked_voters (${columns[0]})`);
    await run(`create table leaked_ballots (${columns[1]})`);
    await plant();
    await run('checkpoint').catch(() => undefined);
    const tried = attacks(await copy(), knows);
    await run('drop table leaked_voters');
    await run('drop table leaked_ballots');
    return tried;
  }

  const person = (who: number): string => [...knows.voterOf].find(([, n]) => n === who)?.[0] ?? '';

  it('ballots in plain rows in the order of casting beside voters in the order of drawing: by their places', async () => {
    const tried = await planted(['person uuid', 'ballot bytea'], async () => {
      // Whoever drew and waited is out of step: of the others the order is one.
      const inStep = drew.filter((who) => cast.indexOf(who) >= 0);
      for (const who of inStep) await run('insert into leaked_voters values ($1)', person(who));
      for (const who of inStep) await run('insert into leaked_ballots values ($1)', plainly(who));
    });
    expect(best(tried, /^order: public\.leaked_voters\.person by ctid × public\.leaked_ballots\.ballot by ctid$/)).toBe(
      VOTERS,
    );
    // The bytes of the table's file say it, too, from wherever they are read.
    expect(best(tried, /^order: .* × (postgres|server)/)).toBeGreaterThan(CHANCE);
  });

  it('entitlement and vote written by one transaction: by the transaction', async () => {
    const tried = await planted(['person uuid', 'ballot bytea'], async () => {
      const { pool } = server.database;
      for (let at = 0; at < VOTERS; at += 5) {
        const clients = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
        const here = clients.map((client, n) => ({ client, who: cast[at + n] as number }));
        for (const { client, who } of here) {
          await client.query('begin');
          await client.query('insert into leaked_voters values ($1)', [person(who)]);
        }
        for (const { client, who } of shuffled(here)) {
          await client.query('insert into leaked_ballots values ($1)', [plainly(who)]);
          await client.query('commit');
        }
        for (const { client } of here) client.release();
      }
    });
    expect(best(tried, /^transaction: public\.leaked_voters/)).toBe(VOTERS);
  });

  it('a time beside either: by the nearest time', async () => {
    const at = (n: number, ms: number) => new Date(Date.UTC(2026, 2, 25, 1) + n * 1000 + ms).toISOString();
    const tried = await planted(
      ['person uuid, drawn_at timestamptz', 'ballot bytea, cast_at timestamptz'],
      async () => {
        for (const n of shuffled(cast.map((_, index) => index)))
          await run('insert into leaked_voters values ($1, $2)', person(cast[n] as number), at(n, 0));
        for (const n of shuffled(cast.map((_, index) => index)))
          await run('insert into leaked_ballots values ($1, $2)', plainly(cast[n] as number), at(n, 200));
      },
    );
    expect(best(tried, /^time: /)).toBe(VOTERS);
  });
});

function shuffled<T>(given: readonly T[]): T[] {
  const list = [...given];
  for (let at = list.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
