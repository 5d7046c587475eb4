import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../server.ts';
import { atDay, begunQuarter, type Quarter, rated, toStage, turned } from '../results/quarter.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let quarter: Quarter;
let address: string;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const contact = '考核委员会办公室（街道办 203 室），电话 0716-1234567';
const publish = (more: object = {}) => quarter.office.ask(`POST ${at('/notice')}`, { body: { contact, ...more } });
const read = () => quarter.server.visitor.ask(`GET ${address}`);

beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
});
afterAll(() => quarter.server.close());

describe('a public notice', () => {
  it('[XL-08] 先提出建议，再公示；公示的天数按方案，节假日不计', async () => {
    expect(refused(await publish())).toEqual([409, 'stage-not-on']);
    expect((await quarter.committee.ask(`POST ${at('/proposal')}`, { body: {} })).status).toBe(200);
    await toStage(quarter, 'notice');
    const { body } = await quarter.office.ask(`GET ${at('/notice')}`);
    expect(body.proposed).toMatchObject({
      title: expect.stringContaining('结果公示'),
      version: 1,
      people: quarter.people.length,
      figures: [
        { id: 'common', name: '共性指标' },
        { id: 'individual', name: '个性指标' },
      ],
      workingDays: 5,
    });
    expect(refused(await publish({ ends: body.proposed.begins }))).toEqual([422, 'notice-too-short']);
    expect(refused(await publish({ figures: ['没有的'] }))).toEqual([422, 'figure-unknown']);
    expect(refused(await publish({ contact: ' ' }))).toEqual([422, 'invalid-input']);
    const published = await publish();
    expect(published.body.notice).toMatchObject({ hangs: true, ends: body.proposed.ends, contact });
    address = published.body.notice.address;
    expect(refused(await publish())).toEqual([409, 'notice-hangs']);
  });

  it('[XL-08] 等次建议和各项得分谁都可以看，并附存证摘要；不带任何脚本就能读', async () => {
    const told = await read();
    expect(told.status).toBe(200);
    const page = told.raw.body;
    for (const { name } of quarter.people) expect(page).toContain(`>${name}<`);
    for (const word of ['共性指标', '个性指标', '总分', '拟定等次', contact, '5 个工作日'])
      expect(page).toContain(word);
    const { body } = await quarter.office.ask(`GET ${at('/results?version=1')}`);
    expect(page).toContain(body.version.resultsHash);
    expect(page).toContain(body.version.tablesHash);
    expect(page).not.toMatch(/<script(?![^>]*src)/);
  });

  it('shows what has changed since somebody last looked, though it is made once for all', async () => {
    const { office, bureau } = quarter;
    const { body } = await office.ask(`GET /api/units/${bureau}`);
    const { revision, kind, parent, code, since } = body.unit;
    const renamed = await office.ask(`PUT /api/units/${bureau}`, {
      body: { revision, name: '县农业农村和乡村振兴局', kind, parent: parent?.id ?? parent, code, since },
    });
    expect(renamed.status).toBe(200);
    expect((await read()).raw.body).toContain('县农业农村和乡村振兴局');
  });

  it('of an address that nobody was given tells nothing', async () => {
    for (const code of ['nirgends-0123456789', 'qinghe-0123456789', 'x'])
      expect((await quarter.server.visitor.ask(`GET /p/${code}`)).status).toBe(404);
  });

  it('[FX-09] 期满以后不再显示名单；提前撤下须写明理由', async () => {
    const taken = await quarter.office.ask(`POST ${at('/notice/withdrawal')}`, { body: { reason: '名单有误' } });
    expect(taken.body.notice).toMatchObject({ hangs: false, reason: '名单有误' });
    // What is wrong is to be known by nobody any more, until it hangs again.
    const own = await quarter.server.as({ person: quarter.people[0]?.id ?? '' });
    const known = async () => (await own.ask('GET /api/results/mine')).body.rounds[0];
    expect(await known()).not.toHaveProperty('result');
    const texts = (await own.ask('GET /api/messages')).body.messages.map(({ text }: { text: string }) => text);
    expect(texts).toContainEqual(expect.stringContaining('已经撤下，更正后另行公示'));
    const name = quarter.people[0]?.name ?? '';
    expect((await read()).raw.body).toContain('公示已经撤下');
    expect((await read()).raw.body).not.toContain(name);
    const anew = await publish();
    expect(anew.status).toBe(200);
    expect(anew.body.notice.address).not.toBe(address);
    address = anew.body.notice.address;
    expect((await read()).raw.body).toContain(name);
    expect(await known()).toHaveProperty('result');
    await atDay(quarter.server, '2026-07-01');
    expect((await read()).raw.body).toContain('公示期已满');
    expect((await read()).raw.body).not.toContain(name);
  });

  it('[XL-08] [XL-09] 没有公示的不能审定；公示晚了，天数一天不少，后面的环节顺延', async () => {
    const late = await begunQuarter();
    await rated(late, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
    await toStage(late, 'propose');
    await late.committee.ask(`POST /api/rounds/${late.round}/proposal`, { body: {} });
    const { body: before } = await late.office.ask(`GET /api/rounds/${late.round}`);
    const stage = (page: { stages: { kind: string; begins: string; ends: string }[] }, kind: string) =>
      page.stages.find((one) => one.kind === kind) as { begins: string; ends: string };
    // However late it is: nobody settles what didn't hang out.
    await atDay(late.server, '2026-05-20');
    await turned(late.server);
    const kinds = async () =>
      (await late.office.ask(`GET /api/rounds/${late.round}`)).body.stages
        .filter(({ state }: { state: string }) => state === 'on')
        .map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toEqual(['notice']);
    const published = await late.office.ask(`POST /api/rounds/${late.round}/notice`, { body: { contact } });
    const { body: after } = await late.office.ask(`GET /api/rounds/${late.round}`);
    expect(published.body.notice.ends > stage(before, 'notice').ends).toBe(true);
    expect(stage(after, 'notice').ends).toBe(published.body.notice.ends);
    expect(stage(after, 'settle').begins > stage(after, 'notice').ends).toBe(true);
    await toStage(late, 'settle');
    expect(await kinds()).toEqual(['settle']);
    await late.server.close();
  });
});
