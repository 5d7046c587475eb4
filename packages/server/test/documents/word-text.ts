/** What stands in a Word file, read by its container's format rather than by the library that wrote it. */
import { inflateRawSync } from 'node:zlib';

/** The XML of the document's body. */
export async function wordXml(file: Uint8Array): Promise<string> {
  return part(Buffer.from(file), 'word/document.xml');
}

/** The text of the body, a line each paragraph; cells of a table are paragraphs, too. */
export async function wordText(file: Uint8Array): Promise<string> {
  const xml = await wordXml(file);
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text]) => text ?? '\n').join(''),
    )
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** From the list at the end of a zip, since headers in between needn't hold sizes. */
function part(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameSize, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (zip.toString('utf8', at + 46, at + 46 + nameSize) === name) {
      const local = zip.readUInt32LE(at + 42);
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + nameSize + extra + comment;
  }
  throw new Error(`no ${name} in the file`);
}
