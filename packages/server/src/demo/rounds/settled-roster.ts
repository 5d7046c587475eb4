/** 青禾县 for a demonstration with a past: whoever is assessed in it was in post from its first day on. Pure. */
import type { Day, Roster } from '../../features/roster/model.ts';
import { daysLater } from '../../features/roster/spans.ts';
import { chance } from '../chance.ts';

/** Posts in these organizations and their sections begin before `day`, as do the leaders' areas; recruits stay as new as they are. */
export function settledBefore(roster: Roster, organizations: readonly string[], day: Day): Roster {
  const roots = new Set(roster.unit.filter(({ name }) => organizations.includes(name)).map(({ id }) => id));
  const units = new Set(
    roster.unit.filter(({ id, parent = '' }) => roots.has(id) || roots.has(parent)).map(({ id }) => id),
  );
  const recruits = new Set(roster.standing.filter(({ kind }) => kind === 'probation').map(({ person }) => person));
  const people = new Set<string>();
  const tenure = roster.tenure.map((one) => {
    if (!units.has(one.unit) || !one.main || recruits.has(one.person)) return one;
    people.add(one.person);
    return one.since > day ? { ...one, since: earlier(one.id, day) } : one;
  });
  return {
    ...roster,
    tenure,
    oversight: roster.oversight.map((one) =>
      units.has(one.unit) && one.since > day ? { ...one, since: daysLater(day, -1) } : one,
    ),
    override: roster.override.map((one) =>
      people.has(one.person) && one.since > day ? { ...one, since: daysLater(day, -1) } : one,
    ),
  };
}

const earlier = (tenure: string, day: Day): Day => daysLater(day, -chance(`settled/${tenure}`).whole(20, 300));
