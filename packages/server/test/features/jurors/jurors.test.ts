import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { form, openJury, openStage, type Stage, stageRules } from '../juries/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.server.close());

const shown = async (path: string | undefined) => (await stage.server.visitor.ask(`GET ${path}`)).raw;
const asset = (name: string) => readFileSync(new URL(`../../../../web/public/${name}`, import.meta.url)).length;

it('a juror’s page weighs less than 30 KB with all that it loads', async () => {
  const jury = await openJury(stage, {
    subjects: Array.from({ length: 30 }, (_, at) => ({
      kind: 'project',
      name: `第${at + 1}号书记项目：山塘村农田灌溉渠道改造和产业路硬化工程`,
      unit: stage.bureau,
      panel: '',
    })),
    // Somebody of the bureau would have nothing to score.
    jurors: ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ name, unitName: '市委党校', role: '', panel: '' })),
  });
  await jury.lead(`subjects/${jury.subjects[0]}/scoring`, {});
  const page = await shown(jury.paths[0]);
  const loaded = [...page.body.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name = '']) => name);
  expect(loaded.sort()).toEqual(['juror.css', 'juror.js']);
  const weight = page.rawPayload.length + asset('juror.css') + asset('juror.js');
  expect(weight).toBeLessThan(30 * 1024);
});

it('says what is being scored, takes the number by a plain form, and shows it for changing', async () => {
  const jury = await openJury(stage);
  const [path] = jury.paths;
  expect((await shown(path)).body).toContain('请稍候，还没有开始下一个');
  await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
  const open = (await shown(path)).body;
  expect(open).toContain('正在评分：温如海');
  expect(open).toContain('0 至 100 分，最多 2 位小数');
  expect(open).toContain('尚未评分。');
  expect((await jury.score(0, 1, '92.50')).raw.headers.location).toBe(path);
  expect((await shown(path)).body).toContain('已收到：92.5 分。结束前可以修改，以最后一次为准。');
  await jury.score(0, 1, '93');
  expect((await shown(path)).body).toContain('已收到：93 分');
  // Somebody else's page shows nothing of it.
  expect((await shown(jury.paths[1])).body).toContain('尚未评分。');
});

it.each([
  ['105', '不能高于 100 分，请修改后提交。'],
  ['九十', '请只填数字，如 100。'],
  ['90.125', '最多 2 位小数，请修改后提交。'],
  ['', '请填写分数。'],
])('tells what is wrong with %s in place, and keeps what was typed', async (typed, sentence) => {
  const jury = await openJury(stage);
  await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
  const told = await jury.score(0, 1, typed);
  expect(told.status).toBe(422);
  expect(told.body).toContain(sentence);
  expect(told.body).toContain(`value="${typed}"`);
});

it('takes several criteria and says which one is wrong', async () => {
  const criteria = [
    { name: '工作实绩', highest: '60' },
    { name: '现场表述', highest: '40' },
  ];
  const jury = await openJury(stage, { rules: { ...stageRules, criteria } });
  await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
  expect((await jury.score(0, 1, ['50', '41'])).body).toContain('“现场表述”不能高于 40 分，请修改后提交。');
  for (const juror of [0, 1, 2, 3, 4, 5, 6])
    expect((await jury.score(juror, 1, [`${50 + juror}`, '30.5'])).status).toBe(303);
  expect((await shown(jury.paths[0])).body).toContain('已收到：50 + 30.5 分');
  const ended = await jury.lead(`subjects/${jury.subjects[1]}/ending`, {});
  // 80.5 and 86.5 dropped; 81.5 to 85.5
  expect(ended.body.subjects[1].outcome.mean).toBe('83.50');
});

it('shows names as text, never as markup', async () => {
  const name = '<img src=x onerror=alert(1)>"项目\'';
  const jury = await openJury(stage, {
    rules: { ...stageRules, atLeast: 1 },
    subjects: [{ kind: 'project', name, unit: stage.towns[2], panel: '' }],
  });
  await jury.lead(`subjects/${jury.subjects[0]}/scoring`, {});
  const { body } = await shown(jury.paths[0]);
  expect(body).not.toContain('<img');
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;项目&#39;');
});

it('says nothing again where nothing is new, and everything once something is', async () => {
  const jury = await openJury(stage);
  const [path] = jury.paths;
  const stamp = /data-stamp="([^"]+)"/.exec((await shown(path)).body)?.[1];
  expect((await shown(`${path}?seen=${stamp}`)).body).toBe('');
  await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
  expect((await shown(`${path}?seen=${stamp}`)).body).toContain('正在评分：温如海');
});

it('is nobody’s without the code, and no other county’s', async () => {
  const jury = await openJury(stage);
  const [path = ''] = jury.paths;
  const code = path.slice(-16);
  await stage.server.newCounty('elsewhere');
  for (const address of [
    `/j/qinghe-${'0'.repeat(16)}`,
    `/j/elsewhere-${code}`,
    `/j/nowhere-${code}`,
    `/j/${code}`,
    '/j/qinghe-short',
  ]) {
    const told = await shown(address);
    expect([address, told.statusCode, told.body.includes('这个二维码不能用')]).toEqual([address, 404, true]);
  }
  // Typed in small letters it is the same.
  expect((await shown(path.toLowerCase())).statusCode).toBe(200);
  expect(
    (await form(stage.server, `/j/qinghe-${'0'.repeat(16)}/score`, { subject: jury.subjects[1] ?? '', value: '1' }))
      .status,
  ).toBe(404);
});

it('lets nobody score whoever isn’t up, of another panel, or unknown', async () => {
  const jury = await openJury(stage);
  expect((await jury.score(0, 1, '90')).status).toBe(409);
  const other = await openJury(stage);
  await other.lead(`subjects/${other.subjects[1]}/scoring`, {});
  const subject = other.subjects[1] ?? '';
  expect((await form(stage.server, `${jury.paths[0]}/score`, { subject, value: '90' })).status).toBe(409);
});

it('a value lies sealed, and all of one length', async () => {
  const jury = await openJury(stage);
  await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
  await jury.score(0, 1, '7');
  await jury.score(1, 1, '88.88');
  const rows = await stage.server.database.db
    .selectFrom('jury_scores')
    .select('sealed')
    .where('tenant', '=', stage.county.id)
    .execute();
  expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
  expect(rows.some(({ sealed }) => sealed.includes('88.88'))).toBe(false);
});
