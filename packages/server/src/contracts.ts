/** Every slice's contract as types, for the web: import types only, so that nothing of the server comes along. */
import type { ApiOf } from './http/contract.ts';

// biome-ignore lint/complexity/noBannedTypes: slices join here one by one
export type Api = ApiOf<{}>;
export type { Role } from './http/actor.ts';
export type { Problem } from './http/problem.ts';
export type { InputError } from './http/refusals.ts';
