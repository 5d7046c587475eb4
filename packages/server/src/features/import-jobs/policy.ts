/** Who imports what: the assessment office everything, a unit's administrator the people of the unit. */
import { type Actor, holds } from '../../http/actor.ts';
import { holder } from '../../http/policies.ts';
import type { ImportKind } from '../imports/columns.ts';

export const mayImportAnything = holder('office');

/** Whether there is anything at all that the actor may import. */
export const mayImport = (actor: Actor): boolean => holds(actor, 'office', 'unitAdmin');

export const mayImportKind = (actor: Actor, { kind }: { readonly kind: ImportKind }): boolean =>
  mayImportAnything(actor) || (kind === 'people' && holds(actor, 'unitAdmin'));

/** An import as it stands: the office's, and one's own. */
export const mayKeepImport = (actor: Actor, one: { readonly kind: ImportKind; readonly actor: string }): boolean =>
  mayImportAnything(actor) || (mayImportKind(actor, one) && one.actor === actor.account);

/** The units to which an import of the actor is confined; none: to no units at all. Undefined: it is confined to nothing. */
export function unitsOfImport(actor: Actor): readonly string[] | undefined {
  if (mayImportAnything(actor)) return undefined;
  return actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : [])).sort();
}
