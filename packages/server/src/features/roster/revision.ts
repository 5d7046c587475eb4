/** What somebody saw of a record before they changed it: another revision means that it was changed meanwhile. */
import { createHash } from 'node:crypto';
import type { RecordKind, Records } from './model.ts';

const LENGTH = 16;

/** The same for the same values, however the record was put together. */
export function revisionOf(record: Records[RecordKind]): string {
  const entries = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, LENGTH);
}
