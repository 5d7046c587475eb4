import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, form, openJury, openStage, type Stage, stageRules } from '../juries/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.server.close());

const inputs = async () => {
  const { rows } = await stage.server.database.pool.query('select count(*)::int as n from jury_scores');
  return rows[0].n as number;
};

describe('[WC-02] a jury on the stage', () => {
  it('[WC-02] 去掉一个最高分、一个最低分，其余平均；分数不带姓名记入账本', async () => {
    const jury = await openJury(stage);
    const scoring = await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    expect(scoring.body.subjects[1]).toMatchObject({ state: 'scoring', entitled: 7, given: 0 });
    for (const [juror, value] of ['88', '92.5', '９０', '79', '95', '91。5', '90'].entries())
      expect((await jury.score(juror, 1, value)).raw.headers.location).toBe(jury.paths[juror]);
    // Still open: numbers of who is in, and no value anywhere.
    const open = await jury.page();
    expect(open.subjects[1]).toMatchObject({ given: 7, erased: false });
    expect(JSON.stringify(open)).not.toMatch(/92\.5|91\.5/);
    const ended = await jury.lead(`subjects/${jury.subjects[1]}/ending`, {});
    expect(ended.body.subjects[1].outcome).toMatchObject({
      // (92.5 + 91.5 + 90 + 90 + 88) ÷ 5
      mean: '90.40',
      arithmetic: '(92.5 + 91.5 + 2×90 + 88) ÷ 5',
      rank: '1',
      tied: false,
      groups: [
        {
          role: '',
          values: [
            { value: '95', dropped: true },
            { value: '92.5', dropped: false },
            { value: '91.5', dropped: false },
            { value: '90', dropped: false },
            { value: '90', dropped: false },
            { value: '88', dropped: false },
            { value: '79', dropped: true },
          ],
        },
      ],
    });
    const [fact] = await factsOf(stage, 'jury.points');
    expect(fact).toMatchObject({
      subject: stage.secretaries[1],
      authority: 'office',
      payload: {
        groups: [{ role: '', values: ['95', '92.5', '91.5', '90', '90', '88', '79'] }],
        entitled: 7,
        given: 7,
      },
    });
    const text = JSON.stringify(fact);
    for (const id of [...jury.jurors, ...stage.insiders, '顾清扬']) expect(text).not.toContain(id);
    expect(await inputs()).toBe(0);
  });

  it('[WC-02] 评委不足五人的暂不计分', async () => {
    const jury = await openJury(stage);
    await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    for (const juror of [0, 1, 2, 3]) await jury.score(juror, 1, '90');
    const early = await jury.lead(`subjects/${jury.subjects[1]}/ending`, {});
    expect([early.status, early.body.title]).toEqual([
      409,
      '还有 3 名评委没有评分。请再等一等；确实不再等的，请写明原因。',
    ]);
    expect(await inputs()).toBe(4);
    const ended = await jury.lead(`subjects/${jury.subjects[1]}/ending`, { despite: '三名评委临时有任务' });
    expect(ended.body.subjects[1].outcome).toMatchObject({ lacks: '“评委评分”只有 4 份评分，至少要 5 份' });
    expect(ended.body.subjects[1].outcome.rank).toBeUndefined();
  });

  it('[WC-02] 并列的名次留给考核委员会决定', async () => {
    const jury = await openJury(stage);
    for (const [subject, value] of [
      [1, '90'],
      [2, '90'],
    ] as const) {
      await jury.lead(`subjects/${jury.subjects[subject]}/scoring`, {});
      for (const juror of [0, 1, 2, 3, 4, 5, 6]) await jury.score(juror, subject, value);
      await jury.lead(`subjects/${jury.subjects[subject]}/ending`, {});
    }
    const { subjects } = await jury.page();
    expect(subjects.slice(1).map(({ outcome }: { outcome: object }) => outcome)).toMatchObject([
      { mean: '90.00', rank: '1', tied: true },
      { mean: '90.00', rank: '1', tied: true },
    ]);
  });

  it('one subject after the other: the next waits until the one before has ended', async () => {
    const jury = await openJury(stage);
    await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    expect((await jury.lead(`subjects/${jury.subjects[2]}/scoring`, {})).body.title).toBe(
      '“温如海”正在评分，请先结束，再开始下一个。',
    );
    expect((await jury.lead('closing')).body.title).toBe('“温如海”正在评分，请先结束再收场。');
    expect((await jury.lead(`subjects/${jury.subjects[2]}/ending`, {})).body.code).toBe('subject-not-scoring');
  });

  it('averages roles by the scheme’s weights, and lets panels score side by side', async () => {
    const roles = [
      { key: '领导组', weight: '40%' },
      { key: '代表组', weight: '60%' },
    ];
    const jury = await openJury(stage, {
      rules: { ...stageRules, roles, drop: undefined, atLeast: 2, missing: 'redistribute' },
      subjects: [
        { kind: 'person', about: stage.secretaries[1], panel: '甲' },
        { kind: 'person', about: stage.secretaries[2], panel: '乙' },
      ],
      jurors: stage.insiders.map((person, at) => ({
        person,
        unitName: '',
        role: at < 2 ? '领导组' : '代表组',
        panel: at === 4 ? '乙' : '',
      })),
    });
    expect((await jury.lead(`subjects/${jury.subjects[0]}/scoring`, {})).status).toBe(200);
    expect((await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {})).status).toBe(200);
    for (const [juror, value] of ['90', '80', '70', '60'].entries()) await jury.score(juror, 0, value);
    expect((await jury.score(4, 0, '100')).status).toBe(409);
    const ended = await jury.lead(`subjects/${jury.subjects[0]}/ending`, {});
    // 85 × 40% + 65 × 60%
    expect(ended.body.subjects[0].outcome).toMatchObject({ mean: '73.00', arithmetic: '85.00 × 40% + 65.00 × 60%' });
  });
});

