import { generateSync } from 'otplib';

/** What an authenticator app with this key shows at this moment. */
export function codeShown(secret: string, now: Date): string {
  return generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
}
