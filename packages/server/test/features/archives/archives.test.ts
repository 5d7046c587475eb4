import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readZip } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveJobs, removeExpired } from '../../../src/features/archives/make.ts';
import { sealFacts } from '../../../src/features/round-proof/list.ts';
import { verifyRound } from '../../../src/features/round-proof/verify.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';
import { wordText } from '../../documents/word-text.ts';
import type { Told } from '../../server.ts';
import type { Quarter } from '../results/quarter.ts';
import { confirmedQuarter, type Exported, exported, publicKey } from './exported.ts';

let quarter: Quarter;
let whole: Exported;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const refused = ({ status, body }: Told) => [status, body.code];
const file = (name: string): Uint8Array => {
  const found = whole.files.get(name);
  if (found === undefined) throw new Error(`no ${name} in ${[...whole.files.keys()].join(' ')}`);
  return found;
};
const textOf = (name: string) => wordText(file(name));

beforeAll(async () => {
  quarter = await confirmedQuarter();
  whole = await exported(quarter, quarter.office);
}, 120_000);
afterAll(() => quarter.server.close());

describe('a round as a file', () => {
  it('[FX-10] 一键导出：成绩、名单、公示、会议纪要、每单位的考核表和告知书、核验材料', () => {
    expect([...whole.files.keys()]).toEqual([
      '说明.txt',
      '成绩.xlsx',
      '等次名单.docx',
      '公示.docx',
      '会议纪要.docx',
      '考核表/县农业农村局.docx',
      '告知书/县农业农村局.docx',
      '核验/说明.json',
      '核验/方案.yaml',
      '核验/公钥.txt',
      '核验/封存点.txt',
      '核验/事实.jsonl',
      '核验/第1版/事实表.json',
      '核验/第1版/结果.jsonl',
      '核验/文件清单.txt',
      '核验/文件清单证明.json',
    ]);
  });

  it('has everybody with every figure in the workbook, as numbers without formulas, and the scheme with its clauses', async () => {
    const parts = readZip(file('成绩.xlsx'), 50) as ReadonlyMap<string, Uint8Array>;
    const xml = [...parts].map(([, bytes]) => Buffer.from(bytes).toString()).join('\n');
    for (const sheet of ['成绩', '名额和分布', '决定和裁定', '各版结果', '方案'])
      expect(xml).toContain(`name="${sheet}"`);
    for (const { name } of quarter.people) expect(xml).toContain(name);
    expect(xml).toContain('XL-05');
    expect(xml).toContain('防汛抢险中表现突出');
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it('[XL-09] 会议纪要写明会议、日期、等次分布、名额、例外及理由', async () => {
    const minutes = await textOf('会议纪要.docx');
    const last = quarter.people.at(-1)?.name ?? '';
    for (const said of ['街道党工委会议', '“好” 15 人', '均未超过', last, '防汛抢险中表现突出', '没有收到异议', '同意'])
      expect(minutes).toContain(said);
    expect(minutes).toMatch(/审定登记：顾明远/);
  });

  it('has a form and a letter of everybody in their unit’s files', async () => {
    const [forms, letters] = [await textOf('考核表/县农业农村局.docx'), await textOf('告知书/县农业农村局.docx')];
    expect(forms.match(/公务员平时考核登记表/g)).toHaveLength(quarter.people.length);
    for (const { name } of quarter.people) {
      expect(forms).toContain(name);
      expect(letters).toContain(`${name}同志：`);
    }
    expect(letters).toContain('得分为 98.00 分');
    expect(letters).toMatch(/30 日内申请复核.*15 日内提出申诉/);
  });

  it('is recomputed from its facts by whoever has the public key', () => {
    const report = verifyRound(whole.bytes, announcedCalendar(), publicKey(quarter));
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      extent: 'whole',
      versions: [{ version: 1, people: quarter.people.length }],
    });
  });

  it('made anew of the same round holds the same facts and results', async () => {
    const again = await exported(quarter, quarter.office);
    for (const name of ['核验/第1版/事实表.json', '核验/第1版/结果.jsonl', '核验/方案.yaml', '成绩.xlsx'])
      expect(again.files.get(name)).toEqual(whole.files.get(name));
  });
});

