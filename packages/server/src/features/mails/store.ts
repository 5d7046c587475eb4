/** All SQL of mails: what people wish, the county's hours, and what waits to go. */
import type { Selectable } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { MailWishesTable } from '../../db/tables/messages.ts';
import type { MessageKind } from '../messages/kinds.ts';
import { type MailRules, type QuietHours, usualMailRules } from './quiet-hours.ts';

export interface Wishes {
  readonly address?: string;
  readonly verifiedAt?: string;
  readonly pending?: {
    readonly address: string;
    readonly code: string;
    readonly until: string;
    readonly wrong: number;
  };
  /** When the last code was sent, and how many on that day. */
  readonly codeAt?: string;
  readonly codesSent: number;
  readonly muted: readonly MessageKind[];
  readonly quiet?: QuietHours;
}

const none: Wishes = { codesSent: 0, muted: [] };

export interface DueMail {
  readonly kind: MessageKind;
  readonly tries: number;
  /** Absent: none that is verified. */
  readonly address?: string;
  readonly quiet?: QuietHours;
}

export interface FailedMail {
  readonly id: string;
  readonly name: string;
  readonly kind: MessageKind;
  readonly failure: string;
  readonly failedAt: string;
  readonly tries: number;
}

export function mailReader({ tenant, db }: Scope | TxScope) {
  return {
    async wishes(person: string): Promise<Wishes> {
      const row = await db
        .selectFrom('mail_wishes')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('person', '=', person)
        .executeTakeFirst();
      return row === undefined ? none : wishesOf(row);
    },

    /** Those of these people who have a verified address. */
    async reachable(people: readonly string[]): Promise<ReadonlyMap<string, Wishes>> {
      if (people.length === 0) return new Map();
      const rows = await db
        .selectFrom('mail_wishes')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('person', 'in', people)
        .where('address', 'is not', null)
        .execute();
      return new Map(rows.map((row) => [row.person, wishesOf(row)]));
    },

    async rules(): Promise<MailRules> {
      const row = await db.selectFrom('mail_rules').selectAll().where('tenant', '=', tenant).executeTakeFirst();
      if (row === undefined) return usualMailRules;
      return { quiet: { from: row.quiet_from, to: row.quiet_to }, onDaysOff: row.on_days_off };
    },

    async county(): Promise<string> {
      const { name } = await db.selectFrom('tenants').select('name').where('id', '=', tenant).executeTakeFirstOrThrow();
      return name;
    },

    async due(now: Date, most: number): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('mails')
        .select('message')
        .where('tenant', '=', tenant)
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now.toISOString())
        .orderBy('due_at')
        .limit(most)
        .execute();
      return rows.map(({ message }) => message);
    },

    async waiting(): Promise<number> {
      const { n } = await db
        .selectFrom('mails')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('tenant', '=', tenant)
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow();
      return Number(n);
    },

    /** What failed last first. */
    async failed(most: number): Promise<readonly FailedMail[]> {
      const rows = await db
        .selectFrom('mails as l')
        .innerJoin('messages as m', (join) => join.onRef('m.tenant', '=', 'l.tenant').onRef('m.id', '=', 'l.message'))
        .innerJoin('people as p', (join) => join.onRef('p.tenant', '=', 'm.tenant').onRef('p.id', '=', 'm.person'))
        .select(['l.message', 'p.name', 'm.kind', 'l.failure', 'l.ended_at', 'l.tries'])
        .where('l.tenant', '=', tenant)
        .where('l.state', '=', 'failed')
        .orderBy('l.ended_at', 'desc')
        .orderBy('l.message', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ message, name, kind, failure, ended_at, tries }) => ({
        id: message,
        name,
        kind: kind as MessageKind,
        failure: failure ?? 'unknown',
        failedAt: ended_at ?? '',
        tries,
      }));
    },

    async state(id: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('mails')
        .select('state')
        .where('tenant', '=', tenant)
        .where('message', '=', id)
        .executeTakeFirst();
      return row?.state;
    },
  };
}

