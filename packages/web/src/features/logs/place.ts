/** Where a photo was taken, as the camera wrote it (Exif 2.3, GPS IFD): offered to the writer, and told to nobody unless they say so. */

const JPEG = 0xffd8;
const APP1 = 0xffe1;
const EXIF = 0x45786966;
const GPS_IFD = 0x8825;
const LATITUDE_REF = 1;
const LATITUDE = 2;
const LONGITUDE_REF = 3;
const LONGITUDE = 4;
/** Exif stands at the beginning; what is longer is the picture. */
const HEAD = 131_072;

/** 北纬29.5630°，东经106.5510°; undefined where the photo doesn't say. */
export async function placeOf(photo: Blob): Promise<string | undefined> {
  try {
    const tiff = tiffOf(new DataView(await bytesOf(photo.slice(0, HEAD))));
    return tiff && spoken(tiff);
  } catch (error) {
    // Cut off or malformed: then it says nothing.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Blob.arrayBuffer came with Safari 14; a reader is older than all of the floor. */
function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}

function tiffOf(view: DataView): DataView | undefined {
  if (view.getUint16(0) !== JPEG) return undefined;
  for (let at = 2; at + 10 < view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === APP1 && view.getUint32(at + 4) === EXIF) return new DataView(view.buffer, view.byteOffset + at + 10);
    if ((marker & 0xff00) !== 0xff00) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function spoken(tiff: DataView): string | undefined {
  const little = tiff.getUint16(0) === 0x4949;
  const short = (at: number) => tiff.getUint16(at, little);
  const long = (at: number) => tiff.getUint32(at, little);
  const entries = (ifd: number) =>
    new Map(Array.from({ length: short(ifd) }, (_, n) => [short(ifd + 2 + n * 12), ifd + 2 + n * 12] as const));
  const gps = entries(long(4)).get(GPS_IFD);
  if (gps === undefined) return undefined;
  const found = entries(long(gps + 8));
  const letter = (tag: number) => {
    const at = found.get(tag);
    return at === undefined ? undefined : String.fromCharCode(tiff.getUint8(at + 8));
  };
  const degrees = (tag: number) => {
    const at = found.get(tag);
    if (at === undefined) return undefined;
    const values = long(at + 8);
    const part = (n: number) => long(values + n * 8) / long(values + n * 8 + 4);
    const sum = part(0) + part(1) / 60 + part(2) / 3600;
    return Number.isFinite(sum) ? sum.toFixed(4) : undefined;
  };
  const [north, east] = [degrees(LATITUDE), degrees(LONGITUDE)];
  if (north === undefined || east === undefined) return undefined;
  return `${letter(LATITUDE_REF) === 'S' ? '南纬' : '北纬'}${north}°，${letter(LONGITUDE_REF) === 'W' ? '西经' : '东经'}${east}°`;
}
