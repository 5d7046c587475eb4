/** A copy of the repository in which a test may break things. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOT_COPIED = new Set(['node_modules', '.git', 'out', 'coverage', 'docs']);

/** Lets `use` work in an empty folder, which is removed afterwards. Its name is one that people give: Chinese, and with a space. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shiji 实绩 测试-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SOURCES = /^(?:packages\/[^/]+\/(?:src|test|build|dist)|schemes|e2e|bench)\/[^/]/;

/** Copies the repository as it stands, without what is installed; where `sources` are named, of all sources and tests those folders alone. */
export function copyRepository(to: string, sources: readonly string[] | 'all' = 'all'): void {
  const wanted = (path: string) =>
    sources === 'all' || !SOURCES.test(path) || sources.some((folder) => `${path}/`.startsWith(`${folder}/`));
  const filter = (source: string) =>
    !NOT_COPIED.has(basename(source)) && wanted(relative(root, source).replaceAll('\\', '/'));
  for (const name of readdirSync(root))
    if (!NOT_COPIED.has(name)) cpSync(join(root, name), join(to, name), { recursive: true, filter });
}

/** Gives the copy the packages installed here, and its own workspaces instead of the ones here. */
export function linkModules(to: string): void {
  const modules = join(to, 'node_modules');
  mkdirSync(join(modules, '@shiji'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@shiji') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const name of readdirSync(join(to, 'packages')))
    symlinkSync(join(to, 'packages', name), join(modules, '@shiji', name));
}

/** Replaces a package that is linked by a copy of its files, so that it finds its own dependencies from here. */
export function unlinkModule(to: string, name: string): void {
  const path = join(to, 'node_modules', name);
  rmSync(path);
  cpSync(join(root, 'node_modules', name), path, { recursive: true });
}

/** Writes a file of the copy, or what `text` makes of what is there. */
export function plant(to: string, file: string, text: string | ((before: string) => string)): void {
  const path = join(to, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof text === 'string' ? text : text(readFileSync(path, 'utf8')));
}
