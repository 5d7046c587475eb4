import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../../src/backup/back-up.ts';
import { anyTable } from '../../src/backup/catalogue.ts';
import { restore } from '../../src/backup/restore.ts';
import { openCluster } from '../../src/postgres/cluster.ts';
import { discardFolder } from '../../src/postgres/discard.ts';
import { configOf, PASSPHRASE } from './configs.ts';
import { fillPlace } from './filled-place.ts';
import { asking, contentOf, emptyDatabase, testFolder } from './places.ts';

const box = await testFolder();
const source = await emptyDatabase();
const home = join(box, 'home');
const file = join(box, 'backup.tar.gz');
const program = '0.1.0';
const usual = { file, passphrase: PASSPHRASE, withoutKeys: false, acceptBrokenLedger: false };
await fillPlace(source.url, home, { people: 20, facts: 50, evidence: 2 });
const before = await contentOf(source.url);
/** Data folders whose killed owner may have left a PostgreSQL. */
const left: string[] = [];
afterAll(() => Promise.all(left.map((folder) => discardFolder(folder))));

/** Runs until it is dead at the step. */
async function killedAt(step: string, what: 'backup' | 'restore', folder: string, url?: string): Promise<void> {
  const script = fileURLToPath(new URL('killed-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, what, step, folder, file, ...(url === undefined ? [] : [url])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  const [, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error(said);
}

describe('a backup that is killed', { timeout: 60_000 }, () => {
  it.each(['writing', 'checking'])(
    'while %s leaves no file that looks whole, and the next one clears up after it',
    async (step) => {
      await killedAt(step, 'backup', home, source.url);
      expect(existsSync(file)).toBe(false);
      expect((await readdir(box)).filter((name) => name.endsWith('.part'))).toHaveLength(1);
      expect(await backUp(configOf(home, source.url), { file, passphrase: PASSPHRASE, program })).toMatchObject({
        ok: true,
      });
      expect((await readdir(box)).sort()).toEqual(['backup.tar.gz', 'home']);
      const whole = await readFile(file);
      await killedAt(step, 'backup', home, source.url);
      expect(await readFile(file)).toEqual(whole);
      await rm(file);
    },
  );

  it('by hand, with Ctrl-C, leaves nothing at all', async () => {
    const other = join(box, 'other.tar.gz');
    const controller = new AbortController();
    const done = await backUp(configOf(home, source.url), {
      file: other,
      program,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(done).toEqual({ ok: false, refusal: 'interrupted' });
    expect((await readdir(box)).filter((name) => name.startsWith('other'))).toEqual([]);
  });
});

describe('a restore that is killed', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const saved = await backUp(configOf(home, source.url), { file, passphrase: PASSPHRASE, program });
    if (!saved.ok) throw new Error(saved.refusal);
  });

  it.each(['restoring', 'ledger'])('while %s leaves no place behind, and goes through the next time', async (step) => {
    const folder = join(box, `killed-${step}`);
    left.push(folder, join(folder, 'restoring'));
    await killedAt(step, 'restore', folder);
    expect(await backUp(configOf(folder), { file: join(box, 'never.tar.gz'), program })).toMatchObject({
      refusal: 'no-place',
    });
    expect(await restore(configOf(folder), usual)).toMatchObject({ ok: true });
    expect((await readdir(folder)).sort()).toEqual(['evidence', 'keys', 'owner.lock', 'postgres']);
    const cluster = await openCluster({ folder });
    if (!cluster.ok) throw new Error(cluster.refusal);
    expect(await contentOf(cluster.url)).toEqual(before);
    await cluster.stop();
  });

  it('leaves an operator’s own database empty', async () => {
    const fresh = await emptyDatabase();
    const folder = join(box, 'outside');
    for (const step of ['restoring', 'comparing', 'ledger']) {
      await killedAt(step, 'restore', folder, fresh.url);
      await expect.poll(() => asking(fresh.url, anyTable)).toBeUndefined();
    }
    expect(await restore(configOf(folder, fresh.url), usual)).toMatchObject({ ok: true });
    expect(await contentOf(fresh.url)).toEqual(before);
  });

  it('between putting its evidence in place and its database is cleared up by the next', async () => {
    const fresh = await emptyDatabase();
    const folder = join(box, 'between');
    await mkdir(join(folder, 'restoring'), { recursive: true });
    await mkdir(join(folder, 'evidence', 'ab'), { recursive: true });
    await writeFile(join(folder, 'evidence', 'ab', 'old'), '');
    expect(await restore(configOf(folder, fresh.url), usual)).toMatchObject({ ok: true });
    expect(existsSync(join(folder, 'evidence', 'ab', 'old'))).toBe(false);
  });

  it('by hand, with Ctrl-C, leaves nothing at all', async () => {
    const folder = join(box, 'by-hand');
    for (const step of ['checking', 'restoring', 'ledger']) {
      const controller = new AbortController();
      const done = await restore(configOf(folder), {
        ...usual,
        signal: controller.signal,
        onProgress: (reached) => reached === step && controller.abort(),
      });
      expect(done).toEqual({ ok: false, refusal: 'interrupted' });
      expect(existsSync(folder) ? await readdir(folder) : []).toEqual(step === 'checking' ? [] : ['owner.lock']);
    }
  });
});