export function mailWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const mail = (id: string) => db.updateTable('mails').where('tenant', '=', tenant).where('message', '=', id);
  const aboutMail = async (id: string, tries: number): Promise<DueMail> => {
    const row = await db
      .selectFrom('messages as m')
      .leftJoin('mail_wishes as w', (join) =>
        join.onRef('w.tenant', '=', 'm.tenant').onRef('w.person', '=', 'm.person'),
      )
      .select(['m.kind', 'w.address', 'w.quiet_from', 'w.quiet_to'])
      .where('m.tenant', '=', tenant)
      .where('m.id', '=', id)
      .executeTakeFirstOrThrow();
    return {
      kind: row.kind as MessageKind,
      tries,
      ...(row.address === null ? {} : { address: row.address }),
      ...quietOf(row),
    };
  };
  return {
    ...mailReader(tx),

    /** Takes the person's row, which is made where there is none. */
    async lockWishes(person: string): Promise<Wishes> {
      await db
        .insertInto('mail_wishes')
        .values({ tenant, person, wrong_codes: 0, codes_sent: 0, muted: '[]' })
        .onConflict((conflict) => conflict.columns(['tenant', 'person']).doNothing())
        .execute();
      const row = await db
        .selectFrom('mail_wishes')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('person', '=', person)
        .forUpdate()
        .executeTakeFirstOrThrow();
      return wishesOf(row);
    },

    async keepWishes(person: string, wishes: Wishes): Promise<void> {
      const { address, verifiedAt, pending, codeAt, codesSent, muted, quiet } = wishes;
      await db
        .updateTable('mail_wishes')
        .set({
          address: address ?? null,
          verified_at: verifiedAt ?? null,
          pending: pending?.address ?? null,
          code: pending?.code ?? null,
          code_until: pending?.until ?? null,
          wrong_codes: pending?.wrong ?? 0,
          code_at: codeAt ?? null,
          codes_sent: codesSent,
          muted: JSON.stringify(muted),
          quiet_from: quiet?.from ?? null,
          quiet_to: quiet?.to ?? null,
        })
        .where('tenant', '=', tenant)
        .where('person', '=', person)
        .execute();
    },

    async keepRules({ quiet, onDaysOff }: MailRules, by: string, at: Date): Promise<void> {
      const kept = {
        quiet_from: quiet.from,
        quiet_to: quiet.to,
        on_days_off: onDaysOff,
        changed_at: at.toISOString(),
        changed_by: by,
      };
      await db
        .insertInto('mail_rules')
        .values({ tenant, ...kept })
        .onConflict((conflict) => conflict.column('tenant').doUpdateSet(kept))
        .execute();
    },

    async insert(mails: readonly { readonly message: string; readonly due: Date }[]): Promise<void> {
      if (mails.length === 0) return;
      await db
        .insertInto('mails')
        .values(
          mails.map(({ message, due }) => ({
            tenant,
            message,
            state: 'waiting',
            due_at: due.toISOString(),
            tries: 0,
          })),
        )
        .execute();
    },

    /** Takes a mail that is due and that nobody else is sending; it is held until the transaction ends, or the process. */
    async take(id: string, now: Date): Promise<DueMail | undefined> {
      const taken = await db
        .selectFrom('mails')
        .select('tries')
        .where('tenant', '=', tenant)
        .where('message', '=', id)
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now.toISOString())
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      return taken && aboutMail(id, taken.tries);
    },

    sent: (id: string, tries: number, at: Date) =>
      mail(id).set({ state: 'sent', tries, failure: null, ended_at: at.toISOString() }).execute(),

    later: (id: string, tries: number, failure: string, due: Date) =>
      mail(id).set({ tries, failure, due_at: due.toISOString() }).execute(),

    failedFor: (id: string, tries: number, failure: string, at: Date) =>
      mail(id).set({ state: 'failed', tries, failure, ended_at: at.toISOString() }).execute(),

    /** There is nobody to send it to any more. */
    drop: (id: string) => db.deleteFrom('mails').where('tenant', '=', tenant).where('message', '=', id).execute(),

    /** Takes a mail that failed. */
    async takeFailed(id: string): Promise<DueMail | undefined> {
      const taken = await db
        .selectFrom('mails')
        .select('tries')
        .where('tenant', '=', tenant)
        .where('message', '=', id)
        .where('state', '=', 'failed')
        .forUpdate()
        .executeTakeFirst();
      return taken && aboutMail(id, taken.tries);
    },

    again: (id: string, due: Date) =>
      mail(id).set({ state: 'waiting', tries: 0, failure: null, due_at: due.toISOString(), ended_at: null }).execute(),

    /** What waits or failed for somebody who wants none any more. */
    async dropFor(person: string): Promise<void> {
      await db
        .deleteFrom('mails')
        .where('tenant', '=', tenant)
        .where('state', 'in', ['waiting', 'failed'])
        .where('message', 'in', (of) =>
          of.selectFrom('messages').select('id').where('tenant', '=', tenant).where('person', '=', person),
        )
        .execute();
    },
  };
}

const quietOf = (row: { quiet_from: string | null; quiet_to: string | null }): { readonly quiet?: QuietHours } =>
  row.quiet_from === null || row.quiet_to === null ? {} : { quiet: { from: row.quiet_from, to: row.quiet_to } };

const wishesOf = (row: Selectable<MailWishesTable>): Wishes => ({
  ...(row.address === null ? {} : { address: row.address }),
  ...(row.verified_at === null ? {} : { verifiedAt: row.verified_at }),
  ...(row.pending === null || row.code === null || row.code_until === null
    ? {}
    : { pending: { address: row.pending, code: row.code, until: row.code_until, wrong: row.wrong_codes } }),
  ...(row.code_at === null ? {} : { codeAt: row.code_at }),
  codesSent: row.codes_sent,
  muted: row.muted as unknown as readonly MessageKind[],
  ...quietOf(row),
});
