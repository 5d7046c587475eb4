import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../src/db/scope.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { loadPolls } from '../../src/demo/polls.ts';
import { localBallotKeys } from '../../src/ports/local-ballot-keys.ts';
import { folderLibrary, SHIPPED_SCHEMES } from '../../src/ports/scheme-library.ts';
import { type Asking, type TestServer, testServer } from '../server.ts';

let server: TestServer;
let office: Asking;
beforeAll(async () => {
  server = await testServer();
  const scope = { tenant: server.county.id, db: server.database.db };
  await write(scope, (tx) => loadDemo(tx, 'Qinghe-2026', server.clock.now));
  const keys = localBallotKeys(join(server.dataFolder, 'ballot-keys'));
  await loadPolls(scope, { keys, library: folderLibrary(SHIPPED_SCHEMES) }, server.clock.now);
  office = await server.as({ held: [{ role: 'office' }] });
});
afterAll(() => server.close());

const polls = async () => (await office.ask('GET /api/polls')).body.polls;

describe('the polls of 青禾县', () => {
  it('are one that is open, one that is void since too few voted, and one with results', async () => {
    expect(await polls()).toMatchObject([
      { title: '机关干部作风建设内部互评', state: 'open', received: 12 },
      { title: '联系村（社区）对镇领导的评价', state: 'void', reason: expect.stringContaining('达不到最低张数') },
      { title: '机关干部作风建设领导测评', state: 'closed', received: 7, expected: 7 },
    ]);
  });

  it('the closed one has a place for everybody, and not all share one', async () => {
    const [, , closed] = await polls();
    const { body } = await office.ask(`GET /api/polls/${closed.id}/results`);
    const rows = body.boards[0].questions[0].rows as { mean: string; place: number; tied: boolean }[];
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ mean }) => mean)).size).toBeGreaterThan(5);
    expect(rows.some(({ tied }) => tied)).toBe(true);
    expect(body.electorates[0].questions[0]).toMatchObject({ valid: 7, void: 0 });
  });

  it('the open one awaits those who have an account, and can be closed by the office', async () => {
    const [open] = await polls();
    const { rows } = await server.database.pool.query("select person from accounts where login = 'staff'");
    const staff = await server.as({ person: rows[0].person });
    expect((await staff.ask('GET /api/me/polls')).body.polls).toMatchObject([{ title: open.title }]);
    expect((await office.ask(`POST /api/polls/${open.id}/close`, { body: {} })).body.state).toBe('closed');
  });
});
