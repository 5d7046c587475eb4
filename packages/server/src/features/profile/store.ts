/** Everything that the system holds about one person, read from where it stands: the account and the roster here, their work and their votes beside. */
import type { Scope } from '../../db/scope.ts';
import { ofPersonOrNone } from './of-person.ts';
import { roundsReader } from './rounds-store.ts';
import { votesReader } from './votes-store.ts';

export type ProfileReader = ReturnType<typeof profileReader>;

/** `account` and `person`: whose. Without a person the lists of the roster are empty. */
export function profileReader(scope: Scope, account: string, person: string | undefined) {
  const { tenant, db } = scope;
  const ofPerson = ofPersonOrNone(person);
  return {
    ...roundsReader(scope, person),
    ...votesReader(scope, person),
    account: () =>
      db
        .selectFrom('accounts')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', account)
        .executeTakeFirstOrThrow(),
    pastPasswords: () =>
      db
        .selectFrom('past_passwords')
        .select('set_at')
        .where('tenant', '=', tenant)
        .where('account', '=', account)
        .orderBy('set_at')
        .execute(),
    sessions: () =>
      db
        .selectFrom('sessions')
        .select(['created_at', 'seen_at', 'ended_at', 'device', 'address'])
        .where('tenant', '=', tenant)
        .where('account', '=', account)
        .orderBy('created_at')
        .execute(),
    identities: () =>
      db
        .selectFrom('identities')
        .select(['issuer', 'subject', 'linked_at'])
        .where('tenant', '=', tenant)
        .where('account', '=', account)
        .execute(),
    grants: () =>
      db
        .selectFrom('grants as g')
        .leftJoin('units as u', (join) => join.onRef('u.tenant', '=', 'g.tenant').onRef('u.id', '=', 'g.unit'))
        .select(['g.role', 'g.unit', 'u.name as unit_name', 'g.granted_at', 'g.ended_at'])
        .where('g.tenant', '=', tenant)
        .where('g.account', '=', account)
        .orderBy('g.id')
        .execute(),
    people: () =>
      ofPerson((id) => db.selectFrom('people').selectAll().where('tenant', '=', tenant).where('id', '=', id).execute()),
    tenures: () =>
      ofPerson((id) =>
        db
          .selectFrom('tenures as t')
          .innerJoin('units as u', (join) => join.onRef('u.tenant', '=', 't.tenant').onRef('u.id', '=', 't.unit'))
          .leftJoin('units as w', (join) =>
            join
              .onRef('w.tenant', '=', 'u.tenant')
              .onRef('w.id', '=', 'u.parent')
              .on('u.kind', 'in', ['section', 'grid']),
          )
          .selectAll('t')
          .select(['u.name as unit_name', 'w.name as within'])
          .where('t.tenant', '=', tenant)
          .where('t.person', '=', id)
          .orderBy('t.since')
          .orderBy('t.id')
          .execute(),
      ),
    standings: () =>
      ofPerson((id) =>
        db
          .selectFrom('standings')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('person', '=', id)
          .orderBy('since')
          .orderBy('id')
          .execute(),
      ),
    oversight: () =>
      ofPerson((id) =>
        db
          .selectFrom('oversight as o')
          .innerJoin('units as u', (join) => join.onRef('u.tenant', '=', 'o.tenant').onRef('u.id', '=', 'o.unit'))
          .select(['o.id', 'u.name as unit_name', 'o.since', 'o.until'])
          .where('o.tenant', '=', tenant)
          .where('o.leader', '=', id)
          .orderBy('o.since')
          .execute(),
      ),
    chain: () =>
      ofPerson((id) =>
        db
          .selectFrom('chain_overrides as c')
          .innerJoin('people as p', (join) => join.onRef('p.tenant', '=', 'c.tenant').onRef('p.id', '=', 'c.person'))
          .innerJoin('people as r', (join) => join.onRef('r.tenant', '=', 'c.tenant').onRef('r.id', '=', 'c.reviewer'))
          .select(['c.id', 'p.name as person', 'c.step', 'r.name as reviewer', 'c.reason', 'c.since', 'c.until'])
          .where('c.tenant', '=', tenant)
          .where((where) => where.or([where('c.person', '=', id), where('c.reviewer', '=', id)]))
          .orderBy('c.since')
          .execute(),
      ),
    /** Of the person's own rows, whichever table they stand in. */
    changes: (rows: readonly string[]) =>
      rows.length === 0
        ? Promise.resolve([])
        : db
            .selectFrom('roster_changes')
            .select(['at', 'entity', 'before', 'after'])
            .where('tenant', '=', tenant)
            .where('entity_id', 'in', rows)
            .orderBy('id')
            .execute(),
    /** Names of people by their ids, such as of those who review somebody. */
    namesOf: (ids: readonly string[]) =>
      ids.length === 0
        ? Promise.resolve([])
        : db.selectFrom('people').select(['id', 'name']).where('tenant', '=', tenant).where('id', 'in', ids).execute(),
    messages: () =>
      ofPerson((id) =>
        db
          .selectFrom('messages as m')
          .leftJoin('mails as l', (join) => join.onRef('l.tenant', '=', 'm.tenant').onRef('l.message', '=', 'm.id'))
          .select(['m.sent_at', 'm.kind', 'm.details', 'm.read_at', 'l.state'])
          .where('m.tenant', '=', tenant)
          .where('m.person', '=', id)
          .orderBy('m.id')
          .execute(),
      ),
    mailWishes: () =>
      ofPerson((id) =>
        db.selectFrom('mail_wishes').selectAll().where('tenant', '=', tenant).where('person', '=', id).execute(),
      ),
  };
}
