import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BackedUp, backUp } from '../../src/backup/back-up.ts';
import { anyTable } from '../../src/backup/catalogue.ts';
import type { Head } from '../../src/backup/format.ts';
import { type BackupRefusal, backupSentence } from '../../src/backup/refusals.ts';
import { type RestoreOptions, restore } from '../../src/backup/restore.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { readTar, type TarFile, writeTar } from '../../src/ledger/tar.ts';
import { configOf, PASSPHRASE } from './configs.ts';
import { type Filled, fillPlace } from './filled-place.ts';
import { asking, emptyDatabase, testFolder } from './places.ts';

const box = await testFolder();
const source = await emptyDatabase();
const home = join(box, 'home');
const usual = { passphrase: PASSPHRASE, withoutKeys: false, acceptBrokenLedger: false };
const program = '0.1.0';
let filled: Filled;
let whole: Buffer;
let places = 0;

const save = (name: string, passphrase?: string) =>
  backUp(configOf(home, source.url), {
    file: join(box, name),
    program,
    ...(passphrase === undefined ? {} : { passphrase }),
  });

async function saved(name: string, passphrase?: string): Promise<BackedUp> {
  const done = await save(name, passphrase);
  if (!done.ok) throw new Error(backupSentence(done));
  return done;
}

beforeAll(async () => {
  filled = await fillPlace(source.url, home, { people: 20, facts: 50, evidence: 3 });
  await saved('whole.tar.gz', PASSPHRASE);
  whole = await readFile(join(box, 'whole.tar.gz'));
});

/** Restores bytes into an empty database and folder; a refusal must leave both empty. */
async function bring(
  bytes: Uint8Array,
  options: Partial<RestoreOptions> = {},
  prepare?: (folder: string) => Promise<void>,
) {
  const file = join(box, 'tried.tar.gz');
  await writeFile(file, bytes);
  const folder = join(box, `place-${places++}`);
  await prepare?.(folder);
  const left = async () => (existsSync(folder) ? (await readdir(folder)).filter((name) => name !== 'owner.lock') : []);
  const before = await left();
  const fresh = await emptyDatabase();
  const done = await restore(configOf(folder, fresh.url), { file, ...usual, ...options });
  if (!done.ok) {
    expect(await left()).toEqual(before);
    expect(await asking(fresh.url, anyTable)).toBeUndefined();
  }
  return { done, folder, url: fresh.url };
}

const evidencePath = (folder: string, hash: string) =>
  join(folder, 'evidence', hash.slice(0, 2), hash.slice(2, 4), hash);

const refusedAs = async (refusal: Partial<BackupRefusal>, bytes: Uint8Array, options: Partial<RestoreOptions> = {}) =>
  expect((await bring(bytes, options)).done).toMatchObject({ ok: false, ...refusal });

/** The file alone is enough to tell: no place has been begun. */
async function refusedUntouched(refusal: Partial<BackupRefusal>, bytes: Uint8Array): Promise<void> {
  const { done, folder } = await bring(bytes);
  expect(done).toMatchObject({ ok: false, ...refusal });
  expect(existsSync(folder)).toBe(false);
}

/** The backup with files of its tar changed or left out. */
async function altered(change: (name: string, content: Buffer) => Buffer | undefined): Promise<Buffer> {
  const files: TarFile[] = [];
  for await (const { name, content } of readTar(Readable.from([gunzipSync(whole)]))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(Uint8Array.from(piece));
    const bytes = change(name, Buffer.concat(pieces));
    if (bytes !== undefined) files.push({ name, size: bytes.length, content: [bytes] });
  }
  const out: Uint8Array[] = [];
  for await (const piece of writeTar(Readable.from(files))) out.push(piece);
  return gzipSync(Buffer.concat(out));
}

const replacing = (part: string, from: string, to: string) =>
  altered((name, content) => (name === part ? Buffer.from(content.toString().replace(from, to)) : content));

