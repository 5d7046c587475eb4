import { readTexts, writeWorkbook } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begunQuarter, givePoints, type Quarter, toStage } from '../results/quarter.ts';
import { smallScheme } from '../results/small-scheme.ts';
import { type Pilot, pilot } from './pilot.ts';

const DAY = '2021-12-20';

/** FX-18: 198 positive and 8 negative. */
const counted = { merit: 77, appointment: 16, rank: 25, party: 6, honour: 74, sanction: 3, talk: 5 };

/** Cells of each row that aren't blank. */
const textsOf = (bytes: Buffer, sheet: string): readonly string[] => {
  const { sheets } = readTexts(bytes, [sheet]);
  return (sheets?.get(sheet) ?? []).map(({ texts }) => texts.filter((text) => text !== '').join(' '));
};

describe('the uses of a year', () => {
  let place: Pilot;
  beforeAll(async () => {
    place = await pilot();
  }, 120_000);
  afterAll(() => place.server.close());

  it('[FX-18] 206 uses for 314 people come in by a file of one row each, and add up by kind and unit: 198 positive, 8 negative', async () => {
    const { office, names, units } = place;
    const everybody = units.flatMap(({ people }) => people);
    const { body: kinds } = await office.ask('GET /api/use-kinds');
    const nameOf = (key: string) => kinds.kinds.find((kind: { key: string }) => kind.key === key).name;
    let at = 0;
    const rows = Object.entries(counted).flatMap(([key, uses]) =>
      Array.from({ length: uses }, () => {
        const person = everybody[(at++ * 3) % everybody.length] as string;
        const unit = units.find(({ people }) => people.includes(person));
        return [names.get(person), unit?.name, nameOf(key), DAY, `清组〔2021〕${at}号`];
      }),
    );
    const bytes = await writeWorkbook([
      {
        name: '成果运用',
        columns: ['姓名', '单位', '运用种类', '日期', '文号'].map((header) => ({ header, kind: 'text' as const })),
        rows,
      },
    ]);
    const headers = { 'x-file-name': encodeURIComponent('成果运用.xlsx') };
    const read = await office.ask('POST /api/uses/readings', { body: Buffer.from(bytes), headers });
    expect(read.body.rows.filter(({ fault }: { fault?: string }) => fault !== undefined)).toEqual([]);
    expect(read.body.ready).toBe(206);
    const uses = read.body.rows.map(({ ready, day, document }: { ready: object; day: string; document: string }) => ({
      ...ready,
      day,
      document,
    }));
    expect((await office.ask('POST /api/uses', { body: { uses } })).body).toEqual({ recorded: 206 });

    const { body } = await office.ask('GET /api/uses/summary?year=2021');
    expect(body.kinds.map(({ key }: { key: string }) => key)).toEqual(Object.keys(counted));
    expect(body.all).toEqual({
      people: 314,
      reached: 206,
      counts: [77, 16, 25, 6, 74, 3, 5],
      positive: 198,
      negative: 8,
    });
    expect(
      body.units.map(({ unit, people }: { unit: { name: string }; people: number }) => [unit.name, people]),
    ).toEqual(units.map(({ name, people }) => [name, people.length]));
    const sum = (of: 'positive' | 'negative') =>
      body.units.reduce((all: number, one: Record<'positive' | 'negative', number>) => all + one[of], 0);
    expect([sum('positive'), sum('negative')]).toEqual([198, 8]);

    const { raw } = await office.ask('GET /api/uses/export?year=2021');
    const texts = textsOf(raw.rawPayload, '汇总');
    expect(texts).toContain('全县（区） 314 206 77 16 25 6 74 3 5 198 8 206');
    expect(texts.join('\n')).toContain('共运用 206 人次，其中正向 198 人次、负向 8 人次；考核对象 314 人。');
  });

  it('[FX-18] a unit administrator counts and reads what is of their unit', async () => {
    const { server, units } = place;
    const [unit] = units;
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: unit?.id ?? '' }] });
    const { body } = await admin.ask('GET /api/uses/summary?year=2021');
    expect(body.units.map((one: { unit: { name: string } }) => one.unit.name)).toEqual([unit?.name]);
    expect(body.all.people).toBe(80);
    const { body: listed } = await admin.ask('GET /api/uses?year=2021');
    expect(new Set(listed.uses.map((one: { organization: { name: string } }) => one.organization.name))).toEqual(
      new Set([unit?.name]),
    );
  });

  it('[FX-18] names behind sanctions and talks are shown to the office and the unit alone, on no page and in no file of others', async () => {
    const { committee, office } = place;
    const negative = '/api/uses?year=2021&effect=negative';
    const { body: known } = await office.ask(`GET ${negative}`);
    expect(known.uses).toHaveLength(8);
    const { body } = await committee.ask(`GET ${negative}`);
    expect(body.uses).toEqual([]);
    const { body: sums } = await committee.ask('GET /api/uses/summary?year=2021');
    expect(sums.all.negative).toBe(8);
    const { raw } = await committee.ask('GET /api/uses/export?year=2021');
    const texts = textsOf(raw.rawPayload, '明细').join('\n');
    expect(texts).toContain('负向运用只列数字，不列姓名。');
    expect(texts).toContain('年度考核评优');
    expect(texts).not.toContain('约谈');
    for (const { document } of known.uses) expect(texts).not.toContain(document);
  });

  it('[FX-18] of one person each reads what stands for them in the list: the office all, the committee nothing negative, a unit its own', async () => {
    const { office, committee, server, units } = place;
    const { body: known } = await office.ask('GET /api/uses?year=2021&effect=negative');
    const { person, organization } = known.uses[0];
    const of = async (who: typeof office) =>
      (await who.ask(`GET /api/uses?person=${person.id}`)).body.uses as { person: { id: string }; effect: string }[];
    const all = await of(office);
    expect(new Set(all.map((one) => one.person.id))).toEqual(new Set([person.id]));
    expect(all.some(({ effect }) => effect === 'negative')).toBe(true);
    expect(await of(committee)).toEqual(
      all.filter(({ effect }) => effect !== 'negative').map((one) => expect.objectContaining({ person: one.person })),
    );
    const own = await server.as({ held: [{ role: 'unitAdmin', unit: organization.id }] });
    expect(await of(own)).toHaveLength(all.length);
    const elsewhere = units.find(({ id }) => id !== organization.id);
    expect(await of(await server.as({ held: [{ role: 'unitAdmin', unit: elsewhere?.id ?? '' }] }))).toEqual([]);
  });

  it('a list of uses goes on page by page, each use once', async () => {
    const seen = new Set<string>();
    let after = '';
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await place.office.ask(`GET /api/uses?year=2021${after}`);
      for (const { id } of body.uses) seen.add(id);
      if (body.next === undefined) break;
      after = `&after=${body.next}`;
    }
    expect(seen.size).toBe(206);
  });
});

