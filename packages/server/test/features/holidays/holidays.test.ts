import { writeWorkbook } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../server.ts';
import { begunQuarter, published, type Quarter, rated, toStage } from '../results/quarter.ts';
import { announced2026, enter, undo } from './entering.ts';

const refused = ({ status, body }: Told) => [status, body.code];
let quarter: Quarter;
const year = (of = 2026) => quarter.office.ask(`GET /api/holidays/${of}`);
const plan = (text: string, of = 2026) => quarter.office.ask(`POST /api/holidays/${of}/plans`, { body: { text } });
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;

beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  await quarter.committee.ask(`POST ${at('/proposal')}`, { body: {} });
}, 120_000);
afterAll(() => quarter.server.close());

describe('days off of a year', () => {
  it('每一天说明是放假还是上班，出自程序还是本县录入；没有公布的年份说清楚按什么计算', async () => {
    const { body } = await year();
    expect(body).toMatchObject({ origin: 'program', originName: '系统收录', abilities: { keep: true, undo: false } });
    expect(body.days[0]).toEqual({ day: '2026-01-01', weekday: '周四', kind: 'off', kindName: '放假', name: '元旦' });
    expect(body.caution).toBeUndefined();
    expect((await year(2031)).body).toMatchObject({
      origin: 'unknown',
      days: [],
      caution: '2031年放假安排尚未公布，暂按周一至周五计算，公布后请录入。',
    });
    const committee = await quarter.committee.ask('GET /api/holidays/2026');
    expect(committee.body.abilities).toEqual({ keep: false, undo: false });
  });

  it('保存前说明正在进行的考核有什么变化：公示顺延到哪一天，哪些提醒改期', async () => {
    const { body: round } = await quarter.office.ask(`GET ${at('')}`);
    const notice = round.stages.find(({ kind }: { kind: string }) => kind === 'notice');
    // From its first to its last day nobody works.
    const text = `${announced2026}\n${notice.begins}至${notice.ends} 放假 抗洪调休`;
    const { body } = await plan(text);
    expect(body.faults).toEqual([]);
    expect(body.same).toBe(false);
    expect(body.changes).toEqual([
      {
        round: { id: quarter.round, name: round.name },
        sentences: [expect.stringMatching(/^“公示”工作日数不够，发布公示时截止日自动顺延，由4月\d+日改为4月\d+日/)],
      },
    ]);
    expect((await plan(announced2026)).body).toMatchObject({ same: true, changes: [] });
    expect((await plan('2026-05-07 上班')).body).toMatchObject({
      faults: ['2026-05-07 本来就是工作日，不能写成调休上班。请核对日期。'],
      changes: [],
    });
    // Nothing was kept.
    expect((await year()).body.origin).toBe('program');
  });

  it('录入须写文号，进审计和台账；同时录入的后一个看到已经变了；可以撤销，恢复原来的安排', async () => {
    const { body: before } = await year(2027);
    const wrong = { days: [{ day: '2027-05-07', kind: 'worked', name: '' }], source: 'X', revision: before.revision };
    expect(refused(await quarter.office.ask('PUT /api/holidays/2027', { body: wrong }))).toEqual([
      422,
      'holidays-wrong',
    ]);
    const strange = { ...wrong, days: [{ day: '0001-01-01', kind: 'worked', name: '' }] };
    expect(refused(await quarter.office.ask('PUT /api/holidays/2027', { body: strange }))).toEqual([
      422,
      'invalid-input',
    ]);
    expect(refused(await quarter.office.ask('PUT /api/holidays/2027', { body: { ...wrong, source: ' ' } }))).toEqual([
      422,
      'invalid-input',
    ]);
    const entered = await enter(quarter.office, 2027, '一、元旦：1月1日（周五）至3日（周日）放假，共3天。');
    expect(entered.body).toMatchObject({
      origin: 'county',
      originName: '本县录入',
      source: '国办发明电〔2026〕7号',
      history: [{ version: 1, days: 3, inForce: true }],
      abilities: { undo: true },
    });
    expect(entered.body.caution).toBeUndefined();
    const stale = { days: [{ day: '2027-01-01', kind: 'off', name: '' }], source: 'Y', revision: before.revision };
    expect(refused(await quarter.office.ask('PUT /api/holidays/2027', { body: stale }))).toEqual([
      409,
      'holidays-changed',
    ]);
    expect(refused(await enter(quarter.office, 2027, '1月1日至3日放假 元旦'))).toEqual([409, 'holidays-same']);
    const undone = await undo(quarter.office, 2027, '文号有误');
    expect(undone.body).toMatchObject({
      origin: 'unknown',
      history: [{ version: 1, inForce: false, undone: { because: '文号有误' } }],
    });
    expect(refused(await undo(quarter.office, 2027, '再撤一次'))).toEqual([409, 'nothing-entered']);
    const { rows } = await quarter.server.database.pool.query(
      "select kind, count(*)::int as count from facts where tenant = $1 and kind like 'holidays.%' group by kind order by kind",
      [quarter.server.county.id],
    );
    expect(rows).toEqual([
      { kind: 'holidays.entered', count: 1 },
      { kind: 'holidays.undone', count: 1 },
    ]);
    const auditor = await quarter.server.as({ held: [{ role: 'auditAdmin' }] });
    const { body: audit } = await auditor.ask('GET /api/audit?action=holidays-enter');
    expect(JSON.stringify(audit)).toContain('国办发明电〔2026〕7号');
  });

  it('小表格可以导入，列名照空表；读不出的说清楚怎么办', async () => {
    const bytes = await writeWorkbook([
      {
        name: '放假安排',
        columns: ['日期', '截止日期', '安排', '节日'].map((header) => ({ header, kind: 'text' as const })),
        rows: [
          ['2027-01-01', '2027-01-03', '放假', '元旦'],
          ['2027-02-06', '', '调休上班', '春节'],
        ],
      },
    ]);
    const send = (body: Buffer, name: string) =>
      quarter.office.ask('POST /api/holidays/2027/files', {
        body,
        headers: { 'x-file-name': encodeURIComponent(name) },
      });
    const read = await send(Buffer.from(bytes), '放假安排.xlsx');
    expect(read.body.text).toBe('2027-01-01 至 2027-01-03 放假 元旦\n2027-02-06 调休上班 春节');
    expect((await plan(read.body.text, 2027)).body).toMatchObject({ faults: [], days: { length: 4 } });
    expect(refused(await send(Buffer.from('姓名,单位\n某人,某局\n'), '表.csv'))).toEqual([422, 'file-kind']);
    expect(refused(await send(Buffer.from('日期,安排\n'), '表.csv'))).toEqual([422, 'file-empty']);
    const template = await quarter.office.ask('GET /api/holidays/template');
    expect(template.status).toBe(200);
    expect(refused(await send(template.raw.rawPayload, '空表.xlsx'))).toEqual([422, 'file-empty']);
  });

  it('年份没有公布的，考核页面、开始考核和公示预览都说清楚', async () => {
    const { body: round } = await quarter.office.ask(`GET ${at('')}`);
    expect(round.cautions).toEqual([]);
    const { database, county } = quarter.server;
    // As if the last stages lay in a year about which nothing is known.
    await database.pool.query(
      "update round_stages set ends = '2031-01-05' where tenant = $1 and round = $2 and key = 'filing'",
      [county.id, quarter.round],
    );
    expect((await quarter.office.ask(`GET ${at('')}`)).body.cautions).toEqual([
      { year: 2031, sentence: '2031年放假安排尚未公布，暂按周一至周五计算，公布后请录入。' },
    ]);
  });
});