describe('[WC-03] projects', () => {
  it('[WC-03] 前五名入选，并列争第五名的留给考核委员会', async () => {
    const jury = await openJury(stage, {
      rules: {
        ...stageRules,
        indicator: 'project-score',
        drop: { highest: 1, lowest: 1, above: 5 },
        atLeast: 3,
        best: { name: '优秀项目', people: 5, atLeast: '60' },
      },
      subjects: Array.from({ length: 7 }, (_, at) => ({
        kind: 'project',
        name: `书记项目${at + 1}`,
        unit: stage.towns[at % 3],
        panel: '',
      })),
    });
    // The fifth and the sixth are equal; the last is below 60.
    for (const [subject, value] of ['95', '94', '93', '92', '80', '80', '50'].entries()) {
      await jury.lead(`subjects/${jury.subjects[subject]}/scoring`, {});
      const jurors = subject % 3 === 0 ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6];
      for (const juror of jurors) await jury.score(juror, subject, value);
      expect((await jury.lead(`subjects/${jury.subjects[subject]}/ending`, {})).status).toBe(200);
    }
    const { subjects } = await jury.page();
    expect(subjects.map(({ outcome }: { outcome: { chosen?: object } }) => outcome.chosen)).toEqual([
      ...Array.from({ length: 4 }, () => ({ name: '优秀项目', open: false })),
      ...Array.from({ length: 2 }, () => ({
        name: '在全体并列，争“优秀项目”最后 1 个名额，待考核委员会决定',
        open: true,
      })),
      undefined,
    ]);
    expect(subjects[4].line).toBe('石桥镇');
    // A juror of the town's village keeps out of the town's projects.
    expect(subjects[0]).toMatchObject({ entitled: 6 });
    expect(subjects[1]).toMatchObject({ entitled: 7 });
  });
});

