/**
 * The Node that runs everything here: the `node` package of the root's dependencies, whatever Node the machine has.
 * Plain JS that any Node from 18 on can read, because set-up needs it before that Node is there.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const binary = process.platform === 'win32' ? 'node.exe' : 'node';
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', binary);

/** The exact version in package.json, such as `24.21.0`. */
export const pinnedVersion = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node;

/** Whether the pinned Node is there, runs on this machine and is the version asked for. */
export function pinnedNodeRuns() {
  const answer = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() === `v${pinnedVersion}`;
}

/** Runs a script under the pinned Node in this terminal, passes signals on, and gives its exit code. */
export function runPinned(args) {
  // A child that says `node` gets the pinned one too.
  const env = { ...process.env, PATH: `${dirname(pinnedNode)}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(pinnedNode, args, { env, stdio: 'inherit' });
  return exitCodeOf(child);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Waits for a child; signals to this process go to it meanwhile. Killed by a signal counts as 128 + its number, as in a shell. */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    const pass = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
