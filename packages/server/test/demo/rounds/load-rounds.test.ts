import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { loadDemo } from '../../../src/demo/load.ts';
import { countyWithPast, loadRounds } from '../../../src/demo/rounds/load-rounds.ts';
import { dayOf } from '../../../src/ports/clock.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
const now = new Date('2026-11-22T02:30:00Z');
beforeAll(async () => {
  server = await testServer();
  server.clock.now = now;
  const { database, crypto, dataFolder, county } = server;
  const scope = { tenant: county.id, db: database.db };
  await write(scope, (tx) => loadDemo(tx, 'Qinghe-2026', now, countyWithPast(dayOf(now))));
  const t = performance.now(), c = process.cpuUsage();
  await loadRounds({ tenant: county.id, database, crypto, dataFolder, now });
  const u = process.cpuUsage(c);
  console.log('wall', performance.now() - t, 'user', u.user / 1e6);
}, 300000);
afterAll(() => server.close());
describe('x', () => {
  it('y', async () => {
    const office = await server.as({ held: [{ role: 'office' }] });
    const { body } = await office.ask('GET /api/rounds');
    console.log(body.rounds);
    for (const { id } of body.rounds) {
      const b = (await office.ask(`GET /api/rounds/${id}/results`)).body;
      console.log(b.distribution, b.ungraded, b.seats, b.waiting?.length, b.decisions);
    }
    expect(1).toBe(1);
  });
});
