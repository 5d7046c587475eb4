import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PollRules, readScheme, resultOf, score } from '@shiji/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLL_CLOSED, POLL_TALLY, type TallyPayload, tallyRowsOf } from '../../../src/features/polls/tally-facts.ts';
import { castSealed, named, type PollOffice, pollOffice, slipsFor } from './poll-office.ts';

let place: PollOffice;
beforeAll(async () => {
  place = await pollOffice();
});
afterAll(() => place.server.close());

const scheme = (id: string, poll: string) => ({ kind: 'scheme', scheme: id, poll, day: '2026-01-01' });
const leaders = scheme('xiulin/quarter', '领导测评');
const quarter = scheme('xiacun/quarter', '季度测评');
const one = (mark: string | null, ...more: readonly (string | null)[]) => [[mark, ...more]];
const times = <T>(count: number, made: T): readonly T[] => Array.from({ length: count }, () => made);
const own: PollRules = {
  poll: '评议',
  name: '评议',
  questions: [
    {
      id: '',
      name: '评议',
      figure: '',
      marks: {
        kind: 'options',
        options: [
          { key: '好', value: '100' },
          { key: '差', value: '50' },
        ],
      },
      void: [],
      invalid: 'void',
      atLeast: 3,
    },
  ],
  groups: [],
};
const typed = { kind: 'rules', rules: own };
const close = (id: string, body: unknown = {}) => place.office.ask(`POST /api/polls/${id}/close`, { body });
const electorate = (page: { forms: { electorates: { id: string }[] }[] }, form = 0, at = 0) =>
  page.forms[form]?.electorates[at]?.id ?? '';

