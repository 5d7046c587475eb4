/** What the commands share that work on a whole installation. */
import type { Io } from './io.ts';

/** Gives the work a signal that comes when the process is asked to end, so that it leaves nothing half done. */
export async function endingWith<T>(io: Io, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let ended = false;
  void io.untilStopped().then(() => {
    if (!ended) controller.abort();
  });
  try {
    return await work(controller.signal);
  } finally {
    ended = true;
  }
}

/** `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
