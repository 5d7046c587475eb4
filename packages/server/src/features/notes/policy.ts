/** 备注 are kept by the office, and by who administers a unit of the person's. */
import type { Actor } from '../../http/actor.ts';
import { administersUnit, anyOf, holder, type OfUnits } from '../../http/policies.ts';

const office = holder('office');

export const mayRecordNote = anyOf<OfUnits>(office, administersUnit);

/** By what right the actor records: the role, with the unit that it was given for. Throws for who may not. */
export function authorityOf(actor: Actor, subject: OfUnits): string {
  if (office(actor)) return 'office';
  const held = actor.held.find(({ role, unit }) =>
    administersUnit({ ...actor, held: [unit === undefined ? { role } : { role, unit }] }, subject),
  );
  if (held?.unit === undefined) throw new Error('who may not record has no authority');
  return `${held.role}:${held.unit}`;
}
