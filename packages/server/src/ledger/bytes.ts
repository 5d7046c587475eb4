/** Bytes as text and back, strictly: each value has one text, so that no second spelling passes for the first. */

export const SHA256_BYTES = 32;

const HEX = /^(?:[0-9a-f]{2})*$/;

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** Lower-case hexadecimal, as sha256sum prints it. Undefined for anything else, or for another count of bytes. */
export function bytesFromHex(text: string, length: number): Uint8Array | undefined {
  return text.length === length * 2 && HEX.test(text) ? Buffer.from(text, 'hex') : undefined;
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Standard base64 with padding (RFC 4648 §4). Undefined for anything that we wouldn't write so ourselves. */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

/** UTF-8 as text; undefined where it is not UTF-8, and where a byte order mark or the like would get lost on the way. */
export function textFromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether the text has a UTF-8 form: no half of a surrogate pair stands alone in it. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
