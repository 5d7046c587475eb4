/** Counts of what awaits somebody, all of them one question. */
import { sql } from 'kysely';
import type { Count } from '../../db/count.ts';
import type { Scope } from '../../db/scope.ts';
import { oneTimeSince } from '../accounts/one-time-password.ts';
import { rulesOf } from '../sessions/rules.ts';
import { CHECK_DAYS, LOOK_DAYS } from './decide.ts';

const DAY = 86_400_000;

/** What the account itself has, the rules of signing in, and the counts that were asked for. */
export async function seenBy<K extends string>(
  { tenant, db }: Scope,
  account: string,
  counts: { readonly [P in K]?: Count },
) {
  const asked = Object.entries<Count | undefined>(counts).flatMap(([name, count]) =>
    count === undefined ? [] : [sql<string>`${count}`.as(name)],
  );
  const { password_set_at, totp_confirmed_at, rules, changed_at, ...counted } = await db
    .selectFrom('accounts as a')
    .leftJoin('sign_in_rules as r', 'r.tenant', 'a.tenant')
    .select(['a.password_set_at', 'a.totp_confirmed_at', 'r.rules', 'r.changed_at'])
    .select(asked)
    .where('a.tenant', '=', tenant)
    .where('a.id', '=', account)
    .executeTakeFirstOrThrow();
  return {
    passwordSetAt: password_set_at,
    byTotp: totp_confirmed_at !== null,
    rules: rulesOf(rules),
    rulesUnset: changed_at === null,
    /** What wasn't asked for is none. */
    of: (name: K): number => Number((counted as Readonly<Record<string, string>>)[name] ?? 0),
  };
}

export function homeCounts({ tenant, db }: Scope, now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  const accounts = () =>
    db
      .selectFrom('accounts as a')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('a.tenant', '=', tenant)
      .where('a.disabled_at', 'is', null);
  return {
    /** People who hold a post on the day and have no account. */
    peopleWithoutAccount: (day: string): Count =>
      db
        .selectFrom('people as p')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('p.tenant', '=', tenant)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('accounts as a')
                .select('a.id')
                .where('a.tenant', '=', tenant)
                .whereRef('a.person', '=', 'p.id'),
            ),
          ),
        )
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('tenures as t')
              .select('t.id')
              .where('t.tenant', '=', tenant)
              .whereRef('t.person', '=', 'p.id')
              .where('t.since', '<=', day)
              .where((where) => where.or([where('t.until', 'is', null), where('t.until', '>=', day)])),
          ),
        ),
    workingAccounts: (): Count =>
      accounts().where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('grants as g')
              .select('g.id')
              .where('g.tenant', '=', tenant)
              .whereRef('g.account', '=', 'a.id')
              .where('g.role', 'in', ['systemAdmin', 'securityAdmin', 'auditAdmin'])
              .where('g.ended_at', 'is', null),
          ),
        ),
      ),
    lockedAccounts: (): Count => accounts().where('a.locked_until', '>', now.toISOString()),
    unusedPasswords: (): Count =>
      accounts().where('a.must_change', '=', true).where('a.password_set_at', '<', oneTimeSince(now).toISOString()),
    /** Accounts of nobody in the roster, and without any role: nothing can be done with them. */
    idleAccounts: (): Count =>
      accounts()
        .where('a.person', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('grants as g')
                .select('g.id')
                .where('g.tenant', '=', tenant)
                .whereRef('g.account', '=', 'a.id')
                .where('g.ended_at', 'is', null),
            ),
          ),
        ),
    officeHolders: (): Count =>
      db
        .selectFrom('grants')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('tenant', '=', tenant)
        .where('role', '=', 'office')
        .where('ended_at', 'is', null),
    refused: (action: 'access-denied' | 'sign-in'): Count =>
      db
        .selectFrom('audit_entries')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('tenant', '=', tenant)
        .where('action', '=', action)
        .where('outcome', '=', 'refused')
        .where('at', '>=', before(LOOK_DAYS)),
    /** Mails that were given up, and that nobody has sent again. */
    failedMails: (): Count =>
      db
        .selectFrom('mails')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('tenant', '=', tenant)
        .where('state', '=', 'failed'),
    people: (): Count =>
      db
        .selectFrom('people')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('tenant', '=', tenant),
    /** Changes of somebody's own record, posts and standings. */
    changesOf: (person: string): Count =>
      db
        .selectFrom('roster_changes as c')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('c.tenant', '=', tenant)
        .where('c.at', '>=', before(CHECK_DAYS))
        .where('c.entity_id', 'in', (of) => {
          const own = (table: 'tenures' | 'standings') =>
            of.selectFrom(table).select('id').where('tenant', '=', tenant).where('person', '=', person);
          const self = of.selectFrom('people').select('id').where('tenant', '=', tenant).where('id', '=', person);
          return self.unionAll(own('tenures')).unionAll(own('standings'));
        }),
  };
}
