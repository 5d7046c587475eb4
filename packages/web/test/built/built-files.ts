/** The built files, for tests that hold them against what was promised. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

if (!existsSync(join(dist, 'manifest.json'))) throw new Error('The web is not built: node scripts/build-web.js');

const manifest: Manifest = JSON.parse(built('manifest.json'));

export function built(file: string): string {
  return readFileSync(join(dist, file), 'utf8');
}

export function builtBytes(file: string): Buffer {
  return readFileSync(join(dist, file));
}

/** Names of built files with this ending, such as `.js`. */
export function builtFiles(ending: string): readonly string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(ending));
}

/** The chunks that a page loads before it can show anything: its entry, and what that imports, however far. */
export function firstLoad(page: string): readonly Chunk[] {
  return reached(page, ({ imports = [] }) => imports);
}

/** The same with all that it may load later. */
export function everLoaded(page: string): readonly Chunk[] {
  return reached(page, ({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports]);
}

function reached(page: string, next: (chunk: Chunk) => readonly string[]): readonly Chunk[] {
  const seen = new Set<string>();
  const visit = (key: string): readonly Chunk[] => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return [];
    seen.add(key);
    return [chunk, ...next(chunk).flatMap(visit)];
  };
  return visit(page);
}
