/**
 * 三员分立 (GB/T 22239-2019 8.1.5): the administrators of the system, of security and of the record exclude each other, every other role
 * and every link to a person of the roster, whichever comes first. Nobody changes their own powers; of each kind one always remains.
 */
import { administrators, type Held, type Role } from '../../http/actor.ts';
import { type Refused, refuse } from '../../http/refusals.ts';

export interface Grantee {
  readonly account: string;
  readonly disabled: boolean;
  readonly person: string | null;
  readonly held: readonly Held[];
  /** The holder signed in, chose a password of their own and set up the second step: nobody else can come in as them. */
  readonly takenIntoUse: boolean;
}

/** Somebody who is administrator now, of any kind. */
export interface Administrator {
  readonly account: string;
  readonly role: Role;
  readonly disabled: boolean;
}

export type GrantFault =
  | 'own-powers'
  | 'account-disabled'
  | 'unit-needed'
  | 'unit-not-taken'
  | 'already-held'
  | 'administrator-alone'
  | 'administrator-linked'
  | 'account-unready';

/** Roles that hold in one unit and below it; the others hold in the whole county. */
const UNIT_ROLES: readonly Role[] = ['unitAdmin'];

export const isAdministrator = (role: Role): boolean => administrators.includes(role);

/** Why the role can't be given; undefined: it can. `to` must be locked: another grant may be on its way. */
export function grantFault(by: string, to: Grantee, wanted: Held): Refused<GrantFault> | undefined {
  if (by === to.account) return refuse('own-powers');
  if (to.disabled) return refuse('account-disabled');
  if (UNIT_ROLES.includes(wanted.role) && wanted.unit === undefined) return refuse('unit-needed');
  if (!UNIT_ROLES.includes(wanted.role) && wanted.unit !== undefined) return refuse('unit-not-taken');
  if (to.held.some(({ role, unit }) => role === wanted.role && unit === wanted.unit)) return refuse('already-held');
  if (to.held.some(({ role }) => isAdministrator(role) || isAdministrator(wanted.role)))
    return refuse('administrator-alone');
  if (!isAdministrator(wanted.role)) return undefined;
  if (to.person !== null) return refuse('administrator-linked');
  return to.takenIntoUse ? undefined : refuse('account-unready');
}

/** Why a role can't be taken away. */
export function endFault(
  by: string,
  grant: { readonly account: string; readonly role: Role; readonly ended: boolean },
  now: readonly Administrator[],
): Refused<'own-powers' | 'last-administrator' | 'grant-ended'> | undefined {
  if (grant.ended) return refuse('grant-ended');
  if (by === grant.account) return refuse('own-powers');
  return lastOf(grant.account, now).includes(grant.role) ? refuse('last-administrator') : undefined;
}

/** Why the account can't belong to a person of the roster. */
export function linkFault(held: readonly Held[]): Refused<'administrator-linked'> | undefined {
  return held.some(({ role }) => isAdministrator(role)) ? refuse('administrator-linked') : undefined;
}

/** The kinds of administrator of which nobody who can sign in would be left without this account. */
export function lastOf(account: string, now: readonly Administrator[]): readonly Role[] {
  const active = now.filter(({ disabled }) => !disabled);
  return active
    .filter((mine) => mine.account === account)
    .map(({ role }) => role)
    .filter((role) => !active.some((other) => other.role === role && other.account !== account));
}
