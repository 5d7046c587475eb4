import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openTable, writeWorkbook } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importTables } from '../../../src/features/imports/columns.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import { rosterReader } from '../../../src/features/roster/load.ts';
import type { Roster } from '../../../src/features/roster/model.ts';
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

let server: DemoServer;
let office: Asking;
beforeAll(async () => {
  server = await demoServer();
  office = await server.by('office');
});
afterAll(() => server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const scope = () => ({ tenant: server.county.id, db: server.database.db });
const whole = (): Promise<Roster> => rosterReader(scope()).whole();
const files = async (): Promise<string[]> =>
  readdir(join(server.dataFolder, 'imports', server.county.id)).catch(() => []);

/** An .xlsx file as offices write them: a title above, blanks where nothing is said. */
async function sheet(headers: string, ...rows: readonly string[]): Promise<Buffer> {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const columns = cells(headers).map((header) => ({ header, kind: 'text' as const }));
  return Buffer.from(await writeWorkbook([{ name: '花名册', title: '青禾县花名册', columns, rows: rows.map(cells) }]));
}

/** Uploads and lets the work be done. */
async function uploaded(who: Asking, kind: string, file: Buffer, name = '花名册.xlsx'): Promise<Told> {
  const told = await who.ask(`POST /api/imports/${kind}`, {
    body: file,
    headers: { 'x-file-name': encodeURIComponent(name) },
  });
  expect([told.status, told.body.status]).toEqual([200, 'reading']);
  await server.work();
  return who.ask(`GET /api/imports/${told.body.id}`);
}
const apply = async (id: string, body: unknown = {}): Promise<Told> => {
  const told = await office.ask(`POST /api/imports/${id}/apply`, { body });
  await server.work();
  return told.status === 200 ? office.ask(`GET /api/imports/${id}`) : told;
};
const undo = async (id: string): Promise<Told> => {
  const told = await office.ask(`POST /api/imports/${id}/undo`);
  await server.work();
  return told.status === 200 ? office.ask(`GET /api/imports/${id}`) : told;
};
const HEAD = '人员编号 | 名字 | 工作单位 | 股室 | 现任职务 | 人员类别 | 任现职时间';

describe('an import', () => {
  it('reads, shows what it would do row by row, changes nothing until it is confirmed, and can be undone', async () => {
    const before = await whole();
    const { body } = await uploaded(
      office,
      'people',
      await sheet(
        HEAD,
        'N1 | 郑 一 | 县水利局 | 办公室 | 科员 | 公务员 | 2026-02-01',
        'N2 | 钱二 | 县水利局 | 没有的股 | 科员 | 公务员 | 2026-02-01',
        'N3 | 孙三 | 县水利局 | | 科员 | | 2026年2月',
      ),
    );
    expect(body).toMatchObject({
      status: 'planned',
      kindName: '人员表',
      fileName: '花名册.xlsx',
      counts: { create: 1, change: 0, unchanged: 0, refused: 2 },
      progress: { done: 3, total: 3 },
      replanned: false,
      abilities: { map: true, apply: true, drop: true, undo: false, findings: true },
      choices: { day: '2026-03-25', missing: 'leave' },
    });
    expect(body.counts.missing).toBeGreaterThan(10);
    expect(body.mapping).toMatchObject({ sheet: '花名册', headerRows: [2, 2], lacking: [] });
    expect(body.mapping.table.find(({ id }: { id: string }) => id === 'name')).toMatchObject({ at: 1 });
    const { rows } = (await office.ask(`GET /api/imports/${body.id}/rows?outcome=refused`)).body;
    expect(rows.map(({ row, reasons }: { row: number; reasons: object[] }) => [row, reasons[0]])).toEqual([
      [4, { column: 'section', columnName: '内设机构', sentence: expect.stringContaining('没有名为“没有的股”的单位') }],
      [5, { column: 'staffing', columnName: '人员身份', sentence: expect.stringContaining('没有填写人员身份') }],
    ]);
    expect(await whole()).toEqual(before);
    expect(await files()).toEqual([body.id]);

    const applied = await apply(body.id);
    expect(applied.body).toMatchObject({ status: 'applied', counts: { create: 1 }, abilities: { undo: true } });
    const book = new RosterBook(await whole());
    expect(book.peopleCoded('N1')).toMatchObject([{ name: '郑一' }]);
    expect(book.all('person').length).toBe(before.person.length + 1);
    expect(await files()).toEqual([]);

    const undone = await undo(body.id);
    expect(undone.body).toMatchObject({ status: 'undone', abilities: { undo: false } });
    expect(await whole()).toEqual(before);
    expect(refused(await office.ask(`POST /api/imports/${body.id}/undo`))).toEqual([409, 'not-applied']);
  });

  it('ends the posts of those whom the file is silent about only when told so, and undoing brings them back', async () => {
    const before = await whole();
    const { body } = await uploaded(
      office,
      'people',
      await sheet(HEAD, 'N9 | 吴九 | 县科协 | | 干事 | 公务员 | 2026-02-01'),
    );
    const missing = (await office.ask(`GET /api/imports/${body.id}/rows?outcome=missing`)).body.rows;
    expect(missing.length).toBe(body.counts.missing);
    expect(missing[0].label).toContain('县科协');
    await apply(body.id, { missing: { endOn: '2026-03-31' } });
    const ended = (await whole()).tenure.filter(({ until }) => until === '2026-03-31');
    expect(ended.length).toBe(body.counts.missing);
    await undo(body.id);
    expect(await whole()).toEqual(before);
  });

  it('is not undone when what it brought was changed since, or has an account; the list says what', async () => {
    const row = 'U1 | 冯一 | 县科协 | | 干事 | 公务员 | 2026-02-01';
    const { body } = await uploaded(office, 'people', await sheet(HEAD, row));
    await apply(body.id);
    const book = new RosterBook(await whole());
    const id = book.peopleCoded('U1')[0]?.id ?? '';
    await server.as({ person: id });
    const used = await undo(body.id);
    expect(used.body).toMatchObject({
      status: 'applied',
      problem: { code: 'undo-refused', count: 1, lines: ['冯一：已开通账号或者有了纪实、评鉴等记录。'] },
    });
    const { person } = (await office.ask(`GET /api/people/${id}`)).body;
    await office.ask(`PUT /api/people/${id}`, { body: { ...person, name: '冯改一' } });
    expect((await undo(body.id)).body.problem.lines).toEqual(['人员“冯一”：导入之后又改过。']);
    expect(new RosterBook(await whole()).person(id)?.name).toBe('冯改一');
  });

  it('planned on a roster that others have changed since is planned again and told, never applied blindly', async () => {
    const { body } = await uploaded(
      office,
      'people',
      await sheet(HEAD, 'S1 | 陈一 | 县科协 | | 干事 | 公务员 | 2026-02-01'),
    );
    expect(body.counts).toMatchObject({ create: 1 });
    const unit = await server.unitNamed('县科协');
    const post = { post: '干事', duty: 'staff', staffing: '公务员', since: '2026-02-01' };
    await office.ask('POST /api/people', { body: { name: '陈一', code: 'S1', unit, ...post } });
    const before = await whole();
    const told = await apply(body.id);
    expect(told.body).toMatchObject({
      status: 'planned',
      replanned: true,
      counts: { create: 0, unchanged: 1 },
    });
    expect(await whole()).toEqual(before);
    expect(refused(await apply(body.id))).toEqual([409, 'nothing-to-apply']);
  });

  it('whose roster changes between the confirmation and the work is planned again as well', async () => {
    const { body } = await uploaded(
      office,
      'people',
      await sheet(HEAD, 'S2 | 陈二 | 县科协 | | 干事 | 公务员 | 2026-02-01'),
    );
    const confirmed = await office.ask(`POST /api/imports/${body.id}/apply`, { body: {} });
    expect(confirmed.body.status).toBe('applying');
    await server.database.pool.query('update rosters set version = version + 1 where tenant = $1', [server.county.id]);
    const before = await whole();
    await server.work();
    const now = await office.ask(`GET /api/imports/${body.id}`);
    expect(now.body).toMatchObject({ status: 'planned', replanned: true });
    expect(await whole()).toEqual(before);
  });

  it('asks for columns that it does not find, and goes on with those that it is told', async () => {
    const file = await sheet('甲 | 名字 | 职务 | 乙', '县科协 | 卫一 | 干事 | 公务员', '县科协 | 卫二 | 干事 | 公务员');
    const { body } = await uploaded(office, 'people', file);
    expect(body).toMatchObject({ status: 'mapping', abilities: { map: true, apply: false } });
    expect(body.mapping.lacking).toEqual(['unit']);
    expect(refused(await apply(body.id))).toEqual([409, 'not-planned']);
    const map = (sent: object) => office.ask(`PUT /api/imports/${body.id}/mapping`, { body: sent });
    expect(refused(await map({ columns: { unit: 17 } }))).toEqual([422, 'columns-unknown']);
    await map({ columns: { unit: 0, name: 1, post: 2, staffing: 3 }, day: '2026-01-05' });
    await server.work();
    const now = (await office.ask(`GET /api/imports/${body.id}`)).body;
    expect(now).toMatchObject({ status: 'planned', counts: { create: 2, refused: 0 }, choices: { day: '2026-01-05' } });
    const { rows } = (await office.ask(`GET /api/imports/${body.id}/rows?outcome=create`)).body;
    expect(rows[0].notes.map(({ sentence }: { sentence: string }) => sentence)).toContain(
      '没有填写日期，按 2026-01-05 起处理。',
    );
  });

  it('of a file that is none says why, keeps nothing of it, and can’t be applied', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
    const { body } = await uploaded(office, 'people', old);
    expect(body).toMatchObject({ status: 'failed', problem: { code: 'file-unreadable', count: 1 } });
    expect(body.problem.lines[0]).toContain('旧格式的表格文件');
    expect(await files()).not.toContain(body.id);
    expect(refused(await apply(body.id))).toEqual([409, 'import-ended']);
    const blank = await office.ask('POST /api/imports/people', { body: Buffer.alloc(0) });
    expect(refused(blank)).toEqual([422, 'file-blank']);
  });

  it('reads CSV in GB18030, and names with rare characters as they are', async () => {
    const gb = Buffer.from(
      ['d0d5c3fb2cb5a5cebb2cc8cbd4b1c9edb7dd', 'd6dcfe9f2ccfd8bfc6d0ad2cb9abcef1d4b1', ''].join('0d0a'),
      'hex',
    );
    const { body } = await uploaded(office, 'people', gb, '名单.csv');
    expect(body.status).toBe('planned');
    const { rows } = (await office.ask(`GET /api/imports/${body.id}/rows`)).body;
    expect(rows[0].texts).toMatchObject({ unit: '县科协', staffing: '公务员' });
    expect(rows[0].texts.name).toBe('周䶮');
  });

  it('given up leaves neither file nor rows', async () => {
    const { body } = await uploaded(
      office,
      'people',
      await sheet(HEAD, 'D1 | 蒋一 | 县科协 | | 干事 | 公务员 | 2026-02-01'),
    );
    const dropped = await office.ask(`DELETE /api/imports/${body.id}`);
    expect(dropped.body).toMatchObject({ status: 'dropped', abilities: { map: false, apply: false, findings: false } });
    expect(await files()).not.toContain(body.id);
    expect((await office.ask(`GET /api/imports/${body.id}/rows`)).body.rows).toEqual([]);
    expect(refused(await apply(body.id))).toEqual([409, 'import-ended']);
  });

  it('gives the file back with what became of each row, and empty tables to fill in', async () => {
    const { body } = await uploaded(
      office,
      'people',
      await sheet(HEAD, 'F1 | 沈一 | 县科协 | | 干事 | 公务员 | 2026-02-01', 'F2 | 沈二 | 无此局 | | 干事 | 公务员 | '),
    );
    const { raw } = await office.ask(`GET /api/imports/${body.id}/findings`);
    const opened = openTable(raw.rawPayload, importTables.people);
    if (!opened.ok) throw new Error('the findings can’t be read');
    expect([...opened.table.rows()].map(({ texts }) => texts.name)).toEqual(['沈一', '沈二']);
    for (const kind of ['units', 'people', 'chains'] as const) {
      const told = await office.ask(`GET /api/imports/${kind}/template`);
      expect(openTable(told.raw.rawPayload, importTables[kind]).ok, kind).toBe(true);
    }
  });

  it('brings units, then people, then who reviews whom', async () => {
    const units = await uploaded(
      office,
      'units',
      await sheet('单位名称 | 上级单位 | 单位性质', '县气象局 | 青禾县 | 县直单位', '观测股 | 县气象局 | 股室'),
    );
    expect((await apply(units.body.id)).body).toMatchObject({ status: 'applied', counts: { create: 2 } });
    const people = await uploaded(
      office,
      'people',
      await sheet(
        `${HEAD} | 评鉴层级`,
        'Q1 | 韩一 | 县气象局 | | 局长 | 公务员 | 2026-01-01 | 主要领导',
        'Q2 | 韩二 | 县气象局 | | 副局长 | 公务员 | 2026-01-01 | 分管领导',
        'Q3 | 韩三 | 县气象局 | 观测股 | 股长 | 公务员 | 2026-01-01 | 股组长',
        'Q4 | 韩四 | 县气象局 | 观测股 | 科员 | 公务员 | 2026-01-01 | ',
      ),
    );
    expect((await apply(people.body.id)).body.counts).toMatchObject({ create: 4, refused: 0 });
    const chains = await uploaded(
      office,
      'chains',
      await sheet('单位 | 股室 | 分管领导 | 起始日期', '县气象局 | 观测股 | 韩二 | 2026-01-01'),
    );
    expect((await apply(chains.body.id)).body.counts).toMatchObject({ create: 1, refused: 0 });
    const id = new RosterBook(await whole()).peopleCoded('Q4')[0]?.id;
    const { tenures } = (await office.ask(`GET /api/people/${id}`)).body;
    expect(tenures[0].chain.map(({ reviewer }: { reviewer: { name: string } }) => reviewer.name)).toEqual([
      '韩三',
      '韩二',
      '韩一',
    ]);
  });
});

