/** Passwords as the database keeps them: argon2id, computed by the library's own threads, so that nobody else waits. */
import { hash, type Options, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same letters typed on another system may be composed otherwise: without this, who changes the phone can't come in (NIST 800-63B). */
function bytesOf(password: string): string {
  return password.normalize('NFKC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(bytesOf(password), PARAMETERS);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether it is the password. Without a hash (an unknown login, an account that has no password) the same work is done before the answer
 * is no, so that how long it takes tells nothing.
 */
export async function isPassword(password: string, hashed: string | null | undefined): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this one');
  const right = await verify(hashed ?? (await nobodys), bytesOf(password));
  return right && hashed !== null && hashed !== undefined;
}
