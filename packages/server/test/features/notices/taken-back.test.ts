/** A notice, its version and its stage belong together, whatever is moved, set right, taken back or given up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { atDay, begunQuarter, published, type Quarter, rated, toStage, turned } from '../results/quarter.ts';

const refused = ({ status, body }: Told) => [status, body.code];
const at = ({ round }: Quarter, path = '') => `/api/rounds/${round}${path}`;

async function onNotice(): Promise<Quarter> {
  const quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  await proposed(quarter);
  await toStage(quarter, 'notice');
  await published(quarter);
  return quarter;
}

async function proposed(quarter: Quarter): Promise<number> {
  const { status, body } = await quarter.committee.ask(`POST ${at(quarter, '/proposal')}`, { body: {} });
  expect(status).toBe(200);
  return body.version.version;
}

/** A change that names the round as it stands. */
async function changed(quarter: Quarter, path: string, body: object): Promise<Told> {
  const { revision } = (await quarter.office.ask(`GET ${at(quarter)}`)).body;
  return quarter.office.ask(`${path.endsWith('reopening') ? 'POST' : 'PUT'} ${at(quarter, `/stages/${path}`)}`, {
    body: { revision, reason: '程序需要', ...body },
  });
}

const noticeOf = async (quarter: Quarter) => (await quarter.office.ask(`GET ${at(quarter, '/notice')}`)).body;
const stageOf = async (quarter: Quarter, kind: string) =>
  (await quarter.office.ask(`GET ${at(quarter)}`)).body.stages.find((one: { kind: string }) => one.kind === kind);

/** An objection of the person in this place is upheld; gives the version that came of it. */
async function upheld(quarter: Quarter, place: number, by: Asking): Promise<number> {
  const { id = '' } = quarter.people[place] ?? {};
  const { office, server, people } = quarter;
  const objector = await server.as({ person: id });
  const filed = await objector.ask(`POST ${at(quarter, '/objections')}`, { body: { text: '漏了一项工作。' } });
  const address = `/api/objections/${filed.body.id}`;
  const named = await office.ask(`PUT ${address}/handler`, {
    body: { revision: filed.body.revision, person: people[30]?.id },
  });
  const studied = await office.ask(`PUT ${address}/study`, {
    body: { revision: named.body.revision, text: '经核实，确实漏了。' },
  });
  const rulings = [{ kind: 'subject', target: id, setting: '例外', value: 'up' }];
  const decided = await by.ask(`POST ${address}/decision`, {
    body: { revision: studied.body.revision, upheld: true, body: '县委组织部', text: '予以更正。', rulings },
  });
  expect(decided.status).toBe(200);
  return decided.body.madeVersion;
}

interface Message {
  readonly id: string;
  readonly kindName: string;
  readonly text: string;
  readonly read: boolean;
}
const messagesOf = async (who: Asking): Promise<readonly Message[]> =>
  (await who.ask('GET /api/messages')).body.messages;

