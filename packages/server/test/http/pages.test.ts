import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { isBuilt } from '../../src/http/pages.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiji-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>console</title>');
  await writeFile(join(folder, 'm.html'), '<title>phone</title>');
  await writeFile(join(folder, 'phone-worker.js'), 'worker');
  await writeFile(join(folder, 'phone-worker.js.br'), brotliCompressSync('worker'));
  await writeFile(join(folder, 'assets/main-abc123.js'), 'plain');
  await writeFile(join(folder, 'assets/main-abc123.js.br'), brotliCompressSync('small'));
  app = await buildApp({
    slices: [],
    noteDenied: async () => {},
    identify: async () => ({ kind: 'nobody' }),
    clock: { now: () => new Date() },
    log: pino({ level: 'silent' }),
    https: true,
    trustedProxies: 0,
    pages: folder,
    limits: { address: 10_000, session: 10_000 },
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

it.each([
  ['/', 'console'],
  ['/people/019a', 'console'],
  ['/mail', 'console'],
  ['/m', 'phone'],
  ['/m/', 'phone'],
  ['/m/mine?x=1', 'phone'],
])('%s is a page of the %s', async (url, page) => {
  const answer = await app.inject({ url });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain(page);
});

it.each(['/api/nothing', '/api', '/assets/gone-000.js', '/favicon.ico', '/../package.json', '/%2e%2e/package.json'])(
  '%s is not there, and no page pretends that it is',
  async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(404);
  },
);

it('lets pages run no script and no style but ours', async () => {
  const policy = String((await app.inject({ url: '/m' })).headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect((await app.inject({ url: '/m' })).headers['strict-transport-security']).toBeDefined();
});

it('sends the policy of pages with “not modified”, too: the browser puts it in the place of the one that it kept', async () => {
  const first = await app.inject({ url: '/' });
  const again = await app.inject({ url: '/', headers: { 'if-none-match': String(first.headers.etag) } });
  expect(again.statusCode).toBe(304);
  expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
});

it('keeps assets for ever, asks anew for pages, and sends what was compressed beforehand', async () => {
  const asset = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'br' } });
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(asset.rawPayload).toString()).toBe('small');
  expect((await app.inject({ url: '/assets/main-abc123.js' })).body).toBe('plain');
  expect((await app.inject({ url: '/' })).headers['cache-control']).toBe('no-cache');
});

it.each(['identity', 'br'])(
  'asks anew for the phone’s service worker, which may ask this server and load nothing (%s)',
  async (sent) => {
    const worker = await app.inject({ url: '/phone-worker.js', headers: { 'accept-encoding': sent } });
    expect(worker.headers['cache-control']).toBe('no-cache');
    expect(worker.headers['content-type']).toContain('javascript');
    expect(worker.headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
    const policy = String((await app.inject({ url: '/m' })).headers['content-security-policy']);
    expect(policy).toContain("worker-src 'self'");
  },
);

it('is known to be there or not', () => {
  expect(isBuilt(folder)).toBe(true);
  expect(isBuilt(join(folder, 'assets'))).toBe(false);
});
