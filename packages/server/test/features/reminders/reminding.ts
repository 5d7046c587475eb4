/** A morning of a test's server: the sweep runs once, as its clock says. */
import { pino } from 'pino';
import { countyCalendars } from '../../../src/features/holidays/county-calendar.ts';
import { mailPoster } from '../../../src/features/mails/send.ts';
import { notifier } from '../../../src/features/messages/notify.ts';
import { remindAll } from '../../../src/features/reminders/sweep.ts';
import { askedBy } from '../../../src/features/results/asked-entries.ts';
import type { TestServer } from '../../server.ts';

export async function reminded({ database, clock, jobs }: TestServer, at: string): Promise<void> {
  clock.now = new Date(at);
  await database.pool.query('update sessions set created_at = $1, seen_at = $1', [clock.now]);
  const calendarOf = countyCalendars();
  await remindAll({
    db: database.db,
    clock: { now: () => clock.now },
    log: pino({ level: 'silent' }),
    calendarOf,
    asked: askedBy(calendarOf),
    notify: notifier(mailPoster({ jobs, calendarOf })),
  });
}

export interface Told {
  readonly person: string;
  readonly kind: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Everything that anybody was told, in its order. */
export async function allTold({ database, county }: TestServer, kind: string): Promise<readonly Told[]> {
  const { rows } = await database.pool.query<Told>(
    'select person, kind, details from messages where tenant = $1 and kind = $2 order by id',
    [county.id, kind],
  );
  return rows;
}
