/**
 * What is installed is what was chosen: exact versions in every package.json, and a lock file that agrees with them, holds a checksum for
 * each package and names no registry, so that it serves people behind any mirror.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from './pinned-node.js';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

process.chdir(root);
const packages = globSync('packages/*/package.json').map((file) => file.replaceAll('\\', '/'));
// What the benchmark measures beside us is installed only for it, and locked by itself.
const faults = [...locked('', ['package.json', ...packages]), ...locked('bench/', ['package.json'])];
if (!readFileSync('.npmrc', 'utf8').includes('omit-lockfile-registry-resolved=true'))
  faults.push('.npmrc: needs omit-lockfile-registry-resolved=true');
if (faults.length > 0) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}

/** Faults of one lock file and of the manifests that it locks; `folder` ends in a stroke. */
function locked(folder, manifests) {
  const lock = readJson(`${folder}package-lock.json`).packages;
  const where = `${folder}package-lock.json`;
  return [
    ...manifests.flatMap((file) => inexact(`${folder}${file}`)),
    ...manifests.flatMap((file) =>
      unlocked(`${folder}${file}`, lock[file === 'package.json' ? '' : dirname(file)], where),
    ),
    ...Object.entries(lock).flatMap(([path, entry]) => lacking(path, entry, where)),
  ];
}

function inexact(file) {
  const chosen = KINDS.flatMap((kind) => Object.entries(readJson(file)[kind] ?? {}));
  return chosen
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${file}: ${name} is "${version}": write one exact version`);
}

function unlocked(file, entry, where) {
  const manifest = readJson(file);
  return KINDS.filter((kind) => !isDeepStrictEqual(entry?.[kind] ?? {}, manifest[kind] ?? {})).map(
    (kind) => `${where}: ${kind} of ${file} differ: run npm install`,
  );
}

function lacking(path, { link, resolved, integrity }, where) {
  const ours = link || !path.includes('node_modules/');
  if (ours) return [];
  return [
    ...(resolved === undefined ? [] : [`${where}: ${path} names a registry: ${resolved}`]),
    ...(integrity === undefined ? [`${where}: ${path} has no integrity`] : []),
  ];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
