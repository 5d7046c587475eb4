/** What one way of scoring took, and what came out of it. */
import { createHash } from 'node:crypto';

export interface Measured {
  /** Nanoseconds a person, round by round. */
  readonly times: readonly number[];
  /** The same of processor time, of all threads together: other work on the machine bears on it less. */
  readonly busy: readonly number[];
  /** SHA-256 over everybody's total (in hundredths) and grade (0 the best, 255 open). */
  readonly digest: string;
  readonly peakMb: number;
}

export const nanoseconds = (start: number, people: number): number => ((performance.now() - start) * 1e6) / people;

/** Nanoseconds of processor time a person since `start`. */
export function busyNanoseconds(start: NodeJS.CpuUsage, people: number): number {
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / people;
}

export function digestOf(totals: ArrayLike<number>, grades: ArrayLike<number>): string {
  const both = new Int32Array(totals.length * 2);
  for (let p = 0; p < totals.length; p++) {
    both[2 * p] = totals[p] as number;
    both[2 * p + 1] = grades[p] as number;
  }
  return createHash('sha256').update(both).digest('hex');
}

/** The most memory that this process ever held, in MB (10^6 bytes). */
export const peakMb = (): number => Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);

/** The middle one; of an even number the higher of the two. */
export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[times.length >> 1] as number;
