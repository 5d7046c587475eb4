import { readWorkbook, writeFacts, writeWorkbook } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { POLL_TALLY } from '../../../src/features/polls/tally-facts.ts';
import { noteInRound } from '../../../src/features/rounds/round-facts.ts';
import type { Json } from '../../../src/ledger/json.ts';
import { record } from '../../../src/ledger/store/record.ts';
import type { Asking, Told } from '../../server.ts';
import { atDay, begunQuarter, type Quarter } from '../results/quarter.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let quarter: Quarter;
const at = (path = '') => `/api/rounds/${quarter.round}/imports${path}`;
const person = (place: number) => quarter.people[place] as { id: string; name: string };

const headersFor = (name: string) => ({
  'x-file-name': encodeURIComponent(name),
  'content-type': 'application/octet-stream',
});
const sent = (bytes: Uint8Array | string, name: string, by: Asking = quarter.office) =>
  by.ask(`POST ${at()}`, { body: Buffer.from(bytes as Uint8Array), headers: headersFor(name) });
const points = (rows: readonly Record<string, string>[]) =>
  writeFacts({ tables: { points: rows.map((row) => ({ indicator: '个性指标', ...row })) } });
const rowsOf = async (id: string, outcome = ''): Promise<readonly Record<string, unknown>[]> =>
  (await quarter.office.ask(`GET /api/round-imports/${id}/rows${outcome === '' ? '' : `?outcome=${outcome}`}`)).body
    .rows;
const confirmed = (id: string, leaveOut = false) =>
  quarter.office.ask(`POST /api/round-imports/${id}/confirmation`, { body: { leaveOut } });
const totalOf = async (place: number): Promise<string | undefined> => {
  const { body } = await quarter.office.ask(`GET /api/rounds/${quarter.round}/people/${person(place).id}/sheet`);
  return body.result.total;
};

beforeAll(async () => {
  quarter = await begunQuarter();
  const scope = { tenant: quarter.server.county.id, db: quarter.server.database.db };
  await write(scope, async (tx) => {
    const tallies = await record(
      tx,
      quarter.people.map(({ id, name }) => ({
        at: quarter.server.clock.now,
        actor: quarter.office.account,
        authority: 'test',
        kind: POLL_TALLY,
        subject: id,
        payload: {
          poll: quarter.round,
          name: '领导测评',
          title: '领导测评',
          question: '',
          group: '',
          subject: id,
          subjectName: name,
          counts: [{ mark: '好', count: 3 }],
        } as unknown as Json,
      })),
    );
    if (!tallies.ok) throw new Error(tallies.refusal);
    await noteInRound(tx, quarter.round, tallies.ids);
  });
});
afterAll(() => quarter.server.close());

