/** The year from its quarters: started by the office, evaluated, a larger share of 优秀 approved, and what everybody sees of their four quarters. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adopted, atDay, published, turned } from '../packages/server/test/features/results/quarter.ts';
import {
  type Begun,
  evaluated,
  type Place,
  quarterDone,
  quarterScheme,
  yearPlace,
} from '../packages/server/test/features/results/year.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const BUREAU = '县农业农村局';

let world: World;
let place: Place;
let year: Begun;
const person = (at: number) => year.people[at] as { id: string; name: string };

/** The first has one 好 only, the second three and one 一般; the others two and nothing low. */
const scores: readonly (readonly [string, string, string, string])[] = [
  ['99', '85', '85', '85'],
  ['98', '98', '98', '70'],
];

beforeAll(async () => {
  world = await openWorld();
  place = await yearPlace(world.server, [BUREAU]);
  const scheme = await adopted(place.office, place.committee, { text: quarterScheme });
  for (const n of [1, 2, 3, 4] as const) {
    const usual = n <= 2 ? '92' : '86';
    year = await quarterDone(place, scheme, n, (at) => scores[at]?.[n - 1] ?? usual);
  }
  await adopted(place.office, place.committee, { library: 'fengxiang/year' });
  await atDay(world.server, '2027-01-06');
}, 240_000);
afterAll(() => world.close());

test('[FX-05] the office starts the year: its quarters are there from the first moment', async () => {
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/rounds');
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '开始一次考核' }));
  await hands.tap(page.getByLabel('考核方案'));
  await page.getByLabel('考核方案').selectOption({ label: '凤翔区公务员年度考核' });
  await hands.type(page.getByLabel('考核的单位'), BUREAU);
  await hands.tap(
    page
      .getByRole('treeitem', { name: BUREAU })
      .or(page.getByTitle(BUREAU, { exact: true }))
      .last(),
  );
  await page.getByRole('heading', { name: /^考核对象：\d+ 人$/ }).waitFor();
  expect(await look(page, 'year-new', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: '开始考核', exact: true }));
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '开始考核', exact: true }));
  await page.getByRole('heading', { name: '2026年度凤翔区公务员年度考核' }).waitFor();
  const round = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  year = { ...year, round };
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| a year over its quarters, from the list until it runs | ${actions} | ${seconds} s |`);
  await page.getByRole('link', { name: /^看结果/ }).click();
  await page.getByRole('columnheader', { name: '四季度' }).waitFor();
  await seat.leave();
}, 240_000);

test('[FX-13] the board shows the four quarters beside the total, and who isn’t eligible for 优秀 and why', async () => {
  await evaluated(place, year, (one) => {
    const at = year.people.findIndex(({ id }) => id === one);
    return at < 2 ? '100' : String(99 - at);
  });
  await toStage('propose');
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go(`/rounds/${year.round}/results`);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `查看${person(0).name}的得分依据` }) });
  await row.getByText('不具备“优秀”的条件：好等次季度数达到规定次数').waitFor();
  expect(await row.getByText('好', { exact: true }).count()).toBe(1);
  expect(await row.getByText('称职', { exact: true }).count()).toBe(1);
  expect(await look(page, 'year-board', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await row.scrollIntoViewIfNeeded();
  expect(await look(page, 'year-lines', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await row.getByRole('button').click();
  await page.getByRole('heading', { name: '各期考核结果' }).waitFor();
  expect(await page.getByRole('link', { name: '2026年第一季度平时考核' }).getAttribute('href')).toContain('/rounds/');
  expect(await look(page, 'year-drawer', desks)).toEqual([]);
  await seat.leave();
}, 240_000);

test('[FX-13] a larger share of 优秀: the office enters the approval, the committee confirms it', async () => {
  const office = await world.seat('office', DESK);
  await office.go(`/rounds/${year.round}/results`);
  const hands = handsOn(office.page);
  await hands.tap(office.page.getByRole('button', { name: '登记批准' }));
  const dialog = office.page.getByRole('dialog');
  await hands.tap(dialog.getByLabel(new RegExp(`^${BUREAU}`)));
  await hands.type(dialog.getByLabel('批准机关'), '县公务员局');
  await hands.type(dialog.getByLabel('文号'), '青公〔2026〕12号');
  await hands.type(dialog.getByLabel('理由'), '承担全县重点工作任务最重');
  expect(await look(office.page, 'share-enter', desks)).toEqual([]);
  await office.page.setViewportSize(DESK);
  await hands.tap(dialog.getByRole('button', { name: '登记', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await office.page.getByText('待确认').waitFor();
  await office.leave();

  const committee = await world.seat('committee', DESK);
  await committee.go('/');
  await committee.page.getByText('1 项名额比例的批准等待确认').waitFor();
  await committee.go(`/rounds/${year.round}/results`);
  const confirming = handsOn(committee.page);
  await confirming.tap(committee.page.getByRole('button', { name: /^确认：/ }));
  expect(await look(committee.page, 'share-confirm', desks)).toEqual([]);
  await committee.page.setViewportSize(DESK);
  await confirming.tap(committee.page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }));
  await committee.page.getByText('已生效').waitFor();
  await committee.page.getByText(/^比例经县公务员局（青公〔2026〕12号，.*）批准放宽/).waitFor();
  const spent = {
    actions: hands.spent().actions + confirming.spent().actions,
    seconds: hands.spent().seconds + confirming.spent().seconds,
  };
  expect(journeys).toContain(
    `| a larger share of a grade: entered, and confirmed by another | ${spent.actions} | ${spent.seconds} s |`,
  );
  expect(await look(committee.page, 'share-confirmed', desks)).toEqual([]);
  await committee.page.setViewportSize(DESK);
  await committee.page.getByRole('button', { name: '提出等次建议' }).click();
  await committee.page.getByRole('dialog').getByRole('button', { name: '提出等次建议' }).click();
  await committee.page.getByRole('dialog').waitFor({ state: 'detached' });
  await committee.leave();
}, 240_000);

test('[FX-13] [FX-05] on the phone one sees the four quarters, opens one, and reads what 优秀 would have needed', async () => {
  await toStage('notice');
  await published({ office: place.office, round: year.round });
  const own = await world.server.as({ person: person(0).id, name: person(0).name });
  const seat = await world.seatOf(own.account, PHONE);
  const { page } = seat;
  await seat.go('/m/results');
  await page.getByRole('link', { name: /2026年度凤翔区公务员年度考核/ }).click();
  await page.getByRole('heading', { name: '各期考核结果' }).waitFor();
  await page.getByText('不具备“优秀”的条件：好等次季度数达到规定次数').first().waitFor();
  await page.getByText('要评“优秀”须满足：好等次季度数达到规定次数').waitFor();
  expect(await look(page, 'phone-year-quarters', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await page.getByText('依据的记录 4 条').first().click();
  await page.getByText('以往的结果').first().waitFor();
  expect(await look(page, 'phone-year', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await page.getByRole('link', { name: '2026年第二季度平时考核' }).click();
  await page.getByText('2026年第二季度平时考核').first().waitFor();
  await page.getByText('较好').first().waitFor();
  await seat.leave();
}, 240_000);

async function toStage(kind: string): Promise<void> {
  const { body } = await place.office.ask(`GET /api/rounds/${year.round}`);
  await atDay(world.server, body.stages.find((stage: { kind: string }) => stage.kind === kind).begins);
  await turned(world.server);
}
