/** People as lists name them: by code, or by a name that means one person. */
import type { RosterBook } from '../roster/book.ts';
import type { Person } from '../roster/model.ts';
import { type RosterOn, rosterOn } from '../roster/roster-on.ts';
import type { UnitFinder } from './unit-finder.ts';

export type FoundPerson =
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'none' }
  /** The code is somebody else's, by the name. */
  | { readonly kind: 'otherName'; readonly person: Person }
  | { readonly kind: 'several'; readonly labels: readonly string[] };

export class PersonFinder {
  readonly #book: RosterBook;
  readonly #on: RosterOn;
  readonly #units: UnitFinder;

  constructor(book: RosterBook, day: string, units: UnitFinder) {
    this.#book = book;
    this.#on = rosterOn(book, day);
    this.#units = units;
  }

  /** 张三（县财政局/办公室，工号 001） */
  labelOf({ id, name, code }: Person): string {
    const [first] = this.#on.tenuresOf(id);
    const where = first === undefined ? '未任职' : this.#units.pathOf(first.unit);
    return `${name}（${where}${code === undefined ? '' : `，工号 ${code}`}）`;
  }

  byCode(code: string, name: string | undefined): FoundPerson {
    const [person] = this.#book.peopleCoded(code);
    if (person === undefined) return { kind: 'none' };
    return name === undefined || person.name === name ? { kind: 'found', person } : { kind: 'otherName', person };
  }

  /** Those of this name who have a post in the organization on the day. */
  inOrganization(name: string, organization: string | undefined): readonly Person[] {
    return this.#book
      .peopleNamed(name)
      .filter(({ id }) =>
        this.#on.tenuresOf(id).some(({ unit }) => this.#on.organizationOf(unit)?.id === organization),
      );
  }

  /** For naming somebody who must be in the roster: by code, or by a name that is one person's in the organization or, failing that, anywhere. */
  reference(code: string | undefined, name: string | undefined, organization: string | undefined): FoundPerson {
    if (code !== undefined) return this.byCode(code, name);
    const near = organization === undefined ? [] : this.inOrganization(name ?? '', organization);
    const found = near.length > 0 ? near : this.#book.peopleNamed(name ?? '');
    const [person] = found;
    if (person === undefined) return { kind: 'none' };
    return found.length === 1
      ? { kind: 'found', person }
      : { kind: 'several', labels: found.map((one) => this.labelOf(one)) };
  }
}
