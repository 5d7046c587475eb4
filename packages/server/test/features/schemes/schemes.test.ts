import { readFileSync } from 'node:fs';
import { readScheme, schemeHash } from '@shiji/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedScheme } from '../../../src/features/schemes/store.ts';
import { type Asking, type TestServer, type Told, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

const xiulin = readFileSync(new URL('../../../../../schemes/xiulin/quarter.yaml', import.meta.url), 'utf8');
const broken = xiulin.replace('weight: 40%', 'weight: 35%');

let server: TestServer;
let office: Asking;
let colleague: Asking;
let committee: Asking;
let street: string;
let town: string;
beforeAll(async () => {
  server = await testServer();
  const unit = (name: string, kind: string, parent?: string) =>
    addUnit(server.database, server.county.id, { name, kind, ...(parent === undefined ? {} : { parent }) });
  const county = await unit('青禾县', 'county');
  street = await unit('绣林街道', 'town', county);
  town = await unit('柳溪镇', 'town', county);
  office = await server.as({ name: '方文澜', held: [{ role: 'office' }] });
  colleague = await server.as({ name: '钟毓', held: [{ role: 'office' }] });
  committee = await server.as({ name: '何以安', held: [{ role: 'committee' }] });
});
afterAll(() => server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

async function adopted(): Promise<Told['body']> {
  const { status, body } = await office.ask('POST /api/schemes', { body: { library: 'xiulin/quarter' } });
  expect(status).toBe(200);
  return body;
}

const act = (who: Asking, id: string, number: number, what: string, body: object) =>
  who.ask(`POST /api/schemes/${id}/versions/${number}/${what}`, { body });

async function submitted() {
  const { id, versions } = await adopted();
  return (await act(office, id, 1, 'submit', { revision: versions[0].revision, note: '首次采用' })).body;
}

async function approved() {
  const { id, versions } = await submitted();
  return (await act(colleague, id, 1, 'approve', { revision: versions[0].revision })).body;
}

const save = (id: string, number: number, revision: number, text: string, who = office) =>
  who.ask(`PUT /api/schemes/${id}/versions/${number}`, { body: { revision, text, note: '改比例' } });

describe('a county takes over a scheme', () => {
  it('from the library, as a first draft with the text of the library', async () => {
    const page = await adopted();
    expect(page).toMatchObject({ name: '绣林街道公务员平时考核（季度）', library: 'xiulin/quarter', live: [] });
    expect(page.versions).toMatchObject([{ number: 1, stateName: '草稿', changed: { by: { name: '方文澜' } } }]);
    const { body } = await office.ask(`GET /api/schemes/${page.id}/versions/1`);
    expect(body.text).toBe(xiulin);
    expect(body.findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    const list = (await office.ask('GET /api/schemes')).body;
    const offered = list.library.flatMap(({ schemes }: { schemes: readonly object[] }) => schemes);
    expect(offered).toContainEqual({ id: 'xiulin/quarter', name: page.name, adopted: true });
    expect(list.abilities).toEqual({ adopt: true });
  });

  it('by pasting any text, named as the text calls itself', async () => {
    const pasted = await office.ask('POST /api/schemes', { body: { text: 'name: "试行办法"\nfigures: [' } });
    expect(pasted.body).toMatchObject({ name: '试行办法' });
    expect(pasted.body).not.toHaveProperty('library');
    const nameless = await office.ask('POST /api/schemes', { body: { text: '' } });
    expect(nameless.body.name).toBe('未命名的方案');
    const unknown = await office.ask('POST /api/schemes', { body: { library: 'nowhere/year' } });
    expect(refused(unknown)).toEqual([422, 'library-unknown']);
  });
});

describe('a draft', () => {
  it('is saved with whatever is wrong, and each mistake is told at its line and column', async () => {
    const { id, versions } = await adopted();
    const { status, body } = await save(id, 1, versions[0].revision, broken);
    expect(status).toBe(200);
    expect(body.text).toBe(broken);
    const errors = body.findings.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    const lines = errors.map(({ line }: { line: number }) => line);
    expect(lines.some((line: number) => Math.abs(line - lineOf(broken, 'weight: 35%')) < 40)).toBe(true);
    for (const { line, column, sentence } of errors)
      expect([line > 0, column > 0, /[。？]$/.test(sentence)]).toEqual([true, true, true]);
  });

  it('that has errors can’t be submitted, and the refusal says where the first one is', async () => {
    const { id, versions } = await adopted();
    const { body } = await save(id, 1, versions[0].revision, broken);
    const told = await act(office, id, 1, 'submit', { revision: body.revision, note: '改比例' });
    expect(refused(told)).toEqual([422, 'scheme-wrong']);
    const [first] = body.findings.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(told.body.title).toContain(`第 ${first.line} 行：${first.sentence}`);
  });

  it('by two people at once: who saw an older state is refused', async () => {
    const { id, versions } = await adopted();
    const { revision } = versions[0];
    expect((await save(id, 1, revision, `${xiulin}\n`)).status).toBe(200);
    expect(refused(await save(id, 1, revision, xiulin, colleague))).toEqual([409, 'scheme-changed']);
  });

  it('is dropped by who saw it as it is, and the scheme with its only version', async () => {
    const { id, versions } = await adopted();
    const drop = (number: number, revision: number | undefined) =>
      office.ask(`DELETE /api/schemes/${id}/versions/${number}?revision=${revision}`);
    expect(refused(await drop(1, 99))).toEqual([409, 'scheme-changed']);
    expect((await drop(1, versions[0]?.revision)).body).toEqual({ whole: true });
    expect((await office.ask(`GET /api/schemes/${id}`)).status).toBe(404);
    const later = await approved();
    const next = (await office.ask(`POST /api/schemes/${later.id}/versions`)).body;
    const dropped = await office.ask(
      `DELETE /api/schemes/${later.id}/versions/2?revision=${next.versions[0].revision}`,
    );
    expect(dropped.body).toEqual({ whole: false });
    const left = await office.ask(`GET /api/schemes/${later.id}`);
    expect(left.body.versions.map(({ number }: { number: number }) => number)).toEqual([1]);
    const kept = await office.ask(
      `DELETE /api/schemes/${later.id}/versions/1?revision=${left.body.versions[0].revision}`,
    );
    expect(refused(kept)).toEqual([409, 'version-closed']);
  });

  it('is alone until it is approved, and the next begins with its text', async () => {
    const { id, versions } = await adopted();
    expect(refused(await office.ask(`POST /api/schemes/${id}/versions`))).toEqual([409, 'draft-there']);
    const changed = xiulin.replace('atMost: 40%', 'atMost: 35%');
    const saved = (await save(id, 1, versions[0].revision, changed)).body;
    const sent = (await act(office, id, 1, 'submit', { revision: saved.revision, note: '改比例' })).body;
    expect(refused(await office.ask(`POST /api/schemes/${id}/versions`))).toEqual([409, 'draft-there']);
    await act(colleague, id, 1, 'approve', { revision: sent.versions[0].revision });
    const { body } = await office.ask(`POST /api/schemes/${id}/versions`);
    expect(body.versions.map(({ number, state }: { number: number; state: string }) => [number, state])).toEqual([
      [2, 'draft'],
      [1, 'approved'],
    ]);
    expect((await office.ask(`GET /api/schemes/${id}/versions/2`)).body.text).toBe(changed);
  });
});

describe('[XL-01] a version is approved by a second person', () => {
  it('who can’t be the one that submitted it, but of the office or the committee', async () => {
    const { id, versions } = await submitted();
    const body = { revision: versions[0].revision };
    expect(refused(await act(office, id, 1, 'approve', body))).toEqual([409, 'own-submission']);
    const seen = (await committee.ask(`GET /api/schemes/${id}`)).body.versions[0];
    expect(seen).toMatchObject({ state: 'submitted', abilities: { edit: false, approve: true, return: true } });
    const told = await act(committee, id, 1, 'approve', body);
    expect(told.body.versions[0]).toMatchObject({ stateName: '已批准', decided: { by: { name: '何以安' } } });
  });

  it('who is another person: not by another account of the one that submitted it', async () => {
    const person = await addPerson(server.database, server.county.id, { name: '方文澜' });
    const accounts = [
      await server.as({ person, held: [{ role: 'office' }] }),
      await server.as({ person, held: [{ role: 'committee' }] }),
    ];
    const [first, second] = accounts as [Asking, Asking];
    const made = (await first.ask('POST /api/schemes', { body: { library: 'xiulin/quarter' } })).body;
    const sent = (await act(first, made.id, 1, 'submit', { revision: made.versions[0].revision, note: '报批' })).body;
    const { revision } = sent.versions[0];
    expect((await second.ask(`GET /api/schemes/${made.id}`)).body.versions[0].abilities.approve).toBe(false);
    expect(refused(await act(second, made.id, 1, 'approve', { revision }))).toEqual([409, 'own-submission']);
    expect((await act(committee, made.id, 1, 'approve', { revision })).status).toBe(200);
  });

  it('with the approval from above, and the ledger says which text it was', async () => {
    const { id, versions } = await submitted();
    const above = { authority: '中共青禾县委组织部', document: '青组复〔2026〕8号', day: '2026-03-20' };
    const { body } = await act(colleague, id, 1, 'approve', { revision: versions[0].revision, above });
    expect(body.versions[0].above).toEqual(above);
    const { scheme } = readScheme(xiulin);
    if (scheme === undefined) throw new Error('the shipped scheme checks');
    expect(body.versions[0].hash).toBe(schemeHash(scheme, {}));
    const [row] = await factsOf(id);
    expect(row).toMatchObject({ kind: 'scheme.approved', authority: 'office' });
    expect(row?.payload).toMatchObject({ number: 1, name: scheme.name, hash: schemeHash(scheme, {}), above });
    expect(row?.payload.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('never changes again', async () => {
    const { id, versions } = await approved();
    const { revision } = versions[0];
    expect(refused(await save(id, 1, revision, broken))).toEqual([409, 'version-closed']);
    expect(refused(await act(colleague, id, 1, 'return', { revision, reason: '重来' }))).toEqual([
      409,
      'not-submitted',
    ]);
    expect((await office.ask(`GET /api/schemes/${id}/versions/1`)).body.text).toBe(xiulin);
  });

  it('or returned with a reason, and worked on again', async () => {
    const { id, versions } = await submitted();
    const { body } = await act(colleague, id, 1, 'return', { revision: versions[0].revision, reason: '比例有误' });
    expect(body.versions[0]).toMatchObject({ stateName: '已退回', reason: '比例有误' });
    const saved = (await save(id, 1, body.versions[0].revision, `${xiulin}\n`)).body;
    const again = await act(office, id, 1, 'submit', { revision: saved.revision, note: '已改' });
    expect(again.body.versions[0].state).toBe('submitted');
    expect(again.body.versions[0]).not.toHaveProperty('reason');
  });

  it('and given to rounds: the newest approved one, or the one that is named', async () => {
    const { id } = await approved();
    const scope = { tenant: server.county.id, db: server.database.db };
    await office.ask(`POST /api/schemes/${id}/versions`);
    expect(await approvedScheme(scope, id, undefined)).toEqual({
      id,
      name: '绣林街道公务员平时考核（季度）',
      version: 1,
      text: xiulin,
    });
    expect(await approvedScheme(scope, id, 2)).toBeUndefined();
    expect((await approvedScheme(scope, id, 1))?.version).toBe(1);
  });
});

describe('[FX-02] a scheme is live in a pilot first, and elsewhere later', () => {
  it('once a version is approved, with each unit’s first day, in the ledger', async () => {
    const { id, revision } = await approved();
    const units = [
      { unit: street, since: '2026-01-01' },
      { unit: town, since: '2026-07-01' },
    ];
    const { body } = await office.ask(`PUT /api/schemes/${id}/units`, { body: { revision, units } });
    expect(body.live).toEqual([
      { unit: { id: street, name: '绣林街道' }, since: '2026-01-01', begun: true },
      { unit: { id: town, name: '柳溪镇' }, since: '2026-07-01', begun: false },
    ]);
    const row = (await factsOf(id)).find(({ kind }) => kind === 'scheme.live');
    expect(row).toMatchObject({ kind: 'scheme.live', payload: { before: [], units: [{ name: '绣林街道' }, {}] } });
    const again = await office.ask(`PUT /api/schemes/${id}/units`, { body: { revision, units } });
    expect(refused(again)).toEqual([409, 'scheme-changed']);
  });

  it('not before, not twice in one unit, and not where there is none', async () => {
    const draft = await adopted();
    const at = (unit: string) => ({ unit, since: '2026-01-01' });
    const set = (id: string, revision: number, ...units: readonly object[]) =>
      office.ask(`PUT /api/schemes/${id}/units`, { body: { revision, units } });
    expect(refused(await set(draft.id, draft.revision, at(street)))).toEqual([409, 'nothing-approved']);
    const { id, revision } = await approved();
    expect(refused(await set(id, revision, at(street), at(street)))).toEqual([422, 'unit-twice']);
    expect(refused(await set(id, revision, at('019c0000-0000-7000-8000-000000000000')))).toEqual([422, 'unit-unknown']);
  });

  it('and the people there read the rules that govern them, those elsewhere not yet', async () => {
    const { id, revision } = await approved();
    const units = [
      { unit: street, since: '2026-01-01' },
      { unit: town, since: '2026-07-01' },
    ];
    await office.ask(`PUT /api/schemes/${id}/units`, { body: { revision, units } });
    const somebody = async (name: string, unit: string) =>
      server.as({ name, person: await addPerson(server.database, server.county.id, { name, unit }) });
    const here = await somebody('林知夏', street);
    const there = await somebody('苏见青', town);
    const print = `GET /api/schemes/${id}/versions/1/print`;
    const { body } = await here.ask(print);
    expect(body).toMatchObject({ number: 1, title: '绣林街道公务员平时考核（季度）' });
    expect(body.chapters.length).toBeGreaterThan(3);
    expect((await here.ask('GET /api/my-schemes')).body.schemes).toContainEqual({ id, name: body.title, version: 1 });
    expect((await there.ask('GET /api/my-schemes')).body.schemes).not.toContainEqual(expect.objectContaining({ id }));
    expect([(await there.ask(print)).status, (await here.ask(`GET /api/schemes/${id}/versions/1`)).status]).toEqual([
      403, 403,
    ]);
    await office.ask(`POST /api/schemes/${id}/versions`);
    expect((await here.ask(`GET /api/schemes/${id}/versions/2/print`)).status).toBe(403);
  });
});

describe('what others read', () => {
  it('are approved versions alone: a unit’s administrator sees no draft', async () => {
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: town }] });
    const draft = await adopted();
    expect((await admin.ask(`GET /api/schemes/${draft.id}`)).status).toBe(403);
    const { id } = await approved();
    await office.ask(`POST /api/schemes/${id}/versions`);
    const { body } = await admin.ask(`GET /api/schemes/${id}`);
    expect(body.versions.map(({ number }: { number: number }) => number)).toEqual([1]);
    const list = (await admin.ask('GET /api/schemes')).body;
    const ids = list.schemes.map((one: { id: string }) => one.id);
    expect([ids.includes(id), ids.includes(draft.id)]).toEqual([true, false]);
    expect([list.library, list.abilities]).toEqual([[], { adopt: false }]);
  });
});

/** Recorded about the scheme; those of one moment in any order. */
async function factsOf(id: string) {
  const rows = await server.database.db
    .selectFrom('facts as f')
    .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .select('b.body')
    .where('f.tenant', '=', server.county.id)
    .where('b.tenant', '=', server.county.id)
    .where('f.subject', '=', id)
    .orderBy('f.id')
    .execute();
  return rows.map(({ body }) => JSON.parse(String(body)));
}
