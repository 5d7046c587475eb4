import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordXml } from '../../documents/word-text.ts';
import type { Asking } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';
import { reminded } from '../reminders/reminding.ts';
import { atDay } from '../results/quarter.ts';
import { type TwoUnits, twoUnits, writes } from './two-units.ts';

const WEEK = '2026-W13';
const unit = (n: number) => two.units[n] as TwoUnits['units'][number];
const someone = (n: number, place: number) => unit(n).people[place] as { id: string; name: string };

let server: DemoServer;
let two: TwoUnits;
beforeAll(async () => {
  server = await demoServer();
  two = await twoUnits(server);
  await writes(server, two, someone(0, 0).id, { entry: 'weekly', span: WEEK }, '走访农户，核对补贴。');
  await writes(server, two, someone(1, 0).id, { entry: 'weekly', span: WEEK }, '编制预算。');
  await writes(server, two, someone(1, 1).id, { entry: 'weekly', span: WEEK }, '核对账目。');
  // The last day of week 13 is Sunday, 29 March; it is due on Wednesday.
  await reminded(server, '2026-04-01T09:00:00+08:00');
});
afterAll(() => server.close());

interface Shown {
  readonly sections: readonly {
    readonly heading: string;
    readonly lines: readonly string[];
    readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  }[];
  readonly lists: readonly { readonly organization: { readonly id: string }; readonly rows: readonly string[][] }[];
}

const draft = async (kind: string, span: string) =>
  (await two.office.ask(`GET /api/rounds/${two.round}/bulletins/draft?kind=${kind}&span=${span}`)).body;
const period = async () => (await two.office.ask(`GET /api/rounds/${two.round}`)).body.period;
let keys = 0;
async function issue(kind: string, span: string, some: object = {}, who: Asking = two.office) {
  const { digest, signedBy } = await draft(kind, span);
  return who.ask(`POST /api/rounds/${two.round}/bulletins`, {
    body: { kind, span, digest, introduction: '', requests: '', signedBy, ...some },
    key: `bulletin-${keys++}`,
  });
}

it('[FX-11] a weekly bulletin counts by unit who has written, and names the missing by unit', async () => {
  const body = await draft('weekly', WEEK);
  const [written] = (body as Shown).sections;
  expect(written?.heading).toBe('一、周纪实填写情况');
  const { body: grid } = await two.office.ask(`GET /api/rounds/${two.round}/logs?entry=weekly`);
  const week = grid.spans.findIndex(({ span }: { span: string }) => span === WEEK);
  // Somebody is on leave.
  const should = grid.units.map(
    ({ people, cells }: { people: number; cells: { excused: number }[] }) => people - (cells[week]?.excused ?? 0),
  );
  const all = should[0] + should[1];
  expect(written?.lines[0]).toContain(`应写周纪实 ${all} 人，按时填写 3 人，补写 0 人，未写 ${all - 3} 人`);
  expect(written?.table?.rows.map((row) => row.slice(0, 3))).toEqual([
    ['县农业农村局', String(should[0]), '1'],
    ['县财政局', String(should[1]), '2'],
  ]);
  const lists = (body as Shown).lists;
  expect(lists.map(({ rows }) => rows.length)).toEqual([should[0] - 1, should[1] - 2]);
  expect(lists[0]?.rows.every((row) => row[3] === '已提醒')).toBe(true);
  expect((body as Shown).sections[1]?.lines[0]).toContain(`系统提醒 ${all - 3} 人次`);
});