describe('a use', () => {
  let quarter: Quarter;
  const use = (more: object = {}) => ({
    person: quarter.people[3]?.id,
    kind: 'honour',
    day: '2026-04-01',
    document: '青组〔2026〕7号',
    ...more,
  });
  const record = (uses: readonly object[], by = quarter.office) => by.ask('POST /api/uses', { body: { uses } });

  beforeAll(async () => {
    quarter = await begunQuarter({ text: smallScheme });
  }, 120_000);
  afterAll(() => quarter.server.close());

  it('[FX-18] stands in the ledger as a fact about the person, who is told and sees it; nobody else does', async () => {
    const { server, office, people } = quarter;
    const own = await server.as({ person: people[3]?.id ?? '' });
    const other = await server.as({ person: people[4]?.id ?? '' });
    expect((await record([use({ note: '防汛先进个人' })])).body).toEqual({ recorded: 1 });
    const { body } = await own.ask('GET /api/uses/mine');
    expect(body.uses).toMatchObject([
      {
        kindName: '表彰奖励',
        effect: 'positive',
        day: '2026-04-01',
        document: '青组〔2026〕7号',
        note: '防汛先进个人',
      },
    ]);
    expect(body.uses[0].abilities.withdraw).toBe(false);
    expect((await own.ask('GET /api/messages')).body.messages[0].text).toBe(
      '登记了一条与您有关的考核成果运用（表彰奖励），请查看。',
    );
    expect((await other.ask('GET /api/uses/mine')).body.uses).toEqual([]);
    expect((await other.ask('GET /api/uses')).status).toBe(403);
    const { body: facts } = await office.ask(`GET /api/people/${people[3]?.id}/facts`);
    expect(JSON.stringify(facts)).toContain('防汛先进个人');
  });

  it('[FX-18] the same one is recorded once: kind, day and document name it', async () => {
    const { status, body } = await record([use()]);
    expect([status, body.code]).toEqual([409, 'use-twice']);
    expect(body.title).toContain(quarter.people[3]?.name);
    const two = use({ document: '青组〔2026〕8号' });
    expect((await record([two, two])).body.code).toBe('use-twice');
  });

  it('is of the past, and of a kind of the county', async () => {
    expect((await record([use({ day: '2026-04-03' })])).body.code).toBe('use-ahead');
    expect((await record([use({ kind: 'bonus' })])).body.code).toBe('kind-unknown');
  });

  it('[FX-18] several people are recorded at once, all or none; what was a mistake is withdrawn with a reason, one or all', async () => {
    const { server, office, people } = quarter;
    const document = '青人社〔2026〕12号';
    const some = people.slice(5, 9).map(({ id: person }) => use({ person, kind: 'rank', document }));
    expect((await record([...some, use()])).status).toBe(409);
    expect((await office.ask('GET /api/uses?kind=rank')).body.uses).toEqual([]);
    expect((await record(some)).body).toEqual({ recorded: 4 });
    const { body: listed } = await office.ask('GET /api/uses?kind=rank');
    expect(listed.uses.map(({ others }: { others: number }) => others)).toEqual([3, 3, 3, 3]);
    const one = listed.uses.find((each: { person: { id: string } }) => each.person.id === people[5]?.id);
    const gone = await office.ask(`POST /api/uses/${one.id}/withdrawal`, { body: { reason: '写错了人' } });
    expect(gone.body).toEqual({ withdrawn: 1 });
    expect((await office.ask(`POST /api/uses/${one.id}/withdrawal`, { body: { reason: '写错了人' } })).body.code).toBe(
      'use-withdrawn',
    );
    const own = await server.as({ person: people[5]?.id ?? '' });
    const { body: mine } = await own.ask('GET /api/uses/mine');
    expect(mine.uses[0].withdrawn.reason).toBe('写错了人');
    // What was withdrawn counts no more, and may be recorded after all.
    expect((await record([some[0] as object])).body).toEqual({ recorded: 1 });
    const again = listed.uses.find((each: { person: { id: string } }) => each.person.id === people[6]?.id);
    const all = await office.ask(`POST /api/uses/${again.id}/withdrawal?batch=yes`, { body: { reason: '文件撤回' } });
    expect(all.body).toEqual({ withdrawn: 3 });
    const { body: sums } = await office.ask('GET /api/uses/summary?year=2026');
    expect(sums.all.positive).toBe(2);
  });

  it('[FX-18] a unit administrator records for the unit, not for others and not for themself', async () => {
    const { server, bureau, people } = quarter;
    const held = [{ role: 'unitAdmin' as const, unit: bureau }];
    const admin = await server.as({ held, person: people[10]?.id ?? '' });
    const town = await server.unitNamed('柳塘镇');
    const elsewhere = await server.as({ held: [{ role: 'unitAdmin', unit: town }] });
    const talk = { kind: 'talk', document: '谈话记录3号' };
    expect((await record([use(talk)], admin)).status).toBe(200);
    expect((await record([use({ ...talk, person: people[10]?.id })], admin)).status).toBe(403);
    expect((await record([use({ ...talk, document: '谈话记录4号' })], elsewhere)).status).toBe(403);
    const { body } = await admin.ask('GET /api/uses?effect=negative');
    expect(body.uses).toHaveLength(1);
    const withdrawal = `POST /api/uses/${body.uses[0].id}/withdrawal`;
    expect((await elsewhere.ask(withdrawal, { body: { reason: '试试' } })).status).toBe(403);
    expect((await elsewhere.ask('GET /api/uses')).body.uses).toEqual([]);
  });

  it('[FX-18] a file is told row by row what can’t be recorded, and by whom', async () => {
    const { server, bureau, people } = quarter;
    const known = people[3];
    // Of a name that nobody else in the county has.
    const counts = await server.database.pool.query('select name from people group by name having count(*) = 1');
    const fifth = people.find(({ name }, at) => at > 3 && counts.rows.some((row) => row.name === name));
    const lines = [
      '姓名,运用种类,日期,文号',
      `${known?.name},表彰奖励,2026-04-01,青组〔2026〕7号`,
      `${fifth?.name},表彰奖励,2026年3月30日,青组〔2026〕9号`,
      `${fifth?.name},表彰奖励,2026-03-30,青组〔2026〕9号`,
      '无此人,表彰奖励,2026-03-30,青组〔2026〕9号',
      `${fifth?.name},奖金,2026-03-30,青组〔2026〕9号`,
      `${fifth?.name},约谈,昨天,青组〔2026〕9号`,
      `${fifth?.name},约谈,2026-05-01,青组〔2026〕9号`,
      `${fifth?.name},约谈,2026-03-01,`,
    ];
    const headers = { 'x-file-name': encodeURIComponent('登记表.csv') };
    const body = Buffer.from(`${lines.join('\n')}\n`);
    const read = await quarter.office.ask('POST /api/uses/readings', { body, headers });
    expect(read.body.rows.map(({ fault }: { fault?: string }) => fault ?? '')).toEqual([
      '已经登记过。',
      '',
      '和第 3 行相同。',
      '花名册里没有“无此人”。请核对姓名或者工号。',
      expect.stringContaining('没有“奖金”这种运用'),
      '日期“昨天”读不懂。请写成 2025-03-01。',
      '日期晚于今天。',
      '没有写文号。',
    ]);
    expect(read.body.ready).toBe(1);
    const town = await server.unitNamed('柳塘镇');
    const elsewhere = await server.as({ held: [{ role: 'unitAdmin', unit: town }] });
    const theirs = await elsewhere.ask('POST /api/uses/readings', { body, headers });
    expect(theirs.body.rows[1].fault).toContain('不是您管理的单位的人员');
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: bureau }], person: fifth?.id ?? '' });
    expect((await admin.ask('POST /api/uses/readings', { body, headers })).body.rows[1].fault).toContain('您本人');
    const nothing = await quarter.office.ask('POST /api/uses/readings', { body: Buffer.from('甲,乙\n1,2\n'), headers });
    expect([nothing.status, nothing.body.code]).toEqual([415, 'file-kind']);
    const { raw } = await quarter.office.ask('GET /api/uses/template');
    const empty = await quarter.office.ask('POST /api/uses/readings', { body: raw.rawPayload, headers });
    expect(empty.body.code).toBe('file-empty');
  });

  it('[FX-18] kinds are the county’s own: renamed, added, retired; one that was used neither goes nor turns', async () => {
    const { office, committee } = quarter;
    const { body: before } = await office.ask('GET /api/use-kinds');
    const change = (kinds: readonly object[], revision = before.revision) =>
      office.ask('PUT /api/use-kinds', { body: { revision, kinds } });
    expect((await committee.ask('PUT /api/use-kinds', { body: before })).status).toBe(403);
    const rest = before.kinds.filter(({ key }: { key: string }) => key !== 'honour');
    expect((await change(rest)).body.code).toBe('kind-in-use');
    const turned = before.kinds.map((kind: { key: string }) =>
      kind.key === 'honour' ? { ...kind, effect: 'negative' } : kind,
    );
    expect((await change(turned)).body.code).toBe('kind-in-use');
    expect((await change([...before.kinds, { name: '约谈', effect: 'negative' }])).body.code).toBe('kind-twice');
    const after = before.kinds.flatMap((kind: { key: string }) => {
      if (kind.key === 'honour') return [{ ...kind, name: '评先评优' }];
      if (kind.key === 'party') return [];
      return kind.key === 'talk' ? [{ ...kind, retired: true }] : [kind];
    });
    const { body } = await change([...after, { name: '疗休养', effect: 'positive' }]);
    expect(body.kinds.map(({ name }: { name: string }) => name)).toEqual([
      '年度考核评优',
      '选拔任用',
      '职级晋升',
      '评先评优',
      '处分处理',
      '约谈',
      '疗休养',
    ]);
    expect((await change(after)).body.code).toBe('kinds-changed');
    expect((await record([use({ kind: 'talk', document: '谈话记录9号' })])).body.code).toBe('kind-unknown');
    const added = body.kinds.at(-1).key;
    expect((await record([use({ kind: added, document: '青组〔2026〕31号' })])).status).toBe(200);
    const { body: sums } = await office.ask('GET /api/uses/summary?year=2026');
    expect(sums.kinds.map(({ name }: { name: string }) => name)).toContain('约谈');
  });

  it('[FX-18] rests on a result that is confirmed, and shows which it was', async () => {
    const { server, office, committee, round, people } = quarter;
    const rests = use({ round, kind: 'merit', document: '青组〔2026〕40号' });
    expect((await record([rests])).body.code).toBe('round-not-final');
    const scope = { tenant: server.county.id, db: server.database.db };
    await givePoints(scope, { round, people, at: server.clock.now, actor: office.account }, (place) =>
      String(99 - place),
    );
    await server.database.pool.query("update round_stages set state = 'done' where round = $1 and key = 'review'", [
      round,
    ]);
    await server.database.pool.query(
      "update round_stages set state = 'on', begins = '2026-04-01' where round = $1 and key = 'proposal'",
      [round],
    );
    const proposed = await committee.ask(`POST /api/rounds/${round}/proposal`, { body: {} });
    expect(proposed.status).toBe(200);
    expect((await record([rests])).body.code).toBe('round-not-final');
    await toStage(quarter, 'settle');
    const settler = await server.as({ held: [{ role: 'committee' }] });
    const meeting = { body: '党组会议', day: server.clock.now.toISOString().slice(0, 10), note: '同意' };
    // The scheme has nobody confirm it: who settles has the last word.
    const settled = await settler.ask(`POST /api/rounds/${round}/settlement`, { body: { version: 1, ...meeting } });
    expect(settled.status).toBe(200);
    expect((await record([rests])).body).toEqual({ recorded: 1 });
    const { body } = await office.ask('GET /api/uses?kind=merit');
    expect(body.uses[0].round).toMatchObject({ id: round, grade: '好', total: expect.stringMatching(/^\d+\.\d\d$/) });
  });
});
