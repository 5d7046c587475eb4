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
const lock = readJson('package-lock.json').packages;
const manifests = ['package.json', ...globSync('packages/*/package.json')].map((file) => file.replaceAll('\\', '/'));
const faults = [...manifests.flatMap(inexact), ...manifests.flatMap(unlocked), ...Object.entries(lock).flatMap(entry)];
if (!readFileSync('.npmrc', 'utf8').includes('omit-lockfile-registry-resolved=true'))
  faults.push('.npmrc: needs omit-lockfile-registry-resolved=true');
if (faults.length > 0) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}

function inexact(file) {
  const chosen = KINDS.flatMap((kind) => Object.entries(readJson(file)[kind] ?? {}));
  return chosen
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${file}: ${name} is "${version}": write one exact version`);
}

function unlocked(file) {
  const locked = lock[file === 'package.json' ? '' : dirname(file)];
  const manifest = readJson(file);
  return KINDS.filter((kind) => !isDeepStrictEqual(locked?.[kind] ?? {}, manifest[kind] ?? {})).map(
    (kind) => `package-lock.json: ${kind} of ${file} differ: run npm install`,
  );
}

function entry([path, { link, resolved, integrity }]) {
  const ours = link || !path.includes('node_modules/');
  if (ours) return [];
  return [
    ...(resolved === undefined ? [] : [`package-lock.json: ${path} names a registry: ${resolved}`]),
    ...(integrity === undefined ? [`package-lock.json: ${path} has no integrity`] : []),
  ];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