describe('a backup that isn’t whole is refused, and nothing is there afterwards', () => {
  it('wherever it was cut off', async () => {
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999])
      await refusedAs({ refusal: 'damaged' }, whole.subarray(0, Math.floor(whole.length * share)));
    await refusedAs(
      { refusal: 'damaged' },
      await altered((name, content) => (name === 'end.json' ? undefined : content)),
    );
  });

  it('wherever a byte was changed', async () => {
    for (const share of [0.05, 0.3, 0.6, 0.95]) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(bytes.length * share);
      bytes.writeUInt8((bytes[at] ?? 0) ^ 0x10, at);
      await refusedAs({ refusal: 'damaged' }, bytes);
    }
  });

  it('whatever was changed in it, and packed again as if nothing were', async () => {
    await refusedUntouched(
      { refusal: 'damaged', part: 'people' },
      await replacing('tables/people/000000', '张䶮7', '张䶮8'),
    );
    await refusedUntouched(
      { refusal: 'damaged', part: 'people' },
      await altered((name, content) => (name === 'tables/people/000000' ? undefined : content)),
    );
    const evidence = `evidence/${filled.evidence[1]}`;
    await refusedUntouched({ refusal: 'damaged', part: evidence }, await replacing(evidence, '佐证', '左证'));
    await refusedUntouched(
      { refusal: 'damaged', part: 'evidence' },
      await altered((name, content) => (name === evidence ? undefined : content)),
    );
    await refusedUntouched(
      { refusal: 'damaged', part: 'backup.json' },
      await replacing('backup.json', '0.1.0', '0.1.1'),
    );
  });

  it('and rows that don’t fit their tables are told with the table, whatever the sums say', async () => {
    const row = 'not a row\n';
    const sha256 = createHash('sha256').update(row).digest('hex');
    const bytes = await altered((name, content) => {
      if (name === 'tables/people/000000') return Buffer.from(row);
      if (name !== 'end.json') return content;
      const end = JSON.parse(content.toString());
      for (const table of end.tables)
        if (table.name === 'people') Object.assign(table, { rows: 1, bytes: row.length, sha256 });
      return Buffer.from(JSON.stringify(end));
    });
    await refusedAs({ refusal: 'damaged', part: 'people' }, bytes);
  });

  it('nor is a file of another kind, or of a newer program', async () => {
    await refusedAs({ refusal: 'not-a-backup' }, Buffer.from('不是备份'));
    await refusedAs({ refusal: 'damaged' }, gzipSync('不是备份'));
    await refusedAs(
      { refusal: 'not-a-backup' },
      await altered((name, content) => (name === 'backup.json' ? undefined : content)),
    );
    await refusedAs(
      { refusal: 'backup-newer', program },
      await replacing('backup.json', 'shiji-backup/1', 'shiji-backup/2'),
    );
    const digest = 'f'.repeat(64);
    await refusedAs(
      { refusal: 'backup-newer', program },
      await replacing(
        'backup.json',
        '"migrations": [',
        `"migrations": ["${digest}","${digest}","${digest}","${digest}",`,
      ),
    );
    await refusedAs(
      { refusal: 'migration-changed', version: 1 },
      await withHead((head) => ({ ...head, migrations: head.migrations.with(0, '0'.repeat(64)) })),
    );
    const renamed = ({ name, columns }: Head['tables'][number]) => ({
      name,
      columns: columns.map((column) => column.replace('initials', 'letters')),
    });
    await refusedAs(
      { refusal: 'tables-differ', table: 'people' },
      await withHead((head) => ({ ...head, tables: head.tables.map(renamed) })),
    );
  });
});

/** The backup as a program would have written it that says so of itself: the sums fit. */
async function withHead(change: (head: Head) => Head): Promise<Buffer> {
  let sum = '';
  return altered((name, content) => {
    if (name === 'backup.json') {
      const text = JSON.stringify(change(JSON.parse(content.toString())));
      sum = createHash('sha256').update(text).digest('hex');
      return Buffer.from(text);
    }
    return name === 'end.json'
      ? Buffer.from(JSON.stringify({ ...JSON.parse(content.toString()), head: sum }))
      : content;
  });
}

