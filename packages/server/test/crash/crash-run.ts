/**
 * A real server on a data folder, killed again and again while people record through HTTP; at the end the folder must hold every
 * acknowledged fact once, in a ledger that verifies from scratch.
 */
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hexOf } from '../../src/ledger/bytes.ts';
import { readCheckpoint } from '../../src/ledger/checkpoint.ts';
import { openPlace } from '../../src/open-place.ts';
import { openKeys } from '../../src/ports/keys.ts';
import { openLocalStorage } from '../../src/ports/local-storage.ts';
import { softwareCrypto } from '../../src/ports/software-crypto.ts';
import { type Checked, checkLedger } from '../ledger/store/county.ts';
import { type Serving, startServing } from '../serving.ts';
import { chance } from './chance.ts';
import { configOf, type SeededCounty, seedCounty } from './seed-county.ts';
import { startWriters, type Where, type Written } from './writers.ts';

export interface CrashPlan {
  readonly seed: number;
  readonly kills: number;
  readonly writers: number;
  /** Gets a line about each kill. */
  readonly say: (line: string) => void;
}

export interface CrashReport extends Checked {
  readonly acknowledged: number;
  readonly repeated: number;
  /** Kills in the middle of a start, and of the database together with the server. */
  readonly inStart: number;
  readonly withDatabase: number;
  /** Checkpoints that were seen between kills. */
  readonly kept: number;
  readonly files: number;
}

/** Acknowledgements between two kills, at most; and the moment after the last of them, in milliseconds. */
const MOST_BETWEEN = 200;
const MOST_AFTER = 60;
/** Within so many milliseconds of a start it may be killed already. */
const START_WINDOW = 1200;

