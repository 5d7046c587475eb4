import { afterAll, expect, it } from 'vitest';
import { begunQuarter, published, type Quarter, rated, toStage } from '../results/quarter.ts';

let quarter: Quarter | undefined;
afterAll(() => quarter?.server.close());

it('[FX-11] a bulletin of the whole period tells grades by unit only once they are published', async () => {
  quarter = await begunQuarter();
  const { office, committee, round, people } = quarter;
  // Nobody is level with anybody.
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(90 - place) }));
  await toStage(quarter, 'propose');
  await committee.ask(`POST /api/rounds/${round}/proposal`, { body: {} });
  const grades = async () => {
    const { body } = await office.ask(`GET /api/rounds/${round}/bulletins/draft?kind=quarterly&span=2026Q1`);
    return body.sections.find(({ heading }: { heading: string }) => heading.endsWith('等次分布'));
  };
  expect((await grades()).lines).toEqual(['考核结果还没有公布，等次分布待公布后通报。']);
  await toStage(quarter, 'notice');
  expect((await grades()).table).toBeUndefined();
  await published(quarter);
  const { lines, table } = await grades();
  const { body: board } = await office.ask(`GET /api/rounds/${round}/results?version=1`);
  const counts: number[] = board.distribution.map((one: { people: number }) => one.people);
  expect(counts.reduce((sum, count) => sum + count, board.ungraded)).toBe(people.length);
  expect(lines[0]).toContain(`好 ${counts[0]} 人，较好 ${counts[1]} 人`);
  expect(table.columns).toEqual(['单位', '好', '较好', '一般', '较差', '未定']);
  expect(table.rows).toEqual([['县农业农村局', ...counts.map(String), String(board.ungraded)]]);
});
