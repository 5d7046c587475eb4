/** A unit gets another name while a round runs in which something was decided about it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { begunQuarter, givePoints, type Quarter } from '../results/quarter.ts';
import { smallScheme } from '../results/small-scheme.ts';

let quarter: Quarter;
const at = (path = '') => `/api/rounds/${quarter.round}${path}`;
beforeAll(async () => {
  quarter = await begunQuarter({ text: smallScheme });
  const { server, office } = quarter;
  const scope = { tenant: server.county.id, db: server.database.db };
  await givePoints(scope, { ...quarter, at: server.clock.now, actor: office.account }, (place) => String(99 - place));
  await server.database.pool.query(
    `update round_stages set state = case when key = 'proposal' then 'on' else 'done' end
       where round = $1 and key in ('review', 'proposal')`,
    [quarter.round],
  );
});
afterAll(() => quarter.server.close());

const taken = async () => {
  const { changes } = (await quarter.office.ask(`GET ${at('/roster-changes')}`)).body;
  const people = changes.map(({ person }: { person: { id: string } }) => person.id);
  const { revision } = (await quarter.office.ask(`GET ${at()}`)).body;
  return quarter.office.ask(`POST ${at('/roster-changes')}`, { body: { revision, people, reason: '机构改革' } });
};

it('[FX-08] 对一个单位的名额作过决定以后单位改了名的，先撤销决定才更新，结果始终算得出', async () => {
  const { office, committee, bureau } = quarter;
  const pools = async () =>
    (await office.ask(`GET ${at('/results')}`)).body.seats.map(({ pool }: { pool: string }) => pool);
  expect(await pools()).toEqual(['县农业农村局']);
  const ruling = { kind: 'pool', target: '县农业农村局', setting: 'share.好', value: '30%' };
  const ruled = await committee.ask(`POST ${at('/rulings')}`, { body: { ...ruling, by: '委员会', reason: '受处分' } });
  expect(ruled.status).toBe(200);
  const { unit } = (await office.ask(`GET /api/units/${bureau}`)).body;
  const { revision, kind, since, code, parent } = unit;
  const renamed = await office.ask(`PUT /api/units/${bureau}`, {
    body: { revision, kind, since, code, parent: parent?.id ?? parent, name: '县农业农村和水利局' },
  });
  expect([renamed.status, renamed.body.title]).toEqual([200, undefined]);
  const refused = await taken();
  expect([refused.status, refused.body.code]).toEqual([409, 'roster-pool-ruled']);
  expect(refused.body.title).toContain('“县农业农村局”');
  expect(await pools()).toEqual(['县农业农村局']);
  const [standing] = (await office.ask(`GET ${at('/rulings')}`)).body.rulings;
  await committee.ask(`POST ${at(`/rulings/${standing.id}/withdrawal`)}`, { body: { reason: '单位更名，另行决定' } });
  expect((await taken()).status).toBe(200);
  expect(await pools()).toEqual(['县农业农村和水利局']);
});
