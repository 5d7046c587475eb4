/**
 * How strict signing in is: data, because 等保 GB/T 22239 level 3 and ASVS 5.0 ask for different things (ASVS 6.2.5 and 6.2.10 forbid the
 * composition and rotation of passwords that 等保 8.1.4.1 wants). A county takes one of two presets and may change single values.
 */
import { z } from 'zod';
import type { Scope } from '../../db/scope.ts';
import { administrators, type Held } from '../../http/actor.ts';

export const signInRules = z.object({
  passwordLength: z.int().min(8).max(64),
  /** Of capital letters, small letters, digits and other signs, so many must occur; 0: no matter. */
  passwordClasses: z.int().min(0).max(4),
  /** Days until a password must be changed; 0: never. */
  passwordDays: z.int().min(0).max(365),
  /** So many earlier passwords may not come back. */
  passwordHistory: z.int().min(0).max(24),
  /** Wrong passwords within `failureMinutes` that lock an account for `lockMinutes`. */
  failures: z.int().min(3).max(100),
  failureMinutes: z.int().min(1).max(1440),
  lockMinutes: z.int().min(1).max(1440),
  idleMinutes: z.int().min(5).max(1440),
  /** For the three administrators. */
  adminIdleMinutes: z.int().min(5).max(1440),
  sessionHours: z.int().min(1).max(720),
});
export type SignInRules = z.infer<typeof signInRules>;

export const presets = {
  /** 等保三级: GB/T 22239-2019 8.1.4.1 a, b, as assessors read it. */
  dengbao3: {
    passwordLength: 10,
    passwordClasses: 3,
    passwordDays: 90,
    passwordHistory: 5,
    failures: 5,
    failureMinutes: 15,
    lockMinutes: 20,
    idleMinutes: 30,
    adminIdleMinutes: 15,
    sessionHours: 12,
  },
  /** ASVS 5.0 level 2: 6.2 passwords, 6.3.1 against guessing, 7.3 session times. */
  asvs: {
    passwordLength: 12,
    passwordClasses: 0,
    passwordDays: 0,
    passwordHistory: 0,
    failures: 10,
    failureMinutes: 15,
    lockMinutes: 15,
    idleMinutes: 60,
    adminIdleMinutes: 15,
    sessionHours: 12,
  },
} as const satisfies { readonly [name: string]: SignInRules };

export type Preset = keyof typeof presets;
export const defaultPreset: Preset = 'dengbao3';

/** A county's own rules, or the default preset. */
export async function readRules(scope: Scope): Promise<SignInRules> {
  const row = await scope.db
    .selectFrom('sign_in_rules')
    .select('rules')
    .where('tenant', '=', scope.tenant)
    .executeTakeFirst();
  return rulesOf(row?.rules);
}

/** As they stand in the table; the default preset where nothing does. */
export function rulesOf(stored: unknown): SignInRules {
  return stored === undefined || stored === null ? presets[defaultPreset] : signInRules.parse(stored);
}

const DAY = 86_400_000;

/** When a password that was set then must be changed, as ISO 8601; undefined where the rules ask for none. */
export function passwordDue(setAt: string | null, { passwordDays }: SignInRules): string | undefined {
  if (passwordDays === 0 || setAt === null) return undefined;
  return new Date(Date.parse(setAt) + passwordDays * DAY).toISOString();
}

export function idleMinutesFor(rules: SignInRules, held: readonly Held[]): number {
  return held.some(({ role }) => administrators.includes(role)) ? rules.adminIdleMinutes : rules.idleMinutes;
}
