/** Who may do what with codes of their own. */
import type { Actor } from '../../http/actor.ts';
import { needsTotp } from '../entrance/decide.ts';

export const mayUseTotp = (_actor: Actor): boolean => true;

/** The three administrators have no choice. */
export const mayEndTotp = (actor: Actor): boolean => !needsTotp(actor.held);
