/** People keep the project where they like: in a folder with a Chinese name and a space in it. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { copyRepository, inTemporaryFolder, linkModules } from './temporary-copy.ts';

test('the shipped schemes and their cases are found in a folder named 实绩 测试', () =>
  inTemporaryFolder(async (folder) => {
    expect(folder).toContain('实绩 测试');
    copyRepository(folder);
    linkModules(folder);
    const source = `import { places, shippedSchemes } from './schemes/testing/library.ts';
      console.log(places.flatMap(shippedSchemes).every((s) => s.cases.length > 0));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe('true\n');
  }));
