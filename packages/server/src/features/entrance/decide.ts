/** How signing in goes on, and when it is refused for a while. Pure. */
import { administrators, type Held } from '../../http/actor.ts';
import type { SignInRules } from '../sessions/rules.ts';

/** What is still to be done before a session counts; `full` once it does. */
export const stages = ['totp', 'enrol-totp', 'change-password', 'full'] as const;
export type Stage = (typeof stages)[number];
export type Next = Exclude<Stage, 'full'> | 'done';

export const nextOf = (stage: Stage): Next => (stage === 'full' ? 'done' : stage);

export interface Standing {
  readonly totp: boolean;
  readonly mustChange: boolean;
  readonly passwordSetAt: string | null;
  readonly held: readonly Held[];
}

const DAY = 86_400_000;

/**
 * The next stage after the password (or single sign-on), or after the code. The second factor comes before a new password: who only
 * found the slip of paper with the first one must not get to choose the next.
 */
export function nextStage(standing: Standing, rules: SignInRules, now: Date, passed: 'password' | 'totp'): Stage {
  if (passed === 'password' && standing.totp) return 'totp';
  if (passed === 'password' && needsTotp(standing.held)) return 'enrol-totp';
  return standing.mustChange || isStale(standing.passwordSetAt, rules, now) ? 'change-password' : 'full';
}

/** 等保 8.1.4.1 d: two factors, for the three administrators always. */
export function needsTotp(held: readonly Held[]): boolean {
  return held.some(({ role }) => administrators.includes(role));
}

function isStale(setAt: string | null, rules: SignInRules, now: Date): boolean {
  return rules.passwordDays > 0 && setAt !== null && now.getTime() - Date.parse(setAt) > rules.passwordDays * DAY;
}

/** Wrong tries at one account. Moments are ISO 8601. */
export interface Tries {
  readonly failures: number;
  readonly failures_since: string | null;
  readonly locked_until: string | null;
}

export const noTries: Tries = { failures: 0, failures_since: null, locked_until: null };

export type Taken =
  | { readonly ok: true; readonly tries: Tries }
  | { readonly ok: false; readonly refusal: 'locked'; readonly until: Date };

/**
 * Takes a try before it is looked at, as if it were wrong; a right one is given back. So however many come at once, no more than the
 * limit are looked at. The last one locks.
 */
export function takeTry(tries: Tries, rules: SignInRules, now: Date): Taken {
  const locked = tries.locked_until === null ? 0 : Date.parse(tries.locked_until);
  if (locked > now.getTime()) return { ok: false, refusal: 'locked', until: new Date(locked) };
  const since = tries.failures_since === null ? 0 : Date.parse(tries.failures_since);
  const fresh = locked > 0 || now.getTime() - since > rules.failureMinutes * 60_000;
  const failures = (fresh ? 0 : tries.failures) + 1;
  return {
    ok: true,
    tries: {
      failures,
      failures_since: fresh ? now.toISOString() : tries.failures_since,
      locked_until:
        failures >= rules.failures ? new Date(now.getTime() + rules.lockMinutes * 60_000).toISOString() : null,
    },
  };
}

/** The try was right, but the sign-in goes on with a code: only the whole of it wipes out earlier wrong ones. */
export function giveBack(tries: Tries): Tries {
  return { ...tries, failures: Math.max(0, tries.failures - 1), locked_until: null };
}

/** Whole minutes that are left, at least one. */
export function minutesUntil(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
}
