/** One process at a time in one folder. The holder touches the lock file while it lives, so that a killed holder's lock is noticed. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const BEAT = 500;
const MISSED_BEATS = 10;

/** Runs `work` while holding `path`; waits for another holder to finish. */
export async function withLock(path, work) {
  const token = randomUUID();
  await take(path, token);
  const heart = setInterval(() => beat(path), BEAT);
  const release = () => {
    if (read(path) === token) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    process.off('exit', release);
    release();
  }
}

async function take(path, token) {
  let seen;
  let missed = 0;
  while (!create(path, token)) {
    if (seen === undefined)
      console.error('Another set-up is running here; waiting for it … 另一个安装正在进行，等待中……');
    const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    missed = touched === seen ? missed + 1 : 0;
    seen = touched;
    if (missed > MISSED_BEATS) rmSync(path, { force: true });
    else await pause(BEAT);
  }
}

function create(path, token) {
  try {
    writeFileSync(path, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function beat(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Removed by hand or with node_modules: the work goes on, unguarded.
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
