import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

let server: DemoServer;
let office: Asking;
let bureau: string;
beforeAll(async () => {
  server = await demoServer();
  // A quarter is assessed once it is over.
  server.clock.now = new Date('2026-04-02T01:00:00Z');
  office = await server.by('office');
  bureau = await server.unitNamed('县农业农村局');
});
afterAll(() => server.close());

const refused = ({ status, body }: Told) => [status, body.code];

/** Takes a scheme from the library; the committee approves it. */
async function adopted(library: string): Promise<string> {
  const { body: made } = await office.ask('POST /api/schemes', { body: { library } });
  const { id } = made;
  const { revision } = made.versions[0];
  const note = '照印发的办法';
  const sent = await office.ask(`POST /api/schemes/${id}/versions/1/submit`, { body: { revision, note } });
  const committee = await server.by('committee');
  const body = { revision: sent.body.versions[0].revision };
  const approved = await committee.ask(`POST /api/schemes/${id}/versions/1/approve`, { body });
  expect(approved.body.versions[0].state).toBe('approved');
  return id;
}

const plan = (body: object) => office.ask('POST /api/rounds/plans', { body });

/** A round of Xiulin's scheme in the bureau, whatever lacks supplied. */
async function wanted(scheme: string, units: readonly string[] = [bureau]) {
  const { body } = await plan({ scheme, units });
  return {
    scheme,
    units,
    translations: body.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
      attribute,
      value,
    })),
    reviewers: [] as object[],
  };
}

describe('a round is planned', () => {
  it('[XL-01] 方案批准以后才能开展考核', async () => {
    const { body } = await office.ask('POST /api/schemes', { body: { library: 'xiulin/quarter' } });
    expect(refused(await plan({ scheme: body.id, units: [bureau] }))).toEqual([422, 'scheme-not-approved']);
  });

  it('[FX-07] [XL-09] 考核期、环节日期、名单和评鉴人都由方案和花名册排好', async () => {
    const scheme = await adopted('fengxiang/quarter');
    const { body } = await plan(await wanted(scheme));
    expect(body).toMatchObject({
      period: '2026Q1',
      from: '2026-01-01',
      to: '2026-03-31',
      asOf: '2026-04-02',
      lacks: [],
    });
    expect(body.name).toBe('2026年第一季度凤翔区公务员平时考核');
    expect(body.stages[0]).toMatchObject({ kind: 'record', begins: '2026-01-01', ends: '2026-03-31' });
    const after = body.stages.filter(({ kind }: { kind: string }) => kind !== 'record');
    for (const [n, { begins, ends }] of after.entries()) {
      expect(begins <= ends).toBe(true);
      if (n > 0) expect(begins > after[n - 1].ends).toBe(true);
    }
    expect(body.organizations).toEqual([{ id: bureau, name: '县农业农村局', people: body.people }]);
    expect(body.people).toBeGreaterThan(25);
  });

  it('values of the roster that the scheme doesn’t list are asked about, and keep it from being started', async () => {
    const scheme = await adopted('xiulin/quarter');
    const { body } = await plan({ scheme, units: [bureau] });
    expect(body.unlisted).toContainEqual(
      expect.objectContaining({ attributeName: '编制', value: '参公人员', values: expect.arrayContaining(['公务员']) }),
    );
    expect(body.lacks.map(({ code }: { code: string }) => code)).toContain('value-unlisted');
    const told = await office.ask('POST /api/rounds', { body: { scheme, units: [bureau] } });
    expect(refused(told)).toEqual([409, 'round-lacks']);
    expect(told.body.title).toContain('参公人员');
  });

  it('a whole quarter is called by its name also while it runs; other days by themselves', async () => {
    const scheme = await adopted('fengxiang/quarter');
    const running = await plan({ scheme, units: [bureau], from: '2026-04-01', to: '2026-06-30' });
    expect(running.body.period).toBe('2026Q2');
    expect(running.body.name).toMatch(/^2026年第二季度/);
    const other = await plan({ scheme, units: [bureau], from: '2026-04-01', to: '2026-06-29' });
    expect(other.body.period).toBe('2026-04-01/2026-06-29');
  });

  it('a term that ends before it begins is refused', async () => {
    const scheme = await adopted('fengxiang/quarter');
    const told = await plan({ scheme, units: [bureau], from: '2026-03-31', to: '2026-01-01' });
    expect(refused(told)).toEqual([422, 'term-wrong']);
  });
});

