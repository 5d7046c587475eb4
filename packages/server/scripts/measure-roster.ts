/**
 * `node packages/server/scripts/measure-roster.ts [--people N]`: a county's people imported from one workbook, from the upload to the last
 * commit, on a server with its own database and queue; then pages and searches over them; then the import undone. Prints one line of JSON.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeWorkbook } from '@shiji/tables';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { compose } from '../src/compose.ts';
import { write } from '../src/db/scope.ts';
import { nameOf } from '../src/demo/person-names.ts';
import type { RosterChange, Unit } from '../src/features/roster/model.ts';
import { rosterWriter } from '../src/features/roster/store.ts';
import { newToken, readToken } from '../src/features/sessions/token.ts';
import { openJobs } from '../src/jobs/jobs.ts';
import { openPlace } from '../src/open-place.ts';
import { machineClock } from '../src/ports/clock.ts';
import { openKeys } from '../src/ports/keys.ts';
import { softwareCrypto } from '../src/ports/software-crypto.ts';
import { configOf } from '../test/crash/seed-county.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '100000' } } });
const people = Number(values.people);
/** Twenty people to a section, ten sections to a bureau. */
const SECTION = 20;
const BUREAU = 10;

const outside = await mkdtemp(join(tmpdir(), 'shiji-measure-'));
// As root, the database's own user must be able to walk through it.
await chmod(outside, 0o755);
const dataFolder = join(outside, 'data');
const place = await openPlace(configOf(dataFolder), () => {});
if (!place.ok) throw new Error(place.sentence);
const keys = await openKeys(join(dataFolder, 'keys'));
if (!keys.ok) throw new Error(keys.refusal);
const jobs = openJobs({ url: place.databaseUrl, onError: () => {} });
const { database } = place;
const { app, jobHandlers } = await compose({
  database,
  crypto: softwareCrypto(keys.keys),
  jobs,
  clock: machineClock,
  log: pino({ level: 'silent' }),
  dataFolder,
  https: false,
  trustedProxies: 0,
  limits: { address: 1e9, session: 1e9, wrongSignIns: 1e9 },
  publicUrl: 'http://127.0.0.1',
});
await jobs.start(jobHandlers);

let units: Unit[] = [];
const cookie = await seed();
const file = Buffer.from(await roster());
const delays = monitorEventLoopDelay({ resolution: 5 });

const began = performance.now();
const memory = watchMemory();
const used = process.cpuUsage();
delays.enable();
const { id } = await ask('POST /api/imports/people', file);
const planned = await until(id, 'planned');
const read = performance.now();
await ask(`POST /api/imports/${id}/apply`, {});
await until(id, 'applied');
const applied = performance.now();
delays.disable();
const { user, system } = process.cpuUsage(used);
const peak = memory.stop();
const stalled = delays.max / 1e6;

const some = await ask('GET /api/people?query=w');
const [person] = some.people;
const pages = {
  tree: await timed(() => 'GET /api/units', 20),
  unit: await timed((n) => `GET /api/units/${units[(n * 7919) % units.length]?.id}`, 200),
  person: await timed(() => `GET /api/people/${person.id}`, 200),
  first: await timed(() => 'GET /api/people', 200),
  section: await timed((n) => `GET /api/people?unit=${units[(n * 7919) % units.length]?.id}`, 200),
  initials: await timed(
    (n) => `GET /api/people?query=${pick(['zw', 'lxm', 'wxh', 'ouy', 'qqqq', 'z', 'zhm'], n)}`,
    300,
  ),
  pinyin: await timed((n) => `GET /api/people?query=${pick(['zhangw', 'lixiao', 'wanggm', 'zhaoxyz', 'liu'], n)}`, 300),
  characters: await timed(
    (n) => `GET /api/people?query=${encodeURIComponent(pick(['张伟', '明', '欧阳', '查无此人', '王'], n))}`,
    300,
  ),
  code: await timed((n) => `GET /api/people?query=M${String((n * 104_729) % people).padStart(6, '0')}`, 300),
};
const change = await timedChange();
const undone = await undoTime();
await app.close();
await jobs.stop(10);
await place.close();
await rm(outside, { recursive: true, force: true });
console.log(
  JSON.stringify({
    people,
    workbookMB: round(file.length / 1e6),
    counts: planned.counts,
    seconds: {
      plan: seconds(read - began),
      apply: seconds(applied - read),
      all: seconds(applied - began),
      undo: undone,
    },
    /** Of this process with the thread of the import, without PostgreSQL's own. */
    processorSeconds: round((user + system) / 1e6),
    peakMB: Math.round(peak),
    longestStallMs: Math.round(stalled),
    pages,
    change,
    load: round(loadavg()[0] ?? 0),
  }),
);

