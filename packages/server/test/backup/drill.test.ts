import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { backUp } from '../../src/backup/back-up.ts';
import { restore } from '../../src/backup/restore.ts';
import { hashPassword } from '../../src/features/passwords/hashing.ts';
import { openCluster } from '../../src/postgres/cluster.ts';
import { reachCluster } from '../../src/postgres/running.ts';
import { type Serving, startServing } from '../serving.ts';
import { configOf, PASSPHRASE } from './configs.ts';
import { type Filled, fillPlace, holdPoll, recordFacts } from './filled-place.ts';
import { asking, contentOf, emptyDatabase, testFolder } from './places.ts';

const PASSWORD = '朝霞满天 七点整 Az9';
const usual = { passphrase: PASSPHRASE, withoutKeys: false, acceptBrokenLedger: false };
const box = await testFolder();
const running: Serving[] = [];
afterAll(async () => {
  for (const { process } of running) process.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
});

async function serving(folder: string): Promise<{ server: Serving; url: string }> {
  const server = await startServing(folder);
  if ('refused' in server) throw new Error(server.refused);
  running.push(server);
  const url = await reachCluster(folder);
  if (url === undefined) throw new Error('no cluster');
  return { server, url };
}

/** Records facts, three at a time with all that belongs to them, until it is told to end; gives how many times. */
function writing(url: string, filled: Filled): () => Promise<number> {
  let ended = false;
  let times = 0;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const work = (async () => {
    while (!ended) {
      const client = await pool.connect();
      await client.query('begin');
      const facts = await recordFacts(client, filled, 1000, 3);
      await client.query("insert into unsealed select $1, 'facts', * from unnest($2::uuid[], $3::bytea[])", [
        filled.tenant,
        facts.map(({ id }) => id),
        facts.map(({ leaf }) => leaf),
      ]);
      await client.query('commit');
      client.release();
      times += 1;
    }
    await pool.end();
  })();
  return async () => {
    ended = true;
    await work;
    return times;
  };
}

describe('a place that is saved while it is in use', { timeout: 120_000 }, () => {
  it('comes back elsewhere as it was at one moment: every table, the evidence, the keys, the ledger; and people sign in', async () => {
    const from = join(box, 'from');
    const { server, url } = await serving(from);
    const filled = await fillPlace(url, from, { people: 300, facts: 700, unsealed: 5, evidence: 4 });
    const hash = await hashPassword(PASSWORD);
    await asking(url, (client) =>
      client.query('update accounts set password_hash = $1, totp_secret = null, totp_confirmed_at = null', [hash]),
    );

    await holdPoll(url, filled);

    const stop = writing(url, filled);
    const file = join(box, 'drill.tar.gz');
    const saved = await backUp(configOf(from), { file, passphrase: PASSPHRASE, program: '0.1.0' });
    const times = await stop();
    if (!saved.ok) throw new Error(saved.refusal);
    expect(times).toBeGreaterThan(0);
    expect(saved).toMatchObject({ keys: 'sealed', evidence: { files: 4, missing: [], damaged: [] } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    // The server has noticed nothing.
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);

    const to = join(box, 'to');
    const restored = await restore(configOf(to), { file, ...usual });
    if (!restored.ok) throw new Error(restored.refusal);
    // The server has gone on sealing.
    expect(restored.ledger).toMatchObject({ unknownSigner: 0, faults: [] });
    expect(restored.ledger.sealed).toBeGreaterThanOrEqual(703);
    expect(restored.settled).toEqual({ sessions: 1, imports: 1, secondFactors: 0, polls: 1 });
    expect((await readdir(to)).sort()).toEqual(['evidence', 'keys', 'owner.lock', 'postgres']);
    for (const name of await readdir(join(from, 'keys')))
      expect(await readFile(join(to, 'keys', name))).toEqual(await readFile(join(from, 'keys', name)));
    for (const sha256 of filled.evidence) {
      const path = join('evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
      expect(await readFile(join(to, path))).toEqual(await readFile(join(from, path)));
    }

    const again = await serving(to);
    const counts = await asking(again.url, async (client) => {
      const { rows } = await client.query<Record<string, string>>(
        `select (select count(*) from facts) as facts, (select count(*) from fact_bodies) as bodies,
           ((select count(*) from unsealed where log = 'facts') + (select count(*) from tree_leaves where log = 'facts')) as listed,
           (select count(*) from audit_entries where action = 'restore') as restores, (select string_agg(status, ' ' order by status) from imports) as imports`,
      );
      return rows[0];
    });
    // All of one recording or nothing of it.
    const recorded = Number(counts?.facts) - 705;
    expect(recorded % 3).toBe(0);
    expect(counts).toEqual({
      facts: String(705 + recorded),
      bodies: String(705 + recorded),
      listed: String(705 + recorded),
      imports: 'applied failed',
      restores: '1',
    });
    // What was cast is never saved: whoever held a backup could have looked into a poll, or have it counted twice.
    const poll = await asking(again.url, async (client) => {
      const { rows } = await client.query(
        `select state, reason, (select count(*)::int from cast_ballots) as ballots, (select count(*)::int from ballot_codes) as codes from polls`,
      );
      return rows;
    });
    expect(poll).toEqual([{ state: 'void', reason: expect.stringContaining('恢复'), ballots: 0, codes: 0 }]);
    const signIn = (password: string) =>
      fetch(`${again.server.url}/api/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shiji': '1', origin: again.server.url },
        body: JSON.stringify({ county: 'fengxiang', login: 'kaohe', password }),
      });
    expect((await signIn(PASSWORD)).status).toBe(200);
    expect((await signIn('不是这个密码 Az9')).status).toBe(401);
  });

  it('is saved when no server runs, too, and comes back into an operator’s own database row by row', async () => {
    const from = join(box, 'still');
    const cluster = await openCluster({ folder: from, durable: false });
    if (!cluster.ok) throw new Error(cluster.refusal);
    await fillPlace(cluster.url, from, { people: 40, facts: 60, unsealed: 2, evidence: 1 });
    const before = await contentOf(cluster.url);
    await cluster.stop();

    const file = join(box, 'still.tar.gz');
    const saved = await backUp(configOf(from), { file, passphrase: PASSPHRASE, program: '0.1.0' });
    if (!saved.ok) throw new Error(saved.refusal);
    // The folder is given back.
    expect(existsSync(join(from, 'owner.json'))).toBe(false);

    const fresh = await emptyDatabase();
    const to = join(box, 'still-to');
    const restored = await restore(configOf(to, fresh.url), { file, ...usual });
    if (!restored.ok) throw new Error(restored.refusal);
    expect(await contentOf(fresh.url)).toEqual(before);
    expect(before.get('units')?.join()).toContain('换行和');
    expect((await readdir(to)).sort()).toEqual(['evidence', 'keys', 'owner.lock']);

    // And from there into a backup again, with the same rows.
    const second = join(box, 'second.tar.gz');
    const resaved = await backUp(configOf(to, fresh.url), { file: second, passphrase: PASSPHRASE, program: '0.1.0' });
    if (!resaved.ok) throw new Error(resaved.refusal);
    const same = (tables: typeof saved.tables) =>
      tables.filter(({ name }) => !['sessions', 'imports', 'audit_entries', 'unsealed'].includes(name));
    expect(same(resaved.tables)).toEqual(same(saved.tables));
  });
});
