/** 备注 are kept by the office, and by who administers a unit of the person's; nobody keeps their own file for their unit. */
import type { Actor } from '../../http/actor.ts';
import {
  administersUnit,
  allOf,
  anyOf,
  holder,
  not,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';

const office = holder('office');

export const mayRecordNote: Policy<OfPerson & OfUnits> = anyOf<OfPerson & OfUnits>(
  office,
  allOf<OfPerson & OfUnits>(administersUnit, not<OfPerson>(self)),
);

/** By what right the actor records: the role, with the unit that it was given for. Throws for who may not. */
export function authorityOf(actor: Actor, subject: OfUnits): string {
  if (office(actor)) return 'office';
  const held = actor.held.find(({ role, unit }) =>
    administersUnit({ ...actor, held: [unit === undefined ? { role } : { role, unit }] }, subject),
  );
  if (held?.unit === undefined) throw new Error('who may not record has no authority');
  return `${held.role}:${held.unit}`;
}
