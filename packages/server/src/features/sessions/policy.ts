/** Everybody rules over their own sessions, and nobody over another's. */
import type { Actor } from '../../http/actor.ts';

export const maySeeSelf = (_actor: Actor): boolean => true;

export const mayEndSession = (actor: Actor, session: { readonly account: string }): boolean =>
  session.account === actor.account;
