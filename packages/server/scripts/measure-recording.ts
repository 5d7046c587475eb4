/**
 * `node packages/server/scripts/measure-recording.ts [--seconds N] [--clients N]`: how many facts a server takes, with its own database and
 * its sealer running. Clients and server share this process and its machine. Prints one line of JSON.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { compose } from '../src/compose.ts';
import { write } from '../src/db/scope.ts';
import { type NewFact, record } from '../src/ledger/store/record.ts';
import { openPlace } from '../src/open-place.ts';
import { machineClock } from '../src/ports/clock.ts';
import { openKeys } from '../src/ports/keys.ts';
import { softwareCrypto } from '../src/ports/software-crypto.ts';
import { configOf, seedCounty } from '../test/crash/seed-county.ts';
import { checkLedger } from '../test/ledger/store/county.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, clients: { type: 'string', default: '16' } },
});
const seconds = Number(values.seconds);
const clients = Number(values.clients);

const outside = await mkdtemp(join(tmpdir(), 'shiji-measure-'));
// As root, the database's own user must be able to walk through it.
await chmod(outside, 0o755);
const dataFolder = join(outside, 'data');
const county = await seedCounty(dataFolder, clients);
const place = await openPlace(configOf(dataFolder), () => {});
if (!place.ok) throw new Error(place.sentence);
const keys = await openKeys(join(dataFolder, 'keys'));
if (!keys.ok) throw new Error(keys.refusal);
const crypto = softwareCrypto(keys.keys);
const { app, background } = await compose({
  database: place.database,
  crypto,
  jobs: { queue: async () => {} },
  clock: machineClock,
  log: pino({ level: 'silent' }),
  dataFolder,
  https: false,
  trustedProxies: 0,
  limits: { address: 1e9, session: 1e9, wrongSignIns: 1e9 },
  publicUrl: 'http://127.0.0.1',
});
await app.listen({ host: '127.0.0.1', port: 0 });
const [{ port } = { port: 0 }] = app.addresses();
for (const one of background) one.start();

const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** One note with a key, as a phone sends it; gives the milliseconds until it was acknowledged. */
async function note(cookie: string, text: string): Promise<number> {
  const body = JSON.stringify({ person: county.person, text, evidence: [] });
  const began = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/notes',
        headers: {
          cookie,
          'x-shiji': '1',
          'idempotency-key': uuid(),
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => json(response).then(() => resolve(response.statusCode ?? 0), reject),
    );
    sent.on('error', reject);
    sent.end(body);
  });
  if (status !== 200) throw new Error(`status ${status}`);
  return performance.now() - began;
}

const until = performance.now() + seconds * 1000;
const times: number[] = [];
const began = performance.now();
await Promise.all(
  county.cookies.map(async (cookie) => {
    for (let n = 0; performance.now() < until; n++)
      times.push(await note(cookie, `走访困难户，第 ${n} 次，帮助申请救助。`));
  }),
);
const spent = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
const at = (share: number) => Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 10) / 10;

const scope = { tenant: county.tenant, db: place.database.db };
const fact = (n: number): NewFact => ({
  kind: 'note',
  subject: county.person,
  payload: { text: `导入的第 ${n} 条` },
  at: new Date(),
  actor: uuid(),
  authority: 'office',
});
const BATCHES = 20;
const batched = performance.now();
for (let batch = 0; batch < BATCHES; batch++)
  await write(scope, (tx) =>
    record(
      tx,
      Array.from({ length: 1000 }, (_, n) => fact(n)),
    ),
  );
const inBatches = Math.round((BATCHES * 1000) / ((performance.now() - batched) / 1000));

await app.close();
for (const one of background) await one.stop();
const checked = await checkLedger(scope, crypto.signer);
await place.close();
agent.destroy();
await rm(outside, { recursive: true, force: true });
console.log(
  JSON.stringify({
    clients,
    facts_per_s: Math.round(times.length / spent),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    slowest_ms: at(1),
    in_batches_per_s: inBatches,
    ...checked,
    load: loadavg()[0],
  }),
);
