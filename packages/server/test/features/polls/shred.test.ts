import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../../src/db/open.ts';
import { BALLOTS_SHRED, type Shredded, shredJobs, shredSweep } from '../../../src/features/polls/shred.ts';
import { localBallotKeys } from '../../../src/ports/local-ballot-keys.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'shiji-shred-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const clock = { now: () => new Date('2026-03-25T01:00:00Z') };
const log = pino({ level: 'silent' });
const job = { tenant: randomUUID(), id: randomUUID() };

/** A pool whose connections answer as told: nothing, or the error that a statement brings. */
const poolThat = (fails: (statement: string) => Error | undefined): OpenDatabase['pool'] =>
  ({
    connect: async () => ({
      on: () => undefined,
      query: async (statement: string) => {
        const error = fails(statement);
        if (error !== undefined) throw error;
      },
      release: () => undefined,
    }),
  }) as unknown as OpenDatabase['pool'];

function shredding(pool: OpenDatabase['pool'], mark: Shredded['mark'] = async () => {}) {
  const keys = localBallotKeys(folder);
  const of = [{ tables: ['cast_ballots', 'ballot_codes'], mark, waiting: async () => [job] }];
  const parts = { database: { ...database, pool }, keys, clock, log, of };
  return { keys, parts, run: () => shredJobs(parts)[BALLOTS_SHRED].run(job) };
}

describe('shredding after the end of a poll', () => {
  it.each([
    'vacuum (full, verbose) "cast_ballots"',
    'vacuum (full, verbose) "ballot_codes"',
    'select pg_switch_wal()',
    'checkpoint',
  ])('that breaks off at “%s” is done whole by the next try', async (statement) => {
    const marked: string[] = [];
    const mark = async (key: typeof job) => void marked.push(key.id);
    const broken = shredding(
      poolThat((said) => (said === statement ? new Error('gone') : undefined)),
      mark,
    );
    await broken.keys.make(job.tenant, job.id);
    await expect(broken.run()).rejects.toThrow('gone');
    expect([await broken.keys.open(job.tenant, job.id), marked]).toEqual([undefined, []]);
    await shredding(
      poolThat(() => undefined),
      mark,
    ).run();
    expect(marked).toEqual([job.id]);
  });

  it('that breaks off before it is said to be done is said by the next try', async () => {
    let tries = 0;
    const mark = async () => {
      tries++;
      if (tries === 1) throw new Error('gone');
    };
    const { run } = shredding(
      poolThat(() => undefined),
      mark,
    );
    await expect(run()).rejects.toThrow('gone');
    await run();
    expect(tries).toBe(2);
  });

  it('is not said to be done where the database doesn’t let its log be dropped', async () => {
    const marked: string[] = [];
    const denied = Object.assign(new Error('denied'), { code: '42501' });
    const { run } = shredding(
      poolThat((said) => (said === 'checkpoint' ? denied : undefined)),
      async ({ id }) => void marked.push(id),
    );
    await run();
    expect(marked).toEqual([]);
  });

  it('really rewrites tables and drops the log of the embedded database', async () => {
    const marked: string[] = [];
    await shredding(database.pool, async ({ id }) => void marked.push(id)).run();
    expect(marked).toEqual([job.id]);
  });

  it('is looked for again at a start', async () => {
    const queued: string[] = [];
    const jobs = { queue: async (_tx: unknown, kind: string, id: string) => void queued.push(`${kind} ${id}`) };
    const sweep = shredSweep({ ...shredding(database.pool).parts, jobs, everyMs: 1e6 });
    sweep.start();
    await sweep.stop();
    expect(queued).toEqual([`${BALLOTS_SHRED} ${job.id}`]);
  });
});
