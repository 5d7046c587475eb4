/**
 * Builds packages/web into packages/web/dist, so that `npm start` and `npm test` work alone on a fresh clone. Silent and instant when
 * nothing that goes into it has changed. Any Node from 18 on can read this; the build itself runs under the pinned one.
 *
 * What is being built stands beside what is being served, and takes its place only when it is whole.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.js';
import { exitCodeOf, pinnedNode, pinnedVersion, root } from './pinned-node.js';

const web = join(root, 'packages/web');
const dist = join(web, 'dist');
const next = join(web, 'dist.next');
const STAMP = 'inputs.sha256';

/** Folders and files whose content decides what is built. The engine also runs in the browser; the server gives types only. */
const INPUTS = [
  'package-lock.json',
  'packages/engine/src',
  'packages/web/build',
  'packages/web/public',
  'packages/web/src',
  'packages/web/index.html',
  'packages/web/m.html',
  'packages/web/package.json',
  'packages/web/vite.config.ts',
];

if (!isBuilt())
  await withLock(join(root, 'node_modules/.shiji-build-web.lock'), async () => {
    // Another build may have done the work while this one waited.
    if (!isBuilt()) await build();
  });

function isBuilt() {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

async function build() {
  console.error('Building the web pages … 正在构建网页……');
  // Taken before, so that a file edited meanwhile makes the next run build again.
  const print = fingerprint();
  rmSync(next, { recursive: true, force: true });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--configLoader', 'native', '--logLevel', 'warn', '--outDir', 'dist.next'];
  const child = spawn(pinnedNode, [vite, ...options], { cwd: web, stdio: ['ignore', 2, 2] });
  const code = await exitCodeOf(child);
  if (code !== 0) {
    console.error('The web pages could not be built; the reason stands above.\n网页未能构建，原因见上面的输出。');
    process.exitCode = code;
    return;
  }
  writeFileSync(join(next, STAMP), print);
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
}

function fingerprint() {
  const hash = createHash('sha256').update(pinnedVersion);
  for (const file of INPUTS.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** The files of an input, always in one order. */
function filesOf(input) {
  if (!existsSync(join(root, input))) return [];
  if (/\.\w+$/.test(input)) return [input];
  return readdirSync(join(root, input), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(`${input}/${entry.name}`) : [`${input}/${entry.name}`]));
}
