/** Meetings, polls and juries of a person, on either side. */
import type { Scope } from '../../db/scope.ts';
import { ofPersonOrNone } from './of-person.ts';

export function votesReader({ tenant, db }: Scope, person: string | undefined) {
  const ofPerson = ofPersonOrNone(person);
  return {
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
  };
}
