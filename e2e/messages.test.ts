/** Somebody is told that results are on notice: sees it on the phone, opens it in one tap, gives an address, and gets mail; what doesn't go is mended. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onNotice, tell } from '../packages/server/test/features/messages/telling.ts';
import { adopted } from '../packages/server/test/features/results/quarter.ts';
import { type MailServer, mailServer } from '../packages/server/test/mail-server.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 720 };

let mail: MailServer;
let world: World;
let person: string;
beforeAll(async () => {
  mail = await mailServer();
  world = await openWorld({ smtp: { url: mail.url, from: '县考核办 <kaohe@example.cn>', plain: true } });
  person = await world.server.personOf('unit');
}, 120_000);
afterAll(async () => {
  await world.close();
  await mail.close();
});

test('a message is seen, opened in one tap, and read thereby', async () => {
  await tell(world.server, onNotice([person], 'round/1/notice'));
  const seat = await world.seat('unit', PHONE);
  const { page } = seat;
  await seat.go('/m');
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '消息，1 条未读' }));
  await page.getByText('请在4月20日前提出').waitFor();
  expect(await look(page, 'phone-messages', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('button', { name: '查看：考核结果公示' }));
  await page.waitForURL('**/m/results');
  expect(hands.spent().actions).toBe(2);
  await seat.go('/m');
  await page.getByRole('link', { name: '消息，没有未读' }).waitFor();
  await seat.leave();
}, 120_000);

test('the console has the same bell and list, and nothing stands there for whom there is nothing', async () => {
  await tell(world.server, onNotice([person], 'round/2/notice'));
  const seat = await world.seat('unit', DESK);
  await seat.go('/');
  await seat.page.getByRole('link', { name: '消息，1 条未读' }).click();
  await seat.page.getByText('请在4月20日前提出').first().waitFor();
  expect(await look(seat.page, 'messages', desks)).toEqual([]);
  await seat.page.setViewportSize(DESK);
  await seat.page.getByRole('button', { name: '全部标为已读' }).click();
  await seat.page.getByRole('link', { name: '消息，没有未读' }).waitFor();
  await seat.leave();
  const office = await world.seat('office', DESK);
  await office.go('/messages');
  await office.page.getByText('还没有消息').waitFor();
  expect(await look(office.page, 'messages-none', desks)).toEqual([]);
  await office.go('/mail-rules');
  await office.page.getByText('休息日和节假日也发').waitFor();
  expect(await look(office.page, 'mail-rules', desks)).toEqual([]);
  await office.leave();
}, 120_000);

/** A quarter of Fengxiang's scheme in the bureau, as if all before the review were done. */
async function inReview(): Promise<string> {
  const { server } = world;
  const office = await server.by('office');
  const scheme = await adopted(office, await server.by('committee'), { library: 'fengxiang/quarter' });
  const units = [await server.unitNamed('县农业农村局')];
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: { scheme, units } });
  const translations = plan.unlisted.map((one: { attribute: string; value: string }) => ({
    attribute: one.attribute,
    value: one.value,
  }));
  const { body } = await office.ask('POST /api/rounds', { body: { scheme, units, translations } });
  await server.database.pool.query(
    "update round_stages set state = case when key = 'review' then 'on' when key in ('logging', 'peer-rating') then 'done' else 'waiting' end where round = $1",
    [body.id],
  );
  return body.name;
}

test('[FX-07] who is late with reviewing is found and urged in two actions', async () => {
  const name = await inReview();
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/rounds');
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name }));
  await page.getByRole('heading', { name: '“逐级评鉴”在等谁' }).waitFor();
  expect(await look(page, 'rounds-late', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: /^催办全部 \d+ 人$/ }));
  await page.getByText(/^已催办 \d+ 人。$/).waitFor();
  await page.getByText('今天已催办').first().waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| who is late with reviewing, urged all at once, from the list of rounds | ${actions} | ${seconds} s |`,
  );
  await seat.leave();
}, 120_000);

test('an address is given and proven on the phone; then mail goes, and what was refused is mended by the administrator', async () => {
  const seat = await world.seat('unit', PHONE);
  const { page } = seat;
  await seat.go('/m/mine/mail');
  await page.getByLabel('邮箱').fill('unit@example.cn');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByText('验证码已发到 unit@example.cn').waitFor();
  expect(await look(page, 'phone-mail-code', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  const code = /验证码是：(\d{6})/.exec(mail.taken.at(-1)?.text ?? '')?.[1] ?? '';
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: '确认邮箱' }).click();
  await page.getByText('提醒发到 unit@example.cn').waitFor();
  await page.getByLabel('另设本人的免打扰时段').check();
  expect(await look(page, 'phone-mail', phones)).toEqual([]);
  await seat.leave();

  mail.refuse = { recipient: 550 };
  await tell(world.server, onNotice([person], 'round/3/notice'));
  await world.server.work();
  mail.refuse = {};
  const system = await world.seat('system', DESK);
  await system.go('/mails');
  await system.page.getByText('邮件服务器拒收（550）').waitFor();
  expect(await look(system.page, 'mails-failed', desks)).toEqual([]);
  await system.page.setViewportSize(DESK);
  await system.page.getByRole('button', { name: /^重发：/ }).click();
  await system.page.getByText('没有未送达的邮件').waitFor();
  await world.server.work();
  expect(mail.taken.at(-1)).toMatchObject({ to: 'unit@example.cn', subject: '【实绩】考核结果公示' });
  await system.leave();
}, 120_000);
