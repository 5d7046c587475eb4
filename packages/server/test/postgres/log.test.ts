import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trimLog } from '../../src/postgres/log.ts';

it('a log that has grown too large is cut, keeps its last words beside it, and goes on in the same file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shiji-test-'));
  const file = join(folder, 'postgres.log');
  const descriptor = openSync(file, 'a+');
  writeSync(descriptor, '0123456789');
  trimLog(file, descriptor, 10, 4);
  expect(await readFile(file, 'utf8')).toBe('0123456789');
  writeSync(descriptor, 'x');
  trimLog(file, descriptor, 10, 4);
  writeSync(descriptor, 'after');
  expect(await readFile(file, 'utf8')).toBe('after');
  expect(await readFile(`${file}.1`, 'utf8')).toBe('789x');
  closeSync(descriptor);
  await rm(folder, { recursive: true });
});
