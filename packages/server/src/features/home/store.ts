/** Counts of what awaits somebody, each one small query. */
import type { Scope } from '../../db/scope.ts';
import { oneTimeSince } from '../accounts/one-time-password.ts';
import { CHECK_DAYS, LOOK_DAYS } from './decide.ts';

const DAY = 86_400_000;

export function homeReader({ tenant, db }: Scope, now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  const counted = async (found: Promise<{ readonly n: string | number | bigint }>) => Number((await found).n);
  const accounts = () =>
    db
      .selectFrom('accounts as a')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('a.tenant', '=', tenant)
      .where('a.disabled_at', 'is', null);
  return {
    /** People who hold a post on the day and have no account. */
    peopleWithoutAccount: (day: string) =>
      counted(
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
          )
          .executeTakeFirstOrThrow(),
      ),
    workingAccounts: () =>
      counted(
        accounts()
          .where(({ not, exists, selectFrom }) =>
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
          )
          .executeTakeFirstOrThrow(),
      ),
    lockedAccounts: () => counted(accounts().where('a.locked_until', '>', now.toISOString()).executeTakeFirstOrThrow()),
    unusedPasswords: () =>
      counted(
        accounts()
          .where('a.must_change', '=', true)
          .where('a.password_set_at', '<', oneTimeSince(now).toISOString())
          .executeTakeFirstOrThrow(),
      ),
    /** Accounts of nobody in the roster, and without any role: nothing can be done with them. */
    idleAccounts: () =>
      counted(
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
          )
          .executeTakeFirstOrThrow(),
      ),
    officeHolders: () =>
      counted(
        db
          .selectFrom('grants')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('tenant', '=', tenant)
          .where('role', '=', 'office')
          .where('ended_at', 'is', null)
          .executeTakeFirstOrThrow(),
      ),
    refused: (action: 'access-denied' | 'sign-in') =>
      counted(
        db
          .selectFrom('audit_entries')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('tenant', '=', tenant)
          .where('action', '=', action)
          .where('outcome', '=', 'refused')
          .where('at', '>=', before(LOOK_DAYS))
          .executeTakeFirstOrThrow(),
      ),
    /** Mails that were given up, and that nobody has sent again. */
    failedMails: () =>
      counted(
        db
          .selectFrom('mails')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('tenant', '=', tenant)
          .where('state', '=', 'failed')
          .executeTakeFirstOrThrow(),
      ),
    people: () =>
      counted(
        db
          .selectFrom('people')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('tenant', '=', tenant)
          .executeTakeFirstOrThrow(),
      ),
    /** Changes of somebody's own record, posts and standings. */
    changesOf: (person: string) =>
      counted(
        db
          .selectFrom('roster_changes as c')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('c.tenant', '=', tenant)
          .where('c.at', '>=', before(CHECK_DAYS))
          .where((where) =>
            where.or([
              where('c.entity_id', '=', person),
              ...(['tenures', 'standings'] as const).map((table) =>
                where(
                  'c.entity_id',
                  'in',
                  where.selectFrom(table).select('id').where('tenant', '=', tenant).where('person', '=', person),
                ),
              ),
            ]),
          )
          .executeTakeFirstOrThrow(),
      ),
  };
}