describe('a unit’s administrator', () => {
  let admin: Asking;
  beforeAll(async () => {
    admin = await server.by('unit');
  });

  it('imports people of the own unit; other rows are refused with the reason, nobody is taken from elsewhere', async () => {
    const finance = (await office.ask(`GET /api/people?unit=${await server.unitNamed('县财政局')}`)).body.people[0];
    const { body } = await uploaded(
      admin,
      'people',
      await sheet(
        HEAD,
        'A1 | 褚一 | 县农业农村局 | | 科员 | 公务员 | 2026-02-01',
        'A2 | 褚二 | 县财政局 | | 科员 | 公务员 | 2026-02-01',
        `${finance.code} | ${finance.name} | 县农业农村局 | | 科员 | 公务员 | 2026-02-01`,
      ),
    );
    expect(body.counts).toMatchObject({ create: 1, refused: 2 });
    const { rows } = (await admin.ask(`GET /api/imports/${body.id}/rows?outcome=refused`)).body;
    for (const { reasons } of rows) expect(reasons[0].sentence).toContain('单位管理员不能办理');
    const missing = (await admin.ask(`GET /api/imports/${body.id}/rows?outcome=missing`)).body.rows;
    expect(missing.length).toBeGreaterThan(10);
    for (const { label } of missing) expect(label).toContain('县农业农村局');
    const told = await admin.ask(`POST /api/imports/${body.id}/apply`, { body: {} });
    await server.work();
    expect((await admin.ask(`GET /api/imports/${told.body.id}`)).body.status).toBe('applied');
    const book = new RosterBook(await whole());
    expect(book.peopleCoded('A1')).toHaveLength(1);
    expect(book.peopleCoded('A2')).toHaveLength(0);
  });

  it('imports neither units nor chains, and sees no imports but the own ones', async () => {
    const file = await sheet('单位名称 | 上级单位 | 单位性质', '县粮食局 | 青禾县 | 县直单位');
    expect(refused(await admin.ask('POST /api/imports/units', { body: file }))).toEqual([403, 'forbidden']);
    const { imports, kinds } = (await admin.ask('GET /api/imports')).body;
    expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual(['people']);
    expect(imports).toHaveLength(1);
    const others = (await office.ask('GET /api/imports')).body.imports;
    expect(others.length).toBeGreaterThan(5);
    const foreign = others.find(({ id }: { id: string }) => id !== imports[0].id);
    expect(refused(await admin.ask(`GET /api/imports/${foreign.id}`))).toEqual([403, 'forbidden']);
  });
});
