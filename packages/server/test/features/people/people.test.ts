import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

let server: DemoServer;
let office: Asking;
let unitAdmin: Asking;
beforeAll(async () => {
  server = await demoServer();
  office = await server.by('office');
  unitAdmin = await server.by('unit');
});
afterAll(() => server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const names = ({ body }: Told): string[] => body.people.map(({ name }: { name: string }) => name);
const find = (who: Asking, query: Record<string, string>) =>
  who.ask(`GET /api/people?${new URLSearchParams(query).toString()}`);
const file = async (who: Asking, id: string, day?: string) =>
  who.ask(`GET /api/people/${id}${day === undefined ? '' : `?day=${day}`}`);

describe('finding people', () => {
  it('by characters, by initials, by mixed pinyin and by code', async () => {
    const all = await find(office, { query: '尉迟安' });
    expect(new Set(names(all))).toEqual(new Set(['尉迟安']));
    for (const query of ['ycha', 'yca', 'yuchian', 'YuChi An', 'yuca'])
      expect(names(await find(office, { query })), query).toContain('尉迟安');
    expect(names(await find(office, { query: '尉迟 ' }))).toContain('尉迟安');
    const { code, id } = all.body.people[0];
    expect((await find(office, { query: code.toLowerCase() })).body.people).toMatchObject([{ id, code }]);
  });

  it('reads surnames as surnames, passes over the separator and over characters whose sound nobody types', async () => {
    expect(names(await find(office, { query: 'shanyufei' }))).toContain('单雨霏');
    expect(names(await find(office, { query: '阿依古丽艾山' }))).toContain('阿依古丽·艾山');
    expect(names(await find(office, { query: 'zhou' })).some((name) => name === '周䶮')).toBe(true);
  });

  it('takes what was typed as it is: signs of patterns find nothing', async () => {
    for (const query of ['%', '_', '张%', '\\', '.*']) expect(names(await find(office, { query })), query).toEqual([]);
  });

  it('in pages that follow on each other, everybody once, in the order of their names', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await find(office, { query: 'w', ...(after === undefined ? {} : { after }) });
      expect(body.people.length).toBeLessThanOrEqual(50);
      seen.push(...body.people.map(({ id }: { id: string }) => id));
      after = body.next;
    } while (after !== undefined);
    const { rows } = await server.database.pool.query(
      "select p.id from people p where p.tenant = $1 and p.pinyin like 'w%' and exists (select from tenures t where t.tenant = p.tenant and t.person = p.id and (t.until is null or t.until >= '2026-03-25')) order by p.pinyin, p.id",
      [server.county.id],
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('in one unit and below it, with unit and post of each', async () => {
    const unit = await server.unitNamed('县农业农村局');
    const { body } = await find(office, { unit });
    expect(body.people.length).toBeGreaterThan(30);
    for (const person of body.people) expect(person.unit.path).toMatch(/^县农业农村局(\/|$)/);
    expect(body.people[0]).toMatchObject({ post: expect.any(String), dutyName: expect.any(String) });
    expect(body.abilities).toEqual({ add: true });
  });

  it('shows a unit’s administrator nobody else’s people, and the system administrator no posts', async () => {
    const own = await find(unitAdmin, {});
    expect(own.body.people.length).toBeGreaterThan(30);
    for (const person of own.body.people) expect(person.unit.path).toMatch(/^县农业农村局(\/|$)/);
    const elsewhere = await find(unitAdmin, { unit: await server.unitNamed('县财政局') });
    expect(elsewhere.body).toMatchObject({ people: [], abilities: { add: false } });
    const [first] = (await find(await server.by('system'), {})).body.people;
    expect(Object.keys(first).sort()).toEqual(['code', 'id', 'name', 'unit']);
  });
});

describe('somebody’s file', () => {
  it('shows posts with the chain of each as of the day', async () => {
    const id = await server.personOf('staff');
    const { body } = await file(office, id);
    const [post] = body.tenures;
    expect(post).toMatchObject({ current: true, main: true, unit: { path: expect.stringMatching(/^县农业农村局\//) } });
    const ids = await Promise.all(['head', 'incharge', 'principal'].map((login) => server.personOf(login)));
    expect(post.chain.map((step: { reviewer: { id: string } }) => step.reviewer.id)).toEqual(ids);
    expect(body.abilities).toEqual({
      edit: true,
      addTenure: true,
      addStanding: true,
      addSanction: true,
      override: true,
    });
  });

  it('as of a day before the post began shows no chain', async () => {
    const { body } = await file(office, await server.personOf('staff'), '2010-01-01');
    expect(body.tenures[0]).toMatchObject({ current: false });
    expect(body.tenures[0].chain).toBeUndefined();
  });

  it('is read by those in the chain and the unit’s administrator, without a right to change what they may not', async () => {
    const id = await server.personOf('staff');
    const none = { edit: false, addTenure: false, addStanding: false, addSanction: false, override: false };
    for (const login of ['staff', 'head', 'incharge', 'principal'])
      expect((await file(await server.by(login), id)).body.abilities, login).toEqual(none);
    expect((await file(unitAdmin, id)).body.abilities).toEqual({
      ...none,
      edit: true,
      addTenure: true,
      addStanding: true,
    });
    for (const login of ['village', 'committee', 'inspector', 'system', 'security', 'audit'])
      expect(refused(await file(await server.by(login), id)), login).toEqual([403, 'forbidden']);
    expect(refused(await file(unitAdmin, await server.personOf('office')))).toEqual([403, 'forbidden']);
  });

  it('shows sanctions to the office and to the person alone', async () => {
    const { id: sanctioned } = await server.database.db
      .selectFrom('standings')
      .select('person as id')
      .where('tenant', '=', server.county.id)
      .where('kind', '=', 'sanction')
      .executeTakeFirstOrThrow();
    const unit = await server.database.db
      .selectFrom('tenures')
      .select('unit')
      .where('tenant', '=', server.county.id)
      .where('person', '=', sanctioned)
      .executeTakeFirstOrThrow();
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: unit.unit }] });
    const kinds = ({ body }: Told) => body.standings.map(({ kindName }: { kindName: string }) => kindName);
    expect(kinds(await file(office, sanctioned))).toEqual(['处分']);
    expect(kinds(await file(await server.as({ person: sanctioned }), sanctioned))).toEqual(['处分']);
    expect(kinds(await file(admin, sanctioned))).toEqual([]);
    const { rows } = await server.database.pool.query('select id from standings where tenant = $1 and person = $2', [
      server.county.id,
      sanctioned,
    ]);
    const body = { revision: 'x', since: '2026-01-01' };
    expect(refused(await admin.ask(`PUT /api/standings/${rows[0].id}`, { body }))).toEqual([403, 'forbidden']);
  });

  it('leaves an entry when somebody else looks, and none when it is one’s own', async () => {
    const id = await server.personOf('village');
    const entries = async () =>
      (
        await server.database.pool.query(
          "select actor from audit_entries where tenant = $1 and action = 'person-view' and subject = $2",
          [server.county.id, id],
        )
      ).rows;
    await file(await server.by('village'), id);
    expect(await entries()).toEqual([]);
    await file(office, id);
    expect(await entries()).toEqual([{ actor: office.account }]);
  });
});

describe('changing people', () => {
  const post = { post: '科员', duty: 'staff', staffing: '公务员', since: '2026-03-01' };

  it('adds somebody with their post, corrects the name, and keeps both in the history', async () => {
    const unit = await server.unitNamed('县财政局');
    const added = await office.ask('POST /api/people', {
      body: { name: '阿不都 • 克力木', code: 'ｘ９９', unit, ...post },
    });
    expect(added.status).toBe(200);
    expect(added.body.person).toMatchObject({ name: '阿不都·克力木', code: 'x99' });
    const { id, revision } = added.body.person;
    const renamed = await office.ask(`PUT /api/people/${id}`, { body: { revision, name: '单田方', code: 'x99' } });
    expect(renamed.body.person.name).toBe('单田方');
    expect(names(await find(office, { query: 'shantf' }))).toEqual(['单田方']);
    const { rows } = await server.database.pool.query(
      'select entity, before, after, actor from roster_changes where tenant = $1 and entity_id = $2 order by id',
      [server.county.id, id],
    );
    expect(rows.map(({ before, after }) => [before?.name, after?.name])).toEqual([
      [undefined, '阿不都·克力木'],
      ['阿不都·克力木', '单田方'],
    ]);
    expect(rows[1].actor).toBe(office.account);
  });

  it('refuses what was changed meanwhile, with nothing kept', async () => {
    const id = await server.personOf('village');
    const { person } = (await file(office, id)).body;
    const first = await office.ask(`PUT /api/people/${id}`, { body: { ...person, name: '钱一心' } });
    expect(first.status).toBe(200);
    const second = await office.ask(`PUT /api/people/${id}`, { body: { ...person, name: '钱二心' } });
    expect(refused(second)).toEqual([409, 'changed-meanwhile']);
    expect((await file(office, id)).body.person.name).toBe('钱一心');
  });

  it('lets the same code be given once only, however many give it at once', async () => {
    const unit = await server.unitNamed('县财政局');
    const told = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((name) =>
        office.ask('POST /api/people', { body: { name: `赵${name}`, code: 'SAME-1', unit, ...post } }),
      ),
    );
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(told.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
      Array.from({ length: 3 }, () => 'person-code-taken'),
    );
  });

  it('transfers: one post ends the day before the other begins, and the chain follows', async () => {
    const unit = await server.unitNamed('县水利局');
    const { body: before } = await office.ask('POST /api/people', {
      body: { name: '周远', unit: await server.unitNamed('县财政局'), ...post },
    });
    const [{ id, revision }] = before.tenures;
    const moved = await office.ask(`POST /api/tenures/${id}/transfer`, {
      body: { revision, unit, ...post, post: '股长', since: '2026-03-20' },
    });
    expect(moved.status).toBe(200);
    expect(moved.body.tenures.map((one: Record<string, unknown>) => [one.since, one.until, one.current])).toEqual([
      ['2026-03-20', undefined, true],
      ['2026-03-01', '2026-03-19', false],
    ]);
    expect(moved.body.tenures[0].unit.name).toBe('县水利局');
    const early = await office.ask(`POST /api/tenures/${moved.body.tenures[0].id}/transfer`, {
      body: { revision: moved.body.tenures[0].revision, unit, ...post, since: '2026-03-01' },
    });
    expect(refused(early)).toEqual([422, 'until-before-since']);
  });

  it('is for a unit’s administrator within the unit, never the own file, and never a move to another unit', async () => {
    const bureau = await server.unitNamed('县农业农村局');
    const finance = await server.unitNamed('县财政局');
    const id = await server.personOf('staff');
    const added = await unitAdmin.ask('POST /api/people', { body: { name: '何新', unit: bureau, ...post } });
    expect(added.status).toBe(200);
    expect(
      refused(await unitAdmin.ask('POST /api/people', { body: { name: '何新', unit: finance, ...post } })),
    ).toEqual([403, 'forbidden']);
    const [held] = (await file(unitAdmin, id)).body.tenures;
    const move = (unit: string) =>
      unitAdmin.ask(`POST /api/tenures/${held.id}/transfer`, {
        body: { revision: held.revision, unit, ...post, since: '2026-03-24' },
      });
    expect(refused(await move(finance))).toEqual([403, 'forbidden']);
    expect((await move(bureau)).status).toBe(200);
    const self = await server.personOf('unit');
    const leave = { kind: 'leave', since: '2026-03-01', until: '2026-03-10' };
    expect(refused(await unitAdmin.ask(`POST /api/people/${self}/standings`, { body: leave }))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await unitAdmin.ask(`POST /api/people/${id}/standings`, { body: leave })).body.standings).toMatchObject([
      { kindName: '请假', abilities: { edit: true } },
    ]);
    const sanction = { kind: 'sanction', since: '2026-03-01', note: '警告' };
    expect(refused(await unitAdmin.ask(`POST /api/people/${id}/standings`, { body: sanction }))).toEqual([
      403,
      'forbidden',
    ]);
  });

  it('names another reviewer for a while, with a reason, and the chain says so', async () => {
    const id = await server.personOf('staff');
    const reviewer = await server.personOf('committee');
    const body = { step: 'principal', reviewer, since: '2026-03-01' };
    expect(refused(await office.ask(`POST /api/people/${id}/overrides`, { body: { ...body, reason: ' ' } }))).toEqual([
      422,
      'override-without-reason',
    ]);
    const told = await office.ask(`POST /api/people/${id}/overrides`, { body: { ...body, reason: '回避' } });
    const current = told.body.tenures.find((one: { current: boolean }) => one.current);
    expect(current.chain[2]).toMatchObject({ reviewer: { id: reviewer }, by: 'override' });
    const [{ id: override, revision }] = told.body.overrides;
    const ended = await office.ask(`PUT /api/overrides/${override}`, {
      body: { revision, reviewer, reason: '回避', since: '2026-03-01', until: '2026-03-02' },
    });
    const now = ended.body.tenures.find((one: { current: boolean }) => one.current);
    expect(now.chain[2].by).not.toBe('override');
  });

  it('refuses by the laws of the roster, with a sentence that names place and remedy', async () => {
    const id = await server.personOf('head');
    const unit = await server.unitNamed('县财政局');
    const told = await office.ask(`POST /api/people/${id}/tenures`, { body: { unit, main: true, ...post } });
    expect(refused(told)).toEqual([409, 'main-tenures-overlap']);
    expect(told.body.title).toMatch(/在“县农业农村局|还有一段主职/);
    expect(told.body.title).not.toMatch(/[{}]/);
  });

  it('waits for an import that is being written', async () => {
    const { db } = server.database;
    const unit = await server.unitNamed('县财政局');
    const at = server.clock.now.toISOString();
    const row = { tenant: server.county.id, id: '01890000-0000-7000-8000-000000000001', kind: 'people' };
    await db
      .insertInto('imports')
      .values({
        ...row,
        file_name: 'x',
        file_hash: Buffer.alloc(32),
        status: 'applying',
        done: 0,
        total: 0,
        actor: office.account,
        created_at: at,
      })
      .execute();
    expect(refused(await office.ask('POST /api/people', { body: { name: '吴一', unit, ...post } }))).toEqual([
      409,
      'roster-busy',
    ]);
    await db.deleteFrom('imports').where('tenant', '=', row.tenant).where('id', '=', row.id).execute();
  });
});
