/** Everything that the system holds about one person, read from where it stands. */
import type { Scope } from '../../db/scope.ts';

export type ProfileReader = ReturnType<typeof profileReader>;

/** `account` and `person`: whose. Without a person the lists of the roster are empty. */
export function profileReader({ tenant, db }: Scope, account: string, person: string | undefined) {
  const ofPerson = <T>(read: (id: string) => Promise<readonly T[]>): Promise<readonly T[]> =>
    person === undefined ? Promise.resolve([]) : read(person);
  return {
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
    /** Meetings that the person reports at, is invited to or presides over, with the report as far as it isn't handed in. */
    meetings: () =>
      ofPerson((id) =>
        db
          .selectFrom('meetings as m')
          .leftJoin('meeting_reporters as r', (join) =>
            join.onRef('r.tenant', '=', 'm.tenant').onRef('r.meeting', '=', 'm.id').on('r.person', '=', id),
          )
          .leftJoin('meeting_invitees as i', (join) =>
            join.onRef('i.tenant', '=', 'm.tenant').onRef('i.meeting', '=', 'm.id').on('i.person', '=', id),
          )
          .leftJoin('duty_reports as d', (join) =>
            join.onRef('d.tenant', '=', 'm.tenant').onRef('d.meeting', '=', 'm.id').on('d.person', '=', id),
          )
          .select([
            'm.title',
            'm.day',
            'm.place',
            'm.chair',
            'r.manner',
            'i.of_group',
            'i.arrived',
            'd.state',
            'd.draft',
          ])
          .where('m.tenant', '=', tenant)
          .where((where) =>
            where.or([where('m.chair', '=', id), where('r.person', 'is not', null), where('i.person', 'is not', null)]),
          )
          .orderBy('m.day')
          .orderBy('m.id')
          .execute(),
      ),
    /** Polls that the person may vote in. */
    votes: () =>
      ofPerson((id) =>
        db
          .selectFrom('poll_voters as v')
          .innerJoin('polls as p', (join) => join.onRef('p.tenant', '=', 'v.tenant').onRef('p.id', '=', 'v.poll'))
          .innerJoin('poll_electorates as e', (join) =>
            join.onRef('e.tenant', '=', 'v.tenant').onRef('e.poll', '=', 'v.poll').onRef('e.id', '=', 'v.electorate'),
          )
          .select(['p.title', 'p.created_at', 'e.rater_group', 'v.drawn'])
          .where('v.tenant', '=', tenant)
          .where('v.person', '=', id)
          .orderBy('p.id')
          .orderBy('e.position')
          .execute(),
      ),
    /** Rounds in which the person is assessed, as they were frozen. */
    rounds: () =>
      ofPerson((id) =>
        db
          .selectFrom('round_subjects as s')
          .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
          .select(['r.name', 'r.first_day', 'r.last_day', 's.spells', 's.reviewers'])
          .where('s.tenant', '=', tenant)
          .where('s.person', '=', id)
          .orderBy('r.id')
          .execute(),
      ),
    /** Results that a body has settled; what is only proposed may still change. */
    results: () =>
      ofPerson((id) =>
        db
          .selectFrom('result_sheets as s')
          .innerJoin('result_versions as v', (join) =>
            join
              .onRef('v.tenant', '=', 's.tenant')
              .onRef('v.round', '=', 's.round')
              .onRef('v.version', '=', 's.version'),
          )
          .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
          .select(['r.name', 's.version', 'v.state', 's.total', 's.grade', 's.rank', 's.pool'])
          .where('s.tenant', '=', tenant)
          .where('s.person', '=', id)
          .where('v.state', '!=', 'proposed')
          .orderBy('r.id')
          .orderBy('s.version')
          .execute(),
      ),
    /** Objections that the person filed or handled. */
    objections: () =>
      ofPerson((id) =>
        db
          .selectFrom('objections as o')
          .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'o.tenant').onRef('r.id', '=', 'o.round'))
          .select(['r.name', 'o.person', 'o.kind', 'o.text', 'o.state', 'o.filed_at', 'o.due', 'o.study', 'o.decision'])
          .where('o.tenant', '=', tenant)
          .where((where) => where.or([where('o.person', '=', id), where('o.handler', '=', id)]))
          .orderBy('o.id')
          .execute(),
      ),
    /** What they wrote down of their work; the words stand in the facts. */
    logs: () =>
      ofPerson((id) =>
        db
          .selectFrom('log_entries as e')
          .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'e.tenant').onRef('r.id', '=', 'e.round'))
          .select(['r.name as round', 'r.scheme_text', 'e.entry', 'e.span', 'e.first_day', 'e.in_time'])
          .select(['e.revision', 'e.changed_at'])
          .where('e.tenant', '=', tenant)
          .where('e.person', '=', id)
          .orderBy('e.round')
          .orderBy('e.entry')
          .orderBy('e.span')
          .execute(),
      ),
    /** Reviewing that the person handed over or was handed. */
    delegations: () =>
      ofPerson((id) =>
        db
          .selectFrom('delegations as d')
          .innerJoin('people as l', (join) => join.onRef('l.tenant', '=', 'd.tenant').onRef('l.id', '=', 'd.leader'))
          .innerJoin('people as p', (join) => join.onRef('p.tenant', '=', 'd.tenant').onRef('p.id', '=', 'd.delegate'))
          .select(['l.name as leader', 'p.name as delegate', 'd.since', 'd.until', 'd.reason', 'd.revoked_at'])
          .where('d.tenant', '=', tenant)
          .where((where) => where.or([where('d.leader', '=', id), where('d.delegate', '=', id)]))
          .orderBy('d.id')
          .execute(),
      ),
    /** Names of people by their ids, such as of those who review somebody. */
    namesOf: (ids: readonly string[]) =>
      ids.length === 0
        ? Promise.resolve([])
        : db.selectFrom('people').select(['id', 'name']).where('tenant', '=', tenant).where('id', 'in', ids).execute(),
    /** Polls that are about the person. */
    rated: () =>
      ofPerson((id) =>
        db
          .selectFrom('poll_subjects as s')
          .innerJoin('polls as p', (join) => join.onRef('p.tenant', '=', 's.tenant').onRef('p.id', '=', 's.poll'))
          .select(['p.title', 'p.created_at'])
          .where('s.tenant', '=', tenant)
          .where('s.person', '=', id)
          .orderBy('p.id')
          .execute(),
      ),
    /** Juries that the person sat on, with whom they kept out of. */
    seats: () =>
      ofPerson((id) =>
        db
          .selectFrom('jurors as m')
          .innerJoin('juries as j', (join) => join.onRef('j.tenant', '=', 'm.tenant').onRef('j.id', '=', 'm.jury'))
          .leftJoin('jury_recusals as r', (join) =>
            join.onRef('r.tenant', '=', 'm.tenant').onRef('r.juror', '=', 'm.id'),
          )
          .leftJoin('jury_subjects as s', (join) =>
            join.onRef('s.tenant', '=', 'r.tenant').onRef('s.id', '=', 'r.subject'),
          )
          .select(['m.id', 'j.title', 'j.day', 'm.role', 'r.kind', 's.name as subject'])
          .where('m.tenant', '=', tenant)
          .where('m.person', '=', id)
          .orderBy('j.day')
          .orderBy('m.id')
          .execute(),
      ),
    /** Juries that scored the person. */
    stages: () =>
      ofPerson((id) =>
        db
          .selectFrom('jury_subjects as s')
          .innerJoin('juries as j', (join) => join.onRef('j.tenant', '=', 's.tenant').onRef('j.id', '=', 's.jury'))
          .select(['j.title', 'j.day', 's.panel'])
          .where('s.tenant', '=', tenant)
          .where('s.about', '=', id)
          .where('s.kind', '=', 'person')
          .orderBy('j.day')
          .execute(),
      ),
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
    urgings: () =>
      ofPerson((id) =>
        db
          .selectFrom('urgings as u')
          .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'u.tenant').onRef('r.id', '=', 'u.round'))
          .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'u.tenant').onRef('a.id', '=', 'u.urged_by'))
          .select(['u.urged_at', 'u.stage', 'r.name', 'r.scheme_text', 'a.name as by'])
          .where('u.tenant', '=', tenant)
          .where('u.person', '=', id)
          .orderBy('u.urged_at')
          .execute(),
      ),
    /** Talks with the person. */
    talks: () =>
      ofPerson((id) =>
        db
          .selectFrom('supervision_records as s')
          .innerJoin('units as u', (join) =>
            join.onRef('u.tenant', '=', 's.tenant').onRef('u.id', '=', 's.organization'),
          )
          .leftJoin('accounts as a', (join) =>
            join.onRef('a.tenant', '=', 's.tenant').onRef('a.id', '=', 's.recorded_by'),
          )
          .select(['s.day', 'u.name as unit', 's.by_whom', 's.found', 's.asked', 's.until', 'a.name as by'])
          .select(['s.answer', 's.reason'])
          .where('s.tenant', '=', tenant)
          .where('s.person', '=', id)
          .orderBy('s.day')
          .orderBy('s.id')
          .execute(),
      ),
    /** Added and taken away in rounds, with the scheme that knows the codes. */
    events: () => ofPerson((id) => eventsAbout({ tenant, db }, id)),
    uses: () =>
      ofPerson((id) =>
        db
          .selectFrom('uses as u')
          .leftJoin('use_kinds as k', (join) => join.onRef('k.tenant', '=', 'u.tenant').onRef('k.key', '=', 'u.kind'))
          .leftJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'u.tenant').onRef('r.id', '=', 'u.round'))
          .leftJoin('accounts as a', (join) =>
            join.onRef('a.tenant', '=', 'u.tenant').onRef('a.id', '=', 'u.recorded_by'),
          )
          .select(['u.kind', 'k.name as kind_name', 'u.day', 'u.document', 'r.name as round_name', 'u.note'])
          .select(['a.name as by', 'u.recorded_at', 'u.withdrawn_at', 'u.reason'])
          .where('u.tenant', '=', tenant)
          .where('u.person', '=', id)
          .orderBy('u.id')
          .execute(),
      ),
    facts: () => ofPerson((id) => factsAbout({ tenant, db }, id)),
    /** Files behind those facts. */
    evidence: () =>
      ofPerson((id) =>
        db
          .selectFrom('fact_evidence as e')
          .innerJoin('facts as f', (join) => join.onRef('f.tenant', '=', 'e.tenant').onRef('f.id', '=', 'e.fact'))
          .select(['e.fact', 'e.hash', 'e.name'])
          .where('e.tenant', '=', tenant)
          .where('f.subject', '=', id)
          .execute(),
      ),
  };
}

