import { readFileSync } from 'node:fs';
import { explain, readScheme, score } from '@shiji/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/features/claims/verdicts.ts';
import { upload } from '../facts/place.ts';
import { draftOf, factsOf, openStage, type Stage } from '../juries/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.server.close());

/** A jury that isn't open yet, with claims of its first two. */
async function stated() {
  const { office } = stage;
  const { id } = (await office.ask('POST /api/juries', { body: draftOf(stage) })).body;
  const { subjects } = (await office.ask(`GET /api/juries/${id}`)).body;
  const claims = [
    { subject: subjects[0].id, text: '新修村道三公里' },
    { subject: subjects[0].id, text: '引进企业两家' },
    { subject: subjects[1].id, text: '办结信访积案五件' },
  ];
  const sheet = (await office.ask(`POST /api/juries/${id}/claims`, { body: { claims } })).body;
  return { id, subjects, sheet };
}

const verdictOf = (change: object = {}) => ({
  verdict: 'true',
  reason: '到现场看过',
  unrelated: true,
  evidence: [],
  ...change,
});

describe('[WC-02] 台前核查', () => {
  it('[WC-02] 所报成绩逐条登记，核查结论有依据，都是述职人名下的事实', async () => {
    const { sheet } = await stated();
    expect(sheet.claims.map(({ text, verdictName }: Record<string, string>) => [text, verdictName])).toEqual([
      ['新修村道三公里', '待核查'],
      ['引进企业两家', '待核查'],
      ['办结信访积案五件', '待核查'],
    ]);
    const [claim] = sheet.claims;
    const sha256 = await upload(stage.office);
    const evidence = [{ sha256, name: '村道.png' }];
    const told = await stage.office.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf({ evidence }) });
    expect(told.body.claims[0]).toMatchObject({ verdictName: '属实', reason: '到现场看过', verifiedBy: '考核办' });
    const statements = await factsOf(stage, 'claim.stated');
    const found = (await factsOf(stage, 'claim.verdict')).at(-1);
    expect(found).toMatchObject({
      subject: stage.secretaries[0],
      actor: stage.office.account,
      payload: { text: '新修村道三公里', verdict: '属实', reason: '到现场看过' },
    });
    expect(statements.map(({ id }) => id)).toContain(found?.payload.claim);
  });

  it('[WC-02] 没有核查完的不能上台评分，除非考核办写明原因', async () => {
    const { id, subjects } = await stated();
    const { office } = stage;
    await office.ask(`POST /api/juries/${id}/opening`);
    const begin = `POST /api/juries/${id}/subjects/${subjects[1].id}/scoring`;
    const refused = await office.ask(begin, { body: {} });
    expect([refused.status, refused.body.title]).toEqual([
      409,
      '所报成绩还有 1 条没有核查，不能开始评分。请先核查，或者写明为什么不等核查。',
    ]);
    const begun = await office.ask(begin, { body: { despite: '材料在省里，年内取不回' } });
    expect(begun.status).toBe(200);
    expect((await factsOf(stage, 'jury.claims-passed')).at(-1)).toMatchObject({
      subject: stage.secretaries[1],
      payload: { open: 1, claims: 1, reason: '材料在省里，年内取不回' },
    });
    // Nobody reports anything: nothing to wait for.
    const { body } = await office.ask(`GET /api/juries/${id}`);
    expect(body.subjects[2].claims).toEqual({ all: 0, open: 0 });
  });

  it('[WC-02] 核查人不能是本单位的人，也不能是本人', async () => {
    const { sheet } = await stated();
    const [claim] = sheet.claims;
    const { server, county } = stage;
    const held = [{ role: 'inspector' as const }];
    const own = await server.as({ county, person: stage.townsman, held });
    const told = await own.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf() });
    expect([told.status, told.body.title]).toEqual([409, '您与被核查人同属柳溪镇，应当回避。请由其他单位的人员核查。']);
    const self = await server.as({ county, person: stage.secretaries[0] ?? '', held });
    expect((await self.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf() })).body.code).toBe(
      'verifier-is-claimant',
    );
    const other = await server.as({ county, person: stage.insiders[0] ?? '', held });
    const silent = await other.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf({ unrelated: false }) });
    expect(silent.body.errors[0].message).toBe('请确认本人与被核查人没有亲属关系。');
    expect((await other.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf() })).status).toBe(200);
    expect((await factsOf(stage, 'claim.verdict')).map(({ authority }) => authority)).toContain('inspector');
  });

  it('a verdict that is changed corrects the one before; a text is mended only before it is verified', async () => {
    const { sheet } = await stated();
    const [claim] = sheet.claims;
    const { office } = stage;
    expect(
      (await office.ask(`PUT /api/claims/${claim.id}`, { body: { text: '新修村道两公里' } })).body.claims[0].text,
    ).toBe('新修村道两公里');
    await office.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf() });
    expect((await office.ask(`PUT /api/claims/${claim.id}`, { body: { text: '又改' } })).body.code).toBe(
      'claim-verified',
    );
    await office.ask(`POST /api/claims/${claim.id}/verdict`, {
      body: verdictOf({ verdict: 'false', reason: '现场没有' }),
    });
    const verdicts = await factsOf(stage, 'claim.verdict');
    const second = verdicts.find(({ payload, corrects }) => corrects !== null && payload.text === '新修村道两公里');
    expect(verdicts.find(({ id }) => id === second?.corrects)?.payload.verdict).toBe('属实');
    expect(second?.payload.verdict).toBe('不实');
  });

  it('who has claims isn’t left out of the draft', async () => {
    const { id } = await stated();
    const { office } = stage;
    const told = await office.ask(`PUT /api/juries/${id}`, {
      body: { ...draftOf(stage, { subjects: [] }), revision: 1 },
    });
    expect(told.body.title).toBe('“陆知远”已登记所报成绩，不能从名单里去掉。请保留，不需要评分的可以在评分时跳过。');
  });
});

