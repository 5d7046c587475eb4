import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, openCluster } from '../../src/postgres/cluster.ts';
import { clusterSentence } from '../../src/postgres/refusals.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
let box = '';
const opened: Cluster[] = [];
const left = new Set<string>();
const children: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  box = await mkdtemp(join(tmpdir(), 'shiji-test-'));
  await chmod(box, 0o755);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  // Those that were killed left a PostgreSQL each.
  for (const folder of left) await (await open(folder)).stop();
  await Promise.all(opened.map((cluster) => cluster.stop()));
  await rm(box, { recursive: true, force: true, maxRetries: 5 });
});

describe('a data folder', () => {
  it('is made at the first start, and holds at the next what was committed', async () => {
    const folder = join(box, 'first');
    const first = await open(folder);
    await query(first, 'create table kept (word text)', "insert into kept values ('实绩')");
    await first.stop();
    const again = await open(folder);
    expect(await query(again, 'select word from kept')).toEqual([{ word: '实绩' }]);
    await again.stop();
  });

  it('keeps what is acknowledged on the disk, and everybody else out', async () => {
    const cluster = await open(join(box, 'first'));
    const settings = await query(
      cluster,
      `select name, setting from pg_settings where name in
        ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'server_encoding') order by name`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
    });
    expect(await query(cluster, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    const home = join(box, 'first', 'postgres');
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect((await stat(join(home, 'socket'))).mode & 0o777).toBe(0o700);
    expect(await readFile(join(home, 'data', 'pg_hba.conf'), 'utf8')).toBe('local all all peer map=owner\n');
    await cluster.stop();
  });

  it('has no personal data in its log, whatever goes wrong with a statement', async () => {
    const cluster = await open(join(box, 'first'));
    const client = await connect(cluster);
    await client.query('create table named (name text primary key, age int)');
    await client.query('insert into named values ($1, 1)', ['钟小棠']);
    await expect(client.query('insert into named values ($1, 2)', ['钟小棠'])).rejects.toThrow('duplicate key');
    await expect(client.query('insert into named values ($1, $2)', ['又一个', '钟小棠'])).rejects.toThrow('钟小棠');
    await expect(client.query("select '钟小棠' from nowhere")).rejects.toThrow('nowhere');
    await client.end();
    await cluster.stop();
    const log = await readFile(join(box, 'first', 'postgres', 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/钟小棠|又一个|named|nowhere/);
  });

  it('may stand at a path that is longer than a socket address', async () => {
    const folder = join(box, 'long-'.repeat(30), 'path'.repeat(20));
    const cluster = await open(folder);
    const socket = new URL(cluster.url).searchParams.get('host') ?? '';
    expect((await stat(socket)).mode & 0o777).toBe(0o700);
    expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
    await cluster.stop();
    expect(existsSync(socket)).toBe(false);
  });

  it('may stand at a path with Chinese, spaces and quotes', async () => {
    const cluster = await open(join(box, '凤翔 县', '考核\'s "数据"'));
    expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
    await cluster.stop();
    const plain = await open(join(box, '凤翔 县', '考核 数据'));
    expect(await query(plain, 'select 1 as one')).toEqual([{ one: 1 }]);
    await plain.stop();
  });

  it('takes settings of the operator from local.conf', async () => {
    await writeFile(join(box, 'first', 'postgres', 'local.conf'), 'max_connections = 33\n', { mode: 0o644 });
    const cluster = await open(join(box, 'first'));
    expect(await query(cluster, 'show max_connections')).toEqual([{ max_connections: '33' }]);
    await cluster.stop();
  });
});

describe('the owner of a data folder', () => {
  it('is one: a second is refused while the first lives, and takes over all that was committed once it is killed', async () => {
    const folder = join(box, 'killed');
    const first = await startOwner(folder);
    expect(first.said).toMatchObject({ ok: true });
    await first.committed(50);
    const second = await openCluster({ folder });
    expect(second).toMatchObject({ ok: false, refusal: 'in-use', by: { pid: first.child.pid } });
    const acknowledged = await first.kill();
    const taken = await open(folder);
    const [row] = await query(taken, `select count(*)::int as n from committed where n <= ${acknowledged}`);
    expect(acknowledged).toBeGreaterThanOrEqual(50);
    expect(row).toEqual({ n: acknowledged });
    await taken.stop();
  });

  it('is refused to itself a second time, and free again after stop', async () => {
    const folder = join(box, 'first');
    const cluster = await open(folder);
    expect(await openCluster({ folder })).toMatchObject({ refusal: 'in-use', by: { pid: process.pid } });
    await Promise.all([cluster.stop(), cluster.stop()]);
    await (await open(folder)).stop();
  });

  it('is exactly one when several start at once', async () => {
    const folder = join(box, 'race');
    const outcomes = await Promise.all([startOwner(folder), startOwner(folder), startOwner(folder)]);
    expect(outcomes.map(({ said }) => (said.ok ? 'opened' : said.refusal)).sort()).toEqual([
      'in-use',
      'in-use',
      'opened',
    ]);
    await Promise.all(outcomes.map(({ kill }) => kill()));
  });

  it('is told when PostgreSQL ends by itself, and can open the folder again', async () => {
    const folder = join(box, 'crash');
    let told: (end: { signal: string | null }) => void = () => undefined;
    const end = new Promise<{ signal: string | null }>((resolve) => {
      told = resolve;
    });
    const cluster = await open(folder, told);
    await query(cluster, 'create table kept (word text)', "insert into kept values ('实绩')");
    process.kill(await postmasterOf(folder), 'SIGKILL');
    expect(await end).toMatchObject({ signal: 'SIGKILL' });
    await cluster.stop();
    const again = await open(folder);
    expect(await query(again, 'select word from kept')).toEqual([{ word: '实绩' }]);
    await again.stop();
  });

  it('does not mistake a stranger for PostgreSQL whose number it was given', async () => {
    const folder = join(box, 'crash');
    const pidFile = join(folder, 'postgres', 'data', 'postmaster.pid');
    const owner = await startOwner(folder);
    process.kill(await postmasterOf(folder), 'SIGKILL');
    await owner.kill();
    const stranger = spawn('sleep', ['60']);
    try {
      const text = await readFile(pidFile, 'utf8');
      await writeFile(pidFile, text.replace(/^\d+/, String(stranger.pid)));
      await (await open(folder)).stop();
      expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
    } finally {
      stranger.kill();
    }
  });

  it('repairs what one left that was killed while it made the cluster', async () => {
    const folder = join(box, 'half');
    const home = join(folder, 'postgres');
    const owner = spawnOwner(folder);
    const half = async () => (await readdir(home).catch(() => [])).find((name) => name.startsWith('making-'));
    while (!(await half()) || !existsSync(join(home, (await half()) ?? '', 'base'))) await turn();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(await half()).toBeDefined();
    const cluster = await open(folder);
    expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
    await cluster.stop();
  });
});

describe('a refusal', () => {
  it('is given for a cluster of another major version, which stays as it is', async () => {
    const folder = join(box, 'first');
    const version = join(folder, 'postgres', 'data', 'PG_VERSION');
    await writeFile(version, '17\n');
    const refused = await refusalOf(folder);
    expect(refused).toMatchObject({ refusal: 'other-major', found: '17', needed: '18' });
    expect(clusterSentence(refused)).toMatch(/shiji backup.*shiji restore/);
    await rm(version);
    expect(await refusalOf(folder)).toMatchObject({ refusal: 'damaged' });
    await writeFile(version, '18\n', { mode: 0o644 });
    await (await open(folder)).stop();
  });

  it('is given for a path that is a file', async () => {
    await writeFile(join(box, 'file'), '');
    expect(await refusalOf(join(box, 'file'))).toMatchObject({ refusal: 'not-a-folder' });
    expect(await refusalOf(join(box, 'file', 'below'))).toMatchObject({ refusal: 'not-a-folder' });
  });

  it('is given where the system lets nobody make a folder', async () => {
    expect(await refusalOf('/proc/shiji/data')).toMatchObject({ refusal: 'not-writable' });
  });

  it('quotes PostgreSQL where a setting of the operator keeps it from starting', async () => {
    const folder = join(box, 'first');
    await writeFile(join(folder, 'postgres', 'local.conf'), 'shared_buffers = many\n', { mode: 0o644 });
    const refused = await refusalOf(folder);
    expect(refused).toMatchObject({ refusal: 'start-failed' });
    expect(clusterSentence(refused)).toContain('shared_buffers');
    await rm(join(folder, 'postgres', 'local.conf'));
  });

  it.runIf(isRoot)('is given as root for a folder that the system user cannot come to', async () => {
    const closed = join(box, 'closed');
    await mkdir(closed, { mode: 0o700 });
    expect(await refusalOf(join(closed, 'data'))).toMatchObject({ refusal: 'unreachable', user: 'shiji' });
  });

  it.runIf(isRoot)('is given to an ordinary user for a folder that is not theirs', async () => {
    const folder = join(box, 'roots');
    await mkdir(folder, { mode: 0o755 });
    const owner = await startOwner(folder, NOBODY);
    expect(owner.said).toMatchObject({ ok: false, refusal: 'not-writable', user: 'nobody' });
  });
});

it.runIf(isRoot)('an ordinary user has a cluster of their own, which root may open too', async () => {
  const folder = join(box, 'nobodys');
  await mkdir(folder);
  await chown(folder, NOBODY, NOBODY);
  const owner = await startOwner(folder, NOBODY);
  expect(owner.said).toMatchObject({ ok: true });
  await owner.committed(3);
  owner.child.stdin.end();
  await once(owner.child, 'exit');
  const asRoot = await open(folder);
  expect(await query(asRoot, 'select count(*) > 2 as kept from committed')).toEqual([{ kept: true }]);
  await asRoot.stop();
  const again = await startOwner(folder, NOBODY);
  expect(again.said).toMatchObject({ ok: true });
  await again.kill();
});

async function open(folder: string, onExit?: (end: { signal: string | null }) => void): Promise<Cluster> {
  const cluster = await openCluster({ folder, ...(onExit ? { onExit } : {}) });
  if (!cluster.ok) throw new Error(clusterSentence(cluster));
  opened.push(cluster);
  return cluster;
}

async function refusalOf(folder: string) {
  const outcome = await openCluster({ folder });
  if (!outcome.ok) return outcome;
  opened.push(outcome);
  throw new Error(`${folder} was opened`);
}

async function connect(cluster: Cluster): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: cluster.url });
  // Clusters are killed under their clients here.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs the statements and gives the rows of the last. */
async function query(cluster: Cluster, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = await connect(cluster);
  let rows: Record<string, unknown>[] = [];
  for (const statement of statements) rows = (await client.query(statement)).rows;
  await client.end();
  return rows;
}

const postmasterOf = async (folder: string) =>
  Number.parseInt(await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);

function spawnOwner(folder: string, uid?: number): ChildProcessWithoutNullStreams {
  const script = fileURLToPath(new URL('./owner-process.ts', import.meta.url));
  const ids = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [script, folder], { ...ids, cwd: '/' });
  child.stderr.pipe(process.stderr);
  children.push(child);
  return child;
}

/** Another process that opens the folder, and what it said of that. */
async function startOwner(folder: string, uid?: number) {
  const child = spawnOwner(folder, uid);
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value as string;
  const said = JSON.parse(await next()) as { ok: boolean; refusal?: string };
  let last = 0;
  return {
    child,
    said,
    /** Waits until it has said that it committed so many. */
    committed: async (n: number) => {
      while (last < n) last = Number(await next());
    },
    /** Kills it as kill -9 does, and gives the last number that it had said. */
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      left.add(folder);
      for (let line = await next(); line !== undefined; line = await next()) last = Number(line);
      return last;
    },
  };
}
