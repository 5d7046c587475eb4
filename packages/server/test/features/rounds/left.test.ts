/** Somebody is taken out of a running round: nobody waits for them any more, and what was said of them stays to be read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { levelsWith } from '../../../src/features/reviews/finished.ts';
import { reviewWriter } from '../../../src/features/reviews/store.ts';
import { factsOfRound } from '../../../src/features/rounds/round-facts.ts';
import { roundReader } from '../../../src/features/rounds/store.ts';
import { ROUND_BEGUN } from '../../../src/features/rounds/subject-facts.ts';
import { begunQuarter, givePoints, type Quarter, turned } from '../results/quarter.ts';
import { smallScheme } from '../results/small-scheme.ts';

let quarter: Quarter;
const at = (path = '') => `/api/rounds/${quarter.round}${path}`;
const person = (place: number) => quarter.people[place] as { id: string; name: string };
const scope = () => ({ tenant: quarter.server.county.id, db: quarter.server.database.db });

async function leaves(place: number): Promise<void> {
  const { office, server } = quarter;
  const [tenure] = (await office.ask(`GET /api/people/${person(place).id}`)).body.tenures;
  const { post, duty, staffing, rank } = tenure;
  const unit = await server.unitNamed('县水利局');
  const body = { revision: tenure.revision, unit, post, duty, staffing, since: '2026-03-10' };
  const moved = await office.ask(`POST /api/tenures/${tenure.id}/transfer`, {
    body: { ...body, ...(rank === undefined ? {} : { rank }) },
  });
  expect(moved.status).toBe(200);
  const { revision } = (await office.ask(`GET ${at()}`)).body;
  const taken = await office.ask(`POST ${at('/roster-changes')}`, {
    body: { revision, people: [person(place).id], reason: '按干部调动文件' },
  });
  expect(taken.status).toBe(200);
}

/** By every level, of everybody who is assessed. */
async function reviewed(): Promise<void> {
  const [begun] = await factsOfRound(scope(), quarter.round, [ROUND_BEGUN]);
  const whole = await roundReader(scope()).round(quarter.round);
  if (whole === undefined || begun === undefined) throw new Error('no round');
  const levelsOf = levelsWith(whole.round, []);
  const subjects = await roundReader(scope()).subjects(quarter.round);
  const at = quarter.server.clock.now.toISOString();
  const common = { stage: 'review', state: 'passed', points: {}, revision: 1, fact: begun.id, at } as const;
  await write(scope(), (tx) =>
    reviewWriter(tx).put(
      quarter.round,
      subjects.flatMap((subject) =>
        levelsOf(subject, 'review').map(({ role, step, reviewer }) => ({
          ...common,
          person: subject.person,
          role,
          step,
          reviewer,
        })),
      ),
    ),
  );
}

describe('a round with a review and seats', () => {
  beforeAll(async () => {
    quarter = await begunQuarter({ text: smallScheme });
  });
  afterAll(() => quarter.server.close());

  it('[FX-08] 调入“好”以后又调走的，调换不再起作用，结果照样能看、能提出', async () => {
    const { body } = await quarter.office.ask(`GET ${at(`/subjects?organization=${quarter.bureau}`)}`);
    const principal = body.subjects
      .flatMap(({ reviewers }: { reviewers: { step: string; reviewer?: { id: string } }[] }) => reviewers)
      .find((one: { step: string; reviewer?: object }) => one.step === 'principal' && one.reviewer !== undefined);
    const leader = await quarter.server.as({ name: '主要领导乙', person: principal.reviewer.id });
    const who = { ...quarter, at: quarter.server.clock.now, actor: quarter.office.account };
    await givePoints(scope(), who, (place) => String((place < 3 ? 99 : 89) - place * 0.1));
    const swapped = await leader.ask(`POST ${at('/swaps')}`, { body: { in: person(20).id, reason: '综合研判' } });
    expect(swapped.status).toBe(200);
    expect((await quarter.office.ask(`GET ${at('/rulings')}`)).body.rulings).toHaveLength(1);
    await leaves(20);
    const results = await quarter.office.ask(`GET ${at('/results')}`);
    expect(results.status).toBe(200);
    expect(results.body.lines).toHaveLength(quarter.people.length - 1);
    expect((await quarter.office.ask(`GET ${at('/rulings')}`)).body.rulings).toEqual([]);
  });

  it('[FX-07] 调走的人没有评完，不妨碍评鉴环节完成', async () => {
    await leaves(10);
    await reviewed();
    await turned(quarter.server);
    const { stages } = (await quarter.office.ask(`GET ${at()}`)).body;
    expect(stages.find(({ key }: { key: string }) => key === 'review').state).toBe('done');
  });
});

describe('a round with events', () => {
  beforeAll(async () => {
    quarter = await begunQuarter();
  });
  afterAll(() => quarter.server.close());

  it('[FX-04] 调走的人的加分减分仍可查看，注明本人已不在这次考核，不再审核', async () => {
    const [code] = (await quarter.office.ask(`GET ${at('/events')}`)).body.codes;
    const body = {
      code: code.code,
      ...(code.levels ? { level: code.levels[0].key } : {}),
      occurrences: 1,
      day: '2026-02-10',
      text: '抢险救灾中表现突出',
      files: [],
      another: false,
    };
    const proposed = await quarter.office.ask(`POST ${at(`/people/${person(3).id}/events`)}`, { body });
    expect(proposed.status).toBe(200);
    const other = await quarter.server.as({ held: [{ role: 'office' }], name: '林小满' });
    const waits = async () =>
      (await other.ask('GET /api/home')).body.items.some(({ kind }: { kind: string }) => kind === 'events-to-decide');
    expect(await waits()).toBe(true);
    await leaves(3);
    expect(await waits()).toBe(false);
    const { status, body: list } = await other.ask(`GET ${at('/events')}`);
    expect([status, list.events.length]).toEqual([200, 1]);
    expect(list.events[0]).toMatchObject({
      person: { name: person(3).name },
      abilities: { decide: false, withdraw: false, answer: false },
    });
    expect(list.events[0].stateName).toContain('本人已不在这次考核');
  });
});
