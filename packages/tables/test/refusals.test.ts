import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../src/index.ts';
import { codesOf, makeXlsx, type Packed, readRows, xlsxParts, zip } from './make-xlsx.ts';

const sheet = {
  name: '对象',
  rows: [
    ['编号', '姓名'],
    ['001', '张三'],
  ],
};
const good = makeXlsx([sheet]);
const packed = (): Packed[] =>
  Object.entries(xlsxParts([sheet])).map(([name, text]) => ({ name, data: Buffer.from(text) }));
const withSheet = (lie: Partial<Packed>) =>
  zip(packed().map((p) => (p.name.includes('sheet1') ? { ...p, ...lie } : p)));
const withPart = (name: string, text: string) => makeXlsx([sheet], { parts: { [name]: text } });
/** The one error of a file that can't be read, as its code. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const { facts, diagnostics } = await readWorkbook(bytes);
  expect([facts, diagnostics.map((d) => [d.severity, d.place])]).toEqual([
    undefined,
    [['error', { kind: 'file', file: '' }]],
  ]);
  return diagnostics[0]?.code ?? '';
}

describe('size', { timeout: 60_000 }, () => {
  it('refuses a file of more than 20 MB without reading it', async () => {
    const huge = Buffer.concat([good, Buffer.alloc(100 * 1024 * 1024)]);
    const { diagnostics } = await readWorkbook(huge);
    expect(diagnostics.map((d) => [d.code, d.values.size, d.values.limit])).toEqual([
      ['workbook-too-large', '101', '20'],
    ]);
  });

  it('refuses a file that says it unpacks to more than 400 MB, before unpacking', async () => {
    expect(await refusal(withSheet({ size: 401 * 1024 * 1024 }))).toBe('workbook-unpacks-too-large');
  });

  it('stops unpacking a part that is larger than it says', async () => {
    expect(await refusal(withSheet({ data: Buffer.alloc(50_000_000), size: 100, checksum: 0 }))).toBe(
      'workbook-damaged',
    );
  });

  it('refuses a file of more than 1,000 parts or sheets', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`xl/media/${i}.png`, 'x']));
    expect(await refusal(makeXlsx([sheet], { parts }))).toBe('workbook-too-many-parts');
    const sheets = '<sheet name="x" r:id="a"/>'.repeat(1001);
    expect(await refusal(withPart('xl/workbook.xml', `<workbook><sheets>${sheets}</sheets></workbook>`))).toBe(
      'workbook-too-many-parts',
    );
  });

  it('refuses styles and lists of sheets of unreasonable size', async () => {
    const styles = `<styleSheet>${'<xf/>'.repeat(7_000_000)}</styleSheet>`;
    expect(await refusal(withPart('xl/styles.xml', styles))).toBe('workbook-damaged');
  });

  it('refuses a sheet of more than 20 million cells', async () => {
    const row = `<row>${'<c/>'.repeat(16_384)}</row>`;
    expect(codesOf(await readRows('对象', { xml: row.repeat(1221) }))).toEqual(['workbook-too-many-cells']);
  });

  it('refuses a sheet of more than a million merged ranges', async () => {
    const merges = Array.from({ length: 1_000_001 }, () => 'A1');
    expect(codesOf(await readRows('对象', sheet.rows, { merges }))).toEqual(['workbook-too-many-cells']);
  });

  it('reads column widths, validations and pictures not at all, so that none of them can stall it', async () => {
    const parts = xlsxParts([sheet]);
    const columns = '<col min="1" max="16384" width="9"/>'.repeat(100_000);
    parts['xl/worksheets/sheet1.xml'] = (parts['xl/worksheets/sheet1.xml'] as string).replace(
      '<sheetData>',
      `<cols>${columns}</cols><sheetData>`,
    );
    expect((await readWorkbook(zip(parts))).facts?.tables.subjects).toHaveLength(1);
  });

  it('reads a cell in the last row and column without making room for all the others', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>编号</v></c><c r="XFD1" t="str"><v>姓名</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row>';
    const read = await readRows('对象', { xml: rows });
    expect(read.facts).toEqual({
      tables: { subjects: [{ id: '1', name: '2' }] },
      places: { subjects: [{ sheet: '对象', row: 1048576 }] },
    });
  });
});

describe('other kinds of files', () => {
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);

  it('tells an old .xls from a workbook locked with a password', async () => {
    expect(await refusal(ole)).toBe('workbook-old-format');
    expect(await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('workbook-encrypted');
    expect(await refusal(zip(packed().map((p) => ({ ...p, flags: 1 }))))).toBe('workbook-encrypted');
  });

  it('says what other files are', async () => {
    const links = (target: string) =>
      zip({
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels': `<r><Relationship Type="x/officeDocument" Target="${target}"/></r>`,
        [target]: '<x/>',
      });
    for (const [bytes, kind] of [
      [Buffer.from('编号,姓名\n001,张三'), 'CSV 或纯文本文件'],
      [Buffer.from('\ufeff编号\t姓名'), 'CSV 或纯文本文件'],
      [Buffer.from('  <!DOCTYPE html><html>'), '网页表格'],
      [Buffer.from('<table border=1>'), '网页表格'],
      [Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'), 'XML 表格'],
      [Buffer.from('{"run": {}}'), 'JSON 文件'],
      [Buffer.from('%PDF-1.7'), 'PDF 文件'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47]), '图片'],
      [Buffer.from('Rar!\u001a'), '压缩包'],
      [Buffer.from([1, 2, 0, 3]), '其他格式的文件'],
      [zip({ 'a.txt': 'x' }), '压缩包'],
      [zip({ mimetype: 'x', 'content.xml': '<x/>' }), 'OpenDocument 表格（.ods）'],
      [links('word/document.xml'), 'Word 文档'],
      [links('ppt/presentation.xml'), '演示文稿'],
      [links('xl/workbook.bin'), '二进制工作簿（.xlsb）'],
    ] as const) {
      const { diagnostics } = await readWorkbook(bytes);
      expect(diagnostics.map((d) => [d.code, d.values.kind])).toEqual([['workbook-other-kind', kind]]);
    }
    expect(await refusal(new Uint8Array())).toBe('workbook-blank');
  });
});

/** The same archive with sizes and places in the long form of zip64, as some report generators write it. */
function asZip64(archive: Buffer, fields = 3): Buffer {
  const end = archive.length - 22;
  const count = archive.readUInt16LE(end + 10);
  const start = archive.readUInt32LE(end + 16);
  const directory: Buffer[] = [];
  for (let i = 0, at = start; i < count; i++) {
    const name = archive.readUInt16LE(at + 28);
    const entry = Buffer.from(archive.subarray(at, at + 46 + name));
    const extra = Buffer.alloc(4 + 6 + 4 + 24);
    extra.writeUInt16LE(0x5455, 0);
    extra.writeUInt16LE(6, 2);
    extra.writeUInt16LE(1, 10);
    extra.writeUInt16LE(fields * 8, 12);
    [24, 20, 42].forEach((field, j) => {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 14 + j * 8);
      entry.writeUInt32LE(0xffffffff, field);
    });
    entry.writeUInt16LE(14 + fields * 8, 30);
    directory.push(entry, extra.subarray(0, 14 + fields * 8));
    at += 46 + name;
  }
  const long = Buffer.alloc(56 + 20);
  long.write('PK\x06\x06', 0, 'latin1');
  long.writeBigUInt64LE(BigInt(count), 32);
  long.writeBigUInt64LE(BigInt(start), 48);
  long.write('PK\x06\x07', 56, 'latin1');
  const body = Buffer.concat([archive.subarray(0, start), ...directory]);
  long.writeBigUInt64LE(BigInt(body.length), 64);
  const short = Buffer.from(archive.subarray(end));
  short.writeUInt16LE(0xffff, 10);
  short.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([body, long, short]);
}

