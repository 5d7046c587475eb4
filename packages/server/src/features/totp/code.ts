/** Codes of an authenticator app: TOTP by RFC 6238, six digits every thirty seconds. */
import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;

export const newTotpSecret = (): string => generateSecret();

/** What the QR code holds. */
export function totpUri(secret: string, login: string, county: string): string {
  return generateURI({ issuer: `实绩 ${county}`, label: login, secret });
}

export type Code = { readonly ok: true; readonly step: number } | { readonly ok: false };

/**
 * The time step whose code it is: now, one before or one after, since phones' clocks differ. A step up to `lastStep` was used: a code
 * counts once.
 */
export function readCode(code: string, secret: string, lastStep: string | null, now: Date): Code {
  if (!/^\d{6}$/.test(code)) return { ok: false };
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    period: STEP_SECONDS,
    epochTolerance: STEP_SECONDS,
  });
  if (!result.valid || !('timeStep' in result)) return { ok: false };
  return lastStep !== null && result.timeStep <= Number(lastStep) ? { ok: false } : { ok: true, step: result.timeStep };
}
