/** Who is of a subject's own unit, as the roster of the jury's day has it: that needs nobody to say it. */
import type { Scope } from '../../db/scope.ts';
import { dayStart } from '../../ports/clock.ts';
import { inPanel, ofOneUnit } from '../juries/decide.ts';
import type { Juror, JurySubject } from '../juries/model.ts';
import { rosterReader } from '../roster/load.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';

export interface UnitTie {
  readonly subject: string;
  readonly juror: string;
  /** The unit's name. */
  readonly unit: string;
}

/** Of each person and of each unit on its own the organizations that they belong to on the day: ids with names. */
export interface Belonging {
  readonly ofPerson: (person: string) => readonly string[];
  readonly ofUnit: (unit: string) => readonly string[];
  /** The unit of somebody's post, with the organization before it: 财政局 预算股. */
  readonly line: (person: string) => string;
  readonly unitName: (unit: string) => string;
}

export async function belongingOn(
  scope: Scope,
  people: readonly string[],
  units: readonly string[],
  day: string,
): Promise<Belonging> {
  const paths = await unitPathsOf(scope, people, dayStart(day));
  const posts = (person: string) => (paths.get(person) ?? []).flatMap((path) => path.at(-1) ?? []);
  const book = await rosterReader(scope).unitsAbove([...units, ...people.flatMap(posts)]);
  const on = rosterOn(book, day);
  const organization = (unit: string) => on.organizationOf(unit)?.id ?? unit;
  const unitName = (unit: string) => book.unit(unit)?.name ?? '';
  return {
    ofPerson: (person) => posts(person).map(organization),
    ofUnit: (unit) => [organization(unit)],
    line(person) {
      const [unit] = posts(person);
      if (unit === undefined) return '';
      const above = organization(unit);
      return above === unit ? unitName(unit) : `${unitName(above)} ${unitName(unit)}`;
    },
    unitName,
  };
}

export interface Sides {
  readonly subjects: readonly JurySubject[];
  readonly jurors: readonly Juror[];
}

/** Everybody whom subjects and jurors name, as of the day. */
export function belongingOf(scope: Scope, { subjects, jurors }: Sides, day: string): Promise<Belonging> {
  const people = [
    ...subjects.flatMap(({ kind, about }) => (kind === 'person' ? [about] : [])),
    ...jurors.flatMap(({ person }) => person ?? []),
  ];
  const units = subjects.flatMap(({ kind, about, unit }) => (kind === 'unit' ? [about] : (unit ?? [])));
  return belongingOn(scope, people, units, day);
}

export const unitsOf = (subject: JurySubject, belonging: Belonging): readonly string[] => {
  if (subject.kind === 'person') return belonging.ofPerson(subject.about);
  const unit = subject.kind === 'unit' ? subject.about : subject.unit;
  return unit === undefined ? [] : belonging.ofUnit(unit);
};

export function unitTies({ subjects, jurors }: Sides, belonging: Belonging): readonly UnitTie[] {
  return subjects.flatMap((subject) => {
    const units = unitsOf(subject, belonging);
    return jurors.flatMap((juror) => {
      if (juror.person === undefined || !inPanel(juror, subject)) return [];
      const own = belonging.ofPerson(juror.person);
      if (!ofOneUnit(own, units)) return [];
      const unit = own.find((one) => units.includes(one)) ?? '';
      return [{ subject: subject.id, juror: juror.id, unit: belonging.unitName(unit) }];
    });
  });
}
