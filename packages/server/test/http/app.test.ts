import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Scope } from '../../src/db/scope.ts';
import type { Actor } from '../../src/http/actor.ts';
import { buildApp, type Slice } from '../../src/http/app.ts';
import { contract } from '../../src/http/contract.ts';
import { about, everybody, type Handlers, whoever } from '../../src/http/handler.ts';
import { refusalTable, refuse } from '../../src/http/refusals.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const cats = contract({
  'GET /api/cats/:id': {
    about: '看一只猫。',
    params: z.object({ id: z.string() }),
    returns: z.object({ id: z.string() }),
    refusals: [],
  },
  'POST /api/cats': {
    about: '登记一只猫。',
    body: z.object({ name: z.string().min(1).max(5) }),
    returns: z.object({ name: z.string(), born: z.int() }),
    refusals: ['full'],
  },
  'POST /api/cats/picture': {
    about: '交一张照片。',
    body: 'file',
    megabytes: 1,
    returns: z.object({ name: z.string(), size: z.int() }),
    refusals: [],
  },
  'GET /api/list': { about: '下载名单。', returns: 'file', refusals: [] },
  'GET /api/open': { about: '谁都可以看。', returns: z.object({ seen: z.string() }), refusals: [] },
  'GET /b/:code': {
    about: '看一张票。',
    params: z.object({ code: z.string().max(20) }),
    returns: 'page',
    refusals: ['full'],
  },
  'POST /b/:code': {
    about: '投一张票。',
    params: z.object({ code: z.string() }),
    body: z.object({ mark: z.union([z.string(), z.array(z.string())]) }),
    returns: 'page',
    refusals: ['full'],
  },
  'POST /api/broken': { about: '会出错。', returns: z.object({}), refusals: [] },
});