describe('回避', () => {
  it('of one’s own unit follows from the roster, villages below a town included, and is a fact', async () => {
    const jury = await openJury(stage);
    const { recusals, subjects } = await jury.page();
    expect(recusals).toEqual([
      {
        subject: jury.subjects[0],
        juror: jury.jurors[6],
        kind: 'unit',
        sentence: '评委 柳村民 回避 陆知远：本单位，柳溪镇（按花名册）',
      },
    ]);
    expect(subjects[0].entitled).toBe(6);
    await jury.lead(`subjects/${jury.subjects[0]}/scoring`, {});
    expect((await jury.score(6, 0, '100')).status).toBe(409);
    const facts = await factsOf(stage, 'jury.recusal');
    expect(facts.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        jury: jury.id,
        ...{ juror: '柳村民', why: '本单位', note: '柳溪镇', declaredBy: 'roster', stands: true },
      }),
    );
  });

  it('declared by a juror takes back what they gave, and only the office undoes it, with a reason', async () => {
    const jury = await openJury(stage);
    await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    await jury.score(0, 1, '12');
    const path = jury.paths[0] ?? '';
    const declared = await form(stage.server, `${path}/recusal`, { subject: jury.subjects[1] ?? '', kind: 'kin' });
    expect(declared.raw.headers.location).toBe(path);
    expect(await inputs()).toBe(0);
    expect((await jury.score(0, 1, '99')).status).toBe(409);
    expect((await stage.server.visitor.ask(`GET ${path}`)).raw.body).toContain('您已回避这个对象（亲属）');
    const tie = `subjects/${jury.subjects[1]}/recusals`;
    expect((await jury.lead(`${tie}/${jury.jurors[0]}/undoing`, { reason: ' ' })).status).toBe(422);
    const undone = await jury.lead(`${tie}/${jury.jurors[0]}/undoing`, { reason: '同名，不是亲属' });
    expect(undone.body.recusals).toHaveLength(1);
    const facts = (await factsOf(stage, 'jury.recusal')).filter(({ payload }) => payload.why === '亲属');
    const first = facts.find(({ corrects }) => corrects === null);
    expect(first).toMatchObject({ actor: jury.jurors[0], authority: `juror:${jury.id}`, payload: { stands: true } });
    expect(facts.find(({ corrects }) => corrects !== null)).toMatchObject({
      corrects: first?.id,
      authority: 'office',
      payload: { stands: false, reason: '同名，不是亲属' },
    });
    expect((await jury.score(0, 1, '88')).raw.headers.location).toBe(path);
    // Tapped twice: the second finds what it wanted.
    for (const _ of [1, 2])
      expect(
        (await form(stage.server, `${path}/recusal`, { subject: jury.subjects[2] ?? '', kind: 'other' })).raw.headers
          .location,
      ).toBe(path);
  });

  it('is entered by the office until the subject has ended', async () => {
    const jury = await openJury(stage);
    const tie = `subjects/${jury.subjects[1]}/recusals`;
    const body = { juror: jury.jurors[2], kind: 'colleague', note: '去年共事' };
    const { recusals } = (await jury.lead(tie, body)).body;
    expect(recusals.map(({ sentence }: { sentence: string }) => sentence)).toContain(
      '评委 江小楼 回避 温如海：近期同事，去年共事（考核办）',
    );
    expect((await jury.lead(tie, body)).body.code).toBe('already-recused');
    await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    for (const juror of [0, 1, 3, 4, 5, 6]) await jury.score(juror, 1, '80');
    await jury.lead(`subjects/${jury.subjects[1]}/ending`, {});
    expect((await jury.lead(tie, { ...body, juror: jury.jurors[3] })).body.code).toBe('subject-ended');
    expect((await jury.lead(`${tie}/${jury.jurors[2]}/undoing`, { reason: '已核实' })).body.code).toBe('subject-ended');
  });
});

describe('the jury’s end', () => {
  it('closes the pages of the jurors and destroys the key', async () => {
    const jury = await openJury(stage);
    const path = jury.paths[0] ?? '';
    expect((await stage.server.visitor.ask(`GET ${path}`)).status).toBe(200);
    expect((await jury.lead('closing')).body).toMatchObject({ state: 'closed', abilities: { lead: false } });
    const gone = await stage.server.visitor.ask(`GET ${path}`);
    expect([gone.status, gone.raw.body.includes('这个二维码不能用')]).toEqual([404, true]);
    const { localBallotKeys } = await import('../../../src/ports/local-ballot-keys.ts');
    const keys = localBallotKeys(`${stage.server.dataFolder}/ballot-keys`);
    expect(await keys.open(stage.county.id, jury.id)).toBeDefined();
    await stage.server.work();
    expect(await keys.open(stage.county.id, jury.id)).toBeUndefined();
    const { rows } = await stage.server.database.pool.query('select shredded_at from juries where id = $1', [jury.id]);
    expect(rows).toEqual([{ shredded_at: expect.any(String) }]);
  });

  it('a slip that was lost is replaced, and the one before leads nowhere', async () => {
    const jury = await openJury(stage);
    const anew = await jury.lead(`jurors/${jury.jurors[0]}/slip`);
    expect(anew.body).toMatchObject({ name: '顾清扬', line: '县财政局' });
    expect((await stage.server.visitor.ask(`GET ${anew.body.path}`)).status).toBe(200);
    expect((await stage.server.visitor.ask(`GET ${jury.paths[0]}`)).status).toBe(404);
    const { body } = await jury.lead('slips');
    expect(body.slips[0].path).toBe(anew.body.path);
  });

  it('leaves neither code nor address of a juror in the log', async () => {
    const jury = await openJury(stage);
    await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    await jury.score(0, 1, '77.25');
    const log = stage.server.log.join('\n');
    for (const path of jury.paths) expect(log).not.toContain(path.slice(-16));
    expect(log).not.toContain('77.25');
    expect(log).toContain('/j/:address/score');
  });
});
