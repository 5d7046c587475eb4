import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { type Serving, type Start, startServing } from './serving.ts';

let outside: string;
let folder: string;
const running: Serving[] = [];
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'shiji-serve-'));
  // As root, the database's own user must be able to walk through it.
  await chmod(outside, 0o755);
  folder = join(outside, 'data');
});
afterAll(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  // What a killed server left ends with the next one on its folder.
  const last = await startServing(folder);
  if ('url' in last) {
    last.process.kill('SIGTERM');
    await last.ended;
  }
  await rm(outside, { recursive: true, force: true });
});

function up(start: Start): Serving {
  if ('refused' in start) throw new Error(start.refused);
  running.push(start);
  return start;
}

const ready = async ({ url }: Serving) => (await fetch(`${url}/readyz`)).json();

describe('a server on a data folder of its own', { timeout: 60_000 }, () => {
  it('serves; a second says that the folder is in use; killed, the next takes over; asked to end, it ends', async () => {
    const first = up(await startServing(folder));
    expect(await ready(first)).toEqual({ status: 'ok', database: 'ok' });

    const second = await startServing(folder);
    expect(second).toEqual({ refused: expect.stringContaining('正由另一个实绩服务使用') });
    expect(await ready(first)).toEqual({ status: 'ok', database: 'ok' });

    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const third = up(await startServing(folder));
    expect(await ready(third)).toEqual({ status: 'ok', database: 'ok' });

    third.process.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    await expect(fetch(`${third.url}/healthz`)).rejects.toThrow();
  });

  it('ends a request that is under way when it is asked to stop', async () => {
    const server = up(await startServing(folder));
    const { hostname, port } = new URL(server.url);
    const line = connect(Number(port), hostname);
    // The head is sent, the body not yet: the request is under way.
    const body = '{"county":"x","login":"y","password":"z"}';
    line.write(
      `POST /api/nothing HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    // Answered on another line: the server has read what came before on this one.
    await ready(server);
    server.process.kill('SIGTERM');
    line.write(body);
    const answer = await text(line);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toContain('没有找到');
    expect(await server.ended).toBe(0);
  });

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { readonly port: number };
    const start = await startServing(folder, { PORT: String(port) });
    expect(start).toEqual({
      refused: `端口 ${port} 已被别的程序占用。请停止那个程序，或者用 PORT 另指定一个端口。`,
    });
    taken.close();
  });
});

describe('a server on an operator’s own database', { timeout: 60_000 }, () => {
  it('serves, and two may share it', async () => {
    const fresh = await freshDatabase();
    const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'shiji-serve-'))));
    const starts = await Promise.all(folders.map((own) => startServing(own, { DATABASE_URL: fresh.url })));
    const servers = starts.map(up);
    for (const server of servers) expect(await ready(server)).toEqual({ status: 'ok', database: 'ok' });
    for (const server of servers) server.process.kill('SIGTERM');
    expect(await Promise.all(servers.map(({ ended }) => ended))).toEqual([0, 0]);
    await fresh.drop();
    await Promise.all(folders.map((own) => rm(own, { recursive: true })));
  });

  it.each([
    ['postgres://127.0.0.1:1/x', '对方没有在该地址和端口上提供服务'],
    ['postgres://nowhere.invalid/x', '找不到该主机'],
  ])('that can’t be reached says why: %s', async (url, why) => {
    const start = await startServing(folder, { DATABASE_URL: url });
    expect(start).toEqual({ refused: expect.stringContaining(why) });
  });
});