/** Units, and the assessment office with a session; gives its cookie. */
async function seed(): Promise<string> {
  const tenant = uuid();
  const account = uuid();
  const at = new Date().toISOString();
  const token = newToken(tenant);
  const { db } = database;
  await db.insertInto('tenants').values({ id: tenant, code: 'measured', name: '测量县', created_at: at }).execute();
  await db
    .insertInto('accounts')
    .values({ tenant, id: account, login: 'office', name: '考核办', must_change: false, failures: 0, created_at: at })
    .execute();
  await db.insertInto('grants').values({ tenant, id: uuid(), account, role: 'office', granted_at: at }).execute();
  await db
    .insertInto('sessions')
    .values({
      tenant,
      id: uuid(),
      account,
      token_hash: readToken(token)?.hash ?? Buffer.alloc(0),
      stage: 'full',
      device: 'measuring',
      address: '127.0.0.1',
      created_at: at,
      seen_at: at,
    })
    .execute();
  units = unitsFor(people);
  await write({ tenant, db }, async (tx) => {
    const writer = rosterWriter(tx, { by: account, at: new Date() });
    await writer.lock();
    await writer.put(units.map((after): RosterChange => ({ kind: 'unit', after })));
  });
  return `shiji=${token}`;
}

function unitsFor(count: number): Unit[] {
  const county: Unit = { id: uuid(), name: '测量县', kind: 'county' };
  const made = [county];
  for (let b = 0; b * BUREAU * SECTION < count; b++) {
    const bureau: Unit = { id: uuid(), name: `第${b}局`, kind: 'department', parent: county.id };
    made.push(bureau);
    for (let s = 0; s < BUREAU; s++) made.push({ id: uuid(), name: `${s}股`, kind: 'section', parent: bureau.id });
  }
  return made;
}

async function roster(): Promise<Uint8Array> {
  const headers = ['工号', '姓名', '单位', '股室', '职务', '职级', '人员身份', '任现职时间'];
  return writeWorkbook([
    {
      name: '花名册',
      title: '花名册',
      columns: headers.map((header) => ({ header, kind: 'text' })),
      rows: Array.from({ length: people }, (_, n) => {
        const section = Math.floor(n / SECTION);
        const head = n % SECTION === 0;
        return [
          `M${String(n).padStart(6, '0')}`,
          nameOf(n),
          `第${Math.floor(section / BUREAU)}局`,
          `${section % BUREAU}股`,
          head ? '股长' : '科员',
          '一级科员',
          '公务员',
          '2025-03-01',
        ];
      }),
    },
  ]);
}

// biome-ignore lint/suspicious/noExplicitAny: a script looks into answers freely
async function ask(address: string, body?: unknown): Promise<any> {
  const [method = '', url = ''] = address.split(' ');
  const bytes = Buffer.isBuffer(body);
  const told = await app.inject({
    method: method as 'GET',
    url,
    ...(body === undefined ? {} : { payload: bytes ? body : JSON.stringify(body) }),
    headers: {
      cookie,
      'x-shiji': '1',
      ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
  });
  if (told.statusCode !== 200) throw new Error(`${address}: ${told.statusCode} ${told.body}`);
  return told.json();
}

async function until(of: string, status: string) {
  for (;;) {
    const one = await ask(`GET /api/imports/${of}`);
    if (one.status === status) return one;
    if (one.problem !== undefined) throw new Error(JSON.stringify(one.problem));
    await setTimeout(100);
  }
}

/** Of the process with the thread of the import in it, not of PostgreSQL's own. */
function watchMemory() {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() / 1e6);
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

/** Milliseconds of requests one after another. */
async function timed(address: (n: number) => string, times: number) {
  const all: number[] = [];
  for (let n = 0; n < times + 5; n++) {
    const start = performance.now();
    await ask(address(n));
    // The first few find nothing warm.
    if (n >= 5) all.push(performance.now() - start);
  }
  return spread(all);
}

/** A name corrected, and put back, under the laws. */
async function timedChange() {
  const all: number[] = [];
  let now = (await ask(`GET /api/people/${person.id}`)).person;
  const { name } = now;
  for (let n = 0; n < 40; n++) {
    const start = performance.now();
    now = (await ask(`PUT /api/people/${person.id}`, { ...now, name: n % 2 === 0 ? '王改名' : name })).person;
    all.push(performance.now() - start);
  }
  return spread(all);
}

async function undoTime(): Promise<number> {
  const start = performance.now();
  await ask(`POST /api/imports/${id}/undo`);
  await until(id, 'undone');
  return seconds(performance.now() - start);
}

function spread(all: number[]) {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { median: at(0.5), p99: at(0.99), slowest: at(1) };
}

function pick<T>(from: readonly T[], n: number): T {
  return from[n % from.length] as T;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function seconds(ms: number): number {
  return round(ms / 1000);
}
