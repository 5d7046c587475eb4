/**
 * A plain description of sheets in, the bytes of an .xlsx file out. The same description gives the same bytes: the dates in the file
 * are fixed, since a clock would make every copy different.
 */
import { Looks } from './looks.ts';
import { NOTES_DRAWING, type Note, noteBoxesXml, notesXml } from './notes-xml.ts';
import { SharedTexts } from './shared-texts.ts';
import { type BookSheet, sheetXml } from './sheet-xml.ts';
import { document, escaped, RELATIONSHIPS, SPREADSHEET } from './xml.ts';
import { type ZipEntry, zipArchive, zipEntry } from './zip.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PARTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml';
const STAMP = '2000-01-01T00:00:00Z';

/** Writes the sheets as an .xlsx file. Throws where rows or texts are more than a sheet or a cell holds. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const shared = { looks: new Looks(), texts: new SharedTexts() };
  const part = (name: string, xml: string): ZipEntry => zipEntry(name, [xml]);
  const worksheets = sheets.map((sheet, i) => zipEntry(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, shared)));
  const withNotes = sheets
    .map((sheet, i) => ({ number: i + 1, notes: notesOf(sheet) }))
    .filter(({ notes }) => notes.length > 0);
  const noteParts = withNotes.flatMap(({ number, notes }) => [
    part(`xl/worksheets/_rels/sheet${number}.xml.rels`, noteLinks(number)),
    part(`xl/comments${number}.xml`, notesXml(notes)),
    part(`xl/drawings/vmlDrawing${number}.vml`, noteBoxesXml(notes, number)),
  ]);
  return await zipArchive([
    part(
      '[Content_Types].xml',
      contentTypes(
        sheets.length,
        withNotes.map(({ number }) => number),
      ),
    ),
    part('_rels/.rels', PACKAGE_LINKS),
    part('docProps/core.xml', PROPERTIES),
    part('xl/workbook.xml', directory(sheets)),
    part('xl/_rels/workbook.xml.rels', workbookLinks(sheets.length)),
    part('xl/styles.xml', shared.looks.xml()),
    zipEntry('xl/sharedStrings.xml', shared.texts.xml()),
    ...worksheets,
    ...noteParts,
  ]);
}

const notesOf = ({ notes = [], headerRow = 0 }: BookSheet): Note[] =>
  notes.map((note) => ({ ...note, row: headerRow }));

function contentTypes(sheets: number, withNotes: readonly number[]): string {
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing'],
  ].map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`);
  const parts = [
    ['docProps/core.xml', CORE],
    ['xl/workbook.xml', `${PARTS}.sheet.main+xml`],
    ['xl/styles.xml', `${PARTS}.styles+xml`],
    ['xl/sharedStrings.xml', `${PARTS}.sharedStrings+xml`],
    ...Array.from({ length: sheets }, (_, i) => [`xl/worksheets/sheet${i + 1}.xml`, `${PARTS}.worksheet+xml`]),
    ...withNotes.map((number) => [`xl/comments${number}.xml`, `${PARTS}.comments+xml`]),
  ].map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return document(`<Types xmlns="${PACKAGE}/content-types">${[...defaults, ...parts].join('')}</Types>`);
}

const links = (...targets: readonly (readonly [id: string, type: string, target: string])[]): string =>
  document(
    `<Relationships xmlns="${PACKAGE}/relationships">${targets
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  );

const PACKAGE_LINKS = links(
  ['rId1', `${RELATIONSHIPS}/officeDocument`, 'xl/workbook.xml'],
  ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
);

const workbookLinks = (sheets: number): string =>
  links(
    ...Array.from(
      { length: sheets },
      (_, i) => [sheetLink(i), `${RELATIONSHIPS}/worksheet`, `worksheets/sheet${i + 1}.xml`] as const,
    ),
    ['rIdStyles', `${RELATIONSHIPS}/styles`, 'styles.xml'],
    ['rIdTexts', `${RELATIONSHIPS}/sharedStrings`, 'sharedStrings.xml'],
  );

const sheetLink = (index: number): string => `rId${index + 1}`;

const noteLinks = (sheet: number): string =>
  links(
    [NOTES_DRAWING, `${RELATIONSHIPS}/vmlDrawing`, `../drawings/vmlDrawing${sheet}.vml`],
    ['rIdNotes', `${RELATIONSHIPS}/comments`, `../comments${sheet}.xml`],
  );

const PROPERTIES = document(
  [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    '<dc:creator>实绩</dc:creator>',
    ...['created', 'modified'].map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${STAMP}</dcterms:${name}>`),
    '</cp:coreProperties>',
  ].join(''),
);

function directory(sheets: readonly BookSheet[]): string {
  const entries = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="${sheetLink(i)}"/>`,
  );
  return document(
    `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets>${entries.join('')}</sheets></workbook>`,
  );
}
