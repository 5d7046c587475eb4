/** What a unit's administrator may change by an import: posts in their own units and below, and nobody's but other people's. */
import type { RosterBook } from '../roster/book.ts';
import type { RosterChange } from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';

export function allowedWithin(
  book: RosterBook,
  units: readonly string[],
  self: string | undefined,
  day: string,
): (change: RosterChange) => boolean {
  const on = rosterOn(book, day);
  const own = new Set(units);
  const isOwn = (unit: string): boolean => book.upwards(unit).some(({ id }) => own.has(id));
  return (change) => {
    switch (change.kind) {
      case 'person': {
        if (change.before === undefined) return true;
        const main = on.mainTenureOf(change.before.id);
        return change.before.id !== self && main !== undefined && isOwn(main.unit);
      }
      case 'tenure':
        return [change.before, change.after].every(
          (tenure) => tenure === undefined || (tenure.person !== self && isOwn(tenure.unit)),
        );
      default:
        return false;
    }
  };
}
