/** Files of a zip that isn't a workbook. */
import { Refusal } from '../finding.ts';
import { openArchive } from './archive.ts';

/** By name, each checked against its checksum; undefined for what is no whole zip, or unpacks to more megabytes than that. */
export function readZip(bytes: Uint8Array, megabytes: number): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    const archive = openArchive(bytes, megabytes);
    return new Map(archive.names.map((name) => [name, archive.part(name, megabytes)]));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
