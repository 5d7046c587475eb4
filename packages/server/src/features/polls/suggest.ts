/** Papers as the roster of a day suggests them: people by unit, leaders first; and who of their own units may rate them. */
import type { RosterBook } from '../roster/book.ts';
import type { Day, Duty, Tenure, Unit } from '../roster/model.ts';
import { duties } from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { PollSubject } from './model.ts';

export interface Asked {
  readonly units: readonly string[];
  readonly which: 'all' | 'leaders' | 'inCharge' | 'staff' | 'units';
  readonly papers: 'one' | 'each';
  readonly groups: readonly string[];
  readonly colleagues?: string | undefined;
}

const wanted: { readonly [W in Exclude<Asked['which'], 'units'>]: readonly Duty[] } = {
  all: ['principal', 'inCharge', 'sectionHead', 'staff'],
  leaders: ['principal', 'inCharge'],
  inCharge: ['inCharge'],
  staff: ['sectionHead', 'staff'],
};

const byDuty = Object.keys(duties);
const SEVERAL = '全部对象';

/** Who has their main post there stands on the paper; a second post elsewhere puts nobody on two. Units that are gone are left out. */
export function suggestForms(book: RosterBook, day: Day, asked: Asked) {
  const on = rosterOn(book, day);
  const units = asked.units.flatMap((id) => on.unitsUnder(id)[0] ?? []);
  const seen = new Set<string>();
  /** Everybody with a main post in the unit or below it: the unit's own first, in each unit leaders first. */
  const postsIn = (unit: Unit): Tenure[] =>
    on.unitsUnder(unit.id).flatMap(({ id }) =>
      on
        .tenuresIn(id)
        .filter(({ main }) => main)
        .sort((a, b) => byDuty.indexOf(a.duty) - byDuty.indexOf(b.duty)),
    );
  const subjectsOf = (unit: Unit): Omit<PollSubject, 'id'>[] => {
    if (asked.which === 'units') {
      const known = seen.has(unit.id);
      seen.add(unit.id);
      return known ? [] : [{ unit: unit.id, name: unit.name }];
    }
    const posts = postsIn(unit).filter(({ duty }) => wanted[asked.which as keyof typeof wanted].includes(duty));
    return posts.flatMap((post) => {
      const person = book.person(post.person);
      if (person === undefined || seen.has(person.id)) return [];
      seen.add(person.id);
      return [{ person: person.id, name: person.name, line: lineOf(post), section: book.unit(post.unit)?.name ?? '' }];
    });
  };
  /** “财政局·局长”, “财政局预算股·股长”. */
  const lineOf = ({ unit, post }: Tenure): string => {
    const organization = on.organizationOf(unit);
    const own = book.unit(unit);
    const place = organization === undefined || organization.id === own?.id ? '' : organization.name;
    return `${place}${own?.name ?? ''}·${post}`;
  };
  const votersOf = (among: readonly Unit[]) => {
    const people = new Map<string, { id: string; name: string; line: string }>();
    for (const post of among.flatMap(postsIn)) {
      const person = book.person(post.person);
      if (person !== undefined && !people.has(person.id))
        people.set(person.id, { id: person.id, name: person.name, line: lineOf(post) });
    }
    return [...people.values()];
  };
  const groups = [...new Set([...asked.groups, ...(asked.colleagues === undefined ? [] : [asked.colleagues])])];
  const formOf = (name: string, among: readonly Unit[]) => ({
    name,
    subjects: among.flatMap(subjectsOf),
    electorates: groups.map((group) => ({
      group,
      slips: 0,
      paper: false,
      voters: group === asked.colleagues ? votersOf(among) : [],
    })),
  });
  if (asked.papers === 'each') return units.map((unit) => formOf(unit.name, [unit]));
  const [only, ...others] = units;
  return only === undefined ? [] : [formOf(others.length === 0 ? only.name : SEVERAL, units)];
}
