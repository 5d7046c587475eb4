/** The demonstration's server as a process of its own on an empty folder, and requests to it as they come through a proxy. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHIJI = fileURLToPath(new URL('../../packages/cli/bin/shiji.js', import.meta.url));

export interface Asked {
  readonly status: number;
  readonly body: string;
  /** What the server had the browser keep: `shiji=…`. */
  readonly cookie?: string;
}

export interface DemoServer {
  /** Of all accounts of the demonstration. */
  readonly password: string;
  ask(method: string, path: string, headers: Readonly<Record<string, string>>, payload?: string): Promise<Asked>;
  /** Ends it, and removes all that it has kept. */
  stop(): Promise<void>;
}

export async function startDemoServer(): Promise<DemoServer> {
  const folder = await mkdtemp(join(tmpdir(), 'shiji-load-'));
  await chmod(folder, 0o755);
  const server = spawn(process.execPath, [SHIJI, 'demo'], {
    // As behind a proxy, which tells the people's own addresses.
    env: { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'warn', TRUSTED_PROXIES: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, password } = await new Promise<{ readonly url: string; readonly password: string }>(
    (resolve, reject) => {
      let said = '';
      server.stdout.on('data', (chunk) => {
        said += String(chunk);
        const at = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
        const opens = /密码都是 (\S+)/.exec(said)?.[1];
        if (at !== undefined && opens !== undefined && said.includes('Ctrl+C')) resolve({ url: at, password: opens });
      });
      server.on('close', (code) => reject(new Error(`the server ended with ${code}`)));
    },
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    password,
    ask: (method, path, headers, payload) =>
      new Promise((resolve, reject) => {
        const length = payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) };
        const going = request(`${url}${path}`, { method, agent, headers: { ...headers, ...length } }, (answer) => {
          const pieces: Buffer[] = [];
          answer.on('data', (piece) => pieces.push(piece));
          answer.on('end', () => {
            const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
            const body = Buffer.concat(pieces).toString();
            resolve({ status: answer.statusCode ?? 0, body, ...(cookie === undefined ? {} : { cookie }) });
          });
        });
        going.on('error', reject);
        going.end(payload);
      }),
    async stop() {
      server.kill('SIGTERM');
      await once(server, 'close');
      agent.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
