/** The office urges everybody, a unit's administrator those who are late with people of the unit. */
import { administersUnit, anyOf, holder, type OfUnits, type Policy } from '../../http/policies.ts';

export const mayUrge: Policy<OfUnits> = anyOf<OfUnits>(holder('office'), administersUnit);
