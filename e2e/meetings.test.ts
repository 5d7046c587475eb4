/** A report-and-rate meeting from its preparation to its end: the office at a desk, a reporter on the phone, the hall on the wall. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotKeysOf, castBallots, named, slipsFor } from '../packages/server/test/features/polls/poll-office.ts';
import { handsOn } from './hands.ts';
import { look } from './look.ts';
import { openWorld, type Seat, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const pollRules = {
  poll: '述职测评',
  name: '述职测评',
  questions: [
    {
      id: '',
      name: '总体评价',
      figure: '',
      marks: {
        kind: 'options',
        options: [
          { key: '好', value: '100' },
          { key: '一般', value: '60' },
        ],
      },
      void: [],
      invalid: 'void',
      atLeast: 3,
    },
  ],
  groups: [],
};

/** The whole of a meeting in one go, in milliseconds. */
const SLOW = 900_000;

let world: World;
let town: string;
beforeAll(async () => {
  world = await openWorld();
  const office = await world.server.by('office');
  const { body } = await office.ask('GET /api/units');
  const units: readonly { readonly id: string; readonly name: string; readonly kind: string }[] = body.units;
  town = units.find(({ kind }) => kind === 'town')?.name ?? '';
}, SLOW);
afterAll(() => world.close());

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const desks = [{ width: 1440, height: 900 }, DESK];
const phones = [PHONE, { width: 360, height: 640 }];

/** Somebody who waits for a busy machine. */
async function sit(login: string, viewport: typeof DESK): Promise<Seat> {
  const seat = await world.seat(login, viewport);
  seat.page.setDefaultTimeout(60_000);
  return seat;
}

const button = ({ page }: Seat, name: string) => page.getByRole('button', { name, exact: true });