describe('a notice that hangs', () => {
  it('[XL-08] 放假安排变了，已经发布的公示截止日不变；考核办写明理由延长，公开页面看得到原定的截止日', async () => {
    await toStage(quarter, 'notice');
    const { body: preview } = await quarter.office.ask(`GET ${at('/notice')}`);
    expect(preview.proposed.cautions).toEqual([]);
    await published(quarter);
    const { body: before } = await quarter.office.ask(`GET ${at('/notice')}`);
    const { ends, address } = before.notice;
    expect(before.notice).toMatchObject({ workingDays: 5, leastDays: 5 });
    const text = `${announced2026}\n${ends} 放假 抗洪调休`;
    expect((await plan(text)).body.changes[0].sentences).toEqual([
      expect.stringMatching(/^公示正在进行，截止日4月\d+日不变，按新安排只有 4 个工作日，方案规定至少 5 个。/),
    ]);
    await enter(quarter.office, 2026, text);
    const { body: after } = await quarter.office.ask(`GET ${at('/notice')}`);
    expect(after.notice).toMatchObject({ ends, workingDays: 4, leastDays: 5 });

    const extend = (to: string, reason = '增加一天放假') =>
      quarter.office.ask(`POST ${at('/notice/extension')}`, { body: { ends: to, reason } });
    expect(refused(await extend(ends))).toEqual([422, 'notice-not-later']);
    expect(refused(await extend('2099-01-01'))).toEqual([422, 'notice-too-long']);
    expect(refused(await extend('2026-04-30', ' '))).toEqual([422, 'invalid-input']);
    const longer = await extend('2026-04-30');
    expect(longer.body.notice).toMatchObject({
      ends: '2026-04-30',
      longer: { first: ends, because: '增加一天放假' },
    });
    const { body: round } = await quarter.office.ask(`GET ${at('')}`);
    const stage = (kind: string) => round.stages.find((one: { kind: string }) => one.kind === kind);
    expect(stage('notice').ends).toBe('2026-04-30');
    expect(stage('settle').begins > '2026-04-30').toBe(true);
    const page = (await quarter.server.visitor.ask(`GET ${address}`)).raw.body;
    expect(page).toContain('已延长。理由：增加一天放假');
    await quarter.office.ask(`POST ${at('/notice/withdrawal')}`, { body: { reason: '名单有误' } });
    expect(refused(await extend('2026-05-08'))).toEqual([409, 'no-notice']);
  });
});
