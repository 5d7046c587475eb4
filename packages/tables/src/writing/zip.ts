/** A zip archive. The same files give the same bytes: every entry has the same date, the first that the format knows. */
import { constants, crc32, deflateRaw } from 'node:zlib';

export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly size: number;
  readonly checksum: number;
  readonly packed: readonly Promise<Uint8Array>[];
}

/** Room for what a piece packs into, so that packing it never waits for this thread. */
const ROOM = 1 << 18;
/** Ends a deflated stream: a last block with nothing in it. */
const LAST_BLOCK = Buffer.from([3, 0]);
const LOCAL_HEADER = 0x04034b50;
const ENTRY_HEADER = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const VERSION = 20;
/** Says that the name is UTF-8; set where it isn't ASCII. */
const UTF8_NAME = 0x0800;
/** 1980-01-01 */
const FIRST_DAY = 0x21;

/** One file of the archive. Each piece is packed on another core while the next one is being made. */
export function zipEntry(name: string, pieces: Iterable<string | Uint8Array>): ZipEntry {
  const packed: Promise<Uint8Array>[] = [];
  let size = 0;
  let checksum = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    packed.push(deflated(bytes));
  }
  packed.push(Promise.resolve(LAST_BLOCK));
  return { name, size, checksum, packed };
}

/** Deflated blocks that end at a byte, so that the next piece's can follow. */
async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  return await new Promise((resolve, reject) => {
    deflateRaw(bytes, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: ROOM }, (error, packed) => {
      if (error === null) resolve(packed);
      else reject(error);
    });
  });
}

/** The archive, its entries in the order given. */
export async function zipArchive(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, size, checksum, packed } of entries) {
    const blocks = await Promise.all(packed);
    const packedSize = blocks.reduce((sum, block) => sum + block.length, 0);
    const path = Buffer.from(name);
    // Version, flags, method, time and date, checksum, sizes, lengths of name and extra field: the same in both headers.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    if (path.length > name.length) shared.writeUInt16LE(UTF8_NAME, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt16LE(FIRST_DAY, 8);
    shared.writeUInt32LE(checksum, 10);
    shared.writeUInt32LE(packedSize, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    bodies.push(uint32(LOCAL_HEADER), shared, path, ...blocks);
    directory.push(uint32(ENTRY_HEADER), uint16(VERSION), shared, place, path);
    offset += 30 + path.length + packedSize;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, uint32(END), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