test(
  '[DZ-03] a meeting is prepared in few actions, its reports are written, enough come, it runs and ends',
  async () => {
    const office = await sit('office', DESK);
    const { page } = office;
    await office.go('/meetings');
    await page.getByText('还没有述职测评会').waitFor();
    expect(await look(page, 'meetings-none', desks)).toEqual([]);

    const hands = handsOn(page);
    await hands.tap(page.getByRole('link', { name: '筹备会议' }));
    await hands.type(page.getByLabel('会议名称'), '2025年度村党组织书记述职测评会');
    await hands.type(page.getByLabel('召开会议的单位'), town);
    await hands.tap(
      page
        .getByRole('treeitem', { name: town })
        .or(page.getByTitle(town, { exact: true }))
        .last(),
    );
    await hands.type(page.getByLabel('日期', { exact: true }), '2026年3月28日');
    await page.keyboard.press('Enter');
    await hands.type(page.getByLabel('地点'), '镇政府三楼会议室');
    await hands.type(page.getByLabel('主持人'), await chairName());
    await hands.tap(page.locator('.ant-select-item-option').first());
    await hands.tap(button(office, '列入下级单位的主要领导'));
    await page
      .getByRole('button', { name: /^去掉：/ })
      .nth(1)
      .waitFor();
    await hands.type(page.getByLabel('应到人数'), '30');
    expect(await look(page, 'meeting-plan', desks)).toEqual([]);
    await hands.tap(button(office, '筹备会议'));
    await page.getByText('党员应到 30 人，尚未清点。请清点人数后再开会。').waitFor();
    const { actions, seconds } = hands.spent();
    expect(journeys).toContain(
      `| a report meeting of a town’s village secretaries, from the list until it is prepared | ${actions} | ${seconds} s |`,
    );
    expect(await look(page, 'meeting-planned', desks)).toEqual([]);
    const id = new URL(page.url()).pathname.split('/').pop() ?? '';

    const reporter = await reporterOf(id);
    await writeOnPhone(id, reporter);

    // The office returns nothing, publishes, counts, opens.
    await office.go(`/meetings/${id}`);
    await page.getByText('已提交').waitFor();
    await button(office, '公开述职报告').click();
    await page.getByRole('dialog').getByRole('button', { name: '公开述职报告' }).click();
    await page.getByText('已公开').waitFor();
    await page.getByLabel('党员实到人数').fill('21');
    await page.getByRole('button', { name: '登记：党员' }).click();
    await page.getByText('党员应到 30 人，实到 21 人，超过三分之二，可以开会。').first().waitFor();
    await button(office, '开会').click();
    await page.getByRole('dialog').getByRole('button', { name: '开会', exact: true }).click();
    await button(office, '下一项').click();
    await page.getByText(/^正在述职：/).waitFor();
    expect(await look(page, 'meeting-running', desks)).toEqual([]);

    await commentOn(office);
    const poll = await pollAt(office, id);

    const hall = await sit('office', { width: 1440, height: 900 });
    await hall.go(`/meetings/${id}/screen`);
    await hall.page.getByText(/^正在述职：/).waitFor();
    await hall.page.getByText('党员应到 30 人，实到 21 人，超过三分之二').waitFor();
    expect(await look(hall.page, 'meeting-hall', desks)).toEqual([]);
    // The next item comes onto the wall by itself.
    const title = await page.locator('[aria-current=step] + li').textContent();
    await button(office, '下一项').click();
    await hall.page.getByText(/^正在点评：/).waitFor();
    expect(title).toContain('上级点评');

    // How many ballots are in, and no more; results only once they are released.
    await hall.page.getByText('述职测评：进行中，收到 0 / 6 票').waitFor();
    await poll.cast([
      ['好', '好'],
      ['好', '一般'],
      ['好', '一般'],
    ]);
    await hall.page.getByText('述职测评：进行中，收到 3 / 6 票').waitFor();
    expect(await look(hall.page, 'meeting-hall-poll', desks)).toEqual([]);
    await poll.close();
    await office.go(`/meetings/${id}`);
    await button(office, '在大屏公布结果').waitFor();
    expect(await look(page, 'meeting-polls', desks)).toEqual([]);
    expect(await hall.page.getByText('100.00').count()).toBe(0);
    await button(office, '在大屏公布结果').click();
    await hall.page.getByText('100.00').waitFor();
    await hall.page.getByText('73.33').waitFor();
    expect(await look(hall.page, 'meeting-hall-results', desks)).toEqual([]);
    await button(office, '从大屏收回结果').click();
    await hall.page.getByText('述职测评：已结束，收到 3 / 6 票').waitFor();
    await hall.leave();

    await button(office, '会议结束').click();
    await page.getByRole('dialog').getByRole('button', { name: '会议结束' }).click();
    await page.getByText('已结束').first().waitFor();
    expect(await look(page, 'meeting-closed', desks)).toEqual([]);
    await office.leave();
  },
  SLOW,
);

/** A poll of the meeting, set up from its page and opened; two of those who report stand on it. */
async function pollAt(office: Seat, meeting: string) {
  const { page } = office;
  await page.getByRole('link', { name: '安排测评' }).click();
  await page.getByText('举行测评的会议：').waitFor();
  await page.getByRole('link', { name: '2025年度村党组织书记述职测评会' }).click();
  await page.getByText('会上还没有安排测评。').waitFor();
  const api = await world.server.by('office');
  const made = await api.ask('POST /api/polls', { body: { meeting, from: { kind: 'rules', rules: pollRules } } });
  const { id, title, abstain, revision } = made.body;
  const forms = [{ name: '', subjects: named('甲', '乙'), electorates: [slipsFor('', 6)] }];
  const drafted = await api.ask(`PUT /api/polls/${id}`, { body: { revision, title, abstain, forms } });
  const opened = await api.ask(`POST /api/polls/${id}/open`, { body: { revision: drafted.body.revision } });
  expect(opened.body.state).toBe('open');
  const electorate = opened.body.forms[0].electorates[0].id;
  const { database, county } = world.server;
  return {
    cast: (ballots: readonly (readonly string[])[]) =>
      castBallots({ tenant: county.id, db: database.db }, ballotKeysOf(world.server), {
        poll: id,
        electorate,
        ballots: ballots.map((marks) => [marks]),
      }),
    close: async () => expect((await api.ask(`POST /api/polls/${id}/close`, { body: {} })).status).toBe(200),
  };
}

