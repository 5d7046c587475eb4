import { readWorkbook, writeFacts } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { demoServer } from '../demo-county.ts';
import { adopted, atDay, turned } from './quarter.ts';
import {
  type Begun,
  begunOver,
  begunQuarterOf,
  evaluated,
  type Place,
  quarterScheme,
  scored,
  settled,
  yearPlace,
} from './year.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let place: Place;
let scheme: string;
let yearScheme: string;
let year: Begun;
/** Of the fourth quarter, confirmed after the year has begun. */
let fourth: string;
let ranked: readonly string[];
let newcomers: readonly string[];
const at = (path = '') => `/api/rounds/${year.round}${path}`;
const board = async (query = '') => (await place.office.ask(`GET ${at(`/results${query}`)}`)).body;
const lineOf = async (id: string) =>
  (await board()).lines.find(({ person }: { person: { id: string } }) => person.id === id);
const sheetOf = async (id: string, who: Asking = place.office) =>
  (await who.ask(`GET ${at(`/people/${id}/sheet`)}`)).body;
const who = (n: number) => ranked[n] as string;

interface Step {
  readonly figure: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly needed: readonly string[];
  readonly facts: readonly string[];
  readonly parts: readonly Step[];
}
const stepIn = (steps: readonly Step[], figure: string): Step | undefined => {
  for (const step of steps) {
    const found = step.figure === figure ? step : stepIn(step.parts, figure);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Scores by quarter: three stand for what the rule tells apart, everybody else of the bureau has two 好 and nothing low. */
const special: readonly (readonly [string, string, string, string])[] = [
  ['99', '85', '85', '85'],
  ['98', '98', '98', '70'],
  ['97', '97', '85', '85'],
];
const usual = ['92', '92', '85', '85'] as const;
const scoreIn = (quarter: number, person: string): string => {
  const n = ranked.indexOf(person);
  return special[n]?.[quarter] ?? usual[quarter] ?? '';
};
/** The first of those named above come out best with their leaders; the others one behind the other. */
const pointsFor = (person: string): string => {
  const n = ranked.indexOf(person);
  return n < 0 ? '50' : n < special.length ? '100' : String(99 - n);
};

beforeAll(async () => {
  const both = await yearPlace(await demoServer(), ['县农业农村局', '县财政局']);
  const [bureau = '', finance = ''] = both.units;
  // The finance bureau takes part for the first time at the end of the year.
  place = { ...both, units: [bureau] };
  scheme = await adopted(place.office, place.committee, { text: quarterScheme });
  yearScheme = await adopted(place.office, place.committee, { library: 'fengxiang/year' });
  for (const n of [1, 2, 3] as const) {
    const begun = await begunQuarterOf(place, scheme, n);
    if (n === 1) ranked = begun.people.map(({ id }) => id);
    await scored(place, begun.round, scoresOf(begun, n - 1));
    await settled(place, begun.round);
  }
  const last = await begunQuarterOf(place, scheme, 4);
  fourth = last.round;
  await scored(place, fourth, scoresOf(last, 3));
  year = await begunOver(both, yearScheme, { on: '2027-01-04', from: '2026-01-01', to: '2026-12-31' });
  newcomers = year.people.flatMap(({ id, organization }) => (organization === finance ? [id] : []));
}, 120_000);
afterAll(() => place.server.close());

const scoresOf = ({ people }: Begun, quarter: number) => new Map(people.map(({ id }) => [id, scoreIn(quarter, id)]));

const periods = (line: { earlier: { period: string }[] }) => line.earlier.map(({ period }) => period);

describe('a year of Fengxiang’s', () => {
  it('[FX-05] 年度考核开始时，自动带入考核对象已经确定的季度结果，别人的不带入', async () => {
    const line = await lineOf(who(4));
    expect(line.earlier).toMatchObject([
      { period: '2026Q1', total: '92.00', grade: '好', version: 1, round: { name: '2026年第一季度平时考核' } },
      { period: '2026Q2', total: '92.00', grade: '好' },
      { period: '2026Q3', total: '85.00', grade: '较好' },
    ]);
    const { rows } = await place.server.database.pool.query(
      "select count(*)::int as n from round_facts r join facts f on f.tenant = r.tenant and f.id = r.fact where r.round = $1 and f.kind = 'result.final'",
      [year.round],
    );
    expect(rows[0].n).toBe((year.people.length - newcomers.length) * 3);
  });

  it('[FX-05] 后来才审定的季度，年度考核还在进行的，一并计入', async () => {
    await settled(place, fourth);
    expect(periods(await lineOf(who(4)))).toEqual(['2026Q1', '2026Q2', '2026Q3', '2026Q4']);
  });

  it('[FX-05] 年度得分由季度平均分和年评鉴合成；步骤能打开到季度结果：哪次考核、什么等次、第几版', async () => {
    await evaluated(place, year, pointsFor);
    const own = await place.server.as({ person: who(4) });
    const sheet = await sheetOf(who(4));
    // (92 + 92 + 85 + 85) ÷ 4 = 88.5；88.5 × 70% + 95 × 30% = 90.45
    expect(sheet.result.total).toBe('90.45');
    const step = stepIn(sheet.steps, 'quarters') as Step;
    expect(step.facts).toHaveLength(4);
    const { body: fact } = await own.ask(`GET /api/facts/${step.facts[0]}`);
    expect(fact).toMatchObject({
      kind: 'result.final',
      payload: { name: '2026年第一季度平时考核', period: '2026Q1', grade: '好', total: '92.00', version: 1 },
    });
    expect(sheet.earlier.map((one: { fact: string }) => one.fact).sort()).toEqual([...step.facts].sort());
  });

  it('[FX-05] 季度结果不足两个的待定，不按 0 分计算', async () => {
    const line = await lineOf(newcomers[0] as string);
    expect(line.total).toBeUndefined();
    expect(line.because).toContain('季度');
    const { waiting } = await board();
    const held = new Set(
      waiting.flatMap(({ people }: { people: { person: { id: string } }[] }) => people.map(({ person }) => person.id)),
    );
    expect([...held].sort()).toEqual([...newcomers].sort());
  });

  it('[FX-13] 好等次季度不够两个的、有一般等次的，分再高也不能评优秀，写明原因和须满足的条件', async () => {
    const [few, low, fit] = await Promise.all([0, 1, 2].map((n) => lineOf(who(n))));
    expect(Number(few.total)).toBeGreaterThan(85);
    expect([few.grade, low.grade]).toEqual(['称职', '称职']);
    expect(few.unmet).toEqual([{ level: '优秀', text: expect.stringContaining('好等次季度数达到规定次数') }]);
    expect(few.unmet[0].text).toContain('1');
    expect(low.unmet).toEqual([{ level: '优秀', text: expect.stringContaining('全年没有一般、较差等次') }]);
    expect(fit.unmet).toEqual([]);
    const level = stepIn((await sheetOf(who(0))).steps, 'level') as Step;
    expect(level.notes.join()).toContain('不具备“优秀”的条件：好等次季度数达到规定次数');
    expect(level.needed).toContain('要评“优秀”须满足：好等次季度数达到规定次数');
  });
});

const headers = { 'x-file-name': 'history.xlsx', 'content-type': 'application/octet-stream' };
const history = async (rows: readonly Record<string, string>[]) => {
  const bytes = await writeFacts({ tables: { history: rows.map((row) => ({ scheme: 'fengxiang-quarter', ...row })) } });
  return place.office.ask(`POST ${at('/imports')}`, { body: Buffer.from(bytes), headers });
};
const confirmedImport = (id: string) =>
  place.office.ask(`POST /api/round-imports/${id}/confirmation`, { body: { leaveOut: true } });
const reasonsOf = async (id: string) =>
  (await place.office.ask(`GET /api/round-imports/${id}/rows?outcome=refused`)).body.rows.map(
    ({ reasons }: { reasons: string[] }) => reasons.join(),
  );

describe('earlier results from a file', () => {
  const q1 = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', total: '86', grade: '较好' };
  const q2 = { period: '2026Q2', from: '2026-04-01', to: '2026-06-30', total: '86', grade: '较好' };
  const first = () => newcomers[0] as string;

  it('[FX-05] 首年没有在平台上考核的季度，用导入表补入，逐行核对；平台已有的、年度以外的、重叠的不收，可以整批撤回', async () => {
    const { body } = await history([
      { subject: first(), ...q1 },
      { subject: who(5), ...q2, period: '二季度' },
      { subject: first(), ...q2, period: '2025Q4', from: '2025-10-01', to: '2025-12-31' },
      { subject: first(), ...q2, period: '三月', from: '2026-03-01', to: '2026-03-31' },
      { subject: first(), ...q2, total: '300' },
      { subject: first(), ...q2, scheme: 'someone-elses' },
    ]);
    expect(body.counts).toMatchObject({ new: 1, refused: 5 });
    const reasons = await reasonsOf(body.id);
    expect(reasons[0]).toContain('平台上已有这名同志 二季度 的最后结果');
    expect(reasons[1]).toContain('本次考核不看 2025-10-01 至 2025-12-31 的结果');
    expect(reasons[2]).toContain('与这名同志 2026Q1 的结果日期重叠');
    expect(reasons[3]).toContain('120');
    expect(reasons[4]).toContain('方案里没有方案“someone-elses”');
    await confirmedImport(body.id);
    const line = await lineOf(first());
    expect(line.earlier).toMatchObject([{ period: '2026Q1', total: '86', grade: '较好' }]);
    expect(line.earlier[0]).not.toHaveProperty('round');
    const reason = '原单位重新出具了证明';
    const back = await place.office.ask(`POST /api/round-imports/${body.id}/taking-back`, { body: { reason } });
    expect(back.status).toBe(200);
    expect((await lineOf(first())).earlier).toEqual([]);
  });

  it('[FX-05] 导入表里各季度的起止日期已经填好；补齐两个季度以后，年度得分随即算出', async () => {
    const { raw, status } = await place.office.ask(`GET ${at('/imports/template')}`);
    expect(status).toBe(200);
    const { facts } = await readWorkbook(raw.rawPayload);
    expect(facts?.tables.history).toHaveLength(year.people.length * 4);
    const wanted = newcomers.flatMap((subject) => [
      { subject, ...q1 },
      { subject, ...q2 },
    ]);
    const { body } = await history(wanted);
    expect(body.counts).toMatchObject({ new: newcomers.length * 2, refused: 0 });
    expect((await confirmedImport(body.id)).status).toBe(200);
    // 86 × 70% + 50 × 30%
    expect((await lineOf(first())).total).toBe('75.20');
    expect((await board()).waiting).toEqual([]);
  });

  it('[FX-13] 优秀名额按全区人数的20%计算，按最大余数分到单位；给条件具备、名次在前的', async () => {
    const { lines, seats } = await board();
    const bureau = year.people.length - newcomers.length;
    expect(seats.map(({ base }: { base: number }) => base).sort()).toEqual([bureau, newcomers.length].sort());
    const all = seats.reduce((sum: number, one: { seats: number }) => sum + one.seats, 0);
    expect(all).toBe(Math.floor(year.people.length * 0.2));
    const best = lines.filter(({ grade }: { grade: string }) => grade === '优秀');
    const ids = best.map(({ person }: { person: { id: string } }) => person.id);
    expect(ids).toContain(who(2));
    expect(ids).not.toContain(who(0));
    expect(ids).not.toContain(who(1));
    const own = seats.find(({ pool }: { pool: string }) => pool === '县农业农村局');
    expect(ids).toHaveLength(own.seats);
  });
});

describe('a larger share of 优秀', () => {
  const path = () => at('/share-approvals');
  const approval = (more: object = {}) => ({
    level: '优秀',
    pools: ['县农业农村局'],
    share: '25%',
    body: '县公务员局',
    document: '青公〔2026〕12号',
    day: '2026-12-28',
    reason: '承担全县重点工作任务最重',
    ...more,
  });
  const enter = (more: object = {}, by = place.office) => by.ask(`POST ${path()}`, { body: approval(more) });
  const act = (id: string, what: string, by: Asking, body: object = {}) =>
    by.ask(`POST /api/share-approvals/${id}/${what}`, { body });
  const all = async () => (await board()).seats;
  const seats = async () => (await all()).find(({ pool }: { pool: string }) => pool === '县农业农村局');
  const total = async () => (await all()).reduce((sum: number, one: { seats: number }) => sum + one.seats, 0);
  const entered = (told: Told) => told.body.approvals.find(({ state }: { state: string }) => state === 'entered').id;

  it('[FX-13] 优秀比例一般20%；由考核办登记批准，另一人确认后按25%计算；写在决定、得分依据里', async () => {
    const { body } = await place.office.ask(`GET ${path()}`);
    expect(body.levels).toMatchObject([{ level: '优秀', most: '25%', pools: [{ share: '0.2' }, { share: '0.2' }] }]);
    expect(refused(await enter({ share: '26%' }))).toEqual([422, 'ruling-unfit']);
    expect(refused(await enter({ pools: ['县档案馆'] }))).toEqual([422, 'pool-unknown']);
    expect(refused(await enter({ level: '称职' }))).toEqual([422, 'level-fixed']);
    expect(refused(await enter({ day: '2099-01-01' }))).toEqual([422, 'approved-in-future']);
    const { base, seats: before } = await seats();
    const told = await enter();
    expect(told.status).toBe(200);
    // Nothing counts before somebody else has looked at it.
    expect((await seats()).seats).toBe(before);
    const id = entered(told);
    expect(refused(await enter())).toEqual([409, 'approved-already']);
    expect((await act(id, 'confirmation', place.office)).status).toBe(403);
    expect((await act(id, 'confirmation', place.committee)).status).toBe(200);
    expect(refused(await act(id, 'confirmation', place.other))).toEqual([409, 'approval-over']);
    const bureau = await seats();
    expect(bureau.share).toBe('0.25');
    expect(bureau.seats).toBeGreaterThan(before);
    // The whole district has no more than the shares of its units come to, whatever becomes of remainders.
    expect(await total()).toBe(Math.floor(base * 0.25 + newcomers.length * 0.2));
    expect((await seats()).approved).toEqual([
      { by: '县公务员局（青公〔2026〕12号，2026年12月28日）', reason: '承担全县重点工作任务最重' },
    ]);
    const level = stepIn((await sheetOf(who(2))).steps, 'level') as Step;
    expect(level.notes.join()).toContain(
      '县农业农村局的“优秀”比例经县公务员局（青公〔2026〕12号，2026年12月28日）批准为 25%',
    );
    const { rulings } = (await place.office.ask(`GET ${at('/rulings')}`)).body;
    expect(rulings).toMatchObject([{ kind: 'pool', target: '县农业农村局', setting: 'share.优秀', value: '25%' }]);
  });

  it('[FX-13] 两种权力在一人身上的，也不能确认自己登记的', async () => {
    const both = await place.server.as({ held: [{ role: 'office' }, { role: 'committee' }] });
    const standing = (await place.office.ask(`GET ${path()}`)).body.approvals[0].id;
    expect((await act(standing, 'withdrawal', both, { reason: '另行报批' })).status).toBe(200);
    const id = entered(await enter({}, both));
    expect(refused(await act(id, 'confirmation', both))).toEqual([403, 'own-entry']);
    expect((await act(id, 'confirmation', place.committee)).status).toBe(200);
  });

  it('[FX-13] 一个人有两个账号的，也不能用另一个账号确认自己登记的', async () => {
    const person = who(30);
    const first = await place.server.as({ person, held: [{ role: 'office' }] });
    const second = await place.server.as({ person, held: [{ role: 'committee' }] });
    const standing = (await place.office.ask(`GET ${path()}`)).body.approvals.find(
      ({ state }: { state: string }) => state === 'confirmed',
    );
    expect((await act(standing.id, 'withdrawal', first, { reason: '另行报批' })).status).toBe(200);
    const id = entered(await enter({}, first));
    const shown = (await second.ask(`GET ${path()}`)).body.approvals.find((one: { id: string }) => one.id === id);
    expect(shown.abilities.confirm).toBe(false);
    expect(refused(await act(id, 'confirmation', second))).toEqual([403, 'own-entry']);
    expect((await act(id, 'confirmation', place.committee)).status).toBe(200);
  });

  it('[FX-13] 审定以前可以撤回，写明理由，名额恢复；不经批准放宽的、绕过批准撤销的一律拒绝', async () => {
    await toProposal();
    const [ruling] = (await place.office.ask(`GET ${at('/rulings')}`)).body.rulings;
    const around = await place.committee.ask(`POST ${at(`/rulings/${ruling.id}/withdrawal`)}`, {
      body: { reason: '撤销' },
    });
    expect(refused(around)).toEqual([409, 'ruling-approved']);
    const standing = (await place.office.ask(`GET ${path()}`)).body.approvals.find(
      ({ state }: { state: string }) => state === 'confirmed',
    );
    const back = await act(standing.id, 'withdrawal', place.committee, { reason: '批复有误，重新报批' });
    expect(back.status).toBe(200);
    expect(await total()).toBe(Math.floor(year.people.length * 0.2));
    const body = {
      kind: 'pool',
      target: '县农业农村局',
      setting: '比例.优秀',
      value: '25%',
      by: '委员会',
      reason: '放宽',
    };
    expect(refused(await place.committee.ask(`POST ${at('/rulings')}`, { body }))).toEqual([
      409,
      'share-needs-approval',
    ]);
    const again = entered(await enter());
    await act(again, 'confirmation', place.committee);
    expect((await seats()).share).toBe('0.25');
  });
});

const toProposal = () => toStage('propose');
const toStage = async (kind: string) => {
  const { body } = await place.office.ask(`GET ${at()}`);
  const { begins } = body.stages.find((stage: { kind: string }) => stage.kind === kind);
  const today = place.server.clock.now.toISOString().slice(0, 10);
  // A stage that is gone through again may have begun already.
  if (begins > today) await atDay(place.server, begins);
  await turned(place.server);
};

/** An objection to the fourth quarter, upheld: the grade becomes another. */
async function corrected(person: string, grade: string): Promise<void> {
  const own = await place.server.as({ person });
  // They look at it for the first time, so that their thirty days begin.
  await own.ask(`POST /api/rounds/${fourth}/receipt`, { body: {} });
  const text = '漏计了一项工作。';
  const filed = await own.ask(`POST /api/rounds/${fourth}/objections`, { body: { text, evidence: [] } });
  expect(filed.body.kindName).toBe('复核');
  const on = `/api/objections/${filed.body.id}`;
  const named = await place.office.ask(`PUT ${on}/handler`, { body: { revision: 1, person: who(30) } });
  const body = { revision: named.body.revision, text: '经核实，情况属实。' };
  const studied = await place.office.ask(`PUT ${on}/study`, { body });
  const ruling = { kind: 'subject', target: person, setting: 'grade', value: grade };
  const decided = await place.other.ask(`POST ${on}/decision`, {
    body: { revision: studied.body.revision, upheld: true, body: '考核委员会', text: '予以更正。', rulings: [ruling] },
  });
  expect(decided.body.stateName).toBe('成立');
}
const fourthOf = async (person: string) => (await lineOf(person)).earlier[3];

describe('a quarter that is corrected', () => {
  it('[FX-05] 季度结果经复核更正的，年度考核改用更正后的；已经拟定的一版没有计入，重新拟定以后才能审定', async () => {
    expect(await fourthOf(who(6))).toMatchObject({ grade: '较好', version: 1 });
    const proposed = await place.committee.ask(`POST ${at('/proposal')}`, { body: {} });
    expect(proposed.status).toBe(200);
    await corrected(who(6), '好');
    expect(await fourthOf(who(6))).toMatchObject({ grade: '好', version: 2 });
    await publish();
    await toStage('settle');
    const meeting = { version: 1, body: '县委常委会', day: '2027-01-20', note: '同意' };
    const stale = await place.other.ask(`POST ${at('/settlement')}`, { body: meeting });
    expect(refused(stale)).toEqual([409, 'earlier-changed']);
    expect(stale.body.title).toContain('1 人');
    const { revision, stages } = (await place.office.ask(`GET ${at()}`)).body;
    const key = stages.find(({ kind }: { kind: string }) => kind === 'propose').key;
    const again = await place.office.ask(`POST ${at(`/stages/${key}/reopening`)}`, {
      body: { revision, reason: '季度结果有更正' },
    });
    expect(again.status).toBe(200);
    expect((await place.committee.ask(`POST ${at('/proposal')}`, { body: {} })).status).toBe(200);
  });

  it('[FX-13] 公示写明放宽的比例由谁批准、文号和理由', async () => {
    await turned(place.server);
    const address = await publish();
    const page = await place.server.visitor.ask(`GET ${address}`);
    expect(page.raw.body).toContain(
      '县农业农村局“优秀”的比例，经县公务员局（青公〔2026〕12号，2026年12月28日）批准为 25%。理由：承担全县重点工作任务最重。',
    );
  });

  it('[FX-05] 年度结果审定以后，季度再有更正的，年度结果不变', async () => {
    await toStage('settle');
    const [version] = (await board()).versions;
    const meeting = { version: version.version, body: '县委常委会', day: '2027-01-21', note: '同意' };
    const told = await place.other.ask(`POST ${at('/settlement')}`, { body: meeting });
    expect(told.body.version).toMatchObject({ state: 'confirmed', settled: { body: '县委常委会' } });
    const noted = async () =>
      (
        await place.server.database.pool.query('select count(*)::int as n from round_facts where round = $1', [
          year.round,
        ])
      ).rows[0].n;
    const before = await noted();
    await corrected(who(7), '好');
    expect(await noted()).toBe(before);
    expect(await fourthOf(who(7))).toMatchObject({ grade: '较好', version: 1 });
    const own = await place.server.as({ person: who(0) });
    const sheet = await sheetOf(who(0), own);
    expect(sheet).toMatchObject({ provisional: false, version: { state: 'confirmed' } });
    expect(sheet.earlier.map(({ grade }: { grade: string }) => grade)).toEqual(['好', '较好', '较好', '较好']);
    expect(sheet.unmet[0].text).toContain('好等次季度数');
  });
});

/** Puts the newest version on notice; where it is read by everybody. */
async function publish(): Promise<string> {
  await toStage('notice');
  const told = await place.office.ask(`POST ${at('/notice')}`, { body: { contact: '考核办公室，电话 0716-1234567' } });
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  return told.body.notice.address;
}
