import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { logWriter } from '../../../src/features/logs/store.ts';
import { recordInRound } from '../../../src/features/rounds/round-facts.ts';
import { asSuggested, type Item, type Reviewing, refused, reviewing } from './place.ts';

let place: Reviewing;
beforeAll(async () => {
  place = await reviewing();
});
afterAll(() => place.server.close());

const facts = async (kind: string) => {
  const { rows } = await place.server.database.pool.query<{ body: string; corrects: string | null; id: string }>(
    'select f.id, f.corrects, b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = $1 order by f.id',
    [kind],
  );
  return rows.map(({ body, ...row }) => ({ ...row, ...JSON.parse(body) }));
};
const post = (who: { ask: Reviewing['office']['ask'] }, person: string, what: string, body: object) =>
  who.ask(`POST /api/rounds/${place.round}/reviews/${person}/${what}`, { body });

describe('what there is to review', () => {
  it('[FX-07] 领导看到自己那一级的人员，按花名册排列：轮到谁、可打几分、先填几分', async () => {
    const { head, staff } = place;
    const { body } = await head.ask('GET /api/reviews');
    expect(body.rounds).toHaveLength(1);
    expect(body.rounds[0]).toMatchObject({
      round: { id: place.round },
      stage: { key: 'review', state: 'on' },
      roles: ['股组长'],
      passed: 0,
      waiting: 0,
    });
    const list = await place.items(head);
    expect(body.rounds[0].open).toBe(list.length);
    const item = await place.item(head, staff);
    expect(item).toMatchObject({ role: '股组长', state: 'open', stateName: '待我评鉴', forThem: false, below: [] });
    const loyalty = item.fields.find(({ indicator }) => indicator === 'loyalty');
    expect(loyalty?.suggested).toEqual({ value: '2.7', by: 'scheme', said: '按方案填 90%' });
  });

  it('[FX-04] 个性指标按重点工作分类：只问评分真正算到的那一项，各人不同', async () => {
    const { principal, staff } = place;
    const { body } = await principal.ask(`GET /api/rounds/${place.round}/reviews`);
    const keyWork = (item: Item | undefined) =>
      item?.fields.map(({ figure }) => figure).filter((one) => ['epidemic', 'service'].includes(one));
    expect(keyWork(body.items.find((one: Item) => one.person.id === staff))).toEqual(['epidemic']);
    expect(keyWork(body.items.find((one: Item) => one.person.id !== staff))).toEqual(['service']);
    const standard = body.standards.find(({ figure }: { figure: string }) => figure === 'epidemic');
    expect(standard).toMatchObject({ low: '0', high: '15', places: 2, applies: '重点工作为“疫情防控”' });
    // 股组长 gives nothing for key work.
    expect(keyWork(await place.item(place.head, staff))).toEqual([]);
  });

  it('[FX-03] 共性指标逐项评价，附办法的原文和分数范围', async () => {
    const { body } = await place.head.ask(`GET /api/rounds/${place.round}/reviews`);
    const of = (figure: string) => body.standards.find((one: { figure: string }) => one.figure === figure);
    expect(of('loyalty')).toMatchObject({ name: '政治忠诚', clause: ['FX-03'], low: '0', high: '3' });
    expect(of('competence')).toMatchObject({ name: '业务能力', high: '10' });
    expect(of('conduct-review')).toMatchObject({ name: '团结协作：领导评价', high: '5' });
  });

  it('tells how regularly they wrote: in time, late, and what lacks', async () => {
    // Thirteen weeks end in the quarter, and three months; the time for writing the last of them is over.
    const item = await place.item(place.head, place.staff);
    expect(item.logs).toEqual({ inTime: 0, late: 0, missing: 16 });
    const { county, database } = place.server;
    const payload = { round: place.round, entry: 'weekly', span: '2026-W02', ends: '2026-01-11', inTime: true };
    const fact = {
      kind: 'log.entry',
      subject: place.staff,
      payload: { ...payload, day: '2026-01-12', text: '入户走访', indicators: [] },
      at: place.server.clock.now,
      actor: place.head.account,
      authority: 'self',
    };
    await write({ tenant: county.id, db: database.db }, async (tx) => {
      const recorded = await recordInRound(tx, place.round, [fact]);
      const at = { round: place.round, person: place.staff, entry: 'weekly', span: '2026-W02' };
      await logWriter(tx).insert(
        at,
        { day: '2026-01-12', inTime: true },
        recorded.ok ? (recorded.ids[0] ?? '') : '',
        fact.at,
      );
    });
    expect((await place.item(place.head, place.staff)).logs).toEqual({ inTime: 1, late: 0, missing: 15 });
  });

  it('[FX-08] 可以调换人选的领导评鉴时看得到名额，股组长看不到', async () => {
    const list = `GET /api/rounds/${place.round}/reviews`;
    const seats = async (who: Reviewing['office']) => (await who.ask(list)).body.abilities.seats;
    expect(await seats(place.head)).toBe(false);
    expect(await seats(place.inCharge)).toBe(true);
    expect(await seats(place.principal)).toBe(true);
    // What the list promises holds.
    expect((await place.principal.ask(`GET /api/rounds/${place.round}/seats`)).status).toBe(200);
    expect((await place.head.ask(`GET /api/rounds/${place.round}/seats`)).status).toBe(403);
  });

  it('awaits the leader on their home, until the last day of the stage', async () => {
    const home = async (who: typeof place.head) =>
      (await who.ask('GET /api/home')).body.items.find(({ kind }: { kind: string }) => kind === 'review-open');
    expect(await home(place.head)).toMatchObject({ count: expect.any(Number), until: expect.any(String) });
    // Nobody has passed the level below yet: there is nothing to be done.
    const items = await place.items(place.inCharge);
    if (items.every(({ state }) => state === 'waiting')) expect(await home(place.inCharge)).toBeUndefined();
  });

  it('is nobody else’s business', async () => {
    const staff = await place.as(place.staff);
    expect((await staff.ask(`GET /api/rounds/${place.round}/reviews`)).status).toBe(403);
    expect((await staff.ask('GET /api/reviews')).body.rounds).toEqual([]);
    expect((await place.office.ask(`GET /api/rounds/${place.round}/reviews`)).status).toBe(403);
  });
});