async function chairName(): Promise<string> {
  const office = await world.server.by('office');
  const unit = await world.server.unitNamed(town);
  const { body } = await office.ask(`GET /api/units/${unit}`);
  return body.people[0].person.name;
}

/** Whoever reports first. */
async function reporterOf(meeting: string): Promise<{ readonly id: string; readonly name: string }> {
  const office = await world.server.by('office');
  const { body } = await office.ask(`GET /api/meetings/${meeting}`);
  return body.reporters[0];
}

/** The demonstration's account of the staff becomes the reporter's for this. */
async function writeOnPhone(meeting: string, reporter: { readonly id: string; readonly name: string }): Promise<void> {
  const { db } = world.server.database;
  await db
    .updateTable('accounts')
    .set({ person: reporter.id })
    .where('tenant', '=', world.server.county.id)
    .where('login', '=', 'staff')
    .execute();
  const seat = await sit('staff', PHONE);
  const { page } = seat;
  await seat.go('/m');
  await page.getByText('有一份述职报告要写').waitFor();
  await page.getByRole('link', { name: '写述职报告' }).click();
  await page.getByText('本人的述职报告', { exact: true }).waitFor();
  expect(await look(page, 'phone-reports', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await page.getByRole('link', { name: '写述职报告' }).click();
  const field = page.getByLabel('报告正文');
  await field.fill('一年来，我村办成三件事：');
  await page.getByText('草稿已保存', { exact: false }).waitFor();

  // Another window writes, too: neither overwrites the other.
  const other = await sit('staff', PHONE);
  await other.go(`/m/reports/${meeting}/${reporter.id}`);
  await other.page.getByLabel('报告正文').fill('另一个窗口写的。');
  await other.page.getByText('草稿已保存', { exact: false }).waitFor();
  await other.leave();
  await field.fill('一年来，我村办成三件事：修路、引水、建𠮷祥广场👨‍👩‍👧。');
  await page.getByRole('button', { name: '用这里的' }).waitFor();
  expect(await page.getByLabel('另外那份的内容').textContent()).toBe('另一个窗口写的。');
  expect(await look(page, 'phone-report-conflict', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: '用这里的' }).click();
  await page.getByText('25 / 2,000 字').waitFor();
  await page.getByText('草稿已保存', { exact: false }).waitFor();
  expect(await look(page, 'phone-report', phones)).toEqual([]);
  await page.setViewportSize(PHONE);

  // Without a network the draft stays on the device, and goes on from there.
  await page.context().setOffline(true);
  await field.fill('一年来，我村办成三件事：修路、引水、建𠮷祥广场👨‍👩‍👧。存在的问题：集体经济薄弱。');
  await page.getByText('草稿先存在这台设备上', { exact: false }).waitFor();
  await page.context().setOffline(false);
  await page.getByText('草稿已保存', { exact: false }).waitFor();

  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('组织单位公开以前，只有本人和组织单位能看到。', { exact: false }).waitFor();
  expect(await look(page, 'phone-report-read', phones)).toEqual([]);
  await seat.leave();
}

async function commentOn({ page }: Seat): Promise<void> {
  await page
    .getByRole('button', { name: /^登记点评：/ })
    .first()
    .click();
  await page.getByLabel('点评的话').fill('三件实事办得扎实，集体经济要破题。');
  expect(await look(page, 'meeting-comment', desks)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '登记点评', exact: true }).click();
  await page.getByText('：三件实事办得扎实，集体经济要破题。', { exact: false }).waitFor();
}
