/** Scripts run under the pinned Node as if they had been started directly. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inTemporaryFolder } from './temporary-copy.ts';

const run = fileURLToPath(new URL('run.js', import.meta.url));

type Child = ChildProcessByStdio<null, Readable, Readable>;

const inScript = (source: string, use: (start: (...args: string[]) => Child) => Promise<void>) =>
  inTemporaryFolder(async (folder) => {
    const script = join(folder, 'script.mjs');
    writeFileSync(script, source);
    await use((...args) => spawn(process.execPath, [run, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));
  });

test('arguments, output and exit code pass through', () =>
  inScript('console.log(process.version, process.argv[2]); process.exitCode = 7;', async (start) => {
    const child = start('甲 乙');
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect(output).toBe(`${process.version} 甲 乙\n`);
    expect(code).toBe(7);
  }));

test('a signal reaches the script, and its end is told as a shell tells it', () =>
  inScript('console.log("ready"); setInterval(() => {}, 1000);', async (start) => {
    const child = start();
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const [code] = await once(child, 'close');
    expect(code).toBe(128 + 15);
  }));
