/** What a person did in rounds, what came of it, and the facts of which they are the subject. */
import type { Scope } from '../../db/scope.ts';
import { ofPersonOrNone } from './of-person.ts';

export function roundsReader({ tenant, db }: Scope, person: string | undefined) {
  const ofPerson = ofPersonOrNone(person);
  return {
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