describe('a poll from draft to results', () => {
  it('is taken from a scheme with its rules in words', async () => {
    const { body } = await place.office.ask('GET /api/polls/offers?day=2026-01-01');
    const offers = body.places.flatMap(
      ({ offers: all }: { offers: { scheme: string; poll: string; offered: { inWords: string[] } }[] }) => all,
    );
    const found = offers.find(
      ({ scheme: from, poll }: { scheme: string; poll: string }) => from === 'xiulin/quarter' && poll === '领导测评',
    );
    expect(found.offered.inWords).toContain('评“好”的对象超过 40%的，整张票作废。');
  });

  it('[XL-03] 一张票上评“好”超过40%的整张作废，并且说明有几张废票', async () => {
    const page = await place.opened(leaders, [
      { name: '', subjects: named('甲', '乙', '丙'), electorates: [slipsFor('', 5)] },
    ]);
    await place.cast(page.id, electorate(page), [
      ...times(3, one('好', '较好', '一般')),
      one('好', '好', '一般'),
      one(null, null, null),
    ]);
    const progress = await place.office.ask(`GET /api/polls/${page.id}/progress`);
    expect(progress.body).toMatchObject({ received: 5, expected: 5 });
    const closed = await close(page.id);
    expect(closed.body.state).toBe('closed');
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    expect(body.electorates[0]).toMatchObject({
      received: 5,
      questions: [{ tooFew: false, valid: 3, void: 1, blank: 1 }],
    });
    expect(body.boards[0].questions[0].rows).toMatchObject([
      { name: '甲', mean: '100.00', place: 1, tied: false, groups: [{ counts: [{ mark: '好', count: 3 }] }] },
      { name: '乙', mean: '85.00', place: 2 },
      { name: '丙', mean: '70.00', place: 3 },
    ]);
    expect(body.boards[0].questions[0].rows[0].steps[0]).toMatchObject({ outcome: '100.00' });
  });

  it('[XC-03] 四类人员按40%、30%、20%、10%加权，缺一方面的由其余按比例分担', async () => {
    const page = await place.opened(quarter, [
      {
        name: '',
        subjects: named('甲', '乙'),
        electorates: [slipsFor('镇领导', 1), slipsFor('中层干部', 1), slipsFor('其他在编人员', 2)],
      },
    ]);
    expect(page.cautions.map(({ code }: { code: string }) => code)).toEqual([]);
    const [first, second, third] = page.forms[0].electorates.map(({ id }: { id: string }) => id);
    await place.cast(page.id, first, [one('优秀', '良好')]);
    await place.cast(page.id, second, [one('良好', '良好')]);
    await place.cast(page.id, third, [one('一般', '良好'), one('优秀', '良好')]);
    await close(page.id);
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    // (100 × 40 + 85 × 30 + 85 × 20) ÷ 90
    expect(body.boards[0].questions[0].rows).toMatchObject([
      { name: '甲', mean: '91.67', place: 1 },
      { name: '乙', mean: '85.00', place: 2 },
    ]);
  });

  it('[FX-07] 内部互评按单位分票样，各单位分别比较，只有本单位同事评', async () => {
    const asked = { units: [place.bureau], which: 'all', papers: 'each', groups: [''], colleagues: '' };
    const { body: suggested } = await place.office.ask('POST /api/polls/suggestions', { body: asked });
    expect(suggested.forms).toHaveLength(1);
    expect(suggested.forms[0].subjects[0]).toMatchObject({ name: '周明', line: '财政局·科员', section: '财政局' });
    expect(suggested.forms[0].electorates[0].voters).toHaveLength(6);
    const forms = suggested.forms.map((form: { electorates: { voters: { id: string }[] }[] }) => ({
      ...form,
      electorates: form.electorates.map((each) => ({ ...each, voters: each.voters.map(({ id }) => id) })),
    }));
    const page = await place.opened(scheme('fengxiang/quarter', '内部互评'), forms);
    await place.cast(page.id, electorate(page), times(3, one('好', '较好', '较好', '一般', '一般', null)), 'drawn');
    await close(page.id);
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    const rows = body.boards[0].questions[0].rows;
    expect(
      rows.map(({ name, place: at, tied }: { name: string; place: number; tied: boolean }) => [name, at, tied]),
    ).toEqual([
      ['周明', 1, false],
      ['李婷', 2, true],
      ['何静', 2, true],
      ['吴刚', 4, true],
      ['郑兰', 4, true],
      ['王松', undefined, false],
    ]);
    expect(rows[5].groups).toEqual([{ group: '', tooFew: true, least: 3 }]);
    const facts = await place.scope.db
      .selectFrom('facts')
      .select(['kind', 'subject'])
      .where('tenant', '=', place.scope.tenant)
      .where('subject', 'in', place.people)
      .where('kind', '=', POLL_TALLY)
      .execute();
    expect(facts).toHaveLength(5);
  });

  it('[DZ-03] 村（社区）干部和小组长由到会的四方面人员评', async () => {
    const groups = ['街道领导', '党员', '小组长', '村（居）民代表'];
    const page = await place.opened(scheme('dazehu/year', '述职测评'), [
      { name: '', subjects: named('社区书记', '一组组长'), electorates: groups.map((group) => slipsFor(group, 3)) },
    ]);
    for (const { id } of page.forms[0].electorates) await place.cast(page.id, id, times(3, one('优秀', '称职')));
    await close(page.id);
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    expect(body.boards[0].questions[0].rows).toMatchObject([{ mean: '100.00' }, { mean: '85.00' }]);
  });

  it('[XL-03] 记入台账的计票，由方案自己的“领导民主测评”指标算出同样的分', async () => {
    const page = await place.opened(leaders, [
      { name: '', subjects: [{ person: place.people[0], name: '周明' }], electorates: [slipsFor('', 4)] },
    ]);
    await place.cast(page.id, electorate(page), [one('较好'), one('较好'), one('一般'), one('较差')]);
    await close(page.id);
    const bodies = await place.scope.db
      .selectFrom('facts as f')
      .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
      .select('b.body')
      .where('f.tenant', '=', place.scope.tenant)
      .where('f.kind', '=', POLL_TALLY)
      .where('f.subject', '=', place.people[0] ?? '')
      .execute();
    const payloads = bodies
      .map(({ body }) => (JSON.parse(body ?? '') as { payload: TallyPayload }).payload)
      .filter(({ poll }) => poll === page.id);
    const text = await readFile(new URL('../../../../../schemes/xiulin/quarter.yaml', import.meta.url), 'utf8');
    const { scheme: whole } = readScheme(text);
    if (whole === undefined) throw new Error('the scheme does not check');
    const tables = {
      run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }],
      subjects: [{ id: place.people[0], name: '周明' }],
      spells: [{ subject: place.people[0], attribute: 'staffing', value: '公务员' }],
      tallies: tallyRowsOf(payloads).map((row) => ({ ...row })),
    };
    const { run, diagnostics } = score(whole, { tables });
    if (run === undefined) throw new Error(JSON.stringify(diagnostics));
    // (85 × 2 + 70 + 50) ÷ 4
    expect(resultOf(run).subjects[0]?.indicators.rating).toEqual({ value: '72.50' });
  });

  it.each([
    ['[SX-01] 上评下', 'zhanjiang/suixi', '上评下'],
    ['[SX-01] 同级互评', 'zhanjiang/suixi', '同级互评'],
    ['[SX-01] 下评上', 'zhanjiang/suixi', '下评上'],
    ['[WC-02] 领导评价', 'zhanjiang/wuchuan', '述职领导评价'],
    ['[WC-02] 党员评价', 'zhanjiang/wuchuan', '述职党员评价'],
    ['[WC-02] 群众评价', 'zhanjiang/wuchuan', '述职群众评价'],
  ])('%s：从方案取来就能举行', async (_, from, poll) => {
    const { body } = await place.office.ask('POST /api/polls', { body: { from: scheme(from, poll) } });
    const rules = body.rules as PollRules;
    const groups = rules.groups.length === 0 ? [''] : rules.groups.map(({ key }) => key);
    const page = await place.opened(scheme(from, poll), [
      { name: '', subjects: named('甲村'), electorates: groups.map((group) => slipsFor(group, 4)) },
    ]);
    const [question] = rules.questions;
    const mark = question?.marks.kind === 'options' ? question.marks.options[0] : undefined;
    for (const { id } of page.forms[0].electorates) await place.cast(page.id, id, times(4, one(mark?.key ?? '90')));
    expect((await close(page.id)).body.state).toBe('closed');
    const results = await place.office.ask(`GET /api/polls/${page.id}/results`);
    expect(Number(results.body.boards[0].questions[0].rows[0].mean)).toBe(Number(mark?.value ?? '90'));
  });
});

