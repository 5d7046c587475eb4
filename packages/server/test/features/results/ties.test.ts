import { afterAll, beforeAll, expect, it } from 'vitest';
import { begunQuarter, type Quarter, rated, toStage } from './quarter.ts';

let quarter: Quarter;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const board = async () => (await quarter.committee.ask(`GET ${at('/results')}`)).body;

beforeAll(async () => {
  quarter = await begunQuarter();
  // Six tie for the last five of fifteen seats.
  await rated(quarter, (place) => ({
    votes: { 好: 3 },
    points: place >= 10 && place < 16 ? '80' : String(95 - place),
  }));
  await toStage(quarter, 'propose');
});
afterAll(() => quarter.server.close());

it('[XL-05] 几个人争几个名额的，逐人决定：定下一人以后余下的仍是同一事项；写明用哪一项设定', async () => {
  const [tie] = (await board()).decisions;
  expect(tie).toMatchObject({ settles: { kind: 'subject', setting: '名额.好' } });
  expect(tie.text).not.toContain('裁定表');
  expect(tie.people).toHaveLength(6);
  for (const { id } of tie.people.slice(0, 5)) {
    const body = { ...tie.settles, target: id, value: '是', by: '考核委员会', reason: '综合研判' };
    expect((await quarter.committee.ask(`POST ${at('/rulings')}`, { body })).status).toBe(200);
  }
  const after = await board();
  expect(after.decisions).toEqual([]);
  expect(after.seats[0]).toMatchObject({ seats: 15, taken: 15 });
});

it('[XL-06] [XL-07] 结果页列出方案规定的例外', async () => {
  const { choices } = await board();
  expect(choices.map(({ value, to }: { value: string; to: string }) => [value, to])).toEqual([
    ['up', '好'],
    ['down', '较差'],
  ]);
});

it('委员会的待办里有等待提出等次建议的考核和期限，考核办没有', async () => {
  const kinds = async (who: Quarter['office']) => (await who.ask('GET /api/home')).body.items;
  expect(await kinds(quarter.committee)).toContainEqual({ kind: 'results-propose', count: 1, until: '2026-04-09' });
  expect(JSON.stringify(await kinds(quarter.office))).not.toContain('results-propose');
});
