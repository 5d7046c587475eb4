import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmed, days, type Matters, messagesTo, onDay, onNotice, refused } from './matters.ts';

const OBJECTOR = 20;
const OTHER = 25;
const LATE = 26;
const DIRECT = 27;

describe('the days of review and appeal', () => {
  let matters: Matters;
  let final: string;
  beforeAll(async () => {
    matters = await onNotice();
    final = await confirmed(matters);
  });
  afterAll(() => matters.server.close());

  it('[公务员法第九十五条] 期限从本人收到结果之日起算：看到成绩的那一天', async () => {
    const late = await matters.as(LATE);
    await onDay(matters, days(final, 20));
    const receive = async () => (await late.ask(`POST ${matters.at('/receipt')}`, { body: {} })).body;
    expect((await late.ask('GET /api/results/mine')).body.rounds[0]).toMatchObject({ final: true, unseen: true });
    expect(await receive()).toEqual({ received: days(final, 20) });
    expect((await late.ask('GET /api/results/mine')).body.rounds[0].unseen).toBe(false);
    const { body } = await late.ask('GET /api/objections/mine');
    expect(body.fileable).toEqual([
      expect.objectContaining({ kind: 'review', kindName: '复核', until: days(final, 50) }),
      expect.objectContaining({ kind: 'appeal', kindName: '申诉', until: days(final, 50) }),
    ]);
    // Seen again later, it was received when it was first seen.
    await onDay(matters, days(final, 22));
    expect(await receive()).toEqual({ received: days(final, 20) });
    expect((await late.ask('GET /api/objections/mine')).body.fileable[0].until).toBe(days(final, 50));
  });

  it('[公务员法第九十五条] 可以不经复核直接申诉，六十日内决定；申诉决定以后不再受理，再申诉向上一级机关提出', async () => {
    const direct = await matters.as(DIRECT);
    await direct.ask(`POST ${matters.at('/receipt')}`, { body: {} });
    expect(refused(await matters.file(direct, { kind: 'objection' }))).toEqual([409, 'kind-not-open']);
    const appeal = await matters.file(direct, { kind: 'appeal' });
    expect(appeal.body).toMatchObject({ kindName: '申诉', clock: '还有 60 天' });
    expect((await matters.decide(appeal, false)).body.stateName).toBe('不成立');
    expect((await direct.ask('GET /api/objections/mine')).body.fileable).toEqual([]);
    for (const kind of ['review', 'appeal'])
      expect(refused(await matters.file(direct, { kind }))).toEqual([409, 'appeal-decided']);
  });

  it('[公务员法第九十五条] 别人的复核成立，没有涉及的人不因此另得三十日', async () => {
    const [objector, other] = [await matters.as(OBJECTOR), await matters.as(OTHER)];
    const review = await matters.file(objector);
    expect(review.body.kindName).toBe('复核');
    await onDay(matters, days(final, 31));
    expect(refused(await matters.file(other))).toEqual([409, 'nothing-to-object']);
    expect((await matters.decide(review, true)).body.madeVersion).toBe(2);
    await onDay(matters, days(final, 40));
    expect(refused(await matters.file(other))).toEqual([409, 'nothing-to-object']);
    // Whose review was upheld has a new result, and has had the review of it.
    expect((await objector.ask('GET /api/objections/mine')).body.fileable).toEqual([
      expect.objectContaining({ kind: 'appeal', until: days(final, 46) }),
    ]);
  });

  it('[公务员法第九十五条] 因别人的复核成立而结果变化的，告诉本人，并从收到之日起另得三十日', async () => {
    const linesOf = async (version: number) =>
      (await matters.office.ask(`GET ${matters.at(`/results?version=${version}`)}`)).body.lines;
    const [before, after] = [await linesOf(1), await linesOf(2)];
    const lost = before.findIndex(
      (line: { grade: string }, at: number) => line.grade !== after[at].grade && at !== OBJECTOR,
    );
    expect([before[lost].grade, after[lost].grade]).toEqual(['好', '较好']);
    const loser = await matters.as(lost);
    const [text] = await messagesTo(loser, 'result-corrected');
    expect(text).toContain('等次由“好”改为“较好”');
    expect(text).toContain('不服的，可以自收到之日起 30 日内申请复核，或者直接提出申诉。');
    expect(text).not.toContain(matters.who(OBJECTOR).name);
    expect(await messagesTo(await matters.as(OBJECTOR), 'result-corrected')).toEqual([]);
    expect(await messagesTo(await matters.as(OTHER), 'result-corrected')).toEqual([]);
    await onDay(matters, days(final, 60));
    await loser.ask(`POST ${matters.at('/receipt')}`, { body: {} });
    expect((await loser.ask('GET /api/objections/mine')).body.fileable[0]).toMatchObject({
      kind: 'review',
      until: days(final, 90),
    });
    expect((await matters.file(loser)).body.kindName).toBe('复核');
  });
});

describe('handling a review', () => {
  let matters: Matters;
  beforeAll(async () => {
    matters = await onNotice();
    await confirmed(matters);
  });
  afterAll(() => matters.server.close());

  it('[公务员法第九十五条] 只有申诉可以延长，复核在三十日内作出决定', async () => {
    const { body } = await matters.file(await matters.as(OTHER));
    const longer = { revision: body.revision, due: days(body.due, 30), reason: '案情复杂' };
    expect(body).toMatchObject({ kindName: '复核', abilities: { longer: false } });
    const told = await matters.put(body.id, 'due', longer);
    expect(refused(told)).toEqual([422, 'appeal-alone-longer']);
    expect(told.body.title).toContain('复核的答复期限不能延长');
  });

  it('[XL-08] 调查情况在作出决定以前本人看不到，决定以后和答复一起看到', async () => {
    const own = await matters.as(OTHER);
    const [one] = (await own.ask('GET /api/objections/mine')).body.own;
    const named = await matters.put(one.id, 'handler', { revision: one.revision, person: matters.who(30).id });
    const study = { revision: named.body.revision, text: '与甲、乙谈话，二人反映情况不一致。' };
    const studied = await matters.put(one.id, 'study', study);
    expect(studied.body.study).toBe(study.text);
    expect((await own.ask(`GET /api/objections/${one.id}`)).body.study).toBeUndefined();
    expect(JSON.stringify((await own.ask('GET /api/objections/mine')).body)).not.toContain('甲、乙');
    const decision = {
      revision: studied.body.revision,
      upheld: false,
      body: '考核委员会',
      text: '维持。',
      rulings: [],
    };
    expect((await matters.put(one.id, 'decision', decision, matters.decider)).status).toBe(200);
    expect((await own.ask(`GET /api/objections/${one.id}`)).body.study).toBe(study.text);
  });

  it('[XL-08] 提出异议的项目须是方案里的，否则说明怎样改正', async () => {
    const told = await matters.file(await matters.as(LATE), { figure: 'nonsense' });
    expect(refused(told)).toEqual([422, 'figure-unknown']);
    expect(told.body.title).toContain('nonsense');
  });
});