describe('a notice that is taken back', () => {
  let quarter: Quarter;
  let address: string;
  const read = async (): Promise<string> => (await quarter.server.visitor.ask(`GET ${address}`)).raw.body;
  const digestOf = async (version: number) =>
    (await quarter.office.ask(`GET ${at(quarter, `/results?version=${version}`)}`)).body.version;
  const name = (place: number) => `>${quarter.people[place]?.name}<`;

  beforeAll(async () => {
    quarter = await onNotice();
    address = (await noticeOf(quarter)).notice.address;
  });
  afterAll(() => quarter.server.close());

  it('[XL-08] 改公示环节的截止日，公示的名单同到那一天；不能少于规定的工作日', async () => {
    const { ends } = (await noticeOf(quarter)).notice;
    const later = await changed(quarter, 'notice', { ends: '2026-04-24' });
    expect(later.status).toBe(200);
    expect((await noticeOf(quarter)).notice.ends).toBe('2026-04-24');
    expect((await stageOf(quarter, 'notice')).ends).toBe('2026-04-24');
    expect((await stageOf(quarter, 'settle')).begins > '2026-04-24').toBe(true);
    const { begins } = (await noticeOf(quarter)).notice;
    expect(refused(await changed(quarter, 'notice', { ends: begins }))).toEqual([422, 'notice-days-short']);
    expect((await changed(quarter, 'notice', { ends })).status).toBe(200);
    expect((await noticeOf(quarter)).notice.ends).toBe(ends);
  });

  it('[XL-08] 公示期改了的，被考核人都收到新的截止日，还是同一条消息，重新标为未读', async () => {
    const own = await quarter.server.as({ person: quarter.people[7]?.id ?? '' });
    const { ends } = (await noticeOf(quarter)).notice;
    const [before] = await messagesOf(own);
    expect(before?.kindName).toBe('考核结果公示');
    await own.ask(`POST /api/messages/${before?.id}/reading`, { body: {} });
    const extension = { ends: '2026-04-24', reason: '增加公示时间' };
    expect((await quarter.office.ask(`POST ${at(quarter, '/notice/extension')}`, { body: extension })).status).toBe(
      200,
    );
    const [longer, ...others] = await messagesOf(own);
    expect(longer).toMatchObject({ id: before?.id, read: false, text: expect.stringContaining('4月24日前提出') });
    expect((await changed(quarter, 'notice', { ends })).status).toBe(200);
    const [again] = await messagesOf(own);
    expect(again).toMatchObject({ id: before?.id, text: before?.text });
    expect(others.map(({ kindName }) => kindName)).not.toContain('考核结果公示');
  });

  it('[XL-08] [FX-09] 公示期间异议成立的，公开页面换成更正后的结果并注明', async () => {
    expect(await read()).not.toContain('更正后的结果');
    const other = await quarter.server.as({ held: [{ role: 'committee' }] });
    expect(await upheld(quarter, 20, other)).toBe(2);
    const page = await read();
    expect(page).toContain('更正后的结果（第 2 版）');
    expect(page).toContain((await digestOf(2)).resultsHash);
  });

  it('[XL-08] 公示过的、按异议更正的版本一直可查；重新拟定的另编一版，重新发布以前谁也看不到', async () => {
    const [first, second] = [await digestOf(1), await digestOf(2)];
    const today = (await noticeOf(quarter)).notice.begins;
    expect((await changed(quarter, 'proposal/reopening', { ends: today })).status).toBe(200);
    expect(await read()).toContain('正在重新办理');
    expect(await read()).not.toContain(name(0));
    expect((await noticeOf(quarter)).notice).toMatchObject({ hangs: false, reason: '考核重新进行：程序需要' });
    const ruling = { kind: 'subject', target: quarter.people[0]?.id, setting: '例外', value: 'down' };
    const ruled = await quarter.committee.ask(`POST ${at(quarter, '/rulings')}`, {
      body: { ...ruling, by: '考核委员会', reason: '推诿' },
    });
    expect(ruled.status).toBe(200);
    expect(await proposed(quarter)).toBe(3);
    expect(await digestOf(1)).toEqual(first);
    expect(await digestOf(2)).toEqual(second);
    await toStage(quarter, 'notice');
    expect(await read()).not.toContain(name(0));
    await published(quarter);
    expect(await read()).toContain('正在重新办理');
    address = (await noticeOf(quarter)).notice.address;
    const page = await read();
    expect(page).toContain((await digestOf(3)).resultsHash);
    // It is the third version, and nobody has set it right since it was published.
    expect(page).not.toContain('更正后的结果');
  });

  it('只是拟定、没有公示过的，重新拟定时由新的一版替换', async () => {
    await changed(quarter, 'proposal/reopening', { ends: (await stageOf(quarter, 'notice')).ends });
    expect(await proposed(quarter)).toBe(4);
    await changed(quarter, 'proposal/reopening', { ends: (await stageOf(quarter, 'notice')).ends });
    expect(await proposed(quarter)).toBe(4);
  });

  it('[XL-08] 考核中止的，公示随即撤下，公开页面不再有任何人', async () => {
    await toStage(quarter, 'notice');
    await published(quarter);
    address = (await noticeOf(quarter)).notice.address;
    expect(await read()).toContain(name(0));
    const reason = '方案有误';
    const over = await quarter.office.ask(`POST ${at(quarter, '/giving-up')}`, { body: { reason } });
    expect(over.status).toBe(200);
    expect(await read()).toContain('已经中止');
    expect(await read()).not.toContain(name(0));
    const own = await quarter.server.as({ person: quarter.people[7]?.id ?? '' });
    const told = (await messagesOf(own)).filter(({ kindName }) => kindName === '公示撤下').map(({ text }) => text);
    const again = expect.stringContaining('已经撤下，更正后另行公示。');
    expect(told).toEqual([expect.stringContaining('已经撤下，这次考核已经中止。'), again, again]);
    expect((await noticeOf(quarter)).notice).toMatchObject({ hangs: false, reason: '考核中止：方案有误' });
  });
});

