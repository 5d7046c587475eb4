import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { loadDemo } from '../../../src/demo/load.ts';
import { loadRounds, NOTIFIED, pastOf, REVIEWED } from '../../../src/demo/rounds/load-rounds.ts';
import type { Role } from '../../../src/http/actor.ts';
import { dayOf } from '../../../src/ports/clock.ts';
import { checkLedger } from '../../ledger/store/county.ts';
import { type Asking, type TestServer, type Told, testServer } from '../../server.ts';

async function loadedOn(now: Date): Promise<TestServer> {
  const server = await testServer();
  server.clock.now = now;
  const { database, crypto, dataFolder, county } = server;
  await write({ tenant: county.id, db: database.db }, (tx) => loadDemo(tx, 'Qinghe-2026', now, pastOf(dayOf(now))));
  await loadRounds({ tenant: county.id, database, crypto, dataFolder, now });
  return server;
}

/** Somebody who acts for the demonstration's account of this login. */
async function by({ database, county, as }: TestServer, login: string): Promise<Asking> {
  const account = await database.db
    .selectFrom('accounts')
    .select(['id', 'name', 'person'])
    .where('tenant', '=', county.id)
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  const held = await database.db
    .selectFrom('grants')
    .select(['role', 'unit'])
    .where('tenant', '=', county.id)
    .where('account', '=', account.id)
    .execute();
  return as({
    name: account.name,
    ...(account.person === null ? {} : { person: account.person }),
    held: held.map(({ role, unit }) => ({ role: role as Role, ...(unit === null ? {} : { unit }) })),
  });
}

const told = ({ status, body }: Told) => {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly stage?: string;
}