describe('states of a poll', () => {
  it('a draft is opened only whole, and all that lacks is named in one go', async () => {
    const draft = await place.draft(quarter, [{ name: '甲票', subjects: [], electorates: [slipsFor('镇领导', 0)] }]);
    expect(draft.lacks.map(({ code }: { code: string }) => code)).toEqual(['no-subject', 'no-way']);
    const refused = await place.office.ask(`POST /api/polls/${draft.id}/open`, { body: { revision: draft.revision } });
    expect([refused.status, refused.body.code]).toEqual([409, 'lacking']);
    expect(refused.body.title).toContain('对象还没有填写');
  });

  it('what another changed meanwhile is not overwritten', async () => {
    const draft = await place.draft(typed, []);
    const body = { revision: '1', title: '改名', abstain: true, forms: [] };
    expect((await place.office.ask(`PUT /api/polls/${draft.id}`, { body })).body.code).toBe('changed-meanwhile');
  });

  it('an open poll can’t be changed or opened again, a closed one not closed or made void', async () => {
    const page = await place.opened(typed, [{ name: '', subjects: named('甲'), electorates: [slipsFor('', 3)] }]);
    const { id, revision, title } = page;
    const put = await place.office.ask(`PUT /api/polls/${id}`, { body: { revision, title, abstain: true, forms: [] } });
    expect(put.body.code).toBe('not-draft');
    expect((await place.office.ask(`POST /api/polls/${id}/open`, { body: { revision } })).body.code).toBe('not-draft');
    expect((await place.office.ask(`GET /api/polls/${id}/results`)).body.code).toBe('not-closed');
    await place.cast(id, electorate(page), times(3, one('好')));
    expect((await close(id)).status).toBe(200);
    expect((await close(id)).body.code).toBe('not-open');
    const again = await place.office.ask(`POST /api/polls/${id}/void`, { body: { reason: '误发' } });
    expect(again.body.code).toBe('already-ended');
  });

  it('of a group with too few valid ballots nothing is kept, and a poll without any other is void', async () => {
    const page = await place.opened(typed, [{ name: '', subjects: named('甲'), electorates: [slipsFor('', 3)] }]);
    await place.cast(page.id, electorate(page), times(2, one('差')));
    const { body } = await close(page.id);
    expect([body.state, body.reason]).toEqual(['void', '各评价主体的有效票都达不到最低张数。']);
    const row = await place.scope.db
      .selectFrom('polls')
      .selectAll()
      .where('tenant', '=', place.scope.tenant)
      .where('id', '=', page.id)
      .executeTakeFirstOrThrow();
    expect(row.outcome).toBeNull();
    const facts = await place.scope.db
      .selectFrom('facts')
      .select('kind')
      .where('tenant', '=', place.scope.tenant)
      .where('subject', '=', page.id)
      .execute();
    expect(facts).toEqual([{ kind: POLL_CLOSED }]);
  });

  it('too few papers for the quorum make the whole poll void', async () => {
    const rules = { ...own, quorum: 5 };
    const page = await place.opened({ kind: 'rules', rules }, [
      { name: '', subjects: named('甲'), electorates: [slipsFor('', 5)] },
    ]);
    await place.cast(page.id, electorate(page), times(4, one('好')));
    expect((await close(page.id)).body).toMatchObject({
      state: 'void',
      reason: '收到的票不足 5 张。',
    });
  });

  it('a void poll is held again as a new draft with all that stood in it', async () => {
    const page = await place.opened(typed, [
      { name: '', subjects: named('甲'), electorates: [{ ...slipsFor('', 3), voters: [place.people[1]] }] },
    ]);
    await place.office.ask(`POST /api/polls/${page.id}/void`, { body: { reason: '发错了票' } });
    const copy = await place.office.ask('POST /api/polls', { body: { from: { kind: 'copy', poll: page.id } } });
    expect(copy.body).toMatchObject({
      state: 'draft',
      title: '评议',
      forms: [{ electorates: [{ slips: 3, voters: [{ name: '李婷' }] }] }],
    });
  });

  it('without its key on this server an open poll says so, and can only be made void', async () => {
    const page = await place.opened(typed, [{ name: '', subjects: named('甲'), electorates: [slipsFor('', 3)] }]);
    await place.keys.destroy(place.scope.tenant, page.id);
    const { body } = await place.office.ask(`GET /api/polls/${page.id}`);
    expect(body.cautions).toMatchObject([{ code: 'key-elsewhere' }]);
    expect((await close(page.id)).body.code).toBe('key-elsewhere');
    expect((await place.office.ask(`POST /api/polls/${page.id}/void`, { body: { reason: '重来' } })).status).toBe(200);
  });

  it('what a crash while opening left doesn’t keep the draft from being opened', async () => {
    const draft = await place.draft(typed, [{ name: '', subjects: named('甲'), electorates: [slipsFor('', 3)] }]);
    await place.keys.make(place.scope.tenant, draft.id);
    const opened = await place.office.ask(`POST /api/polls/${draft.id}/open`, { body: { revision: draft.revision } });
    expect(opened.body.state).toBe('open');
  });
});

