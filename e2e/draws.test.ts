/** A colleague votes signed in: a ballot is drawn from home, cast without a name, and can't be had twice. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPoll, overForty, question } from '../packages/server/test/features/ballots/poll-place.ts';
import { handsOn } from './hands.ts';
import { look } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

/** Of those with these logins. */
async function peopleOf(
  ...logins: readonly string[]
): Promise<readonly { readonly person: string; readonly name: string }[]> {
  const rows = await world.server.database.db
    .selectFrom('accounts')
    .select(['login', 'person', 'name'])
    .where('tenant', '=', world.server.county.id)
    .where('login', 'in', logins)
    .execute();
  return logins.map((login) => {
    const found = rows.find((row) => row.login === login);
    return { person: found?.person ?? '', name: found?.name ?? '' };
  });
}

test('[FX-07] 内部互评：从待办领票，本人一栏不用评，投出后不能再领', async () => {
  const colleagues = await peopleOf('staff', 'head', 'incharge', 'principal', 'unit');
  const [own] = colleagues;
  const poll = await openPoll(world.server, {
    title: '2026年第一季度内部互评',
    questions: [question({ void: [overForty] })],
    subjects: colleagues.map(({ person, name }) => ({ person, name, line: '县农业农村局' })),
    voters: colleagues.map(({ person }) => person),
    endsAt: '2026-03-25T10:00:00Z',
  });
  const seat = await world.seat('staff', PHONE);
  const { page } = seat;
  await seat.go('/m');
  await page.getByText('待我测评：2026年第一季度内部互评').waitFor();
  expect(await look(page, 'draw-home', [PHONE])).toEqual([]);
  await page.setViewportSize(PHONE);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('button', { name: '去测评' }));
  await page.getByText('这是您本人，不用评。').waitFor();
  expect(await page.locator(`.one[data-name="${own?.name}"] input:enabled`).count()).toBe(0);
  expect(new URL(page.url()).hash).not.toContain(own?.person ?? '');
  expect(await look(page, 'draw-ballot', [PHONE])).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.locator('.fill:visible').getByRole('button', { name: '较好', exact: true }));
  await hands.tap(page.getByRole('button', { name: '核对', exact: true }));
  await hands.tap(page.getByRole('button', { name: '提交', exact: true }));
  await page.getByRole('heading', { name: '您的票已收到' }).waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| four colleagues rated alike by phone, from what awaits me | ${actions} | ${seconds} s |`,
  );
  const [[marks = []] = []] = await poll.cast();
  expect(marks.filter((mark) => mark === '较好')).toHaveLength(4);
  expect(marks.filter((mark) => mark === null)).toHaveLength(1);

  // The ballot was drawn: home says so, and offers no other.
  await seat.go('/m');
  await page.getByText('今日').first().waitFor();
  await page.getByRole('button', { name: '去测评' }).waitFor({ state: 'detached' });
  await seat.leave();

  // A colleague at a desk goes the same way.
  const desk = await world.seat('head', DESK);
  await desk.go('/');
  await desk.page.getByText('待我测评：2026年第一季度内部互评').waitFor();
  expect(await look(desk.page, 'draw-console', [DESK])).toEqual([]);
  await desk.page.getByRole('button', { name: '去测评' }).click();
  await desk.page.getByText('这是您本人，不用评。').waitFor();
  await desk.leave();
}, 240_000);
