import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { recordInRound } from '../../../src/features/rounds/round-facts.ts';
import { begunQuarter, type Quarter } from '../results/quarter.ts';
import { allTold, reminded } from './reminding.ts';

let quarter: Quarter;
let office: string;
beforeAll(async () => {
  quarter = await begunQuarter();
  office = quarter.people.at(-1)?.id ?? '';
  // Somebody of the office whose account is a person's: messages go to people.
  await quarter.server.as({ person: office, held: [{ role: 'office' }] });
  await quarter.server.database.pool.query(
    "update round_stages set begins = '2026-04-07', ends = '2026-04-09' where tenant = $1 and round = $2 and key = 'proposal'",
    [quarter.server.county.id, quarter.round],
  );
});
afterAll(() => quarter.server.close());

const needs = async () => (await quarter.office.ask(`GET /api/rounds/${quarter.round}/imports`)).body.needs;
const told = async (kind: string) =>
  (await allTold(quarter.server, kind)).filter(({ person }) => person === office).map(({ details }) => details);

async function give(places: readonly number[]): Promise<void> {
  const scope = { tenant: quarter.server.county.id, db: quarter.server.database.db };
  await write(scope, async (tx) => {
    const recorded = await recordInRound(
      tx,
      quarter.round,
      places.map((place) => ({
        at: quarter.server.clock.now,
        actor: quarter.office.account,
        authority: 'test',
        kind: ROUND_ROW,
        subject: quarter.people[place]?.id ?? '',
        payload: {
          round: quarter.round,
          table: 'points',
          row: { indicator: 'individual', rater: '评分组', value: '90' },
        },
      })),
    );
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
}

it('[XL-04] 评分组的评分在环节截止前导入：截止前一个工作日提醒考核办，一次', async () => {
  await reminded(quarter.server, '2026-04-07T09:00:00+08:00');
  expect(await told('import-due')).toEqual([]);
  expect(await needs()).toEqual([
    {
      stage: '提出等次建议',
      name: '个性指标',
      due: '2026-04-09',
      people: quarter.people.length,
      have: 0,
      state: 'waiting',
      stateName: '待导入',
      daysLate: 0,
      otherwise: '没有导入的，暂缓确定，补齐后再定',
    },
  ]);
  await reminded(quarter.server, '2026-04-08T09:00:00+08:00');
  const all = quarter.people.length;
  const due = { round: expect.any(String), what: '个性指标', count: all, until: '4月9日' };
  expect(await told('import-due')).toEqual([due]);
  await reminded(quarter.server, '2026-04-09T09:00:00+08:00');
  expect(await told('import-due')).toHaveLength(1);
});

it('[XL-04] 逾期没有导入的，告诉考核办还差几人、按方案怎么办；提出等次建议前仍可导入，导齐了不再提醒', async () => {
  await give([0, 1]);
  await reminded(quarter.server, '2026-04-10T09:00:00+08:00');
  expect(await told('import-late')).toEqual([
    {
      round: expect.any(String),
      what: '个性指标',
      count: quarter.people.length - 2,
      until: '4月9日',
      otherwise: '没有导入的，暂缓确定，补齐后再定',
    },
  ]);
  expect(await needs()).toMatchObject([{ state: 'late', stateName: '逾期未导入', daysLate: 1, have: 2 }]);
  await give(quarter.people.map((_, place) => place).slice(2));
  expect(await needs()).toMatchObject([{ state: 'complete', stateName: '已导入', daysLate: 0 }]);
  await quarter.server.database.pool.query('delete from messages');
  await reminded(quarter.server, '2026-04-13T09:00:00+08:00');
  expect(await told('import-late')).toEqual([]);
});

it('[XL-04] 等次建议提出以后不再导入；缺的写明没有导入', async () => {
  const { pool } = quarter.server.database;
  await pool.query(
    "update round_stages set state = 'done' where tenant = $1 and round = $2 and key in ('rating', 'proposal')",
    [quarter.server.county.id, quarter.round],
  );
  await pool.query(
    "delete from round_facts where tenant = $1 and round = $2 and fact in (select id from facts where tenant = $1 and kind = 'round.row' and subject = $3)",
    [quarter.server.county.id, quarter.round, quarter.people[0]?.id],
  );
  expect(await needs()).toMatchObject([{ state: 'closed', stateName: '没有导入' }]);
});