async function eventsAbout({ tenant, db }: Scope, person: string) {
  const rows = await db
    .selectFrom('round_events as e')
    .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'e.tenant').onRef('r.id', '=', 'e.round'))
    .leftJoin('accounts as p', (join) => join.onRef('p.tenant', '=', 'e.tenant').onRef('p.id', '=', 'e.proposed_by'))
    .leftJoin('accounts as d', (join) => join.onRef('d.tenant', '=', 'e.tenant').onRef('d.id', '=', 'e.decided_by'))
    .selectAll('e')
    .select(['r.name as round_name', 'r.scheme_text', 'p.name as by', 'd.name as decider'])
    .where('e.tenant', '=', tenant)
    .where('e.person', '=', person)
    .orderBy('e.id')
    .execute();
  const files = await db
    .selectFrom('round_event_files as f')
    .innerJoin('round_events as e', (join) => join.onRef('e.tenant', '=', 'f.tenant').onRef('e.id', '=', 'f.event'))
    .select(['f.event', 'f.hash', 'f.name'])
    .where('f.tenant', '=', tenant)
    .where('e.person', '=', person)
    .orderBy('f.event')
    .orderBy('f.position')
    .execute();
  return rows.map((row) => ({ ...row, files: files.filter(({ event }) => event === row.id) }));
}

/** Facts of which somebody is the subject, the oldest first. No body: its content was erased by law. */
async function factsAbout({ tenant, db }: Scope, subject: string) {
  return await db
    .selectFrom('facts as f')
    .leftJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'f.tenant').onRef('a.id', '=', 'f.actor'))
    .select(['f.id', 'f.at', 'f.kind', 'f.authority', 'f.corrects', 'a.name as by', 'b.body'])
    .where('f.tenant', '=', tenant)
    .where('f.subject', '=', subject)
    .orderBy('f.id')
    .execute();
}
