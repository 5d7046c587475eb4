/** A real server that is killed while ballots are cast, with and without its database: what was acknowledged is counted, once. */
import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openPlace } from '../../src/open-place.ts';
import { configOf, seedCounty } from '../crash/seed-county.ts';
import { openPoll, type PollPlace } from '../features/ballots/poll-place.ts';
import { startServing } from '../serving.ts';

const BALLOTS = 240;
const SUBJECTS = 8;
const CASTERS = 8;
/** Kills, each after so many acknowledgements more. */
const KILLS = [40, 45, 50];

it('each acknowledged ballot is counted once, no code counts twice, and the poll can be closed after the last start', {
  timeout: 300_000,
}, async () => {
  const outside = await mkdtemp(join(tmpdir(), 'shiji-ballots-'));
  // As root, the database's own user must be able to walk through it.
  await chmod(outside, 0o755);
  const folder = join(outside, 'data');
  try {
    const county = await seedCounty(folder, 1);
    const host = { county: { id: county.tenant, code: county.code }, clock: { now: new Date() }, dataFolder: folder };
    const poll = await inPlace(folder, (database) =>
      openPoll(
        { ...host, database },
        { slips: BALLOTS, subjects: Array.from({ length: SUBJECTS }, (_, n) => ({ name: `对象${n}` })) },
      ),
    );
    await voteThroughKills(folder, poll);
    const counts = await countsAfterClosing(folder, poll, county.cookies[0] ?? '');
    expect(counts).toEqual(expected());
  } finally {
    await rm(outside, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** The n-th slip's marks: no two alike. */
const marksOf = (n: number): readonly number[] => Array.from({ length: SUBJECTS }, (_, s) => (n >> (2 * (s % 4))) & 3);

/** How many of each mark each subject must have. */
function expected(): readonly (readonly number[])[] {
  const counts = Array.from({ length: SUBJECTS }, () => [0, 0, 0, 0]);
  for (let n = 0; n < BALLOTS; n++)
    for (const [s, mark] of marksOf(n).entries())
      (counts[s] as number[])[mark] = ((counts[s] as number[])[mark] ?? 0) + 1;
  return counts;
}

async function inPlace<T>(
  folder: string,
  work: (database: Parameters<typeof openPoll>[0]['database']) => Promise<T>,
): Promise<T> {
  const place = await openPlace(configOf(folder), () => {});
  if (!place.ok) throw new Error(place.sentence);
  try {
    return await work(place.database);
  } finally {
    await place.close();
  }
}

async function voteThroughKills(folder: string, poll: PollPlace): Promise<void> {
  let server = await serving(folder);
  let url: string | undefined = server.url;
  let acknowledged = 0;
  let next = 0;
  let failed = false;
  const casting = Array.from({ length: CASTERS }, async () => {
    for (let n = next++; n < BALLOTS; n = next++) {
      const body = new URLSearchParams(
        Object.fromEntries(marksOf(n).map((mark, s) => [`m${s}_0`, String(mark)])),
      ).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      for (let done = false; !done && !failed; ) {
        if (url === undefined) {
          await setTimeout(20);
          continue;
        }
        try {
          const sent = await fetch(`${url}${poll.slips[n]}`, { method: 'POST', body, headers, redirect: 'manual' });
          await sent.arrayBuffer();
          // Nothing but the acknowledgement, or a server that goes down: never a refusal.
          if (sent.status !== 303 && sent.status < 500) throw new Error(`answered ${sent.status}`);
          done = sent.status === 303;
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          await setTimeout(20);
        }
      }
      acknowledged++;
    }
  });
  const all = Promise.all(casting);
  all.catch(() => {});
  try {
    for (const [kill, after] of KILLS.entries()) {
      const until = acknowledged + after;
      while (acknowledged < until) await Promise.race([setTimeout(2), all]);
      await setTimeout(randomInt(15));
      url = undefined;
      if (kill % 2 === 1) process.kill(await postmasterOf(folder), 'SIGKILL');
      server.process.kill('SIGKILL');
      await server.ended;
      server = await serving(folder);
      url = server.url;
    }
    await all;
    expect(acknowledged).toBe(BALLOTS);
    // Every code is spent: sent once more it gets the same answer, and doesn't count again.
    for (const slip of poll.slips.slice(0, 20)) {
      const again = await fetch(`${url}${slip}`, {
        method: 'POST',
        body: 'm0_0=0',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        redirect: 'manual',
      });
      expect(again.status).toBe(303);
    }
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  } catch (error) {
    failed = true;
    // The database of a server that was killed lives on.
    process.kill(await postmasterOf(folder), 'SIGKILL');
    throw error;
  } finally {
    server.process.kill('SIGKILL');
    await server.ended;
  }
}

async function serving(folder: string) {
  const started = await startServing(folder);
  if ('refused' in started) throw new Error(started.refused);
  return started;
}

async function postmasterOf(folder: string): Promise<number> {
  const [pid] = (await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

/** Of each subject how many have which mark, as the closed poll has recorded it. */
async function countsAfterClosing(
  folder: string,
  poll: PollPlace,
  cookie: string,
): Promise<readonly (readonly number[])[]> {
  const server = await serving(folder);
  try {
    const ask = async (method: string, path: string) => {
      const headers = { cookie, 'x-shiji': '1', ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) };
      const told = await fetch(`${server.url}/api/polls/${poll.id}${path}`, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      if (!told.ok) throw new Error(`${path}: ${told.status} ${await told.text()}`);
      return told.json();
    };
    await ask('POST', '/close');
    const { boards } = (await ask('GET', '/results')) as {
      readonly boards: readonly {
        readonly questions: readonly {
          readonly rows: readonly {
            readonly name: string;
            readonly groups: readonly {
              readonly counts: readonly { readonly mark: string; readonly count: number }[];
            }[];
          }[];
        }[];
      }[];
    };
    const rows = boards[0]?.questions[0]?.rows ?? [];
    return Array.from({ length: SUBJECTS }, (_, s) => {
      const row = rows.find(({ name }) => name === `对象${s}`);
      const counts = new Map(row?.groups[0]?.counts.map(({ mark, count }) => [mark, count]));
      return ['好', '较好', '一般', '较差'].map((mark) => counts.get(mark) ?? 0);
    });
  } finally {
    server.process.kill('SIGTERM');
    await server.ended;
  }
}
