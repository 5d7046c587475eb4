import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/shiji.js', import.meta.url));

let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiji-demo-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  for (const child of children.filter(({ exitCode }) => exitCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly said: string;
  readonly url: string;
}

/** Runs a command until it has said what it waits for. */
async function until(pattern: RegExp, argv: readonly string[], data: string): Promise<Running> {
  const child = spawn(process.execPath, [BIN, ...argv], {
    env: { ...process.env, DATA_DIR: join(folder, data), PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (pattern.test(said)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, said, url: /http:\/\/[\d.]+:\d+/.exec(said)?.[0] ?? '' };
}

async function signIn(url: string, county: string, login: string, password: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shiji': '1' },
    body: JSON.stringify({ county, login, password }),
  });
  return await answer.json();
}

async function stopped({ child }: Running): Promise<number | null> {
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  return code;
}

const KINDS = [
  '被考核人（公务员）',
  '被考核人（村干部）',
  '股长',
  '分管领导',
  '主要领导',
  '单位管理员',
  '考核办',
  '考核委员会委员',
  '督查人员',
  '系统管理员',
  '安全管理员',
  '审计管理员',
];

describe('shiji demo', { timeout: 120_000 }, () => {
  it('serves a made-up county, and tells an account for each kind of person, who can all come in', async () => {
    const first = await until(/Ctrl\+C/, ['demo'], 'demo');
    for (const kind of KINDS) expect(first.said).toContain(kind);
    // And what there is to look at for them.
    expect(first.said).toMatch(/staff .*\n +本周纪实等着写/);
    const password = /密码都是 (\S+)/.exec(first.said)?.[1] ?? '';
    for (const [, login = ''] of first.said.matchAll(/^ {2}([a-z]+) /gm)) {
      const next = ['system', 'security', 'audit'].includes(login) ? 'totp' : 'done';
      expect([login, await signIn(first.url, 'demo', login, password)]).toEqual([login, { next }]);
    }
    expect((await fetch(`${first.url}/m`)).headers.get('content-type')).toContain('text/html');
    expect(await stopped(first)).toBe(0);

    // What was there is there again, and nothing of people stands in the log.
    const second = await until(/Ctrl\+C/, ['demo'], 'demo');
    expect(second.said.replaceAll(second.url, '')).toBe(first.said.replaceAll(first.url, ''));
    expect(await stopped(second)).toBe(0);
    const log = await readFile(join(folder, 'demo', 'server.log'), 'utf8');
    expect(log).toContain('/api/sign-in');
    for (const [, name = ''] of first.said.matchAll(/：(\p{Script=Han}{2,4})$/gmu)) expect(log).not.toContain(name);
  });

  it('is not put beside an operator’s own county', async () => {
    const opened = await until(
      /一次性密码[\s\S]*一次性密码[\s\S]*下一步/,
      ['init', '--county', 'qingshi', '--name', '青石县'],
      'own',
    );
    const password = /登录名 system {2}一次性密码 (\S+)/.exec(opened.said)?.[1] ?? '';
    if (opened.child.exitCode === null) await once(opened.child, 'close');
    await expect(until(/Ctrl\+C/, ['demo'], 'own')).rejects.toThrow('已有正式的县区');
    const server = await until(/服务已启动/, ['serve'], 'own');
    expect(await signIn(server.url, 'qingshi', 'system', password)).toEqual({ next: 'enrol-totp' });
    expect(await stopped(server)).toBe(0);
  });
});
