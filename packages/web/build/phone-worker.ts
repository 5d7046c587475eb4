/**
 * Writes the phone's service worker, with the names of all files that the phone's page may load, when everything else is built. It has no
 * hash in its name: the browser asks for it under one address, and sees by its content that there is a new build.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Manifest, type Plugin } from 'vite';
import type { Shell } from '../src/offline/shell.ts';

const SOURCE = fileURLToPath(new URL('../src/offline/worker.ts', import.meta.url));
const PAGE = 'm.html';
/** What the page loads beside its build. */
const BESIDE = ['mark.svg', 'upgrade.css', 'upgrade.js'];

export function phoneWorker(target: readonly string[]): Plugin {
  let folder = '';
  return {
    name: 'shiji-phone-worker',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir);
    },
    writeBundle: {
      // Before the files are compressed.
      order: 'pre',
      sequential: true,
      async handler() {
        writeFileSync(join(folder, 'phone-worker.js'), await workerScript(shellOf(folder), target));
      },
    },
  };
}

function shellOf(folder: string): Shell {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const entry = manifest[PAGE];
  if (entry === undefined) throw new Error(`${PAGE} is not in the manifest`);
  const names = [...new Set([...filesOf(manifest, PAGE, new Set()), ...BESIDE])].sort();
  const hash = createHash('sha256');
  for (const name of [PAGE, ...names]) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return {
    build: hash.digest('hex').slice(0, 12),
    entry: `/${entry.file}`,
    files: names.map((name) => `/${name}`),
  };
}

/** The files of a chunk and of all that it may load, now or later. */
function filesOf(manifest: Manifest, key: string, seen: Set<string>): readonly string[] {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  const more = [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])];
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.assets ?? []),
    ...more.flatMap((inner) => filesOf(manifest, inner, seen)),
  ];
}

async function workerScript(shell: Shell, target: readonly string[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { SHELL: JSON.stringify(shell) },
    build: {
      write: false,
      target: [...target],
      lib: { entry: SOURCE, formats: ['iife'], name: 'phoneWorker' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [chunk] = bundle !== undefined && 'output' in bundle ? bundle.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`${SOURCE} gave no script`);
  return chunk.code;
}
