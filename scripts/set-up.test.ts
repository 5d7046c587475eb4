/** Set-up with the real npm, in a small project whose `node` package brings the Node that runs this test: no registry is asked. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inTemporaryFolder } from './temporary-copy.ts';

const scripts = dirname(fileURLToPath(import.meta.url));
const version = process.versions.node;

/** Stands in for the package `node`: its install script is what brings the binary, as with the real one. */
const INSTALL_SCRIPT = `
const { appendFileSync, mkdirSync, rmSync, symlinkSync } = require('node:fs');
appendFileSync(process.env.INSTALL_LOG, 'installed\\n');
setTimeout(() => {
  if (process.env.BRING_NOTHING) return;
  mkdirSync('bin', { recursive: true });
  rmSync('bin/node', { force: true });
  symlinkSync(process.env.REAL_NODE, 'bin/node');
}, Number(process.env.INSTALL_TAKES ?? 0));
`;

class Project {
  readonly #folder: string;
  readonly #log: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#log = join(folder, 'installs.log');
    mkdirSync(join(folder, 'packages/node'), { recursive: true });
    mkdirSync(join(folder, 'scripts'));
    for (const name of readdirSync(scripts))
      if (name.endsWith('.js')) cpSync(join(scripts, name), join(folder, 'scripts', name));
    this.write('packages/node/install.js', INSTALL_SCRIPT);
    this.write(
      'packages/node/package.json',
      JSON.stringify({ name: 'node', version, bin: 'bin/node', scripts: { preinstall: 'node install.js' } }),
    );
    this.describe('first');
    this.write('.npmrc', readFileSync(join(scripts, '../.npmrc'), 'utf8'));
    this.write('installs.log', '');
  }

  write(file: string, content: string): void {
    writeFileSync(join(this.#folder, file), content);
  }

  /** A package.json that differs by its description. */
  describe(description: string): void {
    const dependencies = { node: version };
    const settings = { type: 'module', private: true, workspaces: ['packages/*'], allowScripts: { node: true } };
    this.write('package.json', JSON.stringify({ name: 'project', description, ...settings, dependencies }));
  }

  get installs(): number {
    return readFileSync(this.#log, 'utf8').split('\n').length - 1;
  }

  get stamped(): boolean {
    return existsSync(join(this.#folder, 'node_modules/.shiji-installed'));
  }

  get pinnedNode(): string {
    return join(this.#folder, 'node_modules/node/bin/node');
  }

  /** What is neither installed nor written by the install script. */
  get tracked(): string[] {
    const ours = readdirSync(this.#folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return ours
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('node_modules') && path !== this.#log)
      .map((path) => `${path}: ${readFileSync(path, 'utf8')}`);
  }

  /** Starts set-up as a process group of its own, as a shell does. */
  start(env: NodeJS.ProcessEnv = {}) {
    const own = { REAL_NODE: process.execPath, INSTALL_LOG: this.#log };
    return spawn(process.execPath, ['scripts/set-up.js'], {
      cwd: this.#folder,
      detached: true,
      env: { ...process.env, ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async setUp(env?: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
    const child = this.start(env);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, output: `${stdout}${stderr}` };
  }

  /** Resolves when the install script has begun for the n-th time. */
  async installing(times: number): Promise<void> {
    while (this.installs < times) await pause(20);
  }
}

const inProject = (use: (project: Project) => Promise<void>) => () =>
  inTemporaryFolder((folder) => use(new Project(folder)));

const NO_NPM = { PATH: '/nowhere' };

// Each starts programs of its own, and a busy machine is slow at that.
describe.concurrent('set-up', { timeout: 60_000 }, () => {
  test(
    'installs a fresh clone, changes no tracked file, and is silent and needs no npm afterwards',
    inProject(async (project) => {
      const before = project.tracked;
      expect((await project.setUp()).code).toBe(0);
      expect(existsSync(project.pinnedNode)).toBe(true);
      expect(project.tracked).toEqual(before);
      expect(await project.setUp(NO_NPM)).toEqual({ code: 0, output: '' });
    }),
  );

  test(
    'installs again when package.json has changed',
    inProject(async (project) => {
      await project.setUp();
      project.describe('second');
      expect((await project.setUp()).output).toContain('Setting up');
      expect(await project.setUp(NO_NPM)).toEqual({ code: 0, output: '' });
    }),
  );

  test(
    'brings the pinned Node also where npm is told to run no install scripts',
    inProject(async (project) => {
      expect((await project.setUp({ npm_config_ignore_scripts: 'true' })).code).toBe(0);
      expect(existsSync(project.pinnedNode)).toBe(true);
    }),
  );

  test(
    'stops and says what to do, in English and Chinese, when the pinned Node cannot be had; the next run tries again',
    inProject(async (project) => {
      const { code, output } = await project.setUp({ BRING_NOTHING: '1' });
      expect(code).toBe(1);
      expect(output).toContain(`Node ${version} is not there`);
      expect(output).toContain(`未能装上 Node ${version}`);
      expect(project.stamped).toBe(false);
      expect((await project.setUp()).code).toBe(0);
    }),
  );

  test(
    'says so when npm fails, or is not there',
    inProject(async (project) => {
      project.write('packages/node/package.json', '{ not JSON');
      for (const env of [{}, NO_NPM]) {
        const { code, output } = await project.setUp(env);
        expect(code).toBe(1);
        expect(output).toContain('Packages could not be installed');
        expect(project.stamped).toBe(false);
      }
    }),
  );

  test(
    'two at once install once: the second waits',
    inProject(async (project) => {
      const first = project.setUp({ INSTALL_TAKES: '1500' });
      await project.installing(1);
      const second = await project.setUp();
      expect(second).toMatchObject({ code: 0, output: expect.stringContaining('waiting') });
      expect((await first).code).toBe(0);
      expect(project.installs).toBe(1);
    }),
  );

  test(
    'an install that was killed is done again by the next run',
    inProject(async (project) => {
      const { pid = 0 } = project.start({ INSTALL_TAKES: '60000' });
      await project.installing(1);
      process.kill(-pid, 'SIGKILL');
      expect((await project.setUp()).code).toBe(0);
      expect(existsSync(project.pinnedNode)).toBe(true);
      expect(project.installs).toBe(2);
    }),
  );

  test(
    'interrupted at the terminal it stops, and leaves no lock to wait for',
    inProject(async (project) => {
      const child = project.start({ INSTALL_TAKES: '60000' });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await project.installing(1);
      process.kill(-(child.pid ?? 0), 'SIGINT');
      expect(await ended).not.toBe(0);
      expect(project.stamped).toBe(false);
      const { code, output } = await project.setUp();
      expect(code).toBe(0);
      expect(output).not.toContain('waiting');
    }),
  );
});
