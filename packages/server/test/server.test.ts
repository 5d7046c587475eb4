import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

it('is alive and ready', async () => {
  expect((await server.visitor.ask('GET /healthz')).body).toEqual({ status: 'ok' });
  expect((await server.visitor.ask('GET /readyz')).body).toEqual({ status: 'ok', database: 'ok' });
});

it('describes its API as OpenAPI 3.1', async () => {
  expect((await server.visitor.ask('GET /api/docs')).body.openapi).toBe('3.1.0');
});
