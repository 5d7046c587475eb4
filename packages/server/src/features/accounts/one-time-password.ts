/** Passwords that somebody gives out on paper: read aloud and typed on a phone without doubt. */
import { randomInt } from 'node:crypto';
import { hashPassword } from '../passwords/hashing.ts';

/** No 0 o O, 1 l i I, and no capitals, which a phone's keyboard makes hard. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP = 4;

/** How long it lets its holder in (ASVS 6.4.1): long enough for a village to come round to it. */
export const ONE_TIME_DAYS = 14;

/** One that was given before this moment lets nobody in any more. */
export function oneTimeSince(now: Date): Date {
  return new Date(now.getTime() - ONE_TIME_DAYS * 86_400_000);
}

export interface OneTimePassword {
  /** Shown once to who gives it out, and kept nowhere. */
  readonly password: string;
  readonly hash: string;
}

/** 59 random bits: `k7mp-x3fw-9hta`. Hashing takes some tens of milliseconds: make many before the transaction, not inside. */
export async function newOneTimePassword(): Promise<OneTimePassword> {
  const letter = (): string => LETTERS.charAt(randomInt(LETTERS.length));
  const group = (): string => Array.from({ length: GROUP }, letter).join('');
  const draw = (): string => Array.from({ length: GROUPS }, group).join('-');
  let password = draw();
  // Letters and digits and the stroke: it keeps the rules that it is given out under.
  while (!/\d/.test(password) || !/[a-z]/.test(password)) password = draw();
  return { password, hash: await hashPassword(password) };
}
