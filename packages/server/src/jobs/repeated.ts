/** Work that a process comes back to by itself, for as long as it lives. Jobs outlive the process; this looks for what they should do. */
import type { Logger } from 'pino';

/** Work of a process beside its requests. */
export interface Background {
  start(): void;
  /** Lets what is under way end. */
  stop(): Promise<void>;
}

export interface Repeated extends Background {
  /** Once, now, behind the look under way; never fails, as what fails is logged and tried again by the next look. */
  look(): Promise<void>;
}

/**
 * Looks at the start and then `everyMs` milliseconds after each look has ended: one at a time in a process, as a second would only wait for
 * the locks of the first. Work that takes long asks from time to time whether it is to stop.
 */
export function repeated(
  everyMs: number,
  work: (stopped: () => boolean) => Promise<void>,
  failed: (error: unknown) => void,
): Repeated {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = (): Promise<void> => {
    looking = looking.then(() => work(() => stopped)).catch(failed);
    return looking;
  };
  const lookAndWait = async (): Promise<void> => {
    await look();
    if (!stopped) timer = setTimeout(lookAndWait, everyMs).unref();
  };
  return {
    start: () => void lookAndWait(),
    look,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** Says in the log that work of the process failed and where; never the error's words, as a driver's message may hold values. */
export function logFailure(log: Logger, error: unknown, sentence: string, where: object = {}): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  log.error({ ...where, type: error instanceof Error ? error.name : typeof error, code }, sentence);
}
