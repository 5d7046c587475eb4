/** A guard that cannot fail guards nothing: each is shown failing, in a copy, on what it is there to find. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyRepository, inTemporaryFolder, linkModules, plant, unlinkModule } from './temporary-copy.ts';

type Guard = 'style' | 'types' | 'boundaries' | 'dead-code' | 'lockfile';

interface Verdict {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs one guard in a copy of the repository, after `damage` was done there. Of all sources and tests the copy has those folders alone,
 * where some are named: what the guard says of everything check itself tells, and reading it all again would only take time.
 */
function guard(name: Guard, sources: readonly string[] | 'all', damage: (copy: string) => void): Promise<Verdict> {
  return inTemporaryFolder(async (copy) => {
    copyRepository(copy, sources);
    linkModules(copy);
    damage(copy);
    return await new Promise((resolve) =>
      execFile(process.execPath, ['scripts/check.js', name], { cwd: copy }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` }),
      ),
    );
  });
}

/** Adds a line at the top of a file of the copy. */
const line = (text: string) => (before: string) => `${text}\n${before}`;

// Each starts programs of its own, and a busy machine is slow at that.
describe.concurrent('guards', { timeout: 180_000 }, () => {
  test('style: unused imports, what the formatter would change, a clock or I/O in the engine, the environment outside config.ts', async () => {
    const uses = ['Date.now()', 'Math.random()', "'甲'.localeCompare('乙')", 'process.pid', '[1].toLocaleString()'];
    const { code, output } = await guard('style', [], (copy) => {
      const unused = "import { sep } from 'node:path';\n\nexport const planted = 1;\n";
      plant(copy, 'packages/tables/src/planted-import.ts', unused);
      plant(copy, 'packages/tables/src/planted-format.ts', 'export const planted={a:1}\n');
      uses.forEach((use, index) => {
        const text = `export const planted = ${use};\n`;
        plant(copy, `packages/engine/src/planted-${index}.ts`, text);
        plant(copy, `packages/tables/src/allowed-${index}.ts`, text);
      });
      plant(copy, 'packages/server/src/planted.ts', 'export const planted = process.env.PLANTED;\n');
    });
    expect(code).toBe(1);
    expect(output).toMatch(/planted-import\.ts.*noUnusedImports/);
    expect(output).toMatch(/planted-format\.ts format/);
    for (const index of uses.keys())
      expect(output).toMatch(new RegExp(`planted-${index}\\.ts:\\d+:\\d+ (plugin|lint/style/noRestrictedGlobals)`));
    expect(output).not.toContain('allowed-');
    expect(output).toMatch(/server\/src\/planted\.ts.*noProcessEnv/);
  });

  test('types: a value of the wrong type in the engine or the web; check says which guards failed', async () => {
    const { code, output } = await guard('types', ['packages/engine/src', 'packages/web/build'], (copy) => {
      for (const file of ['packages/engine/src/planted.ts', 'packages/web/src/phone/planted.tsx'])
        plant(copy, file, "export const planted: number = '1';\n");
    });
    expect(code).toBe(1);
    expect(output).toMatch(/engine\/src\/planted\.ts.*TS2322/);
    expect(output).toMatch(/phone\/planted\.tsx.*TS2322/);
    expect(output).toMatch(/✗ types/);
    expect(output).toMatch(/Check failed: types/);
  });

  test('boundaries: every arrow that points the wrong way, a package that is not declared, values in a circle', async () => {
    const { code, output } = await guard('boundaries', 'all', (copy) => {
      plant(copy, 'packages/engine/src/planted.ts', "import 'node:fs';\nimport 'hucre';\nimport 'yaml';\n");
      plant(copy, 'packages/engine/test/planted.ts', "import type {} from '@shiji/tables';\n");
      plant(copy, 'packages/engine/src/numbers/planted.ts', "import type { Scheme } from '../scheme/scheme.ts';\n");
      plant(copy, 'packages/engine/src/scheme/planted.ts', "import '../run/score.ts';\n");
      plant(copy, 'packages/tables/src/planted.ts', "import '../../cli/src/planted.ts';\nimport 'vitest';\n");
      plant(
        copy,
        'packages/cli/src/planted.ts',
        "import '../../engine/src/run/score.ts';\nimport '../test/planted.ts';\n",
      );
      plant(copy, 'packages/cli/test/planted.ts', "import './nowhere.ts';\n");
      plant(copy, 'packages/cli/src/alone.ts', 'export const alone = 1;\n');
      plant(copy, 'schemes/planted.test.ts', "import '../packages/cli/src/planted.ts';\n");
      plant(copy, 'e2e/planted.ts', "import '../packages/server/src/compose.ts';\n");
      plant(copy, 'packages/server/src/planted.ts', "import '../../cli/src/planted.ts';\nimport 'pg';\n");
      plant(copy, 'packages/server/src/features/planted/policy.ts', "import '../../db/scope.ts';\n");
      plant(copy, 'packages/server/src/features/planted/store.ts', "import '../audit/routes.ts';\n");
      plant(
        copy,
        'packages/web/src/planted.ts',
        "import '@shiji/tables';\nimport { planted } from '@shiji/server/contracts';\nexport const used = planted;\n",
      );
      // The web uses nothing of Node, antd only through its face, and no console on the phone.
      plant(copy, 'packages/web/src/ui/planted.ts', "import 'node:fs';\nimport 'antd';\n");
      plant(copy, 'packages/web/src/phone/planted.tsx', "import '../ui/planted-between.ts';\n");
      plant(copy, 'packages/web/src/ui/planted-between.ts', "import '../console/menu.ts';\n");
      // A package of ours that is used but not declared.
      plant(copy, 'packages/tables/package.json', (before) =>
        JSON.stringify({ ...JSON.parse(before), dependencies: {} }),
      );
      // Values imported in a circle, also where types already go round.
      plant(copy, 'packages/engine/src/terms/within.ts', line("import './index.ts';"));
      plant(copy, 'packages/tables/src/one.ts', "import type { Two } from './two.ts';\nexport type One = Two;\n");
      plant(copy, 'packages/tables/src/two.ts', "import type { One } from './one.ts';\nexport type Two = One;\n");
    });
    expect(code).toBe(1);
    for (const fault of [
      'engine-is-pure: packages/engine/src/planted.ts → fs',
      /engine-is-pure: packages\/engine\/src\/planted\.ts → .*node_modules\/hucre\//,
      /declared-dependencies: packages\/engine\/src\/planted\.ts → .*node_modules\/hucre\//,
      /yaml-in-text-only: packages\/engine\/src\/planted\.ts → .*node_modules\/yaml\//,
      'engine-knows-no-package: packages/engine/test/planted.ts → packages/tables/src/index.ts',
      'engine-numbers: packages/engine/src/numbers/planted.ts → packages/engine/src/scheme/scheme.ts',
      'engine-scheme: packages/engine/src/scheme/planted.ts → packages/engine/src/run/score.ts',
      'tables-know-the-engine-only: packages/tables/src/planted.ts → packages/cli/src/planted.ts',
      /declared-dependencies: packages\/tables\/src\/planted\.ts → .*node_modules\/vitest\//,
      'public-faces: packages/cli/src/planted.ts → packages/engine/src/run/score.ts',
      'sources-stand-without-tests: packages/cli/src/planted.ts → packages/cli/test/planted.ts',
      'resolvable: packages/cli/test/planted.ts → ./nowhere.ts',
      'no-orphans: packages/cli/src/alone.ts',
      'server-knows-no-client: packages/server/src/planted.ts → packages/cli/src/planted.ts',
      /database-in-stores-only: packages\/server\/src\/planted\.ts → .*node_modules\/pg\//,
      'policies-and-decisions-are-pure: packages/server/src/features/planted/policy.ts → packages/server/src/db/scope.ts',
      'slices-meet-outside-routes: packages/server/src/features/planted/store.ts → packages/server/src/features/audit/routes.ts',
      'web-knows-contracts-and-engine: packages/web/src/planted.ts → packages/tables/src/index.ts',
      'contracts-as-types-only: packages/web/src/planted.ts → packages/server/src/contracts.ts',
      'journeys-stand-on-tests: e2e/planted.ts → packages/server/src/compose.ts',
      'public-faces-outside: schemes/planted.test.ts → packages/cli/src/planted.ts',
      'web-runs-in-browsers: packages/web/src/ui/planted.ts → fs',
      /antd-through-its-face: packages\/web\/src\/ui\/planted\.ts → .*node_modules\/antd\//,
      /phone-loads-no-console: packages\/web\/src\/phone\/planted\.tsx → packages\/web\/src\/console\/menu\.ts/,
      'packages/tables/package.json: lacks @shiji/engine',
      /values imported in a circle: .*terms\/within\.ts/,
    ])
      expect(output).toMatch(fault);
    expect(output).not.toMatch(/circle: .*tables\/src\/(one|two)/);
  });

  test('boundaries: files that could not be read', async () => {
    const { code, output } = await guard('boundaries', ['packages/engine/src'], (copy) => {
      unlinkModule(copy, 'dependency-cruiser');
      rmSync(join(copy, 'node_modules/@swc'));
    });
    expect(code).toBe(1);
    expect(output).toContain('not read: packages/engine/src/index.ts');
  });

  test('dead code: unused files, exports and dependencies, and dependencies that are not listed', async () => {
    const { code, output } = await guard('dead-code', 'all', (copy) => {
      plant(copy, 'packages/tables/src/planted.ts', 'export const planted = 1;\n');
      plant(copy, 'packages/engine/src/numbers/day.ts', line('export const plantedExport = 1;'));
      plant(copy, 'packages/engine/src/text/nearest.ts', line("import 'hucre';"));
      plant(copy, 'packages/engine/package.json', (before) =>
        before.replace('"yaml"', '"planted-package": "1.0.0", "yaml"'),
      );
    });
    expect(code).toBe(1);
    expect(output).toMatch(/Unused files[\s\S]*packages\/tables\/src\/planted\.ts/);
    expect(output).toMatch(/plantedExport .*numbers\/day\.ts/);
    expect(output).toMatch(/Unused dependencies[\s\S]*planted-package/);
    expect(output).toMatch(/Unlisted dependencies[\s\S]*hucre .*nearest\.ts/);
  });

  test('lock file: a registry, a range, a lock that is behind, a checksum left out', async () => {
    const { code, output } = await guard('lockfile', ['bench'], (copy) => {
      plant(copy, 'package-lock.json', (before) => {
        const lock = JSON.parse(before);
        lock.packages['node_modules/yaml'].resolved = 'https://registry.example/yaml.tgz';
        delete lock.packages['node_modules/vitest'].integrity;
        return JSON.stringify(lock);
      });
      plant(copy, 'packages/engine/package.json', (before) => before.replace(/"yaml": "/, '"yaml": "^'));
      plant(copy, '.npmrc', '');
    });
    expect(code).toBe(1);
    for (const fault of [
      'node_modules/yaml names a registry: https://registry.example/yaml.tgz',
      'node_modules/vitest has no integrity',
      /packages\/engine\/package\.json: yaml is "\^[\d.]+"/,
      'dependencies of packages/engine/package.json differ',
      '.npmrc: needs omit-lockfile-registry-resolved=true',
    ])
      expect(output).toMatch(fault);
  });

  test('check refuses a guard that it does not know', async () => {
    expect((await guard('nothing' as Guard, [], () => {})).code).toBe(2);
  });
});