describe('slips', () => {
  it('are printed only while the poll is open, each time in another order, and each time recorded', async () => {
    const page = await place.opened(typed, [{ name: '', subjects: named('甲'), electorates: [slipsFor('', 30)] }]);
    const path = `GET /api/polls/${page.id}/slips?electorate=${electorate(page)}`;
    const [first, second] = [await place.office.ask(path), await place.office.ask(path)];
    const codes = (told: typeof first) => told.body.slips.map(({ code }: { code: string }) => code);
    expect(codes(first)).toHaveLength(30);
    expect(codes(first)).not.toEqual(codes(second));
    expect(new Set(codes(first))).toEqual(new Set(codes(second)));
    expect(first.body.slips[0].address).toBe(`http://shiji.test/b/qinghe-${codes(first)[0]}`);
    const entries = await place.scope.db
      .selectFrom('audit_entries')
      .select('detail')
      .where('tenant', '=', place.scope.tenant)
      .where('action', '=', 'poll-slips')
      .where('subject', '=', page.id)
      .execute();
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain(codes(first)[0]);
  });
});

describe('papers counted by hand', () => {
  it('are typed twice by two people; where they differ is named, and both must agree before closing', async () => {
    const page = await place.opened(typed, [
      { name: '', subjects: named('甲'), electorates: [{ ...slipsFor('', 0), paper: true }] },
    ]);
    const subject = page.forms[0].subjects[0].id;
    const path = `/api/polls/${page.id}/papers/${electorate(page)}`;
    const counts = (good: number, bad: number) => ({
      papers: 5,
      questions: [
        {
          question: '',
          void: 1,
          subjects: [
            {
              subject,
              counts: [
                { mark: '好', count: good },
                { mark: '差', count: bad },
              ],
            },
          ],
        },
      ],
    });
    const put = (asking: typeof place.office, body: unknown) => asking.ask(`PUT ${path}`, { body });
    expect((await close(page.id)).body.code).toBe('papers-lacking');
    expect((await put(place.office, { counts: counts(4, 1) })).body.code).toBe('papers-invalid');
    expect((await put(place.office, { counts: counts(3, 1) })).body.state).toBe('once');
    expect((await close(page.id)).body.code).toBe('papers-once');
    expect((await put(place.office, { reading: 2, counts: counts(3, 1) })).body.code).toBe('papers-same-person');
    const other = await place.server.as({ name: '孙丽', held: [{ role: 'office' }] });
    const seen = await put(other, { counts: counts(2, 2) });
    expect(seen.body).toMatchObject({ state: 'differ', differences: ['甲的“好”', '甲的“差”'] });
    expect(seen.body.mine.questions[0].subjects[0].counts).toEqual([
      { mark: '好', count: 2 },
      { mark: '差', count: 2 },
    ]);
    expect((await close(page.id)).body.code).toBe('papers-differ');
    expect((await put(other, { counts: counts(3, 1) })).body.state).toBe('agreed');
    expect((await close(page.id)).body.state).toBe('closed');
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    expect(body.electorates[0]).toMatchObject({ received: 5, questions: [{ valid: 4, void: 1 }] });
    expect(body.boards[0].questions[0].rows[0].mean).toBe('87.50');
  });

  it('may be struck with a reason', async () => {
    const page = await place.opened(typed, [
      { name: '', subjects: named('甲'), electorates: [{ ...slipsFor('', 3), paper: true }] },
    ]);
    await place.cast(page.id, electorate(page), times(3, one('好')));
    const closed = await close(page.id, { struck: [{ electorate: electorate(page), reason: '票箱封条损坏' }] });
    expect(closed.body.state).toBe('closed');
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    expect(body.electorates[0]).toMatchObject({ received: 3, struck: '票箱封条损坏' });
  });
});