describe('the share of claims that hold', () => {
  it('[WC-02] 核实率：属实的算，部分属实、不实、无法核实的不算；没有核查完的暂不计分', async () => {
    const { sheet } = await stated();
    const { office } = stage;
    const [first, second, third] = sheet.claims;
    const settle = (claim: { id: string }, verdict: string) =>
      office.ask(`POST /api/claims/${claim.id}/verdict`, { body: verdictOf({ verdict }) });
    expect((await settle(first, 'true')).body.shares).toEqual([]);
    expect((await settle(second, 'partly')).body.shares).toEqual([
      { subject: first.subject, share: '50.00', arithmetic: '100 × (1 + 0 × 0) ÷ 2' },
    ]);
    expect((await settle(third, 'true')).body.shares).toHaveLength(2);
  });

  it('[WC-02] 核查结论就是吴川方案“所报成绩核实率”的任务表', () => {
    const yaml = readFileSync(new URL('../../../../../schemes/zhanjiang/wuchuan.yaml', import.meta.url), 'utf8');
    const { scheme } = readScheme(yaml);
    if (scheme === undefined) throw new Error('no scheme');
    const claims = Array.from({ length: 10 }, (_, at) => ({
      id: `c${at}`,
      subject: 's',
      verdict: at < 9 ? ('true' as const) : ('false' as const),
    }));
    const run = (items: ReturnType<typeof itemsOf>) =>
      score(scheme, {
        tables: {
          run: [{ period: '2017年度', from: '2017-01-01', to: '2017-12-31', asOf: '2018-01-15' }],
          subjects: [{ id: 's', name: '某书记' }],
          spells: [{ subject: 's', attribute: 'kind', value: '党委书记' }],
          items,
        },
      }).run;
    const of = (items: ReturnType<typeof itemsOf>) => {
      const scored = run(items);
      return scored && explain(scored, 's')?.indicators.claims;
    };
    expect(of(itemsOf('claims', '2017-12-20', claims))).toEqual({ value: '90.00' });
    const unseen = [...claims, { id: 'c10', subject: 's' }];
    expect(of(itemsOf('claims', '2017-12-20', unseen))).toMatchObject({ absent: 'held' });
  });
});
