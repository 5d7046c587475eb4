/** Processor time of a process and of what it has started, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Processor {
  /** Milliseconds since it was started, in steps of ten. */
  readonly own: number;
  /** Of its children, theirs and so on, as far as they live. */
  readonly below: number;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Undefined where there is no such account of processes. */
export function processorOf(pid: number): Processor | undefined {
  const all = processes();
  const self = all.find((one) => one.pid === pid);
  if (self === undefined) return undefined;
  const below = (parent: number): number =>
    all.filter((one) => one.parent === parent).reduce((sum, one) => sum + one.ms + below(one.pid), 0);
  return { own: self.ms, below: below(pid) };
}

function processes(): readonly Process[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []));
  } catch {
    return [];
  }
}

function statOf(pid: number): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets, and may have blanks and brackets in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
