/** Workbooks made by hand, so that a test can say exactly what stands in the file. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { RawFacts, TableId } from '@shiji/engine';
import { type ReadFacts, readWorkbook } from '../src/index.ts';

export type Content =
  | string
  | null
  | { n: string; s?: number }
  | { f: string; v?: string; t?: string }
  | { raw: string };

export interface SheetToMake {
  name: string;
  rows: readonly (readonly Content[])[] | { xml: string };
  merges?: readonly string[];
  state?: 'hidden' | 'veryHidden';
}

export interface BookToMake {
  strings?: string;
  styles?: string;
  date1904?: boolean;
  parts?: Record<string, string>;
}

const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function cellXml(content: Content, reference: string): string {
  if (content === null) return '';
  if (typeof content === 'string') {
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${inXml(content)}</t></is></c>`;
  }
  if ('raw' in content) return content.raw.replace('REF', reference);
  if ('n' in content) return `<c r="${reference}" s="${content.s ?? 0}"><v>${content.n}</v></c>`;
  const value = content.v === undefined ? '' : `<v>${inXml(content.v)}</v>`;
  return `<c r="${reference}"${content.t === undefined ? '' : ` t="${content.t}"`}><f>${inXml(content.f)}</f>${value}</c>`;
}

function sheetXml({ rows, merges = [] }: SheetToMake): string {
  const data =
    'xml' in rows
      ? rows.xml
      : rows
          .map((row, r) => `<row r="${r + 1}">${row.map((c, i) => cellXml(c, letters(i) + (r + 1))).join('')}</row>`)
          .join('');
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="urn:x"><sheetData>${data}</sheetData>${
    merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`
  }</worksheet>`;
}

const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

export function xlsxParts(sheets: readonly SheetToMake[], book: BookToMake = {}): Record<string, string> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${link('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="urn:r">${book.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(
        (s, i) =>
          `<sheet name="${inXml(s.name)}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ''} r:id="s${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, i) => link(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
      .join(
        '',
      )}${link('t', 'sharedStrings', 'sharedStrings.xml')}${link('f', 'styles', '/xl/styles.xml')}</Relationships>`,
  };
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet);
  });
  if (book.strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst>${book.strings}</sst>`;
  if (book.styles !== undefined) parts['xl/styles.xml'] = `<styleSheet>${book.styles}</styleSheet>`;
  return { ...parts, ...book.parts };
}

export interface Packed {
  name: string;
  data: Buffer;
  /** Lies that a hostile or broken file may tell. */
  size?: number;
  checksum?: number;
  method?: number;
  flags?: number;
}

/** A zip archive of the parts, deflated. */
export function zip(parts: Record<string, string | Buffer> | readonly Packed[]): Buffer {
  const entries: readonly Packed[] = Array.isArray(parts)
    ? parts
    : Object.entries(parts as Record<string, string | Buffer>).map(([name, data]) => ({
        name,
        data: Buffer.from(data),
      }));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, size, checksum, method = 8, flags = 0 } of entries) {
    const packed = method === 8 ? deflateRawSync(data) : data;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(checksum ?? crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), end]);
}

export const makeXlsx = (sheets: readonly SheetToMake[], book?: BookToMake): Buffer => zip(xlsxParts(sheets, book));

/** Reads one sheet made of these rows. */
export const readRows = async (
  name: string,
  rows: SheetToMake['rows'],
  more: Partial<SheetToMake> & { book?: BookToMake } = {},
): Promise<ReadFacts> => await readWorkbook(makeXlsx([{ name, rows, ...more }], more.book));

/** The rows of a table; the test fails where reading was refused. */
export function rowsOf(
  { facts, diagnostics }: { facts?: RawFacts; diagnostics: ReadFacts['diagnostics'] },
  table: TableId,
) {
  if (facts === undefined) throw new Error(JSON.stringify(diagnostics));
  return facts.tables[table];
}

export const codesOf = ({ diagnostics }: ReadFacts): string[] => diagnostics.map((d) => d.code);