describe('a restore', () => {
  it('goes into empty places only', async () => {
    const file = join(box, 'whole.tar.gz');
    const folder = join(box, 'occupied');
    await mkdir(folder);
    await writeFile(join(folder, '花名册.xlsx'), '');
    const fresh = await emptyDatabase();
    expect(await restore(configOf(folder, fresh.url), { file, ...usual })).toMatchObject({
      refusal: 'not-empty',
      found: '花名册.xlsx',
    });
    expect(await restore(configOf(join(box, 'other'), source.url), { file, ...usual })).toMatchObject({
      refusal: 'database-not-empty',
    });
    // A server has been started on it once: that is a place already.
    const database = openDatabase(fresh.url);
    await migrate(database.pool);
    await database.close();
    expect(await restore(configOf(join(box, 'other'), fresh.url), { file, ...usual })).toMatchObject({
      refusal: 'database-not-empty',
    });
    expect((await readdir(join(box, 'other'))).filter((name) => name !== 'owner.lock')).toEqual([]);
  });

  it('opens the keys with the passphrase alone', async () => {
    await refusedAs({ refusal: 'passphrase-wrong' }, whole, { passphrase: `${PASSPHRASE}。` });
    const { passphrase: _, ...without } = usual;
    const file = join(box, 'whole.tar.gz');
    expect(await restore(configOf(join(box, 'none'), source.url), { file, ...without })).toMatchObject({
      refusal: 'passphrase-needed',
    });
    expect(existsSync(join(box, 'none'))).toBe(false);
    expect(gunzipSync(whole).includes(await readFile(join(home, 'keys', 'hmac.key')))).toBe(false);
    expect(await save('short.tar.gz', '短口令')).toMatchObject({ refusal: 'passphrase-short' });
  });

  it('takes keys that lie in the folder if they are the backup’s, and asks for them where they were left out', async () => {
    expect((await saved('plain.tar.gz')).keys).toBe('left-out');
    const plain = await readFile(join(box, 'plain.tar.gz'));
    await refusedAs({ refusal: 'keys-left-out' }, plain);
    const withKeys = async (folder: string) => cp(join(home, 'keys'), join(folder, 'keys'), { recursive: true });
    const { done } = await bring(plain, {}, withKeys);
    expect(done).toMatchObject({ ok: true, keys: 'folder', settled: { secondFactors: 0 } });
    const other = await bring(plain, {}, async (folder) => {
      await withKeys(folder);
      await writeFile(join(folder, 'keys', 'hmac.key'), 'another');
    });
    expect(other.done).toMatchObject({ refusal: 'keys-differ', name: 'hmac.key' });
  });

  it('without keys makes second factors void, and says so', async () => {
    const { done, url } = await bring(whole, { withoutKeys: true });
    expect(done).toMatchObject({ ok: true, keys: 'lost', settled: { secondFactors: 1 } });
    const { rows } = await asking(url, (client) =>
      client.query('select totp_secret, totp_confirmed_at, totp_last_step from accounts'),
    );
    expect(rows).toEqual([{ totp_secret: null, totp_confirmed_at: null, totp_last_step: null }]);
  });
});

