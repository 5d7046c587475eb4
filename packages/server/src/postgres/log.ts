import {
  closeSync,
  existsSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import type { Account } from './account.ts';

const LARGEST = 1_000_000;
const KEPT = 200_000;
const LOOK_EVERY_MS = 10 * 60_000;

/** The file that PostgreSQL writes its words to, through `descriptor`. */
export interface ServerLog {
  readonly file: string;
  readonly descriptor: number;
  /** Bytes written until now. */
  size(): number;
  /** What was written from that byte on. */
  since(byte: number): string;
  close(): void;
}

/**
 * Opens a log for appending and keeps it small as long as it is open: never much above a megabyte, with the last words before a cut in
 * FILE.1. PostgreSQL's own collector would be another process, and bounds a log only by the day.
 */
export function openServerLog(file: string, account: Account): ServerLog {
  const descriptor = openSync(file, 'a+', 0o600);
  if (account.ids) fchownSync(descriptor, account.ids.uid, account.ids.gid);
  trimLog(file, descriptor);
  const timer = setInterval(() => trimLog(file, descriptor), LOOK_EVERY_MS).unref();
  return {
    file,
    descriptor,
    size: () => fstatSync(descriptor).size,
    since: (byte) => readFrom(descriptor, byte),
    close: () => {
      clearInterval(timer);
      closeSync(descriptor);
    },
  };
}

/** Cuts a log that has grown beyond `largest` bytes. Whoever appends to it goes on at its new end. */
export function trimLog(file: string, descriptor: number, largest = LARGEST, kept = KEPT): void {
  const { size } = fstatSync(descriptor);
  // A log that was deleted by hand is only let go of at the next start.
  if (size <= largest || !existsSync(file)) return;
  writeFileSync(`${file}.1`, readFrom(descriptor, size - kept), { mode: 0o600 });
  ftruncateSync(descriptor, 0);
}

function readFrom(descriptor: number, byte: number): string {
  const { size } = fstatSync(descriptor);
  const start = Math.max(0, byte > size ? 0 : byte);
  const bytes = Buffer.alloc(Math.min(size - start, KEPT));
  const read = readSync(descriptor, bytes, 0, bytes.length, Math.max(start, size - bytes.length));
  return bytes.toString('utf8', 0, read);
}