describe('the job', () => {
  const begin = () => quarter.office.ask(`POST ${at('/archives')}`);
  const stateOf = async (id: string) => {
    const { body } = await quarter.office.ask(`GET ${at('/archives')}`);
    return body.archives.find((one: { id: string }) => one.id === id);
  };

  it('is one however often somebody taps, told with how far it is, and not to be fetched before it is done', async () => {
    const [one, other] = await Promise.all([begin(), begin()]);
    expect(one.body.id).toBe(other.body.id);
    expect((await begin()).body).toMatchObject({ id: one.body.id, state: 'making', percent: 0 });
    expect(refused(await quarter.office.ask(`GET /api/archives/${one.body.id}/file`))).toEqual([409, 'archive-making']);
    await quarter.server.work();
    const made = await stateOf(one.body.id);
    expect(made).toMatchObject({ state: 'made', percent: 100, whole: true });
    const got = await quarter.office.ask(`GET /api/archives/${one.body.id}/file`);
    expect(got.raw.rawPayload.length).toBe(made.size);
  });

  it('is removed after seven days, file and all', async () => {
    const { id } = (await begin()).body;
    await quarter.server.work();
    const { server } = quarter;
    const then = { now: () => new Date(server.clock.now.getTime() + 7 * 86_400_000) };
    await removeExpired({
      db: server.database.db,
      clock: { now: () => server.clock.now },
      dataFolder: server.dataFolder,
    });
    expect((await quarter.office.ask(`GET /api/archives/${id}/file`)).status).toBe(200);
    await removeExpired({ db: server.database.db, clock: then, dataFolder: server.dataFolder });
    expect(refused(await quarter.office.ask(`GET /api/archives/${id}/file`))).toEqual([410, 'archive-gone']);
    expect(await stateOf(id)).toBeUndefined();
  });

  it('killed on the way is taken up again, and nothing of a file was seen before', async () => {
    const { server } = quarter;
    const { id } = (await begin()).body;
    const scope = { tenant: server.county.id, db: server.database.db };
    await sealFacts(scope, { code: server.county.code, crypto: server.crypto, now: server.clock.now });
    for (const statement of [1, 2, 4]) {
      const args = [server.database.url, server.dataFolder, server.county.id, id, String(statement)];
      const [, signal] = await once(fork(new URL('dying-process.ts', import.meta.url), args), 'exit');
      expect(signal).toBe('SIGKILL');
      expect(await stateOf(id)).toMatchObject({ state: 'making' });
    }
    await server.work();
    expect(await stateOf(id)).toMatchObject({ state: 'made' });
  }, 60_000);

  it('that failed every time says so, and can be begun anew', async () => {
    const { id } = (await begin()).body;
    const { server } = quarter;
    const jobs = archiveJobs({ ...server, clock: { now: () => server.clock.now } });
    await jobs.archives.gaveUp({ tenant: server.county.id, id });
    expect(await stateOf(id)).toMatchObject({ state: 'failed' });
    const again = await begin();
    expect(again.body.id).not.toBe(id);
    await server.work();
    expect(await stateOf(again.body.id)).toMatchObject({ state: 'made' });
  });

  it('leaves who took what in the record', async () => {
    const auditor = await quarter.server.by('audit');
    const { body } = await auditor.ask('GET /api/audit?action=round-export');
    const whats = body.entries.map(({ detail }: { detail: { what: string } }) => detail.what);
    expect(whats).toContain('begin');
    expect(whats).toContain('download');
  });
});

describe('of a unit alone', () => {
  it('holds its administrator’s own people, and says that it can’t be recomputed by itself', async () => {
    const admin = await quarter.server.as({ held: [{ role: 'unitAdmin', unit: quarter.bureau }], name: '单位管理员' });
    const part = await exported(quarter, admin);
    expect([...part.files.keys()].filter((name) => /纪要|公示|事实表/.test(name))).toEqual([]);
    const report = verifyRound(part.bytes, announcedCalendar(), publicKey(quarter));
    expect(report.findings.map(({ code }) => code)).toEqual(['part']);
    expect(report.ok).toBe(true);
    const other = await quarter.server.as({ held: [{ role: 'unitAdmin', unit: quarter.bureau }] });
    const { body } = await admin.ask(`GET ${at('/archives')}`);
    expect(refused(await other.ask(`GET /api/archives/${body.archives[0].id}/file`))).toEqual([403, 'forbidden']);
  });
});

describe('letters and minutes', () => {
  it('gives everybody their own letter, and nobody that of another', async () => {
    const [first, second] = quarter.people as readonly { id: string; name: string }[];
    const own = await quarter.server.as({ person: first?.id ?? '', name: first?.name ?? '' });
    const letter = await own.ask(`GET ${at(`/people/${first?.id}/letter`)}`);
    expect(letter.status).toBe(200);
    const text = await wordText(letter.raw.rawPayload);
    expect(text).toContain(`${first?.name}同志：`);
    expect(text).not.toContain(second?.name);
    expect(refused(await own.ask(`GET ${at(`/people/${second?.id}/letter`)}`))).toEqual([403, 'forbidden']);
  });

  it('gives the unit’s administrator the letters of their people in one file', async () => {
    const admin = await quarter.server.as({ held: [{ role: 'unitAdmin', unit: quarter.bureau }] });
    const { raw } = await admin.ask(`GET ${at('/letters')}`);
    expect((await wordText(raw.rawPayload)).match(/同志：/g)).toHaveLength(quarter.people.length);
  });

  it('gives the committee the minutes of the meeting that settled', async () => {
    const { raw, status } = await quarter.committee.ask(`GET ${at('/minutes')}`);
    expect(status).toBe(200);
    expect(await wordText(raw.rawPayload)).toContain('街道党工委会议');
  });
});
