import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeWorkbook } from '@shiji/tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFiles } from '../../../src/features/import-jobs/files.ts';
import { giveUpImport } from '../../../src/features/import-jobs/steps.ts';
import { rosterReader } from '../../../src/features/roster/load.ts';
import type { Roster } from '../../../src/features/roster/model.ts';
import type { Asking } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

let server: DemoServer;
let office: Asking;
beforeAll(async () => {
  server = await demoServer();
  office = await server.by('office');
});
afterAll(() => server.close());

const whole = (): Promise<Roster> => rosterReader({ tenant: server.county.id, db: server.database.db }).whole();
const state = async (id: string) => (await office.ask(`GET /api/imports/${id}`)).body;

/** Lets a process work on the import until its n-th statement; whether it came to the end. */
async function dying(id: string, statement: number): Promise<boolean> {
  const child = fork(new URL('dying-process.ts', import.meta.url), [
    server.database.url,
    server.dataFolder,
    server.county.id,
    id,
    String(statement),
  ]);
  let done = false;
  child.on('message', () => {
    done = true;
  });
  const [code, signal] = await once(child, 'exit');
  expect(done ? code : signal).toBe(done ? 0 : 'SIGKILL');
  return done;
}

/** Kills the work on the import after its 2nd, 5th, 8th … statement: until it is done nothing of it is seen. */
async function survives(id: string, waiting: readonly string[], before: Roster): Promise<void> {
  let deaths = 0;
  for (let statement = 2; !(await dying(id, statement)); statement += 3) {
    // Death may come when the last statement is just committed.
    if (!waiting.includes((await state(id)).status)) break;
    deaths++;
    expect(await whole()).toEqual(before);
  }
  expect(deaths).toBeGreaterThan(2);
}

it('killed while it reads, applies or is undone is taken up again, and nothing was half done', async () => {
  const before = await whole();
  const rows = Array.from({ length: 40 }, (_, i) => [`K${i}`, `郑${'一二三四五'[i % 5]}`, '县科协', '干事', '公务员']);
  const columns = ['工号', '姓名', '单位', '职务', '人员身份'].map((header) => ({ header, kind: 'text' as const }));
  const file = Buffer.from(await writeWorkbook([{ name: '花名册', title: '花名册', columns, rows }]));
  const { id } = (await office.ask('POST /api/imports/people', { body: file })).body;

  await survives(id, ['reading', 'planning'], before);
  expect(await state(id)).toMatchObject({ status: 'planned', counts: { create: 40 } });

  await office.ask(`POST /api/imports/${id}/apply`, { body: { missing: { endOn: '2026-03-31' } } });
  await survives(id, ['applying'], before);
  const after = await whole();
  expect(await state(id)).toMatchObject({ status: 'applied' });
  expect(after.person.length).toBe(before.person.length + 40);

  await office.ask(`POST /api/imports/${id}/undo`);
  await survives(id, ['undoing'], after);
  expect(await state(id)).toMatchObject({ status: 'undone' });
  expect(await whole()).toEqual(before);
}, 120_000);

it('of which all tries failed says so, and leaves the roster alone', async () => {
  const before = await whole();
  const file = Buffer.from('姓名,单位,人员身份\n郑一,县科协,公务员\n');
  const { id } = (await office.ask('POST /api/imports/people', { body: file })).body;

  const scope = { tenant: server.county.id, db: server.database.db };
  await giveUpImport(scope, importFiles(server.dataFolder), id);
  expect(await state(id)).toMatchObject({
    status: 'failed',
    problem: { code: 'gave-up' },
    abilities: { apply: false },
  });
  expect(await whole()).toEqual(before);
});
