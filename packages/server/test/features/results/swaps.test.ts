import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { begunQuarter, givePoints, type Quarter } from './quarter.ts';
import { smallScheme } from './small-scheme.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let quarter: Quarter;
let inCharge: Asking;
/** Who is in charge, and assessed with the others. */
let leader: string;
let principal: Asking;
/** So many seats, one of which is free, since so many reach the grade by score. */
let seats: number;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const person = (place: number) => quarter.people[place] as { id: string; name: string };
const swap = (who: Asking, body: object) => who.ask(`POST ${at('/swaps')}`, { body: { reason: '综合研判', ...body } });
const grades = async () => {
  const { body } = await quarter.office.ask(`GET ${at('/results')}`);
  return body.lines.map(({ grade }: { grade?: string }) => grade);
};
const best = async () => (await grades()).filter((grade: string) => grade === '好').length;

beforeAll(async () => {
  quarter = await begunQuarter({ text: smallScheme });
  const { body } = await quarter.office.ask(`GET ${at(`/subjects?organization=${quarter.bureau}`)}`);
  const reviewerOf = (step: string) =>
    body.subjects
      .flatMap(({ reviewers }: { reviewers: { step: string; reviewer?: { id: string } }[] }) => reviewers)
      .find((one: { step: string; reviewer?: object }) => one.step === step && one.reviewer !== undefined).reviewer.id;
  leader = reviewerOf('inCharge');
  inCharge = await quarter.server.as({ name: '分管领导甲', person: leader });
  principal = await quarter.server.as({ name: '主要领导乙', person: reviewerOf('principal') });
  seats = Math.floor(quarter.people.length * 0.4);
  // While nobody is scored nobody knows how many seats are taken.
  const before = (await principal.ask(`GET ${at('/seats')}`)).body.organizations[0];
  expect(before).not.toHaveProperty('taken');
  expect(before.unscored).toBe(quarter.people.length);
  // The first all but one of the seats reach 90; those behind them come close, one by one.
  const scope = { tenant: quarter.server.county.id, db: quarter.server.database.db };
  const who = { ...quarter, at: quarter.server.clock.now, actor: quarter.office.account };
  await givePoints(scope, who, (place) => (place < seats - 1 ? String(99 - place * 0.1) : String(89 - place * 0.1)));
});
afterAll(() => quarter.server.close());

describe('the seats of 好', () => {
  it('[FX-08] 名额和已用数随时可见，只给能调换的领导看；领导本人的结果公布以前不给本人看', async () => {
    const { body } = await principal.ask(`GET ${at('/seats')}`);
    expect(body.organizations).toHaveLength(1);
    expect(body.organizations[0]).toMatchObject({ level: '好', seats, taken: seats - 1, unscored: 0, swaps: true });
    expect(body.organizations[0].lines).toHaveLength(quarter.people.length);
    const { lines } = (await inCharge.ask(`GET ${at('/seats')}`)).body.organizations[0];
    const own = lines.find((line: { person: { id: string } }) => line.person.id === leader);
    expect(own).toMatchObject({ because: '本人的结果公布以后再看' });
    for (const known of ['total', 'grade', 'rank']) expect(own).not.toHaveProperty(known);
    expect(lines.filter(({ grade }: { grade?: string }) => grade === undefined)).toEqual([own]);
    const nobody = await quarter.server.as({ person: person(30).id });
    expect((await nobody.ask(`GET ${at('/seats')}`)).status).toBe(403);
    expect((await swap(nobody, { in: person(30).id })).status).toBe(403);
  });

  it('[FX-08] 两位领导同时争最后一个名额，只有一位成功，另一位被服务器拒绝', async () => {
    const answers = await Promise.all([
      swap(inCharge, { in: person(seats).id }),
      swap(principal, { in: person(seats + 1).id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409) as Told;
    expect(lost.body.code).toBe('seats-full');
    expect(lost.body.title).toContain(`“好”的名额（${seats} 个）已经用完`);
    expect(await best()).toBe(seats);
  });

  it('[FX-08] 单位内可以调换，不得突破名额；双方、理由、操作人和时间都留有记录', async () => {
    const full = await swap(principal, { in: person(seats + 5).id });
    expect(refused(full)).toEqual([409, 'seats-full']);
    const swapped = await swap(principal, { in: person(seats + 5).id, out: person(0).id });
    expect(swapped.body.moved).toEqual(
      expect.arrayContaining([
        { person: person(seats + 5), from: '较好', to: '好' },
        { person: person(0), from: '好', to: '较好' },
      ]),
    );
    expect(swapped.body.moved).toHaveLength(2);
    expect(await best()).toBe(seats);
    const { rulings } = (await quarter.office.ask(`GET ${at('/rulings')}`)).body;
    expect(rulings).toContainEqual(
      expect.objectContaining({
        targetName: person(seats + 5).name,
        value: '好',
        by: '主要领导乙',
        reason: '综合研判',
        with: person(0),
        at: expect.any(String),
      }),
    );
    // Back again: what stood before is corrected, and nobody else moves.
    const back = await swap(inCharge, { in: person(0).id, out: person(seats + 5).id });
    expect(back.body.moved).toHaveLength(2);
  });

  it('what changes nothing, names somebody elsewhere or nobody, or comes twice, is refused or happens once', async () => {
    expect(refused(await swap(principal, { in: person(1).id, out: person(30).id }))).toEqual([422, 'swap-no-change']);
    expect(refused(await swap(principal, { in: person(30).id, out: person(30).id }))).toEqual([422, 'swap-elsewhere']);
    expect((await swap(principal, { in: quarter.round })).status).toBe(404);
    const body = { in: person(30).id, out: person(2).id, reason: '综合研判' };
    const key = 'the-same-request';
    const twice = await Promise.all([1, 2].map(() => principal.ask(`POST ${at('/swaps')}`, { body, key })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(await best()).toBe(seats);
  });

  it('[FX-08] 撤销调换的，两个人的决定一并撤销', async () => {
    // As if everybody had been reviewed.
    await quarter.server.database.pool.query(
      "update round_stages set state = case key when 'review' then 'done' when 'proposal' then 'on' else state end where round = $1",
      [quarter.round],
    );
    const committee = await quarter.server.by('committee');
    const listed = async () => (await quarter.office.ask(`GET ${at('/rulings')}`)).body.rulings;
    const one = (await listed()).find(({ target }: { target: string }) => target === person(30).id);
    const before = (await listed()).length;
    const back = await committee.ask(`POST ${at(`/rulings/${one.id}/withdrawal`)}`, { body: { reason: '调换有误' } });
    expect(back.status).toBe(200);
    expect(await listed()).toHaveLength(before - 2);
    expect((await listed()).map(({ target }: { target: string }) => target)).not.toContain(person(2).id);
  });

  it('[公务员法第七十六条] 领导不能调换本人的等次，须由其他领导或者考核办办理', async () => {
    const own = await quarter.server.as({ name: '分管领导丙', person: person(30).id, held: [{ role: 'office' }] });
    for (const body of [{ in: person(30).id }, { in: person(31).id, out: person(30).id }]) {
      const told = await swap(own, body);
      expect(refused(told)).toEqual([403, 'swap-oneself']);
      expect(told.body.title).toContain('其他可以调换的领导或者考核办公室');
    }
  });
});