describe('reviewing level by level', () => {
  it('[FX-07] 没有开始的环节不能评鉴，也不提醒', async () => {
    const { pool } = place.server.database;
    await pool.query("update round_stages set state = 'waiting', begins = '2026-04-20' where key = 'review'");
    const item = await place.item(place.head, place.staff);
    expect(item.abilities).toEqual({ pass: false, return: false, takeBack: false });
    expect(refused(await place.pass(place.head, [asSuggested(item)]))).toEqual([409, 'review-not-on']);
    const home = (await place.head.ask('GET /api/home')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(home).not.toContain('review-open');
    // Its day comes: what is before it is done, and nobody has to press anything.
    await pool.query("update round_stages set begins = '2026-04-05' where key = 'review'");
    expect((await place.item(place.head, place.staff)).abilities.pass).toBe(true);
  });

  it('[FX-07] 下一级没有评的，上一级不能评', async () => {
    const item = await place.item(place.inCharge, place.staff);
    expect(item).toMatchObject({ state: 'waiting', stateName: '待下一级评鉴', turn: { role: '股组长' } });
    const told = await place.pass(place.inCharge, [asSuggested(item)]);
    expect(refused(told)).toEqual([409, 'level-below-first']);
    expect(told.body.title).toContain(item.person.name);
  });

  it('[FX-03] 分数越界、小数过多、漏评、不该评的，一次全部按人和项目指出，一个也不提交', async () => {
    const item = await place.item(place.head, place.staff);
    const wrong = asSuggested(item, { loyalty: '3.01', resolve: '2.123', ability: '', competence: '很好', cheer: '1' });
    const told = await place.pass(place.head, [wrong]);
    expect(refused(told)).toEqual([409, 'reviews-faulty']);
    expect(told.body.errors.map(({ at }: { at: string }) => at.replace('body.items.0.points.', '')).sort()).toEqual([
      'ability',
      'cheer',
      'competence',
      'loyalty',
      'resolve',
    ]);
    expect(told.body.errors.find(({ at }: { at: string }) => at.endsWith('loyalty')).message).toBe(
      `${item.person.name}的“政治忠诚”须在 0 分到 3 分之间，请改正。`,
    );
    expect(await facts('review.points')).toEqual([]);
    for (const [value, code] of [
      ['-0.01', 'points-out-of-bounds'],
      ['2.123', 'points-too-fine'],
      ['1e1', 'points-unreadable'],
      ['', 'points-missing'],
    ] as const)
      expect(refused(await place.pass(place.head, [asSuggested(item, { loyalty: value })]))).toEqual([422, code]);
  });

  it('takes no huge text and no broken signs, and keeps rare ones', async () => {
    const item = await place.item(place.head, place.staff);
    const handed = asSuggested(item);
    expect((await place.pass(place.head, [{ ...handed, comment: '好'.repeat(501) }])).body.code).toBe('invalid-input');
    expect((await place.pass(place.head, [{ ...handed, comment: '\ud83d' }])).body.code).toBe('invalid-input');
    const long = asSuggested(item, { loyalty: '2'.repeat(21) });
    expect((await place.pass(place.head, [long])).body.code).toBe('invalid-input');
    const told = await place.pass(place.head, [{ ...asSuggested(item, { loyalty: '2.80' }), comment: '𠮷工，扎实' }]);
    expect(told.body).toEqual({ done: 1 });
    const [fact] = await facts('review.points');
    expect(fact).toMatchObject({
      subject: place.staff,
      authority: 'leader',
      payload: { round: place.round, stage: 'review', role: '股组长', comment: '𠮷工，扎实' },
    });
    expect(fact.payload.points).toMatchObject({ loyalty: '2.8', competence: '9' });
  });

  it('[FX-07] 下一级评完轮到上一级：看得到下面各级的分数和评语，先填下一级所评的', async () => {
    const item = await place.item(place.inCharge, place.staff);
    expect(item).toMatchObject({ state: 'open', below: [{ role: '股组长', comment: '𠮷工，扎实' }] });
    const of = (indicator: string) => item.fields.find((one) => one.indicator === indicator)?.suggested;
    expect(of('loyalty')).toEqual({ value: '2.8', by: 'below', said: '同股组长所评' });
    // Which the level below doesn't give.
    expect(of('epidemic')).toEqual({ value: '13.5', by: 'scheme', said: '按方案填 90%' });
  });

  it('of two who act at once, or twice with one click, one is done', async () => {
    const again = await place.item(place.head, place.staff);
    expect(again.abilities).toEqual({ pass: false, return: false, takeBack: true });
    expect(refused(await place.pass(place.head, [asSuggested(again)]))).toEqual([409, 'level-passed']);
    const item = await place.item(place.inCharge, place.staff);
    const both = await Promise.all([1, 2].map(() => place.pass(place.inCharge, [asSuggested(item)])));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const before = await facts('review.points');
    const key = crypto.randomUUID();
    const open = (await place.items(place.head)).find(({ state }) => state === 'open') as Item;
    const twice = [
      await place.pass(place.head, [asSuggested(open)], key),
      await place.pass(place.head, [asSuggested(open)], key),
    ];
    expect(twice.map(({ body }) => body)).toEqual([{ done: 1 }, { done: 1 }]);
    expect(await facts('review.points')).toHaveLength(before.length + 1);
  });

  it('[FX-07] 在上一级评鉴之前可以收回，上一级评过就不能', async () => {
    const item = await place.item(place.head, place.staff);
    const body = { role: item.role, revision: item.revision };
    expect(refused(await post(place.head, place.staff, 'taking-back', body))).toEqual([409, 'above-has-acted']);
    const own = await place.item(place.inCharge, place.staff);
    const back = { role: own.role, revision: own.revision };
    expect((await post(place.inCharge, place.staff, 'taking-back', back)).body).toEqual({ done: 1 });
    expect(refused(await post(place.inCharge, place.staff, 'taking-back', back))).toEqual([409, 'not-passed']);
    expect(await place.item(place.inCharge, place.staff)).toMatchObject({ state: 'open' });
    expect(await facts('review.taken-back')).toMatchObject([{ payload: { role: '分管领导' } }]);
  });

  it('[FX-07] 上一级写明理由退回，下一级重评后更正原来的分数', async () => {
    const item = await place.item(place.inCharge, place.staff);
    const why = { role: item.role, revision: item.revision, reason: '政治素质没有写依据' };
    expect((await post(place.inCharge, place.staff, 'return', { ...why, reason: ' ' })).body.code).toBe(
      'invalid-input',
    );
    expect((await post(place.inCharge, place.staff, 'return', why)).body).toEqual({ done: 1 });
    expect(await place.item(place.inCharge, place.staff)).toMatchObject({ state: 'waiting' });
    const below = await place.item(place.head, place.staff);
    expect(below).toMatchObject({ state: 'returned', stateName: '被退回：政治素质没有写依据' });
    expect(below.fields[0]?.suggested).toMatchObject({ by: 'own', value: '2.8', said: '本人上次所评' });
    expect(
      refused(await post(place.head, place.staff, 'return', { ...why, role: '股组长', revision: below.revision })),
    ).toEqual([409, 'nobody-below']);
    expect((await place.pass(place.head, [asSuggested(below, { loyalty: '2.5' })])).body).toEqual({ done: 1 });
    const given = (await facts('review.points')).filter(
      ({ subject, payload }) => subject === place.staff && payload.role === '股组长',
    );
    const first = given.find(({ corrects }) => corrects === null);
    expect(given.filter((one) => one !== first).map(({ corrects }) => corrects)).toEqual([first?.id]);
    expect(await facts('review.returned')).toMatchObject([{ payload: { to: '股组长', reason: '政治素质没有写依据' } }]);
  });

  it('[FX-07] 看到以后下一级又改过的，不能照旧通过', async () => {
    const seen = await place.item(place.inCharge, place.staff);
    const below = await place.item(place.head, place.staff);
    await post(place.head, place.staff, 'taking-back', { role: below.role, revision: below.revision });
    expect(refused(await place.pass(place.inCharge, [asSuggested(seen)]))).toEqual([409, 'level-below-first']);
    await place.pass(place.head, [asSuggested(await place.item(place.head, place.staff), { loyalty: '1' })]);
    expect(refused(await place.pass(place.inCharge, [asSuggested(seen)]))).toEqual([409, 'review-changed']);
  });

  it('somebody else’s person is refused, and named to nobody', async () => {
    const { head, principal } = place;
    const theirs = (await place.items(principal)).find(({ person }) => person.id !== place.staff) as Item;
    const told = await place.pass(head, [{ ...asSuggested(theirs), role: '主要领导' }]);
    expect(refused(told)).toEqual([403, 'not-yours']);
    expect(told.body.title).not.toContain(theirs.person.name);
  });
});

it('[FX-07] 更换评鉴人以后，由新的评鉴人评，原来的不能再评', async () => {
  const item = (await place.items(place.head)).find(({ state }) => state === 'open') as Item;
  const [other] = (await place.head.ask('GET /api/delegations/candidates')).body.people.filter(
    ({ id }: { id: string }) => id !== item.person.id,
  );
  const changed = await place.office.ask(
    `PUT /api/rounds/${place.round}/subjects/${item.person.id}/reviewers/sectionHead`,
    { body: { reviewer: other.id, reason: '原股长调离' } },
  );
  expect(changed.status).toBe(200);
  expect(refused(await place.pass(place.head, [asSuggested(item)]))).toEqual([403, 'not-yours']);
  const now = (await place.items(await place.as(other.id))).find(
    ({ person, role }) => person.id === item.person.id && role === '股组长',
  );
  expect(now).toMatchObject({ state: 'open', reviewer: { id: other.id } });
});

describe('a whole unit', () => {
  it('[FX-07] [FX-19] 每位领导一次通过全部人员；都评完，这一环节就完成，考核办看得到进度', async () => {
    const progress = async () => (await place.office.ask(`GET /api/rounds/${place.round}/reviews/progress`)).body;
    const before = await progress();
    expect(before.stages).toMatchObject([{ key: 'review', name: '逐级评鉴', reviewed: 0, daysLate: 0 }]);
    const [unit] = before.units;
    expect(unit.levels.map(({ role }: { role: string }) => role)).toEqual(['股组长', '分管领导', '主要领导']);
    expect(unit.turns[0]).toMatchObject({ reviewer: { name: expect.any(String) }, open: expect.any(Number) });
    // Level after level, each leader all of theirs at once, by what stands in the form.
    for (let turn = (await progress()).units[0].turns; turn.length > 0; turn = (await progress()).units[0].turns) {
      const who = await place.as(turn[0].reviewer.id);
      const open = (await place.items(who)).filter(({ abilities }) => abilities.pass);
      const told = await place.pass(
        who,
        open.map((item) => asSuggested(item)),
      );
      expect(told.body).toEqual({ done: open.length });
    }
    const after = await progress();
    expect(after.stages[0]).toMatchObject({ state: 'done', reviewed: after.stages[0].people });
    const { body } = await place.office.ask(`GET /api/rounds/${place.round}`);
    expect(body.stages.find(({ key }: { key: string }) => key === 'review').state).toBe('done');
    const item = await place.item(place.principal, place.staff);
    expect(item.abilities).toEqual({ pass: false, return: false, takeBack: false });
    const back = await post(place.principal, place.staff, 'taking-back', { role: item.role, revision: item.revision });
    expect(refused(back)).toEqual([409, 'review-not-on']);
  });

  it('[FX-07] 考核办重新进行这一环节，由最上一级再看一遍', async () => {
    const { body } = await place.office.ask(`GET /api/rounds/${place.round}`);
    const again = await place.office.ask(`POST /api/rounds/${place.round}/stages/review/reopening`, {
      body: { revision: body.revision, reason: '核对分数' },
    });
    expect(again.body.stages.find(({ key }: { key: string }) => key === 'review').state).toBe('on');
    expect(await place.item(place.principal, place.staff)).toMatchObject({
      state: 'open',
      abilities: { pass: true, return: true },
    });
  });

  it('is late once its last day is past, and stays on', async () => {
    await place.server.database.pool.query("update round_stages set ends = '2026-04-03' where key = 'review'");
    const { body } = await place.principal.ask('GET /api/reviews');
    expect(body.rounds[0].stage).toMatchObject({ state: 'on', daysLate: 3 });
  });

  it('of a round that was given up nothing can be passed', async () => {
    const item = await place.item(place.principal, place.staff);
    await place.office.ask(`POST /api/rounds/${place.round}/giving-up`, { body: { reason: '改由全年考核' } });
    expect(refused(await place.pass(place.principal, [asSuggested(item)]))).toEqual([409, 'round-over']);
    expect((await place.principal.ask('GET /api/reviews')).body.rounds).toEqual([]);
  });
});
