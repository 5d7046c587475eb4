import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareDemo } from '../../src/demo/serve-demo.ts';
import { type TestServer, testServer } from '../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

it('a demonstration whose loading was broken off is not served, and neither is one beside another county', async () => {
  const { database, crypto, dataFolder, county } = server;
  const prepared = () => prepareDemo({ database, crypto }, dataFolder);
  expect(await prepared()).toContain('已有正式的县区');
  const named = (name: string) =>
    database.db.updateTable('tenants').set({ code: 'demo', name }).where('id', '=', county.id).execute();
  await named('青禾县（演示数据没有装完）');
  expect(await prepared()).toContain('上次没有装完');
  await named('青禾县（演示）');
  expect(await prepared()).toBeUndefined();
});
