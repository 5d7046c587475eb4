/** Every slice's contract as types, for the web: import types only, so that nothing of the server comes along. */
import type { accountsContract } from './features/accounts/contract.ts';
import type { auditContract } from './features/audit/contract.ts';
import type { grantsContract } from './features/grants/contract.ts';
import type { profileContract } from './features/profile/contract.ts';
import type { ApiOf } from './http/contract.ts';

export type Api = ApiOf<
  typeof accountsContract & typeof grantsContract & typeof auditContract & typeof profileContract
>;
export type { Role } from './http/actor.ts';
export type { Problem } from './http/problem.ts';
export type { InputError } from './http/refusals.ts';
