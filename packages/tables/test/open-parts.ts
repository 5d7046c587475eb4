/** The parts of a written workbook as they are, for what no reader shows. */
import { openArchive } from '../src/ooxml/archive.ts';
import { XmlReader } from '../src/ooxml/xml.ts';

export interface Element {
  readonly name: string;
  readonly depth: number;
  attribute(name: string): string | undefined;
}

/** Names in the order of the archive. */
export function partNames(bytes: Uint8Array): string[] {
  const archive = Buffer.from(bytes);
  const names: string[] = [];
  let at = archive.indexOf('PK\x01\x02', 0, 'latin1');
  while (at !== -1 && archive.readUInt32LE(at) === 0x02014b50) {
    const length = archive.readUInt16LE(at + 28);
    names.push(archive.toString('latin1', at + 46, at + 46 + length));
    at += 46 + length;
  }
  return names;
}

export const partText = (bytes: Uint8Array, name: string): string =>
  Buffer.from(openArchive(bytes).part(name)).toString();

/** Every element of a part, read to its end: broken XML throws. */
export function elementsOf(bytes: Uint8Array, part: string, names: readonly string[] = []): Element[] {
  const xml = new XmlReader(openArchive(bytes).part(part), part);
  const elements: Element[] = [];
  let depth = 0;
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token === 'close') depth--;
    if (token !== 'open') continue;
    const values = new Map(names.map((name) => [name, xml.attribute(name)]));
    elements.push({ name: xml.name, depth, attribute: (name) => values.get(name) });
    depth++;
  }
  return elements;
}

/** The sheets: number formats of columns, and the references of the cells that are written. */
export function openedBook(bytes: Uint8Array): { formats: string[]; cells: string[] }[] {
  const styles = elementsOf(bytes, 'xl/styles.xml', ['numFmtId', 'formatCode']);
  const codes = new Map(
    styles.filter((e) => e.name === 'numFmt').map((e) => [e.attribute('numFmtId'), e.attribute('formatCode') ?? '']),
  );
  const from = styles.findIndex((e) => e.name === 'cellXfs');
  const formats = styles.slice(from).flatMap((e) => (e.name === 'xf' ? [codes.get(e.attribute('numFmtId'))] : []));
  return partNames(bytes)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .map((name) => {
      const elements = elementsOf(bytes, name, ['style', 'r']);
      const columns = elements.filter((e) => e.name === 'col');
      return {
        formats: columns.map((column) => formats[Number(column.attribute('style') ?? 0)] ?? 'General'),
        cells: elements.filter((e) => e.name === 'c').map((cell) => cell.attribute('r') ?? ''),
      };
    });
}
