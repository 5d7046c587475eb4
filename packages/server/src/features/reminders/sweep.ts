/**
 * Reminders go by themselves: once a working day, from the county's hour on, whatever is due is told. Any number of servers may do so: what
 * somebody was told of a matter they are not told again, and a day that is done isn't looked at any more.
 */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { type Scope, write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import { type Background, logFailure, repeated } from '../../jobs/repeated.ts';
import { type Clock, dayOf } from '../../ports/clock.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import type { Notice, Notify } from '../messages/notify.ts';
import type { Asked } from '../results/scored.ts';
import { importsDue } from '../round-data/imports-due.ts';
import { spokenDay } from '../rounds/copy.ts';
import { roundReader } from '../rounds/store.ts';
import { type MissingEntry, oneEach } from './due.ts';
import { missingEntries, morningOf, noticesOf, schemeNotices } from './gather.ts';
import { importNotices } from './imports.ts';
import { isTime } from './rules.ts';
import { reminderReader, reminderWriter } from './store.ts';

export interface ReminderParts {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly calendarOf: CalendarOf;
  readonly notify: Notify;
  /** For telling whom points that are brought in concern. */
  readonly asked: Asked;
}

const FAILED = 'reminders could not be sent';

export const reminderSweep = (parts: ReminderParts & { readonly everyMs: number }): Background =>
  repeated(
    parts.everyMs,
    () => remindAll(parts),
    (error) => logFailure(parts.log, error, FAILED),
  );

export async function remindAll(parts: ReminderParts): Promise<void> {
  const { db, clock, log } = parts;
  const now = clock.now();
  const counties = await db.selectFrom('tenants').select('id').execute();
  for (const { id: tenant } of counties)
    try {
      await remindCounty({ tenant, db }, parts, now);
    } catch (error) {
      logFailure(log, error, FAILED, { tenant });
    }
}

async function remindCounty(scope: Scope, { calendarOf, notify, log, asked }: ReminderParts, now: Date): Promise<void> {
  const reader = reminderReader(scope);
  const today = dayOf(now);
  const last = await reader.lastDone();
  if (last !== undefined && last.day >= today) return;
  const rules = await reader.rules();
  const calendar = await calendarOf(scope);
  if (!isTime(now, rules, calendar)) return;
  const rounds = roundReader(scope);
  const running = await rounds.running();
  const organizations = new Set<string>();
  for (const id of running) for (const one of await rounds.organizations(id)) organizations.add(one.id);
  const morning = await morningOf(scope, { today, since: last?.at, rules, calendar }, [...organizations]);
  const missing: MissingEntry[] = [];
  const notices: Notice[] = [...(await schemeNotices(scope))];
  let isWhole = true;
  for (const id of running)
    try {
      const whole = await rounds.round(id);
      if (whole === undefined) continue;
      const subjects = await rounds.subjects(id);
      missing.push(...(await missingEntries(scope, whole, subjects, morning)));
      notices.push(...(await noticesOf(scope, whole, subjects, morning)));
      notices.push(...importNotices(whole, await importsDue(scope, whole, now, asked), morning));
    } catch (error) {
      // The others aren't kept waiting, and the next look tries this one again.
      isWhole = false;
      logFailure(log, error, FAILED, { tenant: scope.tenant, round: id });
    }
  for (const { to, what, due } of oneEach(missing))
    notices.push({
      kind: 'log-missing',
      to,
      matter: `logs/${today}`,
      values: { what, until: spokenDay(due, today) },
      console: '/logs',
      phone: '/record',
    });
  await write(scope, async (tx) => {
    for (const notice of notices) if (notice.to.length > 0) await notify(tx, notice, now);
    if (isWhole) await reminderWriter(tx).done(today, now);
  });
}
