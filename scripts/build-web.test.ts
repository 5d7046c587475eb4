/** Building the web, in a copy that has our packages and a page of one line. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyRepository, inTemporaryFolder, linkModules, plant } from './temporary-copy.ts';

interface Ran {
  readonly code: number;
  readonly said: string;
}

function build(copy: string): Promise<Ran> {
  return new Promise((resolve) =>
    execFile(process.execPath, ['scripts/build-web.js'], { cwd: copy }, (error, _, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), said }),
    ),
  );
}

function prepare(copy: string): void {
  copyRepository(copy);
  linkModules(copy);
  rmSync(join(copy, 'packages/web/dist'), { recursive: true, force: true });
  plant(copy, 'packages/web/src/console/main.tsx', "document.title = 'first';\n");
  plant(copy, 'packages/web/src/phone/main.tsx', "document.title = 'first';\n");
}

test('the web is built once, by one of two that ask at the same time, and again when something has changed', async () => {
  await inTemporaryFolder(async (copy) => {
    prepare(copy);
    const both = await Promise.all([build(copy), build(copy)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ said }) => said.includes('Building'))).toHaveLength(1);
    const first = readFileSync(join(copy, 'packages/web/dist/manifest.json'), 'utf8');

    expect(await build(copy)).toEqual({ code: 0, said: '' });

    plant(copy, 'packages/web/src/phone/main.tsx', "document.title = 'second';\n");
    expect((await build(copy)).said).toContain('Building');
    expect(readFileSync(join(copy, 'packages/web/dist/manifest.json'), 'utf8')).not.toBe(first);
  });
}, 120_000);

test('a build that fails says so, leaves what was served, and is tried again', async () => {
  await inTemporaryFolder(async (copy) => {
    prepare(copy);
    await build(copy);
    plant(copy, 'packages/web/src/phone/main.tsx', "import './nowhere.ts';\n");
    for (const _ of [1, 2]) {
      const { code, said } = await build(copy);
      expect(code).not.toBe(0);
      expect(said).toContain('nowhere.ts');
    }
    expect(existsSync(join(copy, 'packages/web/dist/m.html'))).toBe(true);
  });
}, 120_000);