describe('青禾县 on a day in November', () => {
  let server: TestServer;
  let rounds: readonly Listed[];
  /** Of the town in which the village secretary of the demonstration is. */
  let reviewOfVillages: string;
  const roundOf = (name: string): string => rounds.find((one) => one.name === name)?.id ?? '';
  beforeAll(async () => {
    server = await loadedOn(new Date('2026-11-22T02:30:00Z'));
    rounds = told(await (await by(server, 'office')).ask('GET /api/rounds')).rounds;
    reviewOfVillages = rounds.find(({ name }) => /^2026年.+镇党组织书记述职评议$/.test(name))?.name ?? '';
  }, 120_000);
  afterAll(() => server.close());
  const kinds = async (login: string): Promise<readonly string[]> =>
    told(await (await by(server, login)).ask('GET /api/home')).items.map(({ kind }: { kind: string }) => kind);

  it('the office sees a year that is filed, a quarter on notice, one in review, one that runs, and a review of village secretaries', () => {
    const seen = rounds.map(({ name, state, stage = '' }) => [name, state, stage]);
    expect(seen.toSorted()).toEqual(
      [
        [`2026年第四季度${REVIEWED}公务员平时考核`, 'running', '周纪实和月小结'],
        [`2026年第三季度${REVIEWED}公务员平时考核`, 'running', '逐级评鉴'],
        [`2026年第三季度${NOTIFIED}公务员平时考核`, 'running', '公示'],
        [`2025年度${REVIEWED}公务员考核`, 'filed', ''],
        [reviewOfVillages, 'running', '述职评议会'],
        ...['四', '三', '二', '一'].map((n) => [`2025年第${n}季度${REVIEWED}公务员平时考核`, 'filed', '']),
      ].toSorted(),
    );
  });

  it('[DZ-07] a village secretary is in the review of their town, and has a report to write for the meeting', async () => {
    const village = await by(server, 'village');
    expect(await kinds('village')).toContain('report-due');
    const { rounds: own } = told(await village.ask('GET /api/results/mine'));
    expect(own.map(({ round }: { round: { name: string } }) => round.name)).toEqual([reviewOfVillages]);
    const round = told(await (await by(server, 'office')).ask(`GET /api/rounds/${roundOf(reviewOfVillages)}`));
    expect(round.people).toBeGreaterThan(5);
    expect(round.cautions).toEqual([]);
  });

  it('the assessed have their results of the finished year with every step, and this week to write', async () => {
    const staff = await by(server, 'staff');
    const { rounds: own } = told(await staff.ask('GET /api/results/mine'));
    const filed = own.filter(({ final }: { final: boolean }) => final);
    expect(filed).toHaveLength(5);
    expect(filed.every(({ result }: { result: { grade?: string } }) => result.grade !== undefined)).toBe(true);
    const person = await personOf('staff');
    const year = roundOf(`2025年度${REVIEWED}公务员考核`);
    const sheet = told(await staff.ask(`GET /api/rounds/${year}/people/${person}/sheet`));
    expect(sheet.earlier).toHaveLength(4);
    expect(sheet.steps.length).toBeGreaterThan(0);
    expect(await kinds('staff')).toContain('log-this-week');
    const { rounds: logs } = told(await staff.ask('GET /api/me/logs'));
    const texts = logs.flatMap(({ entries }: { entries: { spans: { state: string }[] }[] }) =>
      entries.flatMap(({ spans }) => spans.map(({ state }) => state)),
    );
    expect(texts.filter((state: string) => state === 'written').length).toBeGreaterThan(20);
    expect(texts).not.toContain('missing');
  });

  it('each level has people to review, the person in charge one that was returned', async () => {
    for (const login of ['head', 'incharge', 'principal']) expect(await kinds(login), login).toContain('review-open');
    const id = roundOf(`2026年第三季度${REVIEWED}公务员平时考核`);
    const { items } = told(await (await by(server, 'incharge')).ask(`GET /api/rounds/${id}/reviews`));
    const states = items.map(({ state }: { state: string }) => state);
    for (const state of ['open', 'returned', 'passed']) expect(states).toContain(state);
  });

  it('the unit and the office have a report to decide, and some wrote late or not at all', async () => {
    expect(await kinds('office')).toEqual(expect.arrayContaining(['events-to-decide', 'objection-name']));
    expect(await kinds('unit')).toContain('events-to-decide');
    const id = roundOf(`2026年第三季度${REVIEWED}公务员平时考核`);
    const { units } = told(await (await by(server, 'unit')).ask(`GET /api/rounds/${id}/logs`));
    expect(JSON.stringify(units)).toMatch(/"late":[1-9]/);
    expect(JSON.stringify(units)).toMatch(/"missing":[1-9]/);
  });

  it('the committee has a scheme to approve and sees the results of all rounds', async () => {
    const committee = await by(server, 'committee');
    const { schemes } = told(await committee.ask('GET /api/schemes'));
    expect(schemes.map(({ newest }: { newest: { state: string } }) => newest.state)).toContain('submitted');
    for (const { id } of rounds) expect((await committee.ask(`GET /api/rounds/${id}/results`)).status).toBe(200);
  });

  it('the notice is read by everybody, and one objection to it is open', async () => {
    const office = await by(server, 'office');
    const id = roundOf(`2026年第三季度${NOTIFIED}公务员平时考核`);
    const { notice } = told(await office.ask(`GET /api/rounds/${id}/notice`));
    const page = await server.visitor.ask(`GET ${notice.address}`);
    expect(page.status).toBe(200);
    expect(page.raw.body).toContain('较好');
    const { objections } = told(await office.ask('GET /api/objections'));
    expect(objections).toHaveLength(1);
  });

  it('[FX-13] whoever is 优秀 in the year had two good quarters and no poor one', async () => {
    const office = await by(server, 'office');
    const year = roundOf(`2025年度${REVIEWED}公务员考核`);
    const { lines } = told(await office.ask(`GET /api/rounds/${year}/results`));
    const best = lines.filter(({ grade }: { grade?: string }) => grade === '优秀');
    expect(best.length).toBeGreaterThan(3);
    for (const { earlier } of best) {
      const grades = earlier.map(({ grade }: { grade: string }) => grade);
      expect(grades.filter((grade: string) => grade === '好').length).toBeGreaterThanOrEqual(2);
      expect(grades.some((grade: string) => ['一般', '较差'].includes(grade))).toBe(false);
    }
  });

  it('in a year of ordinary people some had a poor quarter, and their reasons can be read', async () => {
    const inspector = await by(server, 'inspector');
    const grades: string[] = [];
    const reported: string[] = [];
    for (const { id, state } of rounds.filter(({ name }) => name.includes('季度'))) {
      const { events } = told(await inspector.ask(`GET /api/rounds/${id}/events`));
      reported.push(...events.map(({ effect }: { effect: string }) => effect));
      if (state !== 'filed') continue;
      const { lines } = told(await (await by(server, 'office')).ask(`GET /api/rounds/${id}/results`));
      grades.push(...lines.map(({ grade }: { grade: string }) => grade));
    }
    for (const grade of ['好', '较好', '一般']) expect(grades).toContain(grade);
    for (const effect of ['adds', 'subtracts']) expect(reported).toContain(effect);
  });

  it('every fact stands in the ledger with its leaf, none from after that moment, and nobody is left signed in', async () => {
    const scope = { tenant: server.county.id, db: server.database.db };
    const { facts } = await checkLedger(scope);
    expect(facts).toBeGreaterThan(3000);
    const latest = await server.database.db
      .selectFrom('facts')
      .select((select) => select.fn.max('at').as('at'))
      .where('tenant', '=', server.county.id)
      .executeTakeFirstOrThrow();
    expect(new Date(latest.at) <= server.clock.now).toBe(true);
    const left = await server.database.db
      .selectFrom('sessions')
      .select('id')
      .where('tenant', '=', server.county.id)
      .where('device', '=', '演示数据')
      .execute();
    expect(left).toEqual([]);
  });

  const personOf = async (login: string): Promise<string> => {
    const row = await server.database.db
      .selectFrom('accounts')
      .select('person')
      .where('tenant', '=', server.county.id)
      .where('login', '=', login)
      .executeTakeFirstOrThrow();
    return row.person ?? '';
  };
});

describe('青禾县 on other days', () => {
  it.each(['2026-01-10', '2027-10-08'])(
    'on %s a notice hangs',
    async (day) => {
      const server = await loadedOn(new Date(`${day}T02:30:00Z`));
      try {
        const office = await by(server, 'office');
        const { rounds } = told(await office.ask('GET /api/rounds'));
        expect(rounds.map(({ stage = '' }: Listed) => stage)).toEqual(
          expect.arrayContaining(['周纪实和月小结', '逐级评鉴', '公示']),
        );
        expect(rounds.filter(({ state }: Listed) => state === 'filed')).toHaveLength(5);
        await checkLedger({ tenant: server.county.id, db: server.database.db });
      } finally {
        await server.close();
      }
    },
    60_000,
  );
});
