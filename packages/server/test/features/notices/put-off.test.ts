import { afterAll, beforeAll, expect, it } from 'vitest';
import { begunQuarter, published, type Quarter, rated, toStage } from '../results/quarter.ts';

let quarter: Quarter;
beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  expect((await quarter.committee.ask(`POST /api/rounds/${quarter.round}/proposal`, { body: {} })).status).toBe(200);
  await toStage(quarter, 'notice');
  await published(quarter);
});
afterAll(() => quarter.server.close());

it('[XL-08] 暂不定等次的人不列入公示：立案调查不能从公示上看出来', async () => {
  const { address } = (await quarter.office.ask(`GET /api/rounds/${quarter.round}/notice`)).body.notice;
  const page = async () => (await quarter.server.visitor.ask(`GET ${address}`)).raw.body as string;
  const [first, second] = quarter.people as [Quarter['people'][number], Quarter['people'][number]];
  const later = {
    absent: 'held',
    because: [{ code: 'graded-later', figure: 'level', text: '暂不定等次：立案审查调查期间' }],
  };
  await quarter.server.database.pool.query(
    "update result_sheets set result = jsonb_set(result, '{grade}', $3::jsonb) where round = $1 and person = $2",
    [quarter.round, first.id, JSON.stringify(later)],
  );
  // Nobody has looked at the page before: what it is made of never changes but here.
  const after = await page();
  expect(after).not.toContain(`>${first.name}<`);
  expect(after).not.toContain('立案');
  expect(after).toContain(`>${second.name}<`);
});
