/** A real server in a process of its own, as an operator starts it; for tests that kill it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface Serving {
  readonly process: ChildProcess;
  readonly url: string;
  /** Settles with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export type Start = Serving | { readonly refused: string };

/** Starts it on a data folder; settles when it listens, or says why not. `born` gets the process at once. */
export async function startServing(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  born: (child: ChildProcess) => void = () => {},
): Promise<Start> {
  const child = fork(new URL('serving-process.ts', import.meta.url), {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  born(child);
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string);
  const [said] = (await Promise.race([
    once(child, 'message'),
    ended.then((how) => [{ refused: `ended: ${how}` }]),
  ])) as [{ readonly url?: string; readonly refused?: string }];
  if (said.url === undefined) return { refused: said.refused ?? '' };
  return { process: child, url: said.url, ended };
}
