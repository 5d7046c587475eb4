/** The roster as rows of the tables that it is imported from: importing them changes nothing. */
import type { RosterBook } from '../roster/book.ts';
import { chainSteps, duties, unitKinds } from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { covers } from '../roster/spans.ts';
import type { ImportKind } from './columns.ts';
import { UnitFinder } from './unit-finder.ts';

type Texts = Readonly<Record<string, string>>;

/** Everything that holds on the day. Blank cells are absent. */
export function rosterRows(kind: ImportKind, book: RosterBook, day: string): Texts[] {
  const units = new UnitFinder(book, day);
  const on = rosterOn(book, day);
  const place = (unit: string): { unit: string; section: string | undefined } => {
    const organization = on.organizationOf(unit);
    if (organization === undefined || organization.id === unit) return { unit: units.pathOf(unit), section: undefined };
    return { unit: units.pathOf(organization.id), section: units.pathOf(unit, organization.id) };
  };
  switch (kind) {
    case 'units':
      return book
        .all('unit')
        .filter((one) => covers(one, day))
        .map(({ code, name, kind: one, parent, since, until }) =>
          whole({
            code,
            name,
            parent: parent === undefined ? undefined : units.pathOf(parent),
            kind: unitKinds[one],
            since,
            until,
          }),
        );
    case 'people':
      return book.all('person').flatMap(({ id, code, name }) =>
        on.tenuresOf(id).map(({ unit, post, rank, duty, staffing, since, main }) =>
          whole({
            code,
            name,
            ...place(unit),
            post,
            rank,
            duty: duties[duty],
            staffing,
            since,
            main: main ? '主职' : '兼任',
          }),
        ),
      );
    case 'chains':
      return [
        ...book
          .all('oversight')
          .filter((one) => covers(one, day))
          .map(({ leader, unit, since, until }) =>
            whole({
              ...place(unit),
              leader: book.person(leader)?.name,
              leaderCode: book.person(leader)?.code,
              since,
              until,
            }),
          ),
        ...book
          .all('override')
          .filter((one) => covers(one, day))
          .map(({ person, tenure, step, reviewer, since, until, reason }) =>
            whole({
              person: book.person(person)?.name,
              code: book.person(person)?.code,
              leader: book.person(reviewer)?.name,
              leaderCode: book.person(reviewer)?.code,
              step: chainSteps[step],
              only: tenure === undefined ? undefined : units.pathOf(book.tenure(tenure)?.unit ?? ''),
              since,
              until,
              reason,
            }),
          ),
      ];
  }
}

const whole = (texts: Readonly<Record<string, string | undefined>>): Texts =>
  Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''));