it('[FX-11] what is issued has the next number of the year and keeps its figures for good', async () => {
  const first = await issue('weekly', WEEK, { introduction: '春耕在即。', requests: '一、补写。\n二、按周填写。' });
  expect([first.status, first.body.number, first.body.year]).toEqual([200, 1, 2026]);
  const { rows } = await server.database.pool.query(
    "select b.body from facts f join fact_bodies b on b.fact = f.id where f.kind = 'bulletin.issued'",
  );
  expect(JSON.parse(rows[0].body).payload).toMatchObject({ bulletin: first.body.id, number: 1, span: WEEK });
  const second = await issue('monthly', '2026-03');
  expect(second.body.number).toBe(2);
  await writes(server, two, someone(0, 1).id, { entry: 'weekly', span: WEEK }, '补写一篇。');
  const read = await two.office.ask(`GET /api/bulletins/${first.body.id}`);
  expect(read.body.sections).toEqual(first.body.sections);
  expect((await draft('weekly', WEEK)).sections).not.toEqual(first.body.sections);
});

it('numbers that changed after the draft are refused, and the same request twice issues one', async () => {
  const { digest, signedBy } = await draft('weekly', WEEK);
  await writes(server, two, someone(0, 2).id, { entry: 'weekly', span: WEEK }, '下乡。');
  const body = { kind: 'weekly', span: WEEK, digest, introduction: '', requests: '', signedBy };
  const path = `POST /api/rounds/${two.round}/bulletins`;
  const refused = await two.office.ask(path, { body, key: 'after-a-change' });
  expect([refused.status, refused.body.code]).toEqual([409, 'figures-changed']);
  const now = { ...body, digest: (await draft('weekly', WEEK)).digest };
  const [one, again] = [
    await two.office.ask(path, { body: now, key: 'sent-twice' }),
    await two.office.ask(path, { body: now, key: 'sent-twice' }),
  ];
  expect([one.body.number, again.body.number]).toEqual([3, 3]);
});

it('[XL-02] the names of the missing are read in their own unit and by the office, by nobody else', async () => {
  const { body: bulletin } = await issue('weekly', WEEK);
  const read = async (who: Asking) => (await who.ask(`GET /api/bulletins/${bulletin.id}`)).body as Shown;
  const units = (shown: Shown) => shown.lists.map(({ organization }) => organization.id);
  expect(units(await read(two.office))).toEqual([unit(0).id, unit(1).id]);
  expect(units(await read(await server.as({ person: someone(0, 3).id })))).toEqual([unit(0).id]);
  const admin = await server.as({ held: [{ role: 'unitAdmin', unit: unit(1).id }] });
  expect(units(await read(admin))).toEqual([unit(1).id]);
  expect(units(await read(await server.as({ held: [{ role: 'inspector' }] })))).toEqual([]);
  const stranger = await server.as({ person: await server.personOf('office') });
  expect((await stranger.ask(`GET /api/bulletins/${bulletin.id}`)).status).toBe(403);
  expect((await stranger.ask('GET /api/bulletins')).body.bulletins).toEqual([]);
  const own = await server.as({ person: someone(0, 3).id });
  expect((await own.ask('GET /api/bulletins')).body.bulletins.length).toBeGreaterThan(0);
  // As a file, too.
  const file = `GET /api/bulletins/${bulletin.id}/file`;
  expect((await own.ask(`${file}?organization=${unit(1).id}`)).status).toBe(404);
  const theirs = await wordXml((await own.ask(`${file}?organization=${unit(0).id}`)).raw.rawPayload);
  expect(theirs).toContain(someone(0, 5).name);
  const whole = await wordXml((await own.ask(file)).raw.rawPayload);
  expect(whole).not.toContain(someone(0, 5).name);
});

it('[FX-11] the Word file is an official document: title, number, numbered sections, requests, signature and day', async () => {
  const { body } = await issue('weekly', WEEK, { introduction: '春耕在即。', requests: '请抓紧补写。' });
  const { raw } = await two.office.ask(`GET /api/bulletins/${body.id}/file`);
  expect(raw.headers['content-disposition']).toContain(encodeURIComponent('通报2026年第'));
  const xml = await wordXml(raw.rawPayload);
  for (const said of [
    '第13周纪实填写情况的通报',
    `（2026年第${body.number}期）`,
    '春耕在即。',
    '一、周纪实填写情况',
    '二、提醒和催办情况',
    '四、工作要求',
    '请抓紧补写。',
    '考核办公室',
    '2026年4月1日',
  ])
    expect(xml, said).toContain(said);
});