describe('zip64', () => {
  it('is read like the short form', async () => {
    expect((await readWorkbook(asZip64(good))).facts).toEqual((await readWorkbook(good)).facts);
  });

  it('is damaged where its long fields or its directory are not there', async () => {
    expect(await refusal(asZip64(good, 2))).toBe('workbook-damaged');
    expect(await refusal(asZip64(good, 0))).toBe('workbook-damaged');
    for (const mark of ['PK\x06\x06', 'PK\x06\x07']) {
      const broken = asZip64(good);
      broken.write('XX', broken.lastIndexOf(mark, undefined, 'latin1'));
      expect(await refusal(broken)).toBe('workbook-damaged');
    }
    const far = asZip64(good);
    far.writeBigUInt64LE(2n ** 60n, far.lastIndexOf('PK\x06\x07', undefined, 'latin1') + 8);
    expect(await refusal(far)).toBe('workbook-damaged');
  });

  it('is found before a comment at the end of the file, as the short form is', async () => {
    const commented = Buffer.concat([good, Buffer.from('a comment')]);
    expect((await readWorkbook(commented)).facts).toEqual((await readWorkbook(good)).facts);
  });
});

describe('damage', () => {
  it('is found wherever a file is cut off', async () => {
    for (const length of [2, 4, 30, 100, good.length >> 1, good.length - 23, good.length - 1]) {
      expect([length, await refusal(good.subarray(0, length))]).toEqual([length, 'workbook-damaged']);
    }
  });

  it('is found in parts that differ from their checksum or length', async () => {
    expect(await refusal(withSheet({ checksum: 1 }))).toBe('workbook-damaged');
    expect(await refusal(withSheet({ size: 5000 }))).toBe('workbook-damaged');
    expect(await refusal(withSheet({ method: 9 }))).toBe('workbook-damaged');
    const stored = zip(packed().map((p) => ({ ...p, method: 0 })));
    expect((await readWorkbook(stored)).facts?.tables.subjects).toHaveLength(1);
    const at = stored.indexOf('张三');
    stored.write('李', at);
    expect(await refusal(stored)).toBe('workbook-damaged');
  });

  it('is found in archives that have a part twice or lack one', async () => {
    expect(await refusal(zip([...packed(), packed()[4] as Packed]))).toBe('workbook-damaged');
    expect(await refusal(zip(packed().filter((p) => !p.name.includes('sheet1'))))).toBe('workbook-damaged');
    expect(await refusal(zip(packed().filter((p) => p.name !== 'xl/workbook.xml')))).toBe('workbook-damaged');
  });

  it('is found in XML that is cut off, has a document type, is no UTF-8 or closes what it did not open', async () => {
    for (const xml of [
      '<worksheet>',
      '',
      '   ',
      '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>',
      '</worksheet>',
      '<worksheet><sheetData',
      '<a b="1/>',
      '< a/>',
      '<!-- ',
      '<![CDATA[',
      '<?x',
      '<worksheet><sheetData><row><c',
      '<worksheet><sheetData><row><c><v>1</v></c>',
    ]) {
      expect([xml, await refusal(withPart('xl/worksheets/sheet1.xml', xml))]).toEqual([xml, 'workbook-damaged']);
    }
    expect(
      await refusal(withSheet({ data: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e]) })),
    ).toBe('workbook-damaged');
  });

  it('is found in endless tags and texts, without searching them again and again', async () => {
    for (const xml of [
      `<worksheet a="${' '.repeat(3e7)}`,
      `<worksheet>${'x'.repeat(3e7)}`,
      `<!-- ${'-'.repeat(3e7)}`,
    ]) {
      expect(await refusal(withPart('xl/worksheets/sheet1.xml', xml))).toBe('workbook-damaged');
    }
    expect(codesOf(await readRows('对象', [['x'.repeat(4e6)]]))).toEqual(['workbook-damaged']);
  });

  it('is found in rows and cells that stand twice, out of order or outside the sheet', async () => {
    const cell = (r: string) => `<c r="${r}" t="str"><v>x</v></c>`;
    for (const xml of [
      `<row r="2">${cell('A2')}</row><row r="2">${cell('A2')}</row>`,
      `<row r="2">${cell('A2')}</row><row r="1">${cell('A1')}</row>`,
      `<row r="1">${cell('B1')}${cell('A1')}</row>`,
      `<row r="1">${cell('A1')}${cell('A1')}</row>`,
      `<row r="1">${cell('A2')}</row>`,
      `<row r="0">${cell('A0')}</row>`,
      `<row r="1048577">${cell('A1048577')}</row>`,
      `<row r="x">${cell('A1')}</row>`,
      `<row r="1">${cell('XFE1')}</row>`,
      `<row r="1">${cell('1A')}</row>`,
      `<row r="1">${cell('A')}</row>`,
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
      '<row r="1"><c r="A1" t="zz"><v>0</v></c></row>',
      '<row r="1"><c r=A1><v>0</v></c></row>',
    ]) {
      expect([xml, codesOf(await readRows('对象', { xml }))]).toEqual([xml, ['workbook-damaged']]);
    }
  });

  it('is found in merged ranges and number formats that say nothing', async () => {
    expect(codesOf(await readRows('对象', sheet.rows, { merges: ['A1:?'] }))).toEqual(['workbook-damaged']);
    const styles = '<cellXfs><xf numFmtId="x"/></cellXfs>';
    expect(codesOf(await readRows('对象', sheet.rows, { book: { styles } }))).toEqual(['workbook-damaged']);
  });
});
