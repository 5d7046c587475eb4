/** Who asks. Made once a request from the session; policies look at nothing else but this and the subject. */

export const roles = [
  'office',
  'unitAdmin',
  'committee',
  'inspector',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;
/** What somebody was made by the security administrator. Leaders follow from reporting chains, the assessed from the roster. */
export type Role = (typeof roles)[number];

/** 三员: nobody holds two of them, or one of them beside anything else. */
export const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

export interface Held {
  readonly role: Role;
  /** The unit in which and below which it holds; absent: in the whole county. */
  readonly unit?: string;
}

export interface Actor {
  readonly tenant: string;
  readonly account: string;
  readonly name: string;
  /** The person of the roster whose account it is. */
  readonly person?: string;
  readonly session: string;
  readonly held: readonly Held[];
}

/** Whether the actor holds one of these roles, wherever. */
export function holds(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.held.some(({ role }) => wanted.includes(role));
}
