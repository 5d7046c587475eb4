import { fork } from 'node:child_process';
import { once } from 'node:events';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../src/db/scope.ts';
import { type JobHandlers, type JobRunner, type JobTimes, openJobs } from '../../src/jobs/jobs.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const tenant = uuid();
const times: JobTimes = { retryDelay: 1, retryLimit: 2, heartbeat: 10, polling: 0.5 };

let database: TestDatabase;
let jobs: JobRunner;
const heard: string[] = [];
let fails = 0;
const listeners: (() => void)[] = [];

function hear(what: string): void {
  heard.push(what);
  for (const listener of listeners) listener();
}

/** Until all of these were heard. */
function until(...wanted: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (wanted.every((what) => heard.includes(what))) resolve();
    };
    listeners.push(look);
    look();
  });
}

const handlers: JobHandlers = {
  greet: { run: async ({ id }) => hear(`greeted ${id}`), gaveUp: async () => {} },
  stumble: {
    run: async ({ id }) => {
      fails += 1;
      if (fails < 2) throw new Error('stumbled');
      hear(`got up ${id}`);
    },
    gaveUp: async () => {},
  },
  hopeless: {
    run: async () => {
      throw new Error('no');
    },
    gaveUp: async ({ id }) => hear(`gave up ${id}`),
  },
};

beforeAll(async () => {
  database = await testDatabase();
  jobs = openJobs({ url: database.url, times, onError: () => {} });
  await jobs.start(handlers);
});
afterAll(async () => {
  await jobs.stop(1);
  await database.close();
});

it('begins once its transaction is committed, and never if it is rolled back', async () => {
  const kept = uuid();
  const dropped = uuid();
  const scope = { tenant, db: database.db };
  await write(scope, async (tx) => {
    await jobs.queue(tx, 'greet', dropped);
    throw new Error('changed my mind');
  }).catch(() => {});
  await write(scope, (tx) => jobs.queue(tx, 'greet', kept));
  await until(`greeted ${kept}`);
  expect(heard).not.toContain(`greeted ${dropped}`);
});

it('is tried again after a failure', async () => {
  const id = uuid();
  await write({ tenant, db: database.db }, (tx) => jobs.queue(tx, 'stumble', id));
  await until(`got up ${id}`);
  expect(fails).toBe(2);
});

it('is given up, aloud, when all tries failed', async () => {
  const id = uuid();
  await write({ tenant, db: database.db }, (tx) => jobs.queue(tx, 'hopeless', id));
  await until(`gave up ${id}`);
});

it('survives the kill of the process that was at it', { timeout: 60_000 }, async () => {
  const id = uuid();
  const other = fork(new URL('killed-worker.ts', import.meta.url), [database.url, tenant, id], { stdio: 'inherit' });
  // The other process says when it has begun; nothing here listens to its kind of work yet.
  const [begun] = await once(other, 'message');
  expect(begun).toBe(`begun ${id}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const again = openJobs({ url: database.url, times, onError: () => {} });
  await again.start({ killed: { run: async (data) => hear(`done ${data.id}`), gaveUp: async () => {} } });
  await until(`done ${id}`);
  await again.stop(1);
});