let born = 0;
const handlers: Handlers<typeof cats> = {
  'GET /api/cats/:id': about(
    async ({ params }) => (params.id === 'none' ? undefined : { id: params.id, owner: 'hidden' }),
    (actor, cat) => actor.name === cat.id,
    async (_call, cat) => cat,
  ),
  'POST /api/cats': whoever(
    () => true,
    async (call) =>
      call.once(async (tx) => {
        const tenant = { id: uuid(), code: call.body.name, name: call.body.name, created_at: call.now.toISOString() };
        await tx.db.insertInto('tenants').values(tenant).execute();
        if (call.body.name === '满了') return refuse('full', { most: 3 });
        born += 1;
        return { name: call.body.name, born };
      }),
  ),
  'POST /api/cats/picture': whoever(
    () => true,
    async ({ body }) => {
      let size = 0;
      for await (const piece of body.bytes) size += piece.length;
      return { name: body.name, size };
    },
  ),
  'GET /api/list': whoever(
    () => true,
    async () => ({ name: '名单 2026.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from('张三') }),
  ),
  'GET /api/open': everybody(async ({ origin }) => ({ seen: origin.device })),
  'GET /b/:code': everybody(async ({ params }) =>
    params.code === 'full' ? { html: '<p>满了</p>', refusal: 'full' } : { html: `<p>${params.code}</p>` },
  ),
  'POST /b/:code': everybody(async ({ params, body }) =>
    params.code === 'full'
      ? refuse('full', { most: 3 })
      : { to: `/b/${params.code}?${encodeURIComponent(String(body.mark))}` },
  ),
  'POST /api/broken': everybody(async () => {
    throw new Error('身份证 110101 张三');
  }),
};
const slice: Slice<typeof cats> = {
  name: 'cats',
  contract: cats,
  handlers,
  refusals: refusalTable({ full: { status: 409, title: '最多登记 {most} 只。' } }),
};

let database: TestDatabase;
let app: FastifyInstance;
const log: string[] = [];
const actor: Actor = { tenant: uuid(), account: uuid(), name: 'tom', session: uuid(), held: [] };

beforeAll(async () => {
  database = await testDatabase();
  await database.db
    .insertInto('tenants')
    .values({ id: actor.tenant, code: 'qinghe', name: '青禾县', created_at: new Date(0).toISOString() })
    .execute();
  await database.db
    .insertInto('accounts')
    .values({
      tenant: actor.tenant,
      id: actor.account,
      login: 'tom',
      name: 'tom',
      must_change: false,
      failures: 0,
      created_at: new Date(0).toISOString(),
    })
    .execute();
  const scope: Scope = { tenant: actor.tenant, db: database.db };
  app = await buildApp({
    slices: [slice as unknown as Slice],
    noteDenied: async () => {},
    identify: async (token) =>
      token === 'tom'
        ? { kind: 'actor', actor, scope }
        : { kind: token === 'old' ? 'ended' : token === 'half' ? 'unfinished' : 'nobody' },
    clock: { now: () => new Date('2026-03-25T01:00:00Z') },
    log: pino({}, { write: (line: string) => log.push(line) }),
    https: false,
    trustedProxies: 0,
    limits: { address: 10_000, session: 10_000 },
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

interface Sent {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(method: 'GET' | 'POST', url: string, { token = 'tom', body, headers }: Sent = {}) {
  const response = await app.inject({
    method,
    url,
    headers: {
      ...(method === 'POST' ? { 'x-shiji': '1' } : {}),
      ...(body === undefined || Buffer.isBuffer(body) ? {} : { 'content-type': 'application/json' }),
      cookie: `shiji=${token}`,
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { payload: Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.statusCode, headers: response.headers, text: response.body };
}

const problemOf = (answer: { readonly text: string }) => JSON.parse(answer.text);

describe('who may', () => {
  it.each([
    ['nobody', 401, 'not-signed-in', '请先登录。'],
    ['old', 401, 'session-ended', '登录已失效，请重新登录。已填写的内容仍然保留。'],
    ['half', 401, 'sign-in-unfinished', '登录还没有完成，请先完成剩下的步骤。'],
  ])('is asked to sign in: %s', async (token, status, code, title) => {
    const answer = await ask('GET', '/api/cats/tom', { token });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problemOf(answer)).toMatchObject({ type: `urn:shiji:refusal:${code}`, status, code, title });
  });

  it('is decided over what was found: allowed, forbidden, not found', async () => {
    expect((await ask('GET', '/api/cats/tom')).status).toBe(200);
    expect(problemOf(await ask('GET', '/api/cats/ann'))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(problemOf(await ask('GET', '/api/cats/none'))).toMatchObject({ status: 404, code: 'not-found' });
    expect(problemOf(await ask('GET', '/api/dogs'))).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('never lets a field out that the contract does not name', async () => {
    expect(JSON.parse((await ask('GET', '/api/cats/tom')).text)).toEqual({ id: 'tom' });
  });

  it('takes no write that did not come from our own pages', async () => {
    const forged: readonly Record<string, string>[] = [
      { 'x-shiji': '0' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of forged)
      expect(problemOf(await ask('POST', '/api/cats', { body: { name: '咪' }, headers }))).toMatchObject({
        status: 403,
        code: 'not-from-here',
      });
  });
});

describe('bad input', () => {
  it('is told with its place, in Chinese', async () => {
    const answer = problemOf(await ask('POST', '/api/cats', { body: { name: '' } }));
    expect(answer).toMatchObject({ status: 422, code: 'invalid-input', title: '填写的内容有误，请按提示修改。' });
    expect(answer.errors[0].at).toBe('body.name');
    expect(answer.errors[0].message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['U+0000', '咪\u0000咪'],
    ['half of a surrogate pair', '咪\ud83d'],
  ])('%s, which no database keeps, is told with its place', async (_what, name) => {
    const answer = problemOf(await ask('POST', '/api/cats', { body: { name } }));
    expect(answer).toMatchObject({
      status: 422,
      code: 'invalid-input',
      errors: [{ at: 'body.name', message: '有无法保存的字符，请删去后重试。' }],
    });
    // An address can't hold the half of a pair.
    if (name.includes('\u0000'))
      expect(problemOf(await ask('GET', `/api/cats/${encodeURIComponent(name)}`)).status).toBe(422);
  });

  it.each([
    ['text that is not JSON', '{"name":', 'application/json', 400, 'unreadable-body'],
    ['nothing at all', '', 'application/json', 400, 'unreadable-body'],
    ['a prototype smuggled in', '{"__proto__":{"x":1}}', 'application/json', 400, 'unreadable-body'],
    ['a form', 'name=x', 'application/x-www-form-urlencoded', 415, 'wrong-kind'],
    ['two megabytes', JSON.stringify({ name: '长'.repeat(700_000) }), 'application/json', 413, 'too-large'],
  ])('%s', async (_what, body, type, status, code) => {
    const answer = problemOf(await ask('POST', '/api/cats', { body, headers: { 'content-type': type } }));
    expect(answer).toMatchObject({ status, code });
    expect(answer.title).toMatch(/\p{Script=Han}/u);
  });
});

describe('a refusal', () => {
  it('carries its values in its sentence, and leaves nothing behind', async () => {
    const answer = problemOf(await ask('POST', '/api/cats', { body: { name: '满了' } }));
    expect(answer).toMatchObject({ status: 409, code: 'full', title: '最多登记 3 只。', values: { most: 3 } });
    const rows = await database.db.selectFrom('tenants').selectAll().where('code', '=', '满了').execute();
    expect(rows).toEqual([]);
  });

  it('that nobody foresaw says where to ask, and tells and logs no value', async () => {
    const answer = problemOf(await ask('POST', '/api/broken', { body: {} }));
    expect(answer).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.title).toContain(answer.request);
    expect(JSON.stringify(answer) + log.join('\n')).not.toContain('110101');
    expect(log.join('\n')).toContain(answer.request);
  });
});

describe('a request with a key', () => {
  it('is answered once, however often it comes', async () => {
    const sent = { body: { name: '小白' }, headers: { 'idempotency-key': 'key-00000001' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', '/api/cats', sent)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const rows = await database.db.selectFrom('tenants').selectAll().where('code', '=', '小白').execute();
    expect(rows.length).toBe(1);
  });

  it('is refused when the key was used for something else', async () => {
    const headers = { 'idempotency-key': 'key-00000002' };
    await ask('POST', '/api/cats', { body: { name: '小花' }, headers });
    expect(problemOf(await ask('POST', '/api/cats', { body: { name: '小黑' }, headers }))).toMatchObject({
      status: 409,
      code: 'key-reused',
    });
  });

  it('may be tried again after a refusal, which did nothing', async () => {
    const sent = { body: { name: '满了' }, headers: { 'idempotency-key': 'key-00000003' } };
    await ask('POST', '/api/cats', sent);
    expect((await ask('POST', '/api/cats', sent)).status).toBe(409);
  });
});

describe('files', () => {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('C:\\图\\猫\n.jpg') };

  it('come as they are, with the last part of their name', async () => {
    const answer = await ask('POST', '/api/cats/picture', { body: Buffer.alloc(1000), headers });
    expect(JSON.parse(answer.text)).toEqual({ name: '猫.jpg', size: 1000 });
  });

  it('stop at the limit of their route', async () => {
    const answer = problemOf(await ask('POST', '/api/cats/picture', { body: Buffer.alloc(1024 * 1024 + 1), headers }));
    expect(answer).toMatchObject({ status: 413, code: 'too-large', title: '提交的内容太大，最大为 1 MB。' });
  });

  it('leave under their Chinese name', async () => {
    const answer = await ask('GET', '/api/list');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('名单 2026.txt')}`,
    );
    expect(answer.text).toBe('张三');
  });
});

it('names a device so that its owner knows it', async () => {
  const agent = 'Mozilla/5.0 (Linux; Android 10; HMA-AL00) AppleWebKit/537.36 Chrome/86.0.4240.99 Mobile Safari/537.36';
  expect(JSON.parse((await ask('GET', '/api/open', { headers: { 'user-agent': agent } })).text)).toEqual({
    seen: '安卓手机 · Chrome 86',
  });
});

it('slows down who asks too often', async () => {
  const hasty = await buildApp({
    slices: [slice as unknown as Slice],
    noteDenied: async () => {},
    identify: async () => ({ kind: 'nobody' }),
    clock: { now: () => new Date() },
    log: pino({ level: 'silent' }),
    https: false,
    trustedProxies: 0,
    limits: { address: 5, session: 100 },
  });
  const statuses: number[] = [];
  for (let asked = 0; asked < 6; asked++) statuses.push((await hasty.inject({ url: '/api/open' })).statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const last = await hasty.inject({ url: '/api/open' });
  expect(last.json()).toMatchObject({ code: 'too-many-requests' });
  expect(last.headers['retry-after']).toBeDefined();
  await hasty.close();
});

it('writes one line a request, with the route and not the address', async () => {
  await ask('GET', '/api/cats/zhangsan');
  const lines = log.filter((line) => line.includes('"request"'));
  expect(lines.some((line) => line.includes('/api/cats/:id'))).toBe(true);
  expect(lines.join('\n')).not.toContain('zhangsan');
});

it('refuses to start where nothing answers an address', async () => {
  const broken = { ...slice, handlers: {} } as unknown as Slice;
  const starting = buildApp({
    slices: [broken],
    noteDenied: async () => {},
    identify: async () => ({ kind: 'nobody' }),
    clock: { now: () => new Date() },
    log: pino({ level: 'silent' }),
    https: false,
    trustedProxies: 0,
    limits: { address: 5, session: 5 },
  });
  await expect(starting).rejects.toThrow('cats: nothing answers GET /api/cats/:id');
});

describe('a page of the server’s own, for people without an account', () => {
  const form = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    ask('POST', url, {
      token: 'none',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-shiji': '', ...headers },
    });

  it('is shown under the policy of pages, and a form of it taken without a header of ours', async () => {
    const shown = await ask('GET', '/b/abc', { token: 'none' });
    expect([shown.status, shown.text, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
      200,
      '<p>abc</p>',
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(shown.headers['content-security-policy']).toContain("script-src 'self'");
    const sent = await form('/b/abc', 'mark=%E5%A5%BD&mark=x+y');
    expect([sent.status, sent.headers.location]).toEqual([303, '/b/abc?%E5%A5%BD%2Cx%20y']);
  });

  it('refuses a form of another site', async () => {
    expect((await form('/b/abc', 'mark=a', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('is a page when it refuses, too: the slice’s own, or a sentence', async () => {
    const own = await ask('GET', '/b/full', { token: 'none' });
    expect([own.status, own.text]).toEqual([409, '<p>满了</p>']);
    const told = await form('/b/full', 'mark=a');
    expect([told.status, told.headers['content-type']]).toEqual([409, 'text/html; charset=utf-8']);
    expect(told.text).toContain('最多登记 3 只。');
  });

  it('leaves neither address nor duration in the log', async () => {
    log.length = 0;
    await ask('GET', '/b/secret-code', { token: 'none' });
    const line = JSON.parse(log.find((text) => text.includes('/b/:code')) ?? '{}');
    expect(Object.keys(line).sort()).toEqual([
      'hostname',
      'level',
      'method',
      'msg',
      'pid',
      'reqId',
      'route',
      'status',
      'time',
    ]);
    expect(log.join('')).not.toContain('secret-code');
  });
});
