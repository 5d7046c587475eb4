/** The real command, in processes of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BIN, Folder, runBin, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const facts = folder.json('facts.json', townFacts());
/** An older Node, where the machine has one. */
const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  const version = existsSync(path) ? spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout : '';
  return /^v(18|20)\./.test(version);
});

describe('the command', () => {
  it('gives its version and its help', async () => {
    expect(await runBin(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
    const help = await runBin(['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toMatch(/shiji score 方案 事实 \[--json \| --out 结果\.xlsx\]/);
    expect((await runBin(['template', '--help'])).out).toMatch(/^用法：shiji template 方案 --out 文件\.xlsx\n/);
  });

  it('exits with 0, 1 or 2', async () => {
    const bad = folder.json('bad.json', { ...townFacts(), points: [{ subject: 'x' }] });
    expect((await runBin(['score', TOWN, facts])).code).toBe(0);
    expect((await runBin(['score', TOWN, bad, '--out', folder.at('never.xlsx')])).code).toBe(1);
    expect(existsSync(folder.at('never.xlsx'))).toBe(false);
    expect((await runBin(['score', TOWN])).code).toBe(2);
    expect((await runBin([])).code).toBe(2);
  });

  it('prints nothing but JSON to standard output when asked for JSON', async () => {
    for (const argv of [
      ['check', TOWN],
      ['score', TOWN, facts],
      ['explain', TOWN, facts, '--subject', 'a'],
      ['check', facts],
    ]) {
      const { out, err } = await runBin([...argv, '--json']);
      expect(err).toBe('');
      expect(out).toMatch(/^\{\n[\s\S]*\}\n$/);
      JSON.parse(out);
    }
  });

  it('writes a large output whole into a pipe', async () => {
    const people = Array.from({ length: 3000 }, (_, i) => ({ id: `P${i}`, name: `张${i}` }));
    const path = folder.json('many.json', {
      ...townFacts(),
      subjects: people,
      spells: [],
      points: [],
      tallies: [],
      events: [],
    });
    const { code, out } = await runBin(['score', TOWN, path, '--json']);
    expect([code, JSON.parse(out).subjects.length]).toEqual([0, 3000]);
  });

  it('ends quietly when nobody reads on, and still writes its files', async () => {
    const out = folder.at('piped.xlsx');
    const people = Array.from({ length: 3000 }, (_, i) => ({ id: `P${i}`, name: `张${i}` }));
    const path = folder.json('many.json', {
      ...townFacts(),
      subjects: people,
      spells: [],
      points: [],
      tallies: [],
      events: [],
    });
    for (const argv of [['--out', out], ['--json']]) {
      const child = spawn(process.execPath, [BIN, 'score', TOWN, path, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.destroy();
      let err = '';
      child.stderr.on('data', (piece) => {
        err += piece;
      });
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect([code, err]).toEqual([0, '']);
    }
    expect(existsSync(out)).toBe(true);
  });

  it('is found by npx', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(manifest.bin).toEqual({ shiji: './bin/shiji.js' });
    expect(spawnSync(BIN, ['--version'], { encoding: 'utf8' }).stdout).toBe('0.1.0\n');
  });
});

describe.skipIf(older === undefined)('under an older Node', () => {
  const node = older ?? '';
  it('runs all the same, with the same exit codes', async () => {
    expect(await runBin(['--version'], { node })).toEqual({ code: 0, out: '0.1.0\n', err: '' });
    expect((await runBin(['check', folder.at('none')], { node })).code).toBe(2);
    expect((await runBin(['check', facts], { node })).code).toBe(1);
  });

  it('says what to do where nothing is installed', async () => {
    const bare = new Folder();
    mkdirSync(bare.at('cli/bin'), { recursive: true });
    cpSync(BIN, bare.at('cli/bin/shiji.js'));
    symlinkSync(fileURLToPath(new URL('../package.json', import.meta.url)), bare.at('cli/package.json'));
    const said = '依赖还没有装好，无法运行。请先在项目文件夹里执行 npm start 或 npm install。\n';
    for (const command of [node, process.execPath]) {
      const { status, stderr } = spawnSync(command, [bare.at('cli/bin/shiji.js'), '--version'], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([1, said]);
    }
  });

  /** The command in a folder of its own, with a script in place of the installed Node. */
  function pretending(script: string): string {
    const bare = new Folder();
    mkdirSync(bare.at('packages/cli/bin'), { recursive: true });
    mkdirSync(bare.at('node_modules/node/bin'), { recursive: true });
    cpSync(BIN, bare.at('packages/cli/bin/shiji.js'));
    symlinkSync(fileURLToPath(new URL('../package.json', import.meta.url)), bare.at('packages/cli/package.json'));
    chmodSync(bare.write('node_modules/node/bin/node', `#!/bin/sh\n${script}\n`), 0o755);
    return bare.at('packages/cli/bin/shiji.js');
  }

  it('hands over to the Node installed in a folder above, with arguments and exit code', () => {
    const command = pretending('echo "$@"; exit 7');
    const { status, stdout } = spawnSync(node, [command, 'check', 'x y'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([7, `${join(dirname(command), '../src/main.ts')} check x y\n`]);
  });

  it('passes signals on, and tells of them as a shell does', async () => {
    const child = spawn(node, [pretending('echo ready; exec sleep 60')], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(128 + 15);
  });
});
