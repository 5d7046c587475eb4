/** A server for tests: the built files under the strictest policy that they work with, and answers that a test has written down. */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** What the real server is to send with both pages. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

interface Reply {
  readonly status?: number;
  readonly body?: unknown;
}

/** What the API answers: keyed 'METHOD /api/path'. May be changed while the server runs. */
export type Answers = Record<string, (sent: Sent) => Reply | Promise<Reply>>;

/** What stands before the built files, such as a newer build: undefined lets through; `never` is a line on which nothing comes. */
export type Door = (path: string, file: Buffer) => Buffer | number | 'never' | undefined;

export interface FixtureServer {
  readonly url: string;
  readonly sent: readonly Sent[];
  readonly close: () => void;
}

export async function serveFixture(answers: Answers, door: Door = () => undefined): Promise<FixtureServer> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => void answer(request, response, answers, sent, door));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, answers: Answers, sent: Sent[], door: Door) {
  const path = new URL(request.url ?? '/', 'http://fixture').pathname;
  if (!path.startsWith('/api/')) return sendFile(path, response, door);
  const method = request.method ?? 'GET';
  let text = '';
  for await (const chunk of request) text += chunk;
  const asked: Sent = { method, path, headers: request.headers, body: text === '' ? undefined : JSON.parse(text) };
  sent.push(asked);
  const { status = 200, body } =
    (await answers[`${method} ${path}`]?.(asked)) ?? problem(404, 'not-found', '没有找到。');
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendFile(path: string, response: ServerResponse, door: Door): void {
  const asked = join(dist, path);
  const there = path !== '/' && statSync(asked, { throwIfNoEntry: false })?.isFile();
  const file = there ? asked : join(dist, /^\/m(\/|$)/.test(path) ? 'm.html' : 'index.html');
  const content = readFileSync(file);
  const instead = door(path, content);
  if (instead === 'never') return;
  if (typeof instead === 'number') return void response.writeHead(instead).end();
  const page = extname(file) === '.html' ? { 'content-security-policy': POLICY } : {};
  response.writeHead(200, {
    'content-type': TYPES[extname(path) || extname(file)] ?? 'application/octet-stream',
    ...page,
  });
  response.end(instead ?? content);
}

/** A refusal as the server words it. */
export function problem(status: number, code: string, title: string): Reply {
  return { status, body: { type: `urn:shiji:refusal:${code}`, title, status, code, request: '0199aa55-7c1e' } };
}

const entrance = {
  counties: [{ code: 'fx', name: '凤翔县' }],
  singleSignOn: [],
  rules: { passwordLength: 10, passwordSentence: '至少 10 位，含大写字母、小写字母、数字、符号中的三类。' },
};

const me = {
  account: { id: 'a1', login: 'lizhiyuan', name: '李致远', totp: false },
  person: { id: 'p1', name: '李致远' },
  roles: [{ role: 'unitAdmin', unit: 'u1' }],
  abilities: [],
  county: { code: 'fx', name: '凤翔县' },
};

const profile = {
  account: { id: 'a1', login: 'lizhiyuan', name: '李致远', createdAt: '2026-01-05T01:00:00Z', totp: false },
  person: { id: 'p1', code: 'FX0012', name: '李致远' },
  tenures: [
    {
      unit: { id: 'u1', name: '县农业农村局' },
      post: '科员',
      dutyName: '一般人员',
      staffing: '公务员',
      concurrent: false,
      since: '2023-05-01',
    },
  ],
  standings: [],
  roles: [{ role: 'unitAdmin', name: '单位管理员', unit: { id: 'u1', name: '县农业农村局' } }],
  identities: [],
  sessions: 1,
};

const sessions = [
  {
    id: 's1',
    device: 'Windows 电脑 · Chrome 126',
    since: '2026-03-25T00:30:00Z',
    seen: '2026-03-25T01:00:00Z',
    current: true,
  },
];

/** Somebody is signed in. */
export function signedIn(more: Answers = {}): Answers {
  return {
    'GET /api/entrance': () => ({ body: entrance }),
    'GET /api/me': () => ({ body: me }),
    'GET /api/home': () => ({ body: { items: [] } }),
    'GET /api/me/polls': () => ({ body: { polls: [] } }),
    'GET /api/me/logs': () => ({ body: { rounds: [] } }),
    'GET /api/profile': () => ({ body: profile }),
    'GET /api/sessions': () => ({ body: sessions }),
    ...more,
  };
}

/** Nobody is signed in. */
export function signedOut(more: Answers = {}): Answers {
  return { ...signedIn(), 'GET /api/me': () => problem(401, 'not-signed-in', '请先登录。'), ...more };
}
