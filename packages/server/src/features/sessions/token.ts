/** The token of a session: which county, and 256 random bits. The database holds only its digest. */
import { createHash, randomBytes } from 'node:crypto';

export interface Token {
  readonly tenant: string;
  readonly hash: Buffer;
}

const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})$/;

export function newToken(tenant: string): string {
  return `${tenant}.${randomBytes(32).toString('base64url')}`;
}

/** Undefined where it isn't one: then nothing needs to be looked up. */
export function readToken(text: string): Token | undefined {
  const tenant = TOKEN.exec(text)?.[1];
  return tenant === undefined ? undefined : { tenant, hash: createHash('sha256').update(text).digest() };
}
