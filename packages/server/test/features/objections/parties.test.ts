import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStage } from '../results/quarter.ts';
import { type Matters, messagesTo, onNotice, refused, settled } from './matters.ts';

const OBJECTOR = 20;
const committee = [{ role: 'committee' }] as const;

describe('an objection on notice', () => {
  let matters: Matters;
  beforeAll(async () => {
    matters = await onNotice();
  });
  afterAll(() => matters.server.close());

  it('[公务员法第七十六条] 提出人和评鉴过他的人回避：不能确定经办人、调查、决定，也不列在他们的待办里', async () => {
    const objector = await matters.as(OBJECTOR, [{ role: 'committee' }, { role: 'office' }]);
    const { body: subjects } = await matters.office.ask(
      `GET ${matters.at(`/subjects?organization=${matters.bureau}`)}`,
    );
    const { reviewers } = subjects.subjects[OBJECTOR];
    const { reviewer } = reviewers.find((one: { reviewer?: object }) => one.reviewer !== undefined);
    const leader = await matters.server.as({ person: reviewer.id, held: [...committee, { role: 'office' }] });
    const { body: filed } = await matters.file(objector);
    const person = matters.who(30).id;
    const tell = (who: typeof leader, path: string, body: object) => matters.put(filed.id, path, body, who);
    let { revision } = filed;
    expect(refused(await tell(objector, 'handler', { revision, person }))).toEqual([403, 'recuse-oneself']);
    expect(refused(await tell(leader, 'handler', { revision, person }))).toEqual([403, 'must-recuse']);
    ({ revision } = (await matters.put(filed.id, 'handler', { revision, person })).body);
    const study = { revision, text: '经核实。' };
    expect(refused(await tell(objector, 'study', study))).toEqual([403, 'recuse-oneself']);
    expect(refused(await tell(leader, 'study', study))).toEqual([403, 'must-recuse']);
    ({ revision } = (await matters.put(filed.id, 'study', study)).body);
    const decision = { revision, upheld: true, body: '考核委员会', text: '成立。', rulings: [] };
    expect(refused(await tell(objector, 'decision', decision))).toEqual([403, 'recuse-oneself']);
    expect(refused(await tell(leader, 'decision', decision))).toEqual([403, 'must-recuse']);
    for (const who of [objector, leader]) {
      const { body } = await who.ask(`GET /api/objections/${filed.id}`);
      expect(body.abilities).toMatchObject({ name: false, study: false, decide: false, longer: false });
      const { body: home } = await who.ask('GET /api/home');
      expect(JSON.stringify(home)).not.toContain('objection-decide');
    }
    const { body: home } = await matters.decider.ask('GET /api/home');
    expect(JSON.stringify(home)).toContain('objection-decide');
    const self = { kind: 'subject', target: matters.who(31).id, setting: '例外', value: 'up' };
    const own = await matters.as(31, committee);
    expect(refused(await tell(own, 'decision', { ...decision, rulings: [self] }))).toEqual([403, 'ruling-on-oneself']);
    const ruling = { ...self, target: matters.who(OBJECTOR).id };
    expect((await tell(matters.decider, 'decision', { ...decision, rulings: [ruling] })).status).toBe(200);
  });

  it('[XL-08] 写了调查情况的不参与决定：另定经办人以后须重新调查，委员不是经办人的不写', async () => {
    const { office, decider, who } = matters;
    const member = await matters.as(31, committee);
    const { body: filed } = await matters.file(await matters.as(OBJECTOR + 3));
    let { revision } = (await matters.put(filed.id, 'handler', { revision: filed.revision, person: who(31).id })).body;
    ({ revision } = (await matters.put(filed.id, 'study', { revision, text: '经核实。' }, member)).body);
    const other = await matters.put(filed.id, 'handler', { revision, person: who(30).id }, member);
    ({ revision } = other.body);
    const decision = { revision, upheld: false, body: '考核委员会', text: '不成立。', rulings: [] };
    expect(refused(await matters.put(filed.id, 'decision', decision, member))).toEqual([409, 'not-studied']);
    const both = await matters.server.as({ held: [{ role: 'office' }, { role: 'committee' }] });
    expect((await both.ask(`GET /api/objections/${filed.id}`)).body.abilities.study).toBe(false);
    const study = { revision, text: '经核实。' };
    expect(refused(await matters.put(filed.id, 'study', study, both))).toEqual([403, 'decider-studies']);
    ({ revision } = (await matters.put(filed.id, 'study', study, office)).body);
    expect((await matters.put(filed.id, 'decision', { ...decision, revision }, decider)).status).toBe(200);
  });

  it('[XL-09] 提出建议的人不审定更正后的一版，决定更正的人也不审定，都不列在他们的待办里', async () => {
    const kindsOf = async (who: typeof matters.office) =>
      (await who.ask('GET /api/home')).body.items.map(({ kind }: { kind: string }) => kind);
    await toStage(matters, 'settle');
    const other = await matters.server.as({ held: committee });
    expect(await kindsOf(other)).toContain('results-settle');
    const day = matters.server.clock.now.toISOString().slice(0, 10);
    const body = { version: 2, body: '街道党工委会议', day, note: '同意' };
    for (const maker of [matters.committee, matters.decider]) {
      expect(refused(await maker.ask(`POST ${matters.at('/settlement')}`, { body }))).toEqual([
        403,
        'proposer-settles',
      ]);
      expect(await kindsOf(maker)).not.toContain('results-settle');
    }
  });

  it('[XL-08] 公示期间因别人的异议成立而结果变化的，告诉本人，另有同样多的工作日可以提出，审定以后也可以', async () => {
    const linesOf = async (version: number) =>
      (await matters.office.ask(`GET ${matters.at(`/results?version=${version}`)}`)).body.lines;
    const [before, after] = [await linesOf(1), await linesOf(2)];
    const lost = before.findIndex(
      (line: { grade: string }, at: number) => at !== OBJECTOR && line.grade === '好' && after[at].grade !== '好',
    );
    const loser = await matters.as(lost);
    const [text] = await messagesTo(loser, 'result-corrected');
    expect(text).toMatch(/等次由“好”改为“较好”.*有异议的，请在4月\d+日前提出。$/);
    await settled(matters, 2);
    const { body } = await loser.ask('GET /api/objections/mine');
    expect(body.fileable).toEqual([expect.objectContaining({ kind: 'objection', until: expect.any(String) })]);
    expect(refused(await matters.file(await matters.as(OBJECTOR + 5)))).toEqual([409, 'nothing-to-object']);
    expect((await matters.file(loser)).body.kindName).toBe('异议');
  });

  it('[FX-09] 撤回和确认先后进行，撤回的人的结果同样最后确定', async () => {
    const filed = (await matters.office.ask('GET /api/objections')).body.objections.find(
      ({ open }: { open: boolean }) => open,
    );
    const own = await matters.server.as({ person: filed.person.id });
    await toStage(matters, 'confirm');
    // Whoever confirms holds the round; the withdrawal must not go by what it was before.
    const { pool } = matters.server.database;
    const holding = await pool.connect();
    await holding.query('begin');
    await holding.query('select id from rounds where id = $1 for update', [matters.round]);
    const withdrawing = matters.put(filed.id, 'withdrawal', { revision: filed.revision }, own);
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);
    const untouched = await pool.query('select state from objections where id = $1 for update skip locked', [filed.id]);
    expect(untouched.rows).toEqual([{ state: 'filed' }]);
    await holding.query('commit');
    holding.release();
    expect((await withdrawing).body.stateName).toBe('本人已撤回');
    const confirmed = await matters.office.ask(`POST ${matters.at('/confirmation')}`, { body: { version: 2 } });
    expect(confirmed.status).toBe(200);
    const finals = "select 1 from facts where kind = 'result.final' and subject = $1";
    expect((await pool.query(finals, [filed.person.id])).rowCount).toBe(1);
  });
});