describe('a place with faults of its own', () => {
  it('is saved with what there is of its evidence, and tells what is missing or was changed', async () => {
    const [gone, changed] = filled.evidence as [string, string];
    const paths = [gone, changed].map((hash) => evidencePath(home, hash)) as [string, string];
    const kept = await Promise.all(paths.map((path) => readFile(path)));
    await rm(paths[0]);
    await writeFile(paths[1], '换过的内容');
    const told = { files: 2, missing: [gone], damaged: [changed] };
    expect((await saved('faulty.tar.gz', PASSPHRASE)).evidence).toMatchObject(told);
    const { done, folder } = await bring(await readFile(join(box, 'faulty.tar.gz')));
    expect(done).toMatchObject({ ok: true, end: { evidence: told } });
    expect(existsSync(evidencePath(folder, changed))).toBe(false);
    expect(existsSync(evidencePath(folder, filled.evidence[2] ?? ''))).toBe(true);
    await Promise.all(paths.map((path, i) => writeFile(path, kept[i] ?? '')));
  });

  it.each([
    ['leaf-differs', "update fact_bodies set body = replace(body, '第 7 条', '第 8 条')", { index: 7 }],
    ['erasure-unrecorded', "delete from fact_bodies where body like '%第 9 条%'", { index: 9 }],
    ['leaf-missing', 'delete from tree_leaves where position = 30', { index: 30 }],
    ['size-differs', "update trees set size = 51 where log = 'facts'", { size: 51, count: 50 }],
    ['nodes-differ', "update tree_nodes set hash = '\\x00' where level = 2 and position = 3 and log = 'facts'", {}],
    ['checkpoint-wrong', "update checkpoints set root = '\\x00' where log = 'facts'", { size: 50 }],
    [
      'signature-wrong',
      "update checkpoints set note = overlay(note placing 'AAAA' from length(note) - 9) where log = 'facts'",
      { size: 50 },
    ],
    [
      'root-differs',
      `update tree_leaves set position = 99 where position = 3 and log = 'facts'; update tree_leaves set position = 3 where position = 4 and log = 'facts';
       update tree_leaves set position = 4 where position = 99`,
      { size: 50 },
    ],
    [
      'leaf-differs',
      "update audit_entries set detail = '{}' where detail::text like '%柳溪%'",
      { index: 1, ledger: 'shiji/fengxiang/audit' },
    ],
    ['entries-unlisted', 'delete from tree_leaves where position = 49', { count: 1 }],
  ])('whose ledger was tampered with is told so when it comes back: %s', async (fault, statement, values) => {
    const { url, folder } = await bring(whole);
    await asking(url, (client) => client.query(statement));
    const file = join(box, 'tampered.tar.gz');
    expect(await backUp(configOf(folder, url), { file, program, passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    const bytes = await readFile(file);
    const { done } = await bring(bytes);
    if (done.ok || done.refusal !== 'ledger-broken') throw new Error(JSON.stringify(done));
    expect(done.faults).toContainEqual({ ledger: 'shiji/fengxiang/facts', fault, ...values });
    expect(backupSentence(done)).toContain('--accept-broken-ledger');
    if (fault !== 'nodes-differ') return;
    const accepted = (await bring(bytes, { acceptBrokenLedger: true })).done;
    expect(accepted).toMatchObject({ ok: true, ledger: { faults: done.faults } });
  });

  it('that holds no tables of ours, or can’t be reached, is no place to save', async () => {
    const fresh = await emptyDatabase();
    const file = join(box, 'never.tar.gz');
    expect(await backUp(configOf(home, fresh.url), { file, program })).toMatchObject({ refusal: 'tables-missing' });
    expect(await backUp(configOf(join(box, 'nowhere')), { file, program })).toMatchObject({ refusal: 'no-place' });
    const closed = await backUp(configOf(home, 'postgres://127.0.0.1:1/x'), { file, program });
    expect(closed).toMatchObject({ refusal: 'unreachable' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('a disk that is full', () => {
  // Only root can have a small one.
  it.skipIf(process.getuid?.() !== 0)(
    'keeps the backup that was there, and refuses a restore before it begins',
    async ({ skip }) => {
      const small = join(box, 'small');
      await mkdir(small);
      try {
        execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small], { stdio: 'ignore' });
      } catch {
        // In many containers not even root may mount.
        skip();
      }
      try {
        const file = join(small, 'backup.tar.gz');
        await writeFile(file, 'the one before');
        await writeFile(join(small, 'full'), Buffer.alloc(48 * 1024));
        expect(await backUp(configOf(home, source.url), { file, program })).toMatchObject({ refusal: 'disk-full' });
        expect((await readdir(small)).sort()).toEqual(['backup.tar.gz', 'full']);
        expect(await readFile(file, 'utf8')).toBe('the one before');
        await rm(join(small, 'full'));
        const whole = join(box, 'whole.tar.gz');
        const fresh = await emptyDatabase();
        expect(await restore(configOf(join(small, 'data'), fresh.url), { file: whole, ...usual })).toMatchObject({
          refusal: 'disk-full',
        });
        expect((await readdir(join(small, 'data'))).filter((name) => name !== 'owner.lock')).toEqual([]);
      } finally {
        execFileSync('/bin/umount', [small]);
      }
    },
  );
});