describe('a notice that is over', () => {
  let quarter: Quarter;
  beforeAll(async () => {
    quarter = await onNotice();
    await toStage(quarter, 'settle');
  });
  afterAll(() => quarter.server.close());

  it('[XL-08] 重新公示的，写明新的截止日，再发布一次，期满才往下进行', async () => {
    expect(refused(await changed(quarter, 'notice/reopening', {}))).toEqual([422, 'day-wanted']);
    const again = await changed(quarter, 'notice/reopening', { ends: '2026-04-30' });
    expect(again.status).toBe(200);
    expect(await stageOf(quarter, 'notice')).toMatchObject({ state: 'on', ends: '2026-04-30' });
    expect((await noticeOf(quarter)).abilities).toMatchObject({ publish: true });
    await published(quarter);
    expect((await noticeOf(quarter)).notice).toMatchObject({ hangs: true, ends: '2026-04-30' });
    await atDay(quarter.server, '2026-04-30');
    await turned(quarter.server);
    expect((await stageOf(quarter, 'notice')).state).toBe('on');
    await toStage(quarter, 'settle');
    expect((await stageOf(quarter, 'notice')).state).toBe('done');
  });

  it('[XL-09] 审定日期不早于提出结果的日期；以后按复核更正的，审定日期是作出决定的那一天', async () => {
    const other = await quarter.server.as({ held: [{ role: 'committee' }] });
    const settle = (day: string) =>
      other.ask(`POST ${at(quarter, '/settlement')}`, {
        body: { version: 1, body: '街道党工委会议', day, note: '同意' },
      });
    const early = await settle('2020-01-01');
    expect(refused(early)).toEqual([422, 'settled-before-proposal']);
    expect(early.body.title).toMatch(/第 1 版结果4月\d+日才提出/);
    const today = (await stageOf(quarter, 'settle')).begins;
    expect((await settle(today)).body.version.settled.day).toBe(today);
    await toStage(quarter, 'confirm');
    await quarter.office.ask(`POST ${at(quarter, '/confirmation')}`, { body: { version: 1 } });
    await atDay(quarter.server, '2026-05-25');
    expect(await upheld(quarter, 20, other)).toBe(2);
    const { version } = (await quarter.office.ask(`GET ${at(quarter, '/results?version=2')}`)).body;
    expect(version.settled).toMatchObject({ body: '县委组织部', day: '2026-05-25' });
  });
});

describe('a stage of records', () => {
  it('[FX-05] 重新进行的纪实，开到新的截止日为止', async () => {
    const quarter = await begunQuarter();
    expect(refused(await changed(quarter, 'logging/reopening', {}))).toEqual([422, 'day-wanted']);
    expect((await changed(quarter, 'logging/reopening', { ends: '2026-04-10' })).status).toBe(200);
    expect(await stageOf(quarter, 'record')).toMatchObject({ state: 'on', ends: '2026-04-10' });
    expect((await changed(quarter, 'logging', { ends: '2026-04-12' })).status).toBe(200);
    await atDay(quarter.server, '2026-04-13');
    await turned(quarter.server);
    expect(await stageOf(quarter, 'record')).toMatchObject({ state: 'done' });
    expect(await stageOf(quarter, 'poll')).toMatchObject({ state: 'on', begins: '2026-04-13' });
    expect(refused(await changed(quarter, 'rating', { ends: '2126-04-30' }))).toEqual([422, 'day-far']);
    expect(refused(await changed(quarter, 'rating', { ends: '9999-12-30' }))).toEqual([422, 'invalid-input']);
    await quarter.server.close();
  });
});