describe('closing against casting', () => {
  it('each acknowledged ballot of twenty that come at once is counted, and none after', async () => {
    const page = await place.opened(typed, [{ name: '', subjects: named('甲'), electorates: [slipsFor('', 40)] }]);
    const box = electorate(page);
    await place.cast(page.id, box, times(3, one('好')));
    const key = await place.keys.open(place.scope.tenant, page.id);
    if (key === undefined) throw new Error('no key');
    const form = page.forms[0];
    const context = `ballot\n${page.id}\n${form.id}\n${box}`;
    const casting = Array.from({ length: 20 }, async (_, index) => {
      // Some come well before the closing, some after.
      for (let turn = 0; turn < index; turn++)
        await place.scope.db.selectNoFrom((select) => select.val(1).as('turn')).execute();
      return castSealed(
        place.scope,
        page.id,
        box,
        key.code(box, 'slip', 4 + index),
        key.seal(Buffer.from([1, 1]), context),
      );
    });
    const closing = close(page.id);
    const taken = (await Promise.all(casting)).filter((done) => done).length;
    expect((await closing).body.state).toBe('closed');
    const { body } = await place.office.ask(`GET /api/polls/${page.id}/results`);
    expect(body.electorates[0].received).toBe(3 + taken);
  });
});

describe('after the end', () => {
  it('key, codes and ballots are gone, and voters stand in the order of their ids', async () => {
    await place.server.work();
    const page = await place.opened(typed, [
      { name: '', subjects: named('甲'), electorates: [{ ...slipsFor('', 3), voters: [...place.people] }] },
    ]);
    await place.cast(page.id, electorate(page), times(3, one('好')));
    expect((await close(page.id)).body.cautions).toMatchObject([{ code: 'shredding' }]);
    await place.server.work();
    const { body } = await place.office.ask(`GET /api/polls/${page.id}`);
    expect([body.shreddedAt !== undefined, body.cautions]).toEqual([true, []]);
    expect(await readdir(join(place.server.dataFolder, 'ballot-keys', place.scope.tenant))).not.toContain(page.id);
    const { db, tenant } = place.scope;
    for (const table of ['cast_ballots', 'ballot_codes'] as const)
      expect(
        await db.selectFrom(table).select('poll').where('tenant', '=', tenant).where('poll', '=', page.id).execute(),
      ).toEqual([]);
    const voters = await db
      .selectFrom('poll_voters')
      .select('person')
      .where('tenant', '=', tenant)
      .where('poll', '=', page.id)
      .execute();
    expect(voters.map(({ person }) => person)).toEqual([...place.people].sort());
  });
});
