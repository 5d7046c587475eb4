/** The schemes that a county may take over, and take polls from: folders of places with checked schemes in them, read once. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readScheme, type Scheme } from '@shiji/engine';

/** The schemes that are shipped with the product. */
export const SHIPPED_SCHEMES = fileURLToPath(new URL('../../../../schemes', import.meta.url));

export interface LibraryScheme {
  /** Folder and file: `xiulin/quarter`. */
  readonly id: string;
  /** As it stands in the file. */
  readonly text: string;
  readonly scheme: Scheme;
}

export interface LibraryPlace {
  readonly id: string;
  /** As its README is headed: 绣林街道公务员平时考核. */
  readonly name: string;
  readonly schemes: readonly LibraryScheme[];
}

export interface SchemeLibrary {
  /** In the order of their folders. */
  places(): Promise<readonly LibraryPlace[]>;
}

/** A library in a folder; `<place>/<scheme>.yaml` beside `<place>/README.md`. Throws where a scheme in it does not check. */
export function folderLibrary(folder: string): SchemeLibrary {
  let read: Promise<readonly LibraryPlace[]> | undefined;
  return {
    places: () => {
      read ??= readPlaces(folder);
      return read;
    },
  };
}

async function readPlaces(folder: string): Promise<readonly LibraryPlace[]> {
  const places: LibraryPlace[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const files = (await readdir(join(folder, entry.name))).filter((name) => name.endsWith('.yaml')).sort();
    if (files.length === 0) continue;
    const heading = (await readFile(join(folder, entry.name, 'README.md'), 'utf8')).split('\n')[0] ?? '';
    const schemes: LibraryScheme[] = [];
    for (const file of files) {
      const text = await readFile(join(folder, entry.name, file), 'utf8');
      const { scheme, diagnostics } = readScheme(text);
      if (scheme === undefined) throw new Error(`${entry.name}/${file}: ${JSON.stringify(diagnostics[0])}`);
      schemes.push({ id: `${entry.name}/${file.replace(/\.yaml$/, '')}`, text, scheme });
    }
    places.push({ id: entry.name, name: heading.replace(/^#+\s*/, ''), schemes });
  }
  return places;
}
