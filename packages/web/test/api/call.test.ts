import { expect, test, vi } from 'vitest';
import { type Call, createCall } from '../../src/api/create-call.ts';
import { createSession, type Session } from '../../src/api/session.ts';

interface Fixture {
  readonly call: Call;
  readonly session: Session;
  readonly requests: { readonly url: string; readonly init: RequestInit }[];
}

type Answering = (url: string, init: RequestInit) => Response | Promise<Response>;

function fixture(...answering: Answering[]): Fixture {
  const requests: Fixture['requests'] = [];
  const session = createSession();
  let keys = 0;
  const call = createCall({
    session,
    online: () => true,
    newKey: () => `key-${++keys}`,
    fetch: async (url, init = {}) => {
      const answer = answering[Math.min(requests.length, answering.length - 1)];
      requests.push({ url: String(url), init });
      if (answer === undefined) throw new Error('nothing answers');
      return answer(String(url), init);
    },
  });
  return { call, session, requests };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });
const refusal = (status: number, code: string, title: string) =>
  json({ type: `urn:shiji:refusal:${code}`, title, status, code, request: 'r-1' }, status);
const credentials = { county: 'fx', login: 'li', password: 'x' };

test('a record carries the header that other sites cannot send, and a key that repeats keep', async () => {
  const { call, requests } = fixture(json({ next: 'done' }));
  await call('POST /api/sign-in', { body: credentials });
  await call('POST /api/sign-in', { body: credentials, idempotencyKey: 'mine' });
  await call('GET /api/me');
  const headers = requests.map(({ init }) => init.headers as Record<string, string>);
  expect(headers.map((sent) => sent['x-shiji'])).toEqual(['1', '1', undefined]);
  expect(headers.map((sent) => sent['idempotency-key'])).toEqual(['key-1', 'mine', undefined]);
  expect(requests[0]?.init.body).toBe(JSON.stringify(credentials));
  expect(requests[0]?.init.credentials).toBe('same-origin');
});

test('a refusal comes back with its code, the server’s sentence and the request’s name', async () => {
  const { call } = fixture(refusal(401, 'sign-in-refused', '账号或密码不对。'));
  const answer = await call('POST /api/sign-in', { body: credentials });
  expect(answer).toEqual({
    ok: false,
    problem: { kind: 'refused', code: 'sign-in-refused', title: '账号或密码不对。', requestId: 'r-1' },
  });
});

test.each([
  ['forbidden', 403, 'forbidden'],
  ['not-found', 404, 'not-found'],
  ['internal', 500, 'server'],
])('a %s is told from other refusals', async (code, status, kind) => {
  const { call } = fixture(refusal(status, code, '一句话。'));
  const answer = await call('GET /api/me');
  expect(answer).toMatchObject({ ok: false, problem: { kind, title: '一句话。', requestId: 'r-1' } });
});

test('a proxy’s page in place of an answer is a failure of the server, and one in place of a success unreadable', async () => {
  const page = (status: number) => () => new Response('<h1>Bad gateway</h1>', { status });
  expect(await fixture(page(502)).call('GET /api/me')).toMatchObject({ ok: false, problem: { kind: 'server' } });
  expect(await fixture(page(200)).call('GET /api/me')).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
});

test('a call without an answer tells a device without network from a server that is not reached', async () => {
  const fail = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await fixture(fail).call('GET /api/me')).toMatchObject({ problem: { kind: 'unreachable' } });
  const offline = createCall({ fetch: fail, session: createSession(), online: () => false, newKey: () => 'k' });
  expect(await offline('GET /api/me')).toMatchObject({ problem: { kind: 'offline' } });
});

test('a call that gets no answer in time is given up, and says so', async () => {
  vi.useFakeTimers();
  try {
    const hang: Answering = (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const answer = fixture(hang).call('GET /api/me', { timeout: 5_000 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answer).toMatchObject({ problem: { kind: 'timeout' } });
  } finally {
    vi.useRealTimers();
  }
});

test('a call that meets an expired session waits, and goes on with the same key once the person has signed in again', async () => {
  const { call, session, requests } = fixture(refusal(401, 'session-ended', '登录已失效。'), json({ next: 'done' }));
  const answer = call('POST /api/password', { body: { current: 'a', next: 'b' } });
  await vi.waitFor(() => expect(session.expired()).toBe(true));
  session.renewed();
  expect(await answer).toEqual({ ok: true, value: { next: 'done' } });
  expect(session.expired()).toBe(false);
  const keys = requests.map(({ init }) => (init.headers as Record<string, string>)['idempotency-key']);
  expect(keys).toEqual(['key-1', 'key-1']);
});

test('what got no answer keeps its key until it gets one: sent again it is the same deed, and afterwards another', async () => {
  const lost = () => {
    throw new TypeError('gone');
  };
  const { call, requests } = fixture(lost, () => new Response('', { status: 502 }), json({ next: 'done' }));
  for (let i = 0; i < 4; i += 1) await call('POST /api/password', { body: { current: 'a', next: 'b' } });
  await call('POST /api/password', { body: { current: 'a', next: 'c' } });
  const keys = requests.map(({ init }) => (init.headers as Record<string, string>)['idempotency-key']);
  expect(keys).toEqual(['key-1', 'key-1', 'key-1', 'key-2', 'key-3']);
});

test('a call that waits is answered as expired when the person leaves', async () => {
  const { call, session, requests } = fixture(refusal(401, 'session-ended', '登录已失效。'));
  const answer = call('POST /api/password', { body: { current: 'a', next: 'b' } });
  await vi.waitFor(() => expect(session.expired()).toBe(true));
  session.abandoned();
  expect(await answer).toMatchObject({ problem: { kind: 'expired' } });
  expect(requests).toHaveLength(1);
});

test('asking who is signed in does not wait for anybody to sign in', async () => {
  const { call, session } = fixture(refusal(401, 'not-signed-in', '请先登录。'));
  expect(await call('GET /api/me', { whenExpired: 'answer' })).toMatchObject({ problem: { kind: 'expired' } });
  expect(session.expired()).toBe(false);
});

test('an answer without a body is an answer', async () => {
  const { call } = fixture(() => new Response(null, { status: 204 }));
  expect(await call('POST /api/sign-out')).toEqual({ ok: true, value: undefined });
});

test('a file that the server hands out comes as its bytes', async () => {
  const bytes = () => new Response('甲', { headers: { 'content-disposition': 'attachment' } });
  const answer = await fixture(bytes).call('GET /api/me');
  expect(answer.ok && answer.value).toBeInstanceOf(Blob);
});
