import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BallotKey, BallotKeys } from '../../src/ports/ballot-keys.ts';
import { localBallotKeys } from '../../src/ports/local-ballot-keys.ts';

const tenant = uuid();
const poll = uuid();
let folder: string;
let keys: BallotKeys;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiji-ballot-keys-'));
  keys = localBallotKeys(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function made(of = poll): Promise<BallotKey> {
  await keys.make(tenant, of);
  const key = await keys.open(tenant, of);
  if (key === undefined) throw new Error('a key that was made is not there');
  return key;
}

it('gives the same codes whenever it is asked, other ones for another number, way, group or poll', async () => {
  const key = await made();
  const code = key.code('a', 'slip', 0);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
  expect((await keys.open(tenant, poll))?.code('a', 'slip', 0)).toBe(code);
  const other = await made(uuid());
  const others = [
    key.code('a', 'slip', 1),
    key.code('a', 'drawn', 0),
    key.code('b', 'slip', 0),
    other.code('a', 'slip', 0),
  ];
  expect(new Set([code, ...others]).size).toBe(5);
});

it('opens what it sealed for the same purpose, and nothing that was altered, meant otherwise or sealed for another poll', async () => {
  const key = await made();
  const sealed = key.seal(Buffer.from('好'), 'ballot');
  expect(key.open(sealed, 'ballot')?.toString()).toBe('好');
  expect(key.seal(Buffer.from('好'), 'ballot')).not.toEqual(sealed);
  const altered = Buffer.from(sealed);
  altered.writeUInt8(altered.readUInt8(12) ^ 1, 12);
  expect([key.open(altered, 'ballot'), key.open(sealed, 'score'), key.open(Buffer.alloc(5), 'ballot')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect((await made(uuid())).open(sealed, 'ballot')).toBeUndefined();
});

it('is read by the server’s user alone, made once, and gone when destroyed, as often as that is asked', async () => {
  await made();
  const path = join(folder, tenant, poll);
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
  const bytes = await readFile(path);
  await expect(keys.make(tenant, poll)).rejects.toThrow('EEXIST');
  expect(await readFile(path)).toEqual(bytes);
  await keys.destroy(tenant, poll);
  expect(await readdir(join(folder, tenant))).toEqual([]);
  expect(await keys.open(tenant, poll)).toBeUndefined();
  await keys.destroy(tenant, poll);
});

it('takes no path in place of an id', async () => {
  await expect(keys.open(tenant, '../../etc/passwd')).rejects.toThrow('not an id');
});
