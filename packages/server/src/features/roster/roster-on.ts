/** What the roster says of one day. */
import type { RosterBook } from './book.ts';
import { type Day, isOrganization, type Standing, type Tenure, type Unit } from './model.ts';
import { covers } from './spans.ts';

export interface RosterOn {
  readonly day: Day;
  /** From the county down to the unit. */
  unitPath(unit: string): Unit[];
  /** The nearest unit upwards, or the unit itself, that has a principal of its own. */
  organizationOf(unit: string): Unit | undefined;
  /** The unit and all below it that exist on the day, each above its own parts. */
  unitsUnder(unit: string): Unit[];
  /** Posts that are held in the unit on the day; with `subtree` in all below it, too. A person with two posts there has two. */
  tenuresIn(unit: string, subtree?: boolean): Tenure[];
  /** The person's posts on the day, the main one first. */
  tenuresOf(person: string): Tenure[];
  mainTenureOf(person: string): Tenure | undefined;
  standingsOf(person: string): Standing[];
}

export function rosterOn(book: RosterBook, day: Day): RosterOn {
  const holds = (span: { since?: Day; until?: Day }): boolean => covers(span, day);
  const unitsUnder = (unit: string): Unit[] => {
    const found: Unit[] = [];
    const seen = new Set<string>();
    const open = [book.unit(unit)];
    while (open.length > 0) {
      const next = open.pop();
      if (next === undefined || seen.has(next.id) || !holds(next)) continue;
      seen.add(next.id);
      found.push(next);
      open.push(...[...book.childrenOf(next.id)].reverse());
    }
    return found;
  };
  const tenuresOf = (person: string): Tenure[] =>
    book
      .tenuresOf(person)
      .filter(holds)
      .sort((a, b) => Number(b.main) - Number(a.main));
  return {
    day,
    unitPath: (unit) => book.upwards(unit).reverse(),
    organizationOf: (unit) => book.upwards(unit).find(({ kind }) => isOrganization(kind)),
    unitsUnder,
    tenuresIn: (unit, subtree = false) =>
      (subtree ? unitsUnder(unit).map(({ id }) => id) : [unit]).flatMap((id) => book.tenuresIn(id).filter(holds)),
    tenuresOf,
    mainTenureOf: (person) => tenuresOf(person).find(({ main }) => main),
    standingsOf: (person) => book.standingsOf(person).filter(holds),
  };
}
