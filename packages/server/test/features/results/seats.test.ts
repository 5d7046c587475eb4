/** The counter of seats, where somebody of a unit competes for those of another. */
import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { demoServer } from '../demo-county.ts';
import { adopted } from './quarter.ts';
import { smallScheme } from './small-scheme.ts';

it('[FX-08] 名额按本单位多数人所在的名次范围显示，不因有人在原单位参加排名而显示原单位的名额', async () => {
  const server = await demoServer();
  server.clock.now = new Date('2026-04-02T01:00:00Z');
  const office = await server.by('office');
  const bureau = await server.unitNamed('县农业农村局');
  const water = await server.unitNamed('县水利局');
  const text = smallScheme.replace('at: to', 'at: longest');
  const scheme = await adopted(office, await server.by('committee'), { text });
  // A leader came in March, and was in the other bureau for longer.
  const { rows } = await server.database.pool.query(
    "select * from tenures where unit = $1 and duty in ('inCharge', 'principal') order by id limit 1",
    [bureau],
  );
  const [tenure] = rows;
  await server.database.pool.query("update tenures set since = '2026-03-10' where id = $1", [tenure.id]);
  const before = { ...tenure, id: uuid(), unit: water, since: '2020-01-01', until: '2026-03-09' };
  const columns = Object.keys(before);
  await server.database.pool.query(
    `insert into tenures (${columns.join(',')}) values (${columns.map((_, n) => `$${n + 1}`).join(',')})`,
    Object.values(before),
  );
  const begun = await office.ask('POST /api/rounds', { body: { scheme, units: [bureau, water] } });
  expect(begun.status).toBe(200);
  const at = `/api/rounds/${begun.body.id}`;
  const { body } = await office.ask(`GET ${at}/subjects?organization=${bureau}`);
  const principal = body.subjects
    .flatMap(({ reviewers }: { reviewers: { step: string; reviewer?: { id: string } }[] }) => reviewers)
    .find((one: { step: string; reviewer?: object }) => one.step === 'principal' && one.reviewer !== undefined);
  const leader = await server.as({ person: principal.reviewer.id });
  const shown = (await leader.ask(`GET ${at}/seats`)).body.organizations.find(
    ({ organization }: { organization: { id: string } }) => organization.id === bureau,
  );
  const { seats } = (await office.ask(`GET ${at}/results`)).body;
  const own = seats.find(
    ({ pool, level }: { pool: string; level: string }) => pool === '县农业农村局' && level === '好',
  );
  const other = seats.find(({ pool, level }: { pool: string; level: string }) => pool === '县水利局' && level === '好');
  expect(own.seats).not.toBe(other.seats);
  expect(shown.seats).toBe(own.seats);
  await server.close();
});