describe('评分组的评分', () => {
  it('[XL-04] 导入表里对象和指标已经填好，只要填分数；没有填的不算', async () => {
    const { raw, status } = await quarter.office.ask(`GET ${at('/template')}`);
    expect(status).toBe(200);
    const { facts } = await readWorkbook(raw.rawPayload);
    expect(facts?.tables.points).toHaveLength(quarter.people.length);
    expect(facts?.tables.points?.[0]).toEqual({ subject: person(0).name, indicator: '个性指标' });
    expect(refused(await sent(raw.rawPayload, '导入表.xlsx'))).toEqual([422, 'file-blank']);
    const filled = await writeFacts({
      tables: {
        points: (facts?.tables.points ?? []).map((row, place) => (place < 3 ? { ...row, value: '90' } : row)),
      },
    });
    const { body } = await sent(filled, '导入表.xlsx');
    expect(body).toMatchObject({
      stateName: '待确认',
      counts: { new: 3, replaces: 0, same: 0, refused: 0, blank: quarter.people.length - 3 },
      abilities: { confirm: true, takeBack: false },
    });
    expect(await rowsOf(body.id)).toMatchObject([
      { who: person(0).name, says: '指标 个性指标，分数 90', outcomeName: '新增' },
      {},
      {},
    ]);
    // Nothing has happened yet.
    expect(await totalOf(0)).toBeUndefined();
    expect((await confirmed(body.id)).body).toMatchObject({ stateName: '已导入' });
    expect(await totalOf(0)).toBe('96.00');
    expect((await quarter.office.ask(`GET ${at()}`)).body.needs).toMatchObject([
      { stage: '提出等次建议', name: '个性指标', people: quarter.people.length, have: 3, state: 'waiting' },
    ]);
    // Once more is the same.
    expect((await confirmed(body.id)).status).toBe(200);
    const again = await sent(filled, '导入表.xlsx');
    expect(again.body.counts).toMatchObject({ new: 0, same: 3 });
    expect(refused(await confirmed(again.body.id))).toEqual([409, 'nothing-to-import']);
  });

  it('[XL-04] 同一人同一指标再导入的，替换原来的；整批撤回后恢复原来的', async () => {
    const { body } = await sent(
      await points([
        { subject: person(0).name, value: '80.0' },
        { subject: person(5).name, value: '70' },
      ]),
      '更正.xlsx',
    );
    expect(body.counts).toMatchObject({ new: 1, replaces: 1 });
    expect(await rowsOf(body.id, 'replaces')).toMatchObject([{ before: '90', says: '指标 个性指标，分数 80' }]);
    await confirmed(body.id);
    expect([await totalOf(0), await totalOf(5)]).toEqual(['92.00', '88.00']);
    const { imports } = (await quarter.office.ask(`GET ${at()}`)).body;
    const first = imports.find(
      (one: { fileName: string; state: string }) => one.fileName === '导入表.xlsx' && one.state === 'done',
    );
    const early = await quarter.office.ask(`POST /api/round-imports/${first.id}/taking-back`, {
      body: { reason: '弄错了' },
    });
    expect(refused(early)).toEqual([409, 'import-built-on']);
    expect(early.body.title).toContain('1 条');
    const back = await quarter.office.ask(`POST /api/round-imports/${body.id}/taking-back`, {
      body: { reason: '评分组更正有误' },
    });
    expect(back.body).toMatchObject({ stateName: '已撤回', reason: '评分组更正有误' });
    expect([await totalOf(0), await totalOf(5)]).toEqual(['96.00', undefined]);
    const { rows } = await quarter.server.database.pool.query<{ body: string }>(
      "select b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = 'round.row' and f.subject = $1 order by f.corrects nulls first",
      [person(5).id],
    );
    expect(rows.map(({ body: text }) => JSON.parse(text).payload.withdrawn ?? false)).toEqual([false, true]);
    expect(refused(await confirmed(body.id))).toEqual([409, 'import-over']);
  });

  it('[XL-04] 超出上下限的、不认识的人和指标，逐行说明，别的行照样核对', async () => {
    const file = await points([
      { subject: person(6).name, value: '101' },
      { subject: '查无此人', value: '90' },
      { subject: person(7).name, value: '90', indicator: '不存在的指标' },
      { subject: person(8).name, value: '九十' },
      { subject: person(9).name, value: '88' },
      { subject: person(9).name, value: '89' },
      { subject: person(10).id, value: '87.5' },
    ]);
    const { body } = await sent(file, '评分.xlsx');
    expect(body.counts).toMatchObject({ new: 2, refused: 5 });
    const rows = await rowsOf(body.id, 'refused');
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 7]);
    const reasons = rows.map((row) => (row.reasons as string[]).join(''));
    expect(reasons[0]).toContain('100');
    expect(reasons[1]).toContain('查无此人');
    expect(reasons[2]).toContain('不存在的指标');
    expect(reasons[4]).toContain('第 6 行');
    expect(refused(await confirmed(body.id))).toEqual([409, 'rows-refused']);
    expect((await confirmed(body.id, true)).status).toBe(200);
    expect([await totalOf(6), await totalOf(9), await totalOf(10)]).toEqual([undefined, '95.20', '95.00']);
  });

  it('两人同名的，须写明单位或者工号', async () => {
    const { pool } = quarter.server.database;
    await pool.query('update round_subjects set name = $1 where round = $2 and person = any($3)', [
      '𠮷林',
      quarter.round,
      [person(11).id, person(12).id],
    ]);
    const { rows: codes } = await pool.query<{ code: string }>('select code from people where id = $1', [
      person(12).id,
    ]);
    const { body } = await sent(
      await points([
        { subject: '𠮷林', value: '80' },
        { subject: codes[0]?.code ?? '', value: '81' },
      ]),
      '重名.xlsx',
    );
    expect(await rowsOf(body.id)).toMatchObject([
      { outcome: 'refused', reasons: [expect.stringContaining('不止一人')] },
      { outcome: 'new', who: '𠮷林' },
    ]);
    expect((await quarter.office.ask(`DELETE /api/round-imports/${body.id}`)).body.stateName).toBe('已放弃');
    expect(refused(await confirmed(body.id))).toEqual([409, 'import-over']);
  });

  it('自己的表格、CSV 和 JSON 也能读', async () => {
    const own = await writeWorkbook([
      {
        name: '评分汇总',
        title: '2026年第一季度评分',
        columns: [
          { header: '姓名', kind: 'text' },
          { header: '单位', kind: 'text' },
          { header: '指标', kind: 'text' },
          { header: '得分', kind: 'number' },
        ],
        rows: [[person(13).name, '县农业农村局', '个性指标', '84']],
      },
    ]);
    expect((await sent(own, '汇总.xlsx')).body).toMatchObject({ counts: { new: 1 }, notes: ['按“评分”表读取。'] });
    const csv = `姓名,指标,分数\n${person(13).name},个性指标,84\n`;
    expect((await sent(csv, '评分.csv')).body.counts).toMatchObject({ new: 1, refused: 0 });
    const json = JSON.stringify({ points: [{ subject: person(13).id, indicator: 'individual', value: '84' }] });
    expect((await sent(json, '接口.json')).body.counts).toMatchObject({ new: 1 });
    const events = JSON.stringify({
      events: [{ 对象编号: person(13).id, 事项: '工作作风', 级别: '提醒', 日期: '2026-03-01' }],
    });
    const { body } = await sent(events, '考勤.json');
    expect(body.counts).toMatchObject({ new: 1 });
    const outside = JSON.stringify({
      events: [{ subject: person(13).id, code: 'conduct', level: '开除', date: '2026-03-01' }],
    });
    expect((await sent(outside, '考勤.json')).body.counts).toMatchObject({ new: 0, refused: 1 });
  });

  it('[XL-03] [XL-04] 同一件事只计一次：系统里已经提出的不再从文件导入，文件导入的在系统里再提须说明是另一件事', async () => {
    const propose = (place: number, more: object = {}) =>
      quarter.office.ask(`POST /api/rounds/${quarter.round}/people/${person(place).id}/events`, {
        body: {
          code: 'conduct',
          level: '提醒',
          occurrences: 1,
          day: '2026-03-02',
          text: '上班时间擅自离岗',
          files: [],
          another: false,
          ...more,
        },
      });
    const file = (place: number) =>
      JSON.stringify({ events: [{ subject: person(place).id, code: 'conduct', level: '提醒', date: '2026-03-02' }] });
    expect((await propose(16)).status).toBe(200);
    const { body } = await sent(file(16), '考勤.json');
    expect(body.counts).toMatchObject({ new: 0, refused: 1 });
    const [row] = await rowsOf(body.id);
    expect(row?.reasons).toEqual([expect.stringContaining('同一件事只计一次')]);
    // Another day is another occurrence.
    const brought = (await sent(file(17), '考勤.json')).body;
    expect(brought.counts).toMatchObject({ new: 1 });
    expect((await confirmed(brought.id)).body.state).toBe('done');
    expect(refused(await propose(17))).toEqual([409, 'event-alike']);
    expect((await propose(17, { another: true })).status).toBe(200);
  });

  it('读不了的文件说明原因，什么都不留下', async () => {
    const before = (await quarter.office.ask(`GET ${at()}`)).body.imports.length;
    for (const [bytes, name] of [
      ['', '空.xlsx'],
      [Buffer.from([0x50, 0x4b, 3, 4, 9, 9]), '坏.xlsx'],
      ['{"points": 3}', '坏.json'],
      [Buffer.from([0x7b, 0xff, 0xfe]), '乱码.json'],
      ['随便,写写\n1,2\n', '别的.csv'],
    ] as const) {
      const told = await sent(bytes, name);
      expect([name, told.status]).toEqual([name, 422]);
      expect(told.body.title).not.toContain('undefined');
    }
    expect((await quarter.office.ask(`GET ${at()}`)).body.imports).toHaveLength(before);
  });

  it('核对以后数据又有变动的，重新核对，不导入', async () => {
    const file = await points([{ subject: person(14).name, value: '77' }]);
    const { body } = await sent(file, '甲.xlsx');
    const other = await quarter.server.as({ held: [{ role: 'office' }] });
    const theirs = await sent(await points([{ subject: person(14).name, value: '78' }]), '乙.xlsx', other);
    await other.ask(`POST /api/round-imports/${theirs.body.id}/confirmation`, { body: {} });
    expect(refused(await confirmed(body.id))).toEqual([409, 'plan-changed']);
    expect(await rowsOf(body.id)).toMatchObject([{ outcome: 'replaces', before: '78' }]);
    expect((await confirmed(body.id)).body.state).toBe('done');
  });

  it('只有考核办能导入，单位管理员看得到有过哪些导入', async () => {
    const unit = await quarter.server.by('unit');
    expect((await sent('{}', 'x.json', unit)).status).toBe(403);
    expect((await unit.ask(`GET ${at()}`)).body.abilities).toEqual({ import: false });
  });

  it('几千行分批记入，全部成功，也能整批撤回', { timeout: 60_000 }, async () => {
    // More than the ledger takes, and more than is read, at once.
    const many = 5200;
    const rows = Array.from({ length: many }, (_, n) => ({
      subject: person(n % quarter.people.length).id,
      value: String(60 + (n % 40)),
      rater: `评分人${Math.floor(n / quarter.people.length)}`,
    }));
    const before = await totalOf(1);
    const { body } = await sent(await points(rows), '大文件.xlsx');
    expect(body.counts).toMatchObject({ new: many });
    expect((await confirmed(body.id)).body.state).toBe('done');
    expect(await totalOf(1)).not.toBe(before);
    const back = await quarter.office.ask(`POST /api/round-imports/${body.id}/taking-back`, {
      body: { reason: '试导' },
    });
    expect(back.body.state).toBe('undone');
    expect(await totalOf(1)).toBe(before);
  });

  it('等次建议提出以后不再导入', async () => {
    await atDay(quarter.server, '2026-04-08');
    await quarter.server.database.pool.query(
      "update round_stages set state = 'done' where round = $1 and key = 'proposal'",
      [quarter.round],
    );
    const late = await sent(await points([{ subject: person(1).name, value: '60' }]), '晚了.xlsx');
    expect(refused(late)).toEqual([409, 'facts-closed']);
    expect((await quarter.office.ask(`GET ${at()}`)).body).toMatchObject({ open: false, abilities: { import: false } });
  });
});
