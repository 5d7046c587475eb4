/** Whom a file means, among the people of a round: by id, code, name, or name and unit. */
import { tidyCode, tidyName, tidyTitle } from '../roster/names.ts';

export interface RoundPerson {
  readonly person: string;
  readonly name: string;
  readonly code?: string;
  /** The unit and what it belongs to, as people call them. */
  readonly units: readonly string[];
  /** Absent: the scheme doesn't assess them. */
  readonly population?: string;
}

export type Meant =
  | { readonly kind: 'one'; readonly person: RoundPerson }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly people: readonly RoundPerson[] };

const grouped = (people: readonly RoundPerson[], key: (one: RoundPerson) => string | undefined) => {
  const found = new Map<string, RoundPerson[]>();
  for (const one of people) {
    const at = key(one);
    if (at !== undefined) found.set(at, [...(found.get(at) ?? []), one]);
  }
  return found;
};

/** 李明（县农业农村局）, 李明 县农业农村局 is left alone: blanks stand inside names. */
const WITH_UNIT = /^(.+?)\s*[（(](.+)[）)]\s*$/u;

export function peopleFinder(people: readonly RoundPerson[]): (written: string) => Meant {
  const ids = new Map(people.map((one) => [one.person, one]));
  const codes = grouped(people, ({ code }) => (code === undefined ? undefined : tidyCode(code)));
  const names = grouped(people, ({ name }) => tidyName(name));
  const among = (found: readonly RoundPerson[] = []): Meant => {
    const [person] = found;
    if (person === undefined) return { kind: 'none' };
    return found.length === 1 ? { kind: 'one', person } : { kind: 'several', people: found };
  };
  return (written) => {
    const id = ids.get(written.trim().toLowerCase());
    if (id !== undefined) return { kind: 'one', person: id };
    const coded = among(codes.get(tidyCode(written)));
    if (coded.kind !== 'none') return coded;
    const whole = among(names.get(tidyName(written)));
    if (whole.kind !== 'none') return whole;
    const [, name, unit] = WITH_UNIT.exec(written) ?? [];
    if (name === undefined || unit === undefined) return { kind: 'none' };
    const where = tidyTitle(unit);
    return among(names.get(tidyName(name))?.filter(({ units }) => units.some((one) => tidyTitle(one) === where)));
  };
}

/** How a person is written so that this finder finds them alone: the shortest of name, name and unit, code, id. */
export function writtenAs(people: readonly RoundPerson[]): (one: RoundPerson) => string {
  const find = peopleFinder(people);
  return (one) => {
    const ways = [one.name, ...one.units.map((unit) => `${one.name}（${unit}）`), one.code ?? one.person, one.person];
    const way = ways.find((written) => {
      const meant = find(written);
      return meant.kind === 'one' && meant.person.person === one.person;
    });
    return way ?? one.person;
  };
}
