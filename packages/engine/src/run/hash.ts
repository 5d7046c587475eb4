/** What pins a result: SHA-256 over the scheme, the parameters that were resolved, and the version of the engine's arithmetic. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Scheme } from '../scheme/scheme.ts';
import type { Parameters } from './parameters.ts';

/** Raised whenever the same scheme and facts would give another result. */
export const engineVersion = '3';

/** Lower-case hex. */
export function schemeHash(scheme: Scheme, parameters: Parameters['resolved']): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ engine: engineVersion, parameters, scheme }))));
}

/** RFC 8785 for the values that occur here: strings, small whole numbers, booleans, arrays, objects with keys in code-unit order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