it('[FX-11] visits and talks are counted in the bulletins, what was withdrawn isn’t', async () => {
  const said = { day: '2026-03-27', byWhom: '督导一组', found: '纪实不及时', asked: '按周填写' };
  const visit = await two.office.ask(`POST /api/units/${unit(0).id}/visits`, { body: said });
  await two.office.ask(`POST /api/units/${unit(1).id}/visits`, { body: { ...said, day: '2026-02-10' } });
  await two.office.ask(`POST /api/people/${someone(0, 4).id}/talks`, { body: said });
  const line = async () => ((await draft('weekly', WEEK)) as Shown).sections.at(-1)?.lines[0];
  const { body: all } = await two.office.ask('GET /api/bulletins');
  const issued = `已印发通报 ${all.bulletins.length} 期。`;
  expect(await line()).toBe(`本期实地督导 1 次，约谈 1 人次；今年以来实地督导 2 次，约谈 1 人次，${issued}`);
  await two.office.ask(`POST /api/supervision/${visit.body.record.id}/withdrawal`, { body: { reason: '记错了单位' } });
  expect(await line()).toBe(`本期实地督导 0 次，约谈 1 人次；今年以来实地督导 1 次，约谈 1 人次，${issued}`);
});

it('[FX-11] a monthly bulletin tells entries, additions, progress, meetings; a quarterly one reviews and, once published, grades', async () => {
  const headings = (body: Shown) => body.sections.map(({ heading }) => heading.replace(/^.+、/, ''));
  expect(headings(await draft('monthly', '2026-03'))).toEqual([
    '周纪实填写情况',
    '月小结填写情况',
    '加分减分情况',
    '各环节进展',
    '会议通报情况',
    '督导约谈情况',
  ]);
  const whole = (await draft('quarterly', await period())) as Shown;
  expect(headings(whole)).toEqual([
    '各环节进展',
    '周纪实填写情况',
    '月小结填写情况',
    '逐级评鉴情况',
    '等次分布',
    '加分减分情况',
    '存在的不足',
    '督导约谈情况',
  ]);
  expect(whole.sections[4]?.lines).toEqual(['考核结果还没有公布，等次分布待公布后通报。']);
  // Where there is most to catch up, by unit.
  expect(whole.sections[6]?.lines.at(-1)).toMatch(/^逐级评鉴“未评完”较多的单位：县财政局 \d+，县农业农村局 \d+。$/);
  const { body } = await two.office.ask(`GET /api/rounds/${two.round}/bulletins`);
  expect(body.offers.map(({ kindName }: { kindName: string }) => kindName)).toEqual(['周通报', '月通报', '考核期通报']);
  // The last week that is over is asked for first.
  expect(body.offers[0].spans[0].span).toBe(WEEK);
});

it('a week that hasn’t begun, or isn’t one of the round, has no bulletin', async () => {
  const asked = await two.office.ask(`GET /api/rounds/${two.round}/bulletins/draft?kind=weekly&span=2026-W20`);
  expect([asked.status, asked.body.code]).toEqual([422, 'bulletin-span-unknown']);
});

it('who administers a unit, and who leads it, is told that a bulletin was issued', async () => {
  await atDay(server, '2026-04-02');
  const admin = await server.as({ person: someone(0, 6).id, held: [{ role: 'unitAdmin', unit: unit(0).id }] });
  const { body } = await issue('quarterly', await period());
  const { body: inbox } = await admin.ask('GET /api/messages');
  expect(inbox.messages.map(({ text }: { text: string }) => text)).toContain(
    `2026年第 ${body.number} 期通报已经印发：${body.title}。`,
  );
});
