/**
 * Who may, put together from small pure questions: `anyOf(holder('office'), self, leads, administersUnit)`. A policy looks at the actor and
 * at what the route is about, as it was loaded; never at the clock or the database.
 */
import { type Actor, administrators, holds, type Role } from './actor.ts';

export type Policy<Subject> = (actor: Actor, subject: Subject) => boolean;

/** Hangs on who asks alone; stands wherever a policy does. */
export type ActorPolicy = (actor: Actor) => boolean;

/** What concerns one person of the roster. */
export interface OfPerson {
  readonly person: string;
}

/** What has a leader: the people of the reporting chain as of the day in question. */
export interface OfChain {
  readonly reviewers: readonly string[];
}

/** What belongs to units: of each the path from the county down to it, ids. Somebody in two posts has two. */
export interface OfUnits {
  readonly unitPaths: readonly (readonly string[])[];
}

export interface OfAccount {
  readonly account: string;
}

/** At least one of them lets through; of none: nobody passes. */
export function anyOf<Subject>(...policies: readonly Policy<Subject>[]): Policy<Subject> {
  return (actor, subject) => policies.some((policy) => policy(actor, subject));
}

/** All of them let through. At least one must be named: of none everybody would pass. */
export function allOf<Subject>(first: Policy<Subject>, ...more: readonly Policy<Subject>[]): Policy<Subject> {
  return (actor, subject) => [first, ...more].every((policy) => policy(actor, subject));
}

export function not<Subject>(policy: Policy<Subject>): Policy<Subject> {
  return (actor, subject) => !policy(actor, subject);
}

/** Holds one of these roles for the whole county: one that was given for a unit alone is not enough. */
export function holder(...roles: readonly Role[]): ActorPolicy {
  return (actor) => actor.held.some(({ role, unit }) => unit === undefined && roles.includes(role));
}

/** Anybody who is signed in. */
export const signedIn: ActorPolicy = () => true;

/** Has a person of the roster behind the account: is assessed, sees what concerns themself. */
export const assessed: ActorPolicy = (actor) => actor.person !== undefined;

export const self: Policy<OfPerson> = (actor, { person }) => actor.person === person;

export const ownAccount: Policy<OfAccount> = (actor, { account }) => actor.account === account;

/** Stands in the reporting chain; somebody's own superior is never themself. */
export const leads: Policy<OfChain> = (actor, { reviewers }) =>
  actor.person !== undefined && reviewers.includes(actor.person);

/** Is unit administrator there or above: the right goes downwards from the unit that it was given for, never up or aside. */
export const administersUnit: Policy<OfUnits> = (actor, { unitPaths }) =>
  actor.held.some(
    ({ role, unit }) => role === 'unitAdmin' && unit !== undefined && unitPaths.some((path) => path.includes(unit)),
  );

/** One of the three administrators: none of them reads or changes an assessment. */
export const administrator: ActorPolicy = (actor) => holds(actor, ...administrators);