/** Throws at the first thing that is not as it must be. */
export async function crashRun(plan: CrashPlan): Promise<CrashReport> {
  const outside = await mkdtemp(join(tmpdir(), 'shiji-crash-'));
  // As root, the database's own user must be able to walk through it.
  await chmod(outside, 0o755);
  const folder = join(outside, 'data');
  try {
    const county = await seedCounty(folder, plan.writers);
    const survived = await killAgainAndAgain(plan, folder, county);
    return { ...survived.counts, ...(await whatIsThere(folder, county, survived)) };
  } catch (error) {
    // The database of a server that was killed lives on.
    const left = await postmasterOf(folder).catch(() => undefined);
    if (left !== undefined) process.kill(left, 'SIGKILL');
    throw error;
  } finally {
    await rm(outside, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Survived {
  readonly written: Written;
  readonly kept: readonly string[];
  readonly counts: Pick<CrashReport, 'acknowledged' | 'repeated' | 'inStart' | 'withDatabase' | 'kept'>;
}

async function killAgainAndAgain(plan: CrashPlan, folder: string, county: SeededCounty): Promise<Survived> {
  const random = chance(plan.seed);
  const place = waitingRoom();
  const writers = startWriters(place, county);
  const kept: string[] = [];
  const counts = { inStart: 0, withDatabase: 0 };
  let server = await start(folder);
  place.open(server.url);
  try {
    for (let kill = 1; kill <= plan.kills; kill++) {
      const [acknowledgements, after] = [1 + random.below(MOST_BETWEEN), random.below(MOST_AFTER)];
      const [withDatabase, inStart] = [random.below(3) === 0, random.below(3) === 0];
      await writers.after(acknowledgements);
      await setTimeout(after);
      place.close();
      if (withDatabase) process.kill(await postmasterOf(folder), 'SIGKILL');
      server.process.kill('SIGKILL');
      await server.ended;
      if (withDatabase) counts.withDatabase += 1;
      if (inStart && (await killInStart(folder, random.below(START_WINDOW)))) counts.inStart += 1;
      server = await start(folder);
      place.open(server.url);
      const note = await checkpointOf(server.url, county);
      if (note !== undefined) kept.push(note);
      plan.say(
        `kill ${kill}: after ${acknowledgements} notes and ${after} ms${withDatabase ? ', with the database' : ''}${inStart ? ', again in the start' : ''}`,
      );
    }
    const written = await writers.finish();
    await untilSealed(server.url, county, written.acknowledged.size);
    server.process.kill('SIGTERM');
    if ((await server.ended) !== 0) throw new Error('the server did not stop as asked');
    const { acknowledged, repeated } = written;
    return { written, kept, counts: { ...counts, acknowledged: acknowledged.size, repeated, kept: kept.length } };
  } finally {
    server.process.kill('SIGKILL');
    await server.ended;
  }
}

async function start(folder: string): Promise<Serving> {
  const started = await startServing(folder);
  if ('refused' in started) throw new Error(`the server did not start again: ${started.refused}`);
  return started;
}

/** Whether it came before the start was done. */
async function killInStart(folder: string, after: number): Promise<boolean> {
  let child: ChildProcess | undefined;
  const starting = startServing(folder, {}, (born) => {
    child = born;
  });
  await setTimeout(after);
  child?.kill('SIGKILL');
  const started = await starting;
  if ('refused' in started) return true;
  await started.ended;
  return false;
}

async function postmasterOf(folder: string): Promise<number> {
  const [pid] = (await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

/** Where requests wait while there is no server. */
function waitingRoom(): Where & { open(url: string): void; close(): void } {
  let opened = (_url: string) => {};
  let url = new Promise<string>((resolve) => {
    opened = resolve;
  });
  return {
    url: () => url,
    open: (at) => opened(at),
    close() {
      url = new Promise((resolve) => {
        opened = resolve;
      });
    },
  };
}

async function checkpointOf(url: string, { code }: SeededCounty): Promise<string | undefined> {
  const response = await fetch(`${url}/api/checkpoints/latest?county=${code}`);
  return response.ok ? ((await response.json()) as { note: string }).note : undefined;
}

/** The server's own sealer must get there; a minute is far more than it needs. */
async function untilSealed(url: string, county: SeededCounty, facts: number): Promise<void> {
  const until = Date.now() + 60_000;
  for (let size = -1; size < facts; ) {
    if (Date.now() > until) throw new Error(`sealed ${size} of ${facts}`);
    await setTimeout(100);
    size = readCheckpoint((await checkpointOf(url, county)) ?? '')?.size ?? 0;
  }
}

/** Looks into the folder itself, with the keys that lie in it. */
async function whatIsThere(
  folder: string,
  county: SeededCounty,
  { written, kept }: Survived,
): Promise<Checked & { readonly files: number }> {
  const place = await openPlace(configOf(folder), () => {});
  if (!place.ok) throw new Error(place.sentence);
  try {
    const scope = { tenant: county.tenant, db: place.database.db };
    const keys = await openKeys(join(folder, 'keys'));
    if (!keys.ok) throw new Error(keys.refusal);
    const checked = await checkLedger(scope, softwareCrypto(keys.keys).signer);

    const bodies = await scope.db
      .selectFrom('fact_bodies')
      .select('body')
      .where('tenant', '=', county.tenant)
      .execute();
    const found = new Map<string, string>();
    for (const { body } of bodies) {
      const { id, payload } = JSON.parse(body) as { id: string; payload: { text: string } };
      if (found.has(payload.text)) throw new Error(`recorded twice: ${payload.text}`);
      found.set(payload.text, id);
    }
    for (const [text, id] of written.acknowledged)
      if (found.get(text) !== id) throw new Error(`acknowledged and not there: ${text}`);
    if (found.size !== written.acknowledged.size) throw new Error('there are facts that nobody was told of');

    const signed = await scope.db
      .selectFrom('checkpoints')
      .select('note')
      .where('tenant', '=', county.tenant)
      .where('log', '=', 'facts')
      .execute();
    const known = new Set(signed.map(({ note }) => note));
    if (kept.some((note) => !known.has(note))) throw new Error('a checkpoint that was given out is not in the ledger');

    const storage = await openLocalStorage(join(folder, 'evidence'), new Date());
    const files = await scope.db.selectFrom('evidence').select('hash').where('tenant', '=', county.tenant).execute();
    for (const { hash } of files)
      if (!(await storage.has(hexOf(hash)))) throw new Error('evidence that is known is not in the storage');
    return { ...checked, files: files.length };
  } finally {
    await place.close();
  }
}
