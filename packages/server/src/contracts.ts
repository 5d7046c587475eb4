/** Every slice's contract as types, for the web: import types only, so that nothing of the server comes along. */
import type { evidenceContract } from './features/evidence/contract.ts';
import type { factsContract } from './features/facts/contract.ts';
import type { notesContract } from './features/notes/contract.ts';
import type { ApiOf } from './http/contract.ts';

export type Api = ApiOf<typeof factsContract & typeof notesContract & typeof evidenceContract>;
export type { Role } from './http/actor.ts';
export type { Problem } from './http/problem.ts';
export type { InputError } from './http/refusals.ts';
