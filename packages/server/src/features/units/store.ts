/** Units and how many people they have. */
import type { Scope } from '../../db/scope.ts';
import type { Unit } from '../roster/model.ts';
import { recordOf } from '../roster/rows.ts';

export function unitsReader({ tenant, db }: Scope) {
  return {
    /** Units that exist on the day, each before those below it, as the county lists them. */
    async tree(day: string): Promise<readonly Unit[]> {
      const rows = await db
        .selectFrom('units')
        .selectAll()
        .where('tenant', '=', tenant)
        .where((where) => where.or([where('since', 'is', null), where('since', '<=', day)]))
        .where((where) => where.or([where('until', 'is', null), where('until', '>=', day)]))
        .orderBy('position')
        .orderBy('id')
        .execute();
      return fromTheTop(rows.map(recordOf.unit));
    },

    /** Main posts held on the day, by unit; in all units, or in these. */
    async counts(day: string, units?: readonly string[]): Promise<ReadonlyMap<string, number>> {
      if (units?.length === 0) return new Map();
      let held = db
        .selectFrom('tenures')
        .select((select) => ['unit', select.fn.countAll<string>().as('people')])
        .where('tenant', '=', tenant)
        .where('concurrent', '=', false)
        .where('since', '<=', day)
        .where((where) => where.or([where('until', 'is', null), where('until', '>=', day)]));
      if (units !== undefined) held = held.where('unit', 'in', units);
      const rows = await held.groupBy('unit').execute();
      return new Map(rows.map(({ unit, people }) => [unit, Number(people)]));
    },
  };
}

/** Depth first; what belongs to a unit that isn't among them stands at the top. */
function fromTheTop(units: readonly Unit[]): Unit[] {
  const there = new Set(units.map(({ id }) => id));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const above = unit.parent !== undefined && there.has(unit.parent) ? unit.parent : '';
    below.set(above, [...(below.get(above) ?? []), unit]);
  }
  const ordered: Unit[] = [];
  const open = [...(below.get('') ?? [])].reverse();
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    ordered.push(unit);
    open.push(...[...(below.get(unit.id) ?? [])].reverse());
  }
  return ordered;
}

/** Of each unit its own people and those of all below. */
export function summedUp(units: readonly Unit[], own: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { id, parent } of [...units].reverse()) {
    const sum = (sums.get(id) ?? 0) + (own.get(id) ?? 0);
    sums.set(id, sum);
    if (parent !== undefined) sums.set(parent, (sums.get(parent) ?? 0) + sum);
  }
  return sums;
}
