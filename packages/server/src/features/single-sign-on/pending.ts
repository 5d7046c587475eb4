/**
 * What must be remembered between leaving for a provider and coming back, and between coming back as somebody unknown and signing in
 * once with the password: sealed in short-lived cookies, so that only the browser that set out can come back with it, and nothing has
 * to be swept up of those who never do.
 */
import { z } from 'zod';
import type { Cookies } from '../../http/handler.ts';
import type { SecretBox } from '../../ports/secret-box.ts';

const SET_OUT = 'shiji-sso';
const WAITING = 'shiji-link';
const MINUTES = 10;

const journey = z.object({
  provider: z.string(),
  /** What the provider's port needs to check the answer. */
  secret: z.string(),
  place: z.enum(['console', 'phone']),
  at: z.number(),
});
export type Journey = Omit<z.output<typeof journey>, 'at'>;

const waiting = z.object({
  tenant: z.string(),
  provider: z.string(),
  issuer: z.string(),
  subject: z.string(),
  at: z.number(),
});
export type WaitingLink = Omit<z.output<typeof waiting>, 'at'>;

export function setOut(cookies: Cookies, secrets: SecretBox, trip: Journey, now: Date): Promise<void> {
  return keep(cookies, secrets, SET_OUT, trip, now);
}

/** Once: whoever comes back a second time has set out anew. */
export async function cameBack(cookies: Cookies, secrets: SecretBox, now: Date): Promise<Journey | undefined> {
  const trip = await kept(cookies, secrets, SET_OUT, journey, now);
  cookies.clear(SET_OUT);
  return trip;
}

export function keepWaiting(cookies: Cookies, secrets: SecretBox, link: WaitingLink, now: Date): Promise<void> {
  return keep(cookies, secrets, WAITING, link, now);
}

export function waitingLink(cookies: Cookies, secrets: SecretBox, now: Date): Promise<WaitingLink | undefined> {
  return kept(cookies, secrets, WAITING, waiting, now);
}

export function clearWaiting(cookies: Cookies): void {
  if (cookies.get(WAITING) !== undefined) cookies.clear(WAITING);
}

async function keep(cookies: Cookies, secrets: SecretBox, name: string, value: object, now: Date): Promise<void> {
  const sealed = await secrets.seal(JSON.stringify({ ...value, at: now.getTime() }), `cookie ${name}`);
  cookies.set(name, sealed, { maxAge: MINUTES * 60 });
}

/** The cookie's own age is the browser's word; the time inside is ours. */
async function kept<T extends { readonly at: number }>(
  cookies: Cookies,
  secrets: SecretBox,
  name: string,
  shape: z.ZodType<T>,
  now: Date,
): Promise<T | undefined> {
  const sealed = cookies.get(name);
  const text = sealed === undefined ? undefined : await secrets.open(sealed, `cookie ${name}`);
  if (text === undefined) return undefined;
  const value = shape.parse(JSON.parse(text));
  return now.getTime() - value.at > MINUTES * 60_000 ? undefined : value;
}
