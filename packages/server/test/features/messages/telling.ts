/** Telling people something as a slice does it, with the queue of the test's server. */
import { write } from '../../../src/db/scope.ts';
import { countyCalendars } from '../../../src/features/holidays/county-calendar.ts';
import { mailPoster } from '../../../src/features/mails/send.ts';
import { type Notice, notifier } from '../../../src/features/messages/notify.ts';
import type { Channel } from '../../../src/ports/messaging.ts';
import type { TestServer } from '../../server.ts';

/** That there is one is all that telling asks for. */
export const someChannel: Channel = { name: 'mail', send: async () => ({ outcome: 'delivered' }) };

/** Gives who was told now. */
export function tell({ county, database, clock, jobs }: TestServer, notice: Notice): Promise<readonly string[]> {
  const notify = notifier(mailPoster({ jobs, calendarOf: countyCalendars(), channel: someChannel }));
  return write({ tenant: county.id, db: database.db }, (tx) => notify(tx, notice, clock.now));
}

/** Results are on notice: a message of the usual kind. */
export const onNotice = (to: readonly string[], matter: string): Notice => ({
  kind: 'on-notice',
  to,
  matter,
  values: { round: '2026年第一季度平时考核', until: '4月20日' },
  console: '/account',
  phone: '/results',
});
