import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Asking } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

const said = {
  day: '2026-03-20',
  byWhom: '考核办主任',
  found: '连续三周没有写纪实。',
  asked: '补写并按周填写。',
  until: '2026-04-10',
};

let server: DemoServer;
let office: Asking;
let bureau: string;
let person: string;
beforeAll(async () => {
  server = await demoServer();
  office = await server.by('office');
  bureau = await server.unitNamed('县农业农村局');
  const { rows } = await server.database.pool.query(
    `select t.person from tenures t join units u on u.tenant = t.tenant and u.id = t.unit
     where t.tenant = $1 and u.parent = $2 and t.duty = 'staff' and t.until is null order by t.position limit 1`,
    [server.county.id, bureau],
  );
  person = rows[0].person;
});
afterAll(() => server.close());

const talk = (some: object = {}, who: Asking = office) =>
  who.ask(`POST /api/people/${person}/talks`, { body: { ...said, ...some } });

it('[FX-11] a talk is seen by the person, who is told of it and may answer', async () => {
  const { status, body } = await talk();
  expect([status, body.record.organization.name]).toEqual([200, '县农业农村局']);
  const own = await server.as({ person });
  const { body: inbox } = await own.ask('GET /api/messages');
  expect(inbox.messages[0].text).toBe('3月20日与您的约谈已经登记，请查看；可以写下您的说明。');
  expect((await own.ask('GET /api/me/talks')).body.records).toHaveLength(1);
  const answered = await own.ask(`PUT /api/talks/${body.record.id}/answer`, { body: { text: '在外驻村，已经补写。' } });
  expect(answered.body.record.answer.text).toBe('在外驻村，已经补写。');
  const read = await office.ask(`GET /api/people/${person}/talks`);
  expect(read.body.records[0].answer.text).toBe('在外驻村，已经补写。');
  expect((await office.ask(`PUT /api/talks/${body.record.id}/answer`, { body: { text: '改' } })).status).toBe(403);
});

it('[FX-11] colleagues, committee and inspectors read no talk; the person’s leader and unit administrator do', async () => {
  const path = `GET /api/people/${person}/talks`;
  const { body: file } = await office.ask(`GET /api/people/${person}`);
  const leader: string = file.tenures
    .flatMap(({ chain = [] }: { chain?: { person?: { id: string }; reviewer?: { id: string } }[] }) => chain)
    .flatMap(
      (step: { person?: { id: string }; reviewer?: { id: string } }) => step.reviewer?.id ?? step.person?.id ?? [],
    )
    .at(-1);
  expect((await (await server.as({ person: leader })).ask(path)).status).toBe(200);
  const admin = await server.as({ held: [{ role: 'unitAdmin', unit: bureau }] });
  expect((await admin.ask(path)).status).toBe(200);
  for (const role of ['committee', 'inspector'] as const) {
    const who = await server.as({ held: [{ role }] });
    expect((await who.ask(path)).status).toBe(403);
    expect((await who.ask('GET /api/supervision')).body.records).toEqual([]);
  }
  expect((await (await server.as({ person: await server.personOf('committee') })).ask(path)).status).toBe(403);
});

it('[FX-11] a talk gives no points: nothing of it stands among the facts', async () => {
  const { body } = await office.ask(`GET /api/people/${person}/facts`);
  expect(JSON.stringify(body)).not.toContain('连续三周');
});

it('[FX-11] visits are recorded by office and inspectors, seen by who administers the unit, and withdrawn with a reason', async () => {
  const inspector = await server.as({ held: [{ role: 'inspector' }] });
  const { body } = await inspector.ask(`POST /api/units/${bureau}/visits`, { body: said });
  const admin = await server.as({ held: [{ role: 'unitAdmin', unit: bureau }] });
  const mine = async () => (await admin.ask('GET /api/supervision')).body;
  expect((await mine()).counts).toEqual({ visits: 1, talks: 1 });
  const other = await server.as({ held: [{ role: 'unitAdmin', unit: await server.unitNamed('县财政局') }] });
  expect((await other.ask('GET /api/supervision')).body.records).toEqual([]);
  expect((await admin.ask(`POST /api/units/${bureau}/visits`, { body: said })).status).toBe(403);
  const path = `POST /api/supervision/${body.record.id}/withdrawal`;
  expect((await admin.ask(path, { body: { reason: '没有来过' } })).status).toBe(403);
  const gone = await inspector.ask(path, { body: { reason: '重复登记' } });
  expect(gone.body.record.withdrawn.reason).toBe('重复登记');
  expect((await inspector.ask(path, { body: { reason: '重复登记' } })).body.code).toBe('supervision-withdrawn');
  expect((await mine()).counts).toEqual({ visits: 0, talks: 1 });
});

it('days that can’t be are refused, and so is a section in place of its department', async () => {
  expect((await talk({ day: '2026-03-26' })).body.code).toBe('supervision-later');
  expect((await talk({ until: '2026-03-01' })).body.code).toBe('supervision-until');
  const { rows } = await server.database.pool.query('select id from units where tenant = $1 and parent = $2 limit 1', [
    server.county.id,
    bureau,
  ]);
  const section = await office.ask(`POST /api/units/${rows[0].id}/visits`, { body: said });
  expect(section.body.code).toBe('organization-unknown');
});