describe('a round is started', () => {
  it('[FX-09] [XL-08] once for a scheme, a period and a unit; what it froze stays though the roster changes', async () => {
    const scheme = await adopted('fengxiang/quarter');
    const body = await wanted(scheme);
    const begun = await office.ask('POST /api/rounds', { body });
    expect(begun.status).toBe(200);
    expect(begun.body).toMatchObject({ state: 'running', period: '2026Q1', abilities: { run: true } });
    const open = begun.body.stages.filter(({ state }: { state: string }) => state === 'on');
    expect(open).toHaveLength(1);
    expect(begun.body.now).toContain(open[0].name);
    expect(refused(await office.ask('POST /api/rounds', { body }))).toEqual([409, 'round-twice']);

    const people = async () =>
      (await office.ask(`GET /api/rounds/${begun.body.id}/subjects?organization=${bureau}`)).body.subjects;
    const before = await people();
    expect(before).toHaveLength(begun.body.people);
    const left = (until: string | null) =>
      server.database.pool.query('update tenures set until = $1 where person = $2', [until, before[0].person.id]);
    await left('2026-03-01');
    expect(await people()).toEqual(before);
    await left(null);
  });

  it('stands in the ledger with the scheme that it is run by', async () => {
    const { rows } = await server.database.pool.query<{ body: string }>(
      "select b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = 'round.begun' order by f.id desc limit 1",
    );
    expect(JSON.parse(rows[0]?.body ?? '').payload).toMatchObject({ period: '2026Q1', scheme: { version: 1 } });
  });
});

describe('a running round', () => {
  it('is extended with a reason, and what follows moves; by who saw an older state not', async () => {
    const [round] = (await office.ask('GET /api/rounds')).body.rounds;
    const { body } = await office.ask(`GET /api/rounds/${round.id}`);
    const on = body.stages.find(({ state }: { state: string }) => state === 'on');
    const [next] = body.stages.slice(body.stages.indexOf(on) + 1);
    const ends = new Date(Date.parse(on.ends) + 3 * 86_400_000).toISOString().slice(0, 10);
    const extend = (revision: string) =>
      office.ask(`PUT /api/rounds/${round.id}/stages/${on.key}`, { body: { revision, ends, reason: '防汛值班' } });
    const later = await extend(body.revision);
    const moved = later.body.stages.find(({ key }: { key: string }) => key === next.key);
    expect(Date.parse(moved.begins) - Date.parse(next.begins)).toBe(3 * 86_400_000);
    expect(refused(await extend(body.revision))).toEqual([409, 'round-changed']);
  });

  it('has a reviewer named by hand, never somebody for themself', async () => {
    const [round] = (await office.ask('GET /api/rounds')).body.rounds;
    const { body } = await office.ask(`GET /api/rounds/${round.id}/subjects?organization=${bureau}`);
    const [subject, other] = body.subjects.slice(-2);
    const address = `PUT /api/rounds/${round.id}/subjects/${subject.person.id}/reviewers/inCharge`;
    const name = (reviewer: string) => office.ask(address, { body: { reviewer, reason: '分管领导抽调' } });
    expect((await name(other.person.id)).status).toBe(200);
    expect(refused(await name(subject.person.id))).toEqual([422, 'reviewer-themself']);
    const { body: after } = await office.ask(`GET /api/rounds/${round.id}/subjects?organization=${bureau}`);
    const own = after.subjects.find(({ person }: { person: { id: string } }) => person.id === subject.person.id);
    expect(own.reviewers[1]).toMatchObject({ step: 'inCharge', reviewer: { id: other.person.id } });
  });

  it('is seen by the unit’s administrator, and not by those of others', async () => {
    const [round] = (await office.ask('GET /api/rounds')).body.rounds;
    const admin = await server.by('unit');
    expect((await admin.ask('GET /api/rounds')).body.rounds.map(({ id }: { id: string }) => id)).toEqual([round.id]);
    const elsewhere = await server.as({ held: [{ role: 'unitAdmin', unit: await server.unitNamed('县财政局') }] });
    expect((await elsewhere.ask('GET /api/rounds')).body.rounds).toEqual([]);
    expect((await elsewhere.ask(`GET /api/rounds/${round.id}`)).status).toBe(403);
  });

  it('given up it can be held again, and changes no more', async () => {
    const [round] = (await office.ask('GET /api/rounds')).body.rounds;
    const reason = '方案有误，重新开展';
    const over = await office.ask(`POST /api/rounds/${round.id}/giving-up`, { body: { reason } });
    expect(over.body).toMatchObject({ state: 'given-up', now: `已中止：${reason}`, abilities: { run: false } });
    expect(refused(await office.ask(`POST /api/rounds/${round.id}/giving-up`, { body: { reason } }))).toEqual([
      409,
      'round-over',
    ]);
    const again = await office.ask('POST /api/rounds', { body: await wanted(over.body.scheme.id) });
    expect(again.status).toBe(200);
  });
});
