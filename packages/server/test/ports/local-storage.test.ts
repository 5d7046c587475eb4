import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLocalStorage } from '../../src/ports/local-storage.ts';
import type { ObjectStorage } from '../../src/ports/object-storage.ts';

const NOW = new Date('2026-03-25T01:00:00Z');
let folder: string;
let storage: ObjectStorage;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'shiji-storage-')), 'evidence');
  storage = await openLocalStorage(folder, NOW);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const one of texts) yield Buffer.from(one);
}
const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
const contentOf = async (sha256: string) => {
  const stored = await storage.get(sha256);
  return stored && { size: stored.size, content: await text(stored.content) };
};

it('shows a file under its hash once it is kept, and not before', async () => {
  const received = await storage.receive(pieces('走访', '照片'));
  const sha256 = sha256Of('走访照片');
  expect(received).toMatchObject({ sha256, size: 12 });
  expect(await text(received.content())).toBe('走访照片');
  expect([await storage.has(sha256), await storage.get(sha256)]).toEqual([false, undefined]);
  await received.keep();
  expect(await storage.has(sha256)).toBe(true);
  expect(await contentOf(sha256)).toEqual({ size: 12, content: '走访照片' });
  expect(await files()).toEqual([`${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`]);
});

it('holds a file that comes twice once, both at the same moment too', async () => {
  const both = await Promise.all([storage.receive(pieces('同一份')), storage.receive(pieces('同', '一份'))]);
  await Promise.all(both.map((received) => received.keep()));
  expect((await files()).length).toBe(1);
  expect(await contentOf(sha256Of('同一份'))).toEqual({ size: 9, content: '同一份' });
});

it('keeps nothing of what is dropped, or breaks off', async () => {
  await (await storage.receive(pieces('不要'))).drop();
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('一半');
    throw new Error('the line broke');
  }
  await expect(storage.receive(broken())).rejects.toThrow('the line broke');
  expect(await files()).toEqual([]);
});

it('forgets what a killed server was taking in, a day later', async () => {
  const [old, young] = ['old', 'young'].map((name) => join(folder, 'incoming', name)) as [string, string];
  for (const path of [old, young]) await writeFile(path, 'x');
  const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);
  await utimes(old, hours(25), hours(25));
  await utimes(young, hours(23), hours(23));
  await openLocalStorage(folder, NOW);
  expect(await files()).toEqual(['incoming/young']);
});

it('takes no other name for a hash', async () => {
  await expect(storage.get('../../etc/passwd')).rejects.toThrow('not a hash');
  await expect(storage.has('A'.repeat(64))).rejects.toThrow('not a hash');
});
