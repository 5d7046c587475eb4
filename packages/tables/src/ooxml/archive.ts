/**
 * The zip archive that an .xlsx file is. Only what spreadsheet programs write is read; sizes are checked before anything is
 * unpacked and again while unpacking, and every part against its checksum, so that a damaged score is never taken for a score.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, Refusal } from '../finding.ts';
import { limits, megabytes } from '../limits.ts';

export interface Archive {
  /** In the order of the archive's list. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part's bytes. Throws a Refusal where it is missing, damaged or larger than such a part may be. */
  part(name: string, megabytes?: number): Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const LOCAL_HEADER = 0x04034b50;
const ENTRY_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** Opens the archive. Throws a Refusal where it is no whole archive or would unpack to too much (megabytes). */
export function openArchive(bytes: Uint8Array, most: number = limits.unpackedMegabytes): Archive {
  const entries = readEntries(bytes);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > megabytes(most)) {
    throw new Refusal('workbook-unpacks-too-large', { limit: String(most) });
  }
  // Part names ignore case, and some old programs write backslashes.
  const byName = new Map(entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]));
  // Two parts of one name: which one counts would depend on the program.
  if (byName.size !== entries.length) throw damaged('zip');
  return {
    names: entries.map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    part(name, most = limits.smallPartMegabytes) {
      const entry = byName.get(name.toLowerCase());
      if (entry === undefined || entry.size > megabytes(most)) throw damaged(name);
      return unpack(bytes, entry);
    },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readEntries(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  const directory = findDirectory(view);
  if (directory.count > limits.parts) throw new Refusal('workbook-too-many-parts', { limit: String(limits.parts) });
  const entries: Entry[] = [];
  let at = directory.offset;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_HEADER) throw damaged('zip');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > bytes.length) throw damaged('zip');
    const short = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    entries.push(withLongSizes(short, view, nameEnd, nameEnd + extraLength));
    at = nameEnd + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    return count === 0xffff || offset === 0xffffffff ? findLongDirectory(view, at) : { count, offset };
  }
  throw damaged('zip');
}

/** Zip64, which some report generators write even for small files. */
function findLongDirectory(view: DataView, end: number): { count: number; offset: number } {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) throw damaged('zip');
  const at = readLong(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) throw damaged('zip');
  return { count: readLong(view, at + 32), offset: readLong(view, at + 48) };
}

function withLongSizes(entry: Entry, view: DataView, from: number, to: number): Entry {
  const long = { ...entry };
  const wanted = (['size', 'packedSize', 'offset'] as const).filter((field) => entry[field] === 0xffffffff);
  for (let at = from; wanted.length > 0 && at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      if (length < wanted.length * 8 || at + 4 + length > to) throw damaged('zip');
      wanted.forEach((field, i) => {
        long[field] = readLong(view, at + 4 + i * 8);
      });
      return long;
    }
    at += 4 + length;
  }
  if (wanted.length > 0) throw damaged('zip');
  return long;
}

function readLong(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('zip');
  return Number(value);
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.encrypted) throw new Refusal('workbook-encrypted');
  const view = viewOf(bytes);
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) throw damaged(entry.name);
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const to = from + entry.packedSize;
  if (to > bytes.length) throw damaged(entry.name);
  const part = inflate(bytes.subarray(from, to), entry);
  if (part.length !== entry.size || crc32(part) !== entry.checksum) throw damaged(entry.name);
  return part;
}

function inflate(packed: Uint8Array, { method, size, name }: Entry): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw damaged(name);
  try {
    // An entry that unpacks to more than it says is stopped at what it says.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged(name);
  }
}
