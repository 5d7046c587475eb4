/** The way of a mail: it waits beside its message, a job sends what is due in a county, tries again, gives up after a day. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { type TxScope, write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { JobHandlers, Jobs } from '../../jobs/jobs.ts';
import { type Background, logFailure, repeated } from '../../jobs/repeated.ts';
import type { Calendar } from '../../ports/calendar.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/messaging.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { type MessageKind, messageKinds } from '../messages/kinds.ts';
import type { Written } from '../messages/notify.ts';
import { noticeLetter } from './copy.ts';
import { type MailRules, mailTime, type QuietHours } from './quiet-hours.ts';
import { pauseAfter } from './retry.ts';
import { mailReader, mailWriter } from './store.ts';

/** The kind of the job; keyed by the county, whose due mails it sends one after the other. */
const MAIL_SEND = 'mail-send';

export interface MailParts {
  readonly db: Kysely<Tables>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly calendarOf: CalendarOf;
  readonly log: Logger;
  readonly publicUrl: string;
  /** Absent: there is no mail, and messages stay in the house. */
  readonly channel?: Channel;
}

/** Of a kind that can't wait: now. */
function timeFor(
  kind: MessageKind,
  at: Date,
  rules: MailRules,
  quiet: QuietHours | undefined,
  calendar: Calendar,
): Date {
  return messageKinds[kind].urgent ? at : mailTime(at, rules, quiet, calendar);
}

/** Puts a mail beside each message for whom it is wanted. Where one may go at once the job is queued; the rest waits for its time. */
export function mailPoster({ jobs, calendarOf, channel }: Pick<MailParts, 'jobs' | 'calendarOf' | 'channel'>) {
  return async (tx: TxScope, written: readonly Written[], now: Date): Promise<void> => {
    if (channel === undefined || written.length === 0) return;
    const mails = mailWriter(tx);
    const reachable = await mails.reachable(written.map(({ person }) => person));
    if (reachable.size === 0) return;
    const rules = await mails.rules();
    const calendar = await calendarOf(tx);
    const wanted = written.flatMap(({ id, person, kind }) => {
      const wishes = reachable.get(person);
      if (wishes === undefined || wishes.muted.includes(kind)) return [];
      return [{ message: id, due: timeFor(kind, now, rules, wishes.quiet, calendar) }];
    });
    await mails.insert(wanted);
    if (wanted.some(({ due }) => due <= now)) await jobs.queue(tx, MAIL_SEND, tx.tenant);
  };
}

/** Tries of a mail that failed begin anew, in its time; gives that time, or undefined where it hasn't failed. */
export async function mailAgain(
  tx: TxScope,
  { jobs, calendarOf }: Pick<MailParts, 'jobs' | 'calendarOf'>,
  id: string,
  now: Date,
): Promise<Date | undefined> {
  const mails = mailWriter(tx);
  const failed = await mails.takeFailed(id);
  if (failed === undefined) return undefined;
  const due = timeFor(failed.kind, now, await mails.rules(), failed.quiet, await calendarOf(tx));
  await mails.again(id, due);
  if (due <= now) await jobs.queue(tx, MAIL_SEND, tx.tenant);
  return due;
}

/** Mails that one job sends; what is left, the next look takes up. */
const MOST_SENT = 500;

export function mailJobs(parts: MailParts): JobHandlers {
  const { db, clock } = parts;
  return {
    [MAIL_SEND]: {
      async run({ tenant }) {
        const due = await mailReader({ tenant, db }).due(clock.now(), MOST_SENT);
        for (const id of due) {
          // Not `write`: a conflict must not send it twice.
          const went = await db.transaction().execute((held) => deliver(parts, { tenant, db: held }, id));
          if (went === 'away') return;
        }
      },
      // The rows still wait, and the next look finds them.
      gaveUp: async () => {},
    },
  };
}

/** Of these failures the next mail would fare no better. */
const isAway = (failure: string): boolean => !failure.startsWith('smtp-') && failure !== 'address';

/**
 * The row is held while the letter is on its way: nobody else sends it, and a killed process lets go of it with its connection. Between
 * the other side's word and ours in the database lies one commit; a letter that is sent again for that has the same id.
 */
async function deliver(
  { clock, calendarOf, log, publicUrl, channel }: Omit<MailParts, 'db' | 'jobs'>,
  tx: TxScope,
  id: string,
): Promise<'done' | 'away'> {
  if (channel === undefined) return 'away';
  const mails = mailWriter(tx);
  const mail = await mails.take(id, clock.now());
  if (mail === undefined) return 'done';
  if (mail.address === undefined) {
    await mails.drop(id);
    return 'done';
  }
  const rules = await mails.rules();
  const letter = { id, to: mail.address, ...noticeLetter(mail.kind, await mails.county(), publicUrl) };
  const sent = await channel.send(letter);
  const tries = mail.tries + 1;
  const now = clock.now();
  if (sent.outcome === 'delivered') {
    await mails.sent(id, tries, now);
    return 'done';
  }
  const { failure } = sent;
  const pause = sent.outcome === 'never' ? undefined : pauseAfter(tries);
  log.warn({ channel: channel.name, message: id, failure, tries, again: pause !== undefined }, 'a letter did not go');
  if (pause === undefined) await mails.failedFor(id, tries, failure, now);
  else {
    const at = new Date(now.getTime() + pause * 60_000);
    await mails.later(id, tries, failure, timeFor(mail.kind, at, rules, mail.quiet, await calendarOf(tx)));
  }
  return isAway(failure) ? 'away' : 'done';
}

/** Looks every so often for counties with mails whose time has come. Any number of servers may do so. */
export function mailSweep(parts: MailParts & { readonly everyMs: number }): Background {
  const { db, jobs, clock, log, channel, everyMs } = parts;
  const sweep = async () => {
    if (channel === undefined) return;
    const counties = await db.selectFrom('tenants').select('id').execute();
    for (const { id: tenant } of counties) {
      const due = await mailReader({ tenant, db }).due(clock.now(), 1);
      if (due.length > 0) await write({ tenant, db }, (tx) => jobs.queue(tx, MAIL_SEND, tenant));
    }
  };
  return repeated(everyMs, sweep, (error) => logFailure(log, error, 'mails that wait could not be looked through'));
}
