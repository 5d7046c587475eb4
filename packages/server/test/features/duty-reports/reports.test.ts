import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { type Town, townServer } from '../meetings/town.ts';

let town: Town;
let writer: string;
let own: Asking;
beforeAll(async () => {
  town = await townServer();
  writer = town.reporters[0];
  own = await town.as(writer);
});
afterAll(() => town.server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const at = (id: string, person = writer) => `/api/meetings/${id}/reports/${person}`;
const save = (id: string, text: string, revision: number) => own.ask(`PUT ${at(id)}`, { body: { text, revision } });
const handIn = (id: string, text: string, revision: number) =>
  own.ask(`POST ${at(id)}/hand-in`, { body: { text, revision } });
/** Facts about the writer at this meeting; of those of one moment what corrects another comes first. */
const factsOf = async (kind: string, meeting: string) => {
  const { body } = await town.office.ask(`GET /api/people/${writer}/facts?kind=${kind}`);
  return body.facts
    .filter(({ payload }: { payload?: { meeting: { id: string } } }) => payload?.meeting.id === meeting)
    .sort((a: { corrects?: string }, b: { id: string }) => (a.corrects === b.id ? -1 : 1));
};
/** Time goes on between what is said. */
const tick = () => {
  town.server.clock.now = new Date(town.server.clock.now.getTime() + 1000);
};

describe('[DZ-03] a duty report is written', () => {
  it('bit by bit, and stands where it was left on any device', async () => {
    const { id } = await town.meeting();
    expect((await own.ask(`GET ${at(id)}`)).body).toMatchObject({
      state: 'none',
      text: '',
      revision: 0,
      most: 2000,
      abilities: { write: true },
    });
    expect((await save(id, '一年来，', 0)).body).toMatchObject({ revision: 1, length: 4 });
    expect((await save(id, '一年来，我村', 1)).body).toMatchObject({ revision: 2, length: 6 });
    expect((await own.ask(`GET ${at(id)}`)).body).toMatchObject({ state: 'draft', text: '一年来，我村', revision: 2 });
  });

  it('in two windows: the one that saw an older state overwrites nothing', async () => {
    const { id } = await town.meeting();
    await save(id, '第一个窗口', 0);
    expect(refused(await save(id, '第二个窗口', 0))).toEqual([409, 'report-changed-elsewhere']);
    expect(refused(await handIn(id, '第二个窗口', 0))).toEqual([409, 'report-changed-elsewhere']);
    expect((await own.ask(`GET ${at(id)}`)).body.text).toBe('第一个窗口');
    // Both at once from the same state: one gets through.
    const both = await Promise.all([save(id, '甲', 1), save(id, '乙', 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const fresh = await town.meeting();
    const first = await Promise.all([save(fresh.id, '甲', 0), save(fresh.id, '乙', 0)]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('and nobody else sees the draft', async () => {
    const { id } = await town.meeting();
    await save(id, '还没想好', 0);
    const { body } = await town.office.ask(`GET ${at(id)}`);
    expect(body).toMatchObject({ state: 'draft', length: 0 });
    expect(body).not.toHaveProperty('text');
    expect(refused(await (await town.as(town.chair)).ask(`GET ${at(id)}`))).toEqual([403, 'forbidden']);
  });
});

describe('[DZ-03] a duty report is handed in', () => {
  it('with its text as a fact of the reporter’s own', async () => {
    const { id } = await town.meeting();
    const { body } = await handIn(id, ' 一年来，我村办成三件事。\n', 0);
    expect(body).toMatchObject({
      state: 'handed-in',
      stateName: '已提交',
      text: '一年来，我村办成三件事。',
      abilities: { write: false },
    });
    const [fact] = await factsOf('report.handed-in', id);
    expect(fact).toMatchObject({
      subject: writer,
      authority: 'self',
      payload: { meeting: { id, day: '2026-03-28' }, manner: 'oral', text: '一年来，我村办成三件事。', length: 12 },
    });
    // The text stands in the ledger alone, so that what the law has erased there is gone.
    const row = await town.server.database.pool.query('select draft from duty_reports where meeting = $1', [id]);
    expect(row.rows).toEqual([{ draft: '' }]);
    expect(refused(await save(id, '再改', 1))).toEqual([409, 'report-handed-in']);
    expect(refused(await handIn(id, '再交', 1))).toEqual([409, 'report-handed-in']);
  });

  it('with at most 2,000 signs, as people count them', async () => {
    const { id } = await town.meeting();
    const full = `${'𠮷'.repeat(1999)}👨‍👩‍👧`;
    const over = await handIn(id, `${full}字`, 0);
    expect(refused(over)).toEqual([422, 'report-too-long']);
    expect(over.body.title).toBe('报告有 2001 字，最多 2000 字，请精简 1 字后再提交。');
    expect(refused(await handIn(id, ' \n　', 0))).toEqual([422, 'report-empty']);
    // A draft may be longer while it is being written.
    expect((await save(id, `${full}字`, 0)).body.length).toBe(2001);
    expect((await handIn(id, full.replaceAll('𠮷𠮷', '𠮷 \n𠮷'), 1)).status).toBe(200);
  });

  it('until the end of the last day, which can be put off', async () => {
    const [early, late] = [await town.meeting(), await town.meeting()];
    const { clock } = town.server;
    const before = clock.now;
    /** Sessions of before would have ended of idleness. */
    const later = async (at: string) => {
      clock.now = new Date(at);
      return { who: await town.as(writer), office: await town.server.as({ held: [{ role: 'office' }] }) };
    };
    const body = (revision: number) => ({ body: { text: '赶在最后', revision } });
    try {
      const inTime = await later('2026-03-27T15:59:59Z');
      expect((await inTime.who.ask(`POST ${at(early.id)}/hand-in`, body(0))).status).toBe(200);
      const { who, office } = await later('2026-03-27T16:00:00Z');
      await who.ask(`PUT ${at(late.id)}`, body(0));
      const told = await who.ask(`POST ${at(late.id)}/hand-in`, body(1));
      expect(refused(told)).toEqual([409, 'report-late']);
      expect(told.body.title).toContain('2026年3月27日');
      expect((await who.ask(`GET ${at(late.id)}`)).body.text).toBe('赶在最后');
      const due = { revision: late.revision, due: '2026-03-28' };
      expect((await office.ask(`PUT /api/meetings/${late.id}/due`, { body: due })).body.due).toBe('2026-03-28');
      expect((await who.ask(`POST ${at(late.id)}/hand-in`, body(1))).status).toBe(200);
    } finally {
      clock.now = before;
    }
  });

  it('once, however often the request comes', async () => {
    const { id } = await town.meeting();
    const send = () => own.ask(`POST ${at(id)}/hand-in`, { body: { text: '报告', revision: 0 }, key: `once-${id}` });
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    expect(await factsOf('report.handed-in', id)).toHaveLength(1);
  });

  it('and returned with a reason: the writer goes on from the text, and the new one corrects the old', async () => {
    const { id } = await town.meeting();
    await handIn(id, '第一稿', 0);
    const [first] = await factsOf('report.handed-in', id);
    const back = await town.office.ask(`POST ${at(id)}/return`, { body: { reason: '请补充存在的问题。' } });
    expect(back.body).toMatchObject({ state: 'returned' });
    expect(back.body).not.toHaveProperty('text');
    const [fact] = await factsOf('report.returned', id);
    expect(fact).toMatchObject({ authority: 'office', payload: { text: '请补充存在的问题。', report: first.id } });
    const again = await own.ask(`GET ${at(id)}`);
    expect(again.body).toMatchObject({
      state: 'returned',
      reason: '请补充存在的问题。',
      text: '第一稿',
      abilities: { write: true },
    });
    expect(refused(await town.office.ask(`POST ${at(id)}/return`, { body: { reason: '再退' } }))).toEqual([
      409,
      'report-not-handed-in',
    ]);
    await handIn(id, '第二稿', again.body.revision);
    const [second] = await factsOf('report.handed-in', id);
    expect(second).toMatchObject({ corrects: first.id, payload: { text: '第二稿' } });
    expect((await town.office.ask(`GET ${at(id)}`)).body.text).toBe('第二稿');
  });

  it('and read as erased where the law had its content erased', async () => {
    const { id } = await town.meeting();
    await handIn(id, '要删的', 0);
    const [fact] = await factsOf('report.handed-in', id);
    await town.server.database.pool.query('delete from fact_bodies where fact = $1', [fact.id]);
    const { body } = await own.ask(`GET ${at(id)}`);
    expect(body.state).toBe('handed-in');
    expect(body).not.toHaveProperty('text');
  });
});

describe('[DZ-07] 公开述职报告', () => {
  it('opens it to those who take part, the people of the reporter’s unit and the leaders above, and to nobody else', async () => {
    const guest = await town.person('受邀人', town.county);
    const villager = await town.person('同村干部', town.villages[0]);
    const elsewhere = await town.person('外村干部', await otherVillage());
    const { id } = await town.meeting({ groups: [{ name: '领导', needs: 'none', people: [guest] }] });
    await handIn(id, '公开的报告', 0);
    const read = async (person: string) => (await (await town.as(person)).ask(`GET ${at(id)}`)).status;
    const readers = [guest, villager, town.chair, town.reporters[1]];
    expect(await Promise.all(readers.map(read))).toEqual([403, 403, 403, 403]);
    const published = await town.office.ask(`POST /api/meetings/${id}/reports/publish`);
    expect(published.body).toEqual({ published: 1 });
    expect(refused(await town.office.ask(`POST /api/meetings/${id}/reports/publish`))).toEqual([
      409,
      'nothing-to-publish',
    ]);
    expect(await Promise.all(readers.map(read))).toEqual([200, 200, 200, 200]);
    expect(await read(elsewhere)).toBe(403);
    const { body } = await (await town.as(guest)).ask('GET /api/my-meetings');
    expect(body.meetings[0].reports).toMatchObject([{ id: writer, name: '沈砚秋' }]);
  });

  async function otherVillage(): Promise<string> {
    const { body } = await town.office.ask('POST /api/units', {
      body: { name: '外河村', kind: 'village', parent: town.town },
    });
    return body.unit.id;
  }
});

describe('[DZ-07] 一述一评', () => {
  const open = async (changes?: object) => {
    const made = await town.meeting(changes);
    await town.office.ask(`POST /api/meetings/${made.id}/open`, { body: { reason: '试开' } });
    return made.id as string;
  };
  const say = (who: Asking, id: string, body: object) => {
    tick();
    return who.ask(`POST ${at(id)}/comments`, { body });
  };

  it('the leader comments for themself, or the clerk writes down whose words they are; the reporter sees them', async () => {
    const id = await open();
    const chair = await town.as(town.chair);
    expect((await say(chair, id, { text: '工作扎实，短板在集体经济。' })).status).toBe(200);
    const [fact] = await factsOf('report.comment', id);
    expect(fact).toMatchObject({
      subject: writer,
      authority: 'leader',
      payload: { commenter: { id: town.chair, name: '周明远' }, text: '工作扎实，短板在集体经济。', meeting: { id } },
    });
    const deputy = await town.person('副镇长', town.town, 'inCharge');
    expect(refused(await say(town.office, id, { text: '很好。' }))).toEqual([422, 'commenter-missing']);
    expect((await say(town.admin, id, { text: '再接再厉。', commenter: deputy })).status).toBe(200);
    const authorities = (await factsOf('report.comment', id)).map((each: { authority: string }) => each.authority);
    expect(authorities.sort()).toEqual(['leader', `unitAdmin:${town.town}`]);
    const { body } = await own.ask(`GET ${at(id)}`);
    expect(body.comments).toMatchObject([
      { commenter: { name: '周明远' }, text: '工作扎实，短板在集体经济。' },
      { commenter: { name: '副镇长' }, text: '再接再厉。' },
    ]);
  });

  it('what the same leader says again corrects the earlier words', async () => {
    const id = await open();
    const chair = await town.as(town.chair);
    await say(chair, id, { text: '初评' });
    const [first] = await factsOf('report.comment', id);
    await say(chair, id, { text: '再评' });
    const [second] = await factsOf('report.comment', id);
    expect(second.corrects).toBe(first.id);
    expect((await own.ask(`GET ${at(id)}`)).body.comments).toMatchObject([{ text: '再评' }]);
  });

  it('not before the meeting, not by a colleague, and not by the reporter', async () => {
    const planned = await town.meeting();
    expect(refused(await say(await town.as(town.chair), planned.id, { text: '早' }))).toEqual([
      409,
      'comment-too-early',
    ]);
    const id = await open();
    expect(refused(await say(await town.as(town.reporters[1]), id, { text: '同僚' }))).toEqual([403, 'forbidden']);
    expect(refused(await say(own, id, { text: '自评' }))).toEqual([403, 'forbidden']);
    expect(refused(await say(town.office, id, { text: '自评', commenter: writer }))).toEqual([
      422,
      'comment-on-oneself',
    ]);
    // In another leader's name only who runs the meeting may.
    const posed = await say(await town.as(town.chair), id, { text: '冒名', commenter: town.reporters[1] });
    expect(refused(posed)).toEqual([403, 'forbidden']);
  });

  it('集中点评 is one comment that stands with every report', async () => {
    const id = await open({ comments: 'once' });
    const chair = await town.as(town.chair);
    const told = await chair.ask(`POST /api/meetings/${id}/comments`, { body: { text: '三个村各有特点。' } });
    expect(told.body).toEqual({ reporters: 3 });
    for (const person of town.reporters) {
      const { body } = await town.office.ask(`GET ${at(id, person)}`);
      expect(body.comments).toMatchObject([{ commenter: { name: '周明远' }, text: '三个村各有特点。' }]);
    }
  });
});

it('tells a reporter at home what to write until when, that it came back, and nothing once it is handed in', async () => {
  const person = town.reporters[2];
  const who = await town.as(person);
  const items = async () => {
    const { body } = await who.ask('GET /api/home');
    return body.items.filter(({ kind }: { kind: string }) => kind.startsWith('report-'));
  };
  for (const { id } of (await who.ask('GET /api/my-meetings')).body.meetings)
    await town.server.database.pool.query("update meetings set state = 'closed' where id = $1", [id]);
  expect(await items()).toEqual([]);
  const { id } = await town.meeting();
  expect(await items()).toEqual([{ kind: 'report-due', count: 1, until: '2026-03-27' }]);
  await who.ask(`POST ${at(id, person)}/hand-in`, { body: { text: '书面报告', revision: 0 } });
  expect(await items()).toEqual([]);
  await town.office.ask(`POST ${at(id, person)}/return`, { body: { reason: '补充' } });
  expect(await items()).toEqual([{ kind: 'report-returned', count: 1, until: '2026-03-27' }]);
});
