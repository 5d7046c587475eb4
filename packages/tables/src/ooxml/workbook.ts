/** An .xlsx file opened for reading: its sheets, and the cells of those that are asked for. */
import { Refusal } from '../finding.ts';
import { limits, megabytes } from '../limits.ts';
import { type Archive, openArchive } from './archive.ts';
import { refuseOtherArchive, refuseUnlessZip } from './kind.ts';
import { type Merge, type Row, readMerges, readRows, type SheetContext } from './sheet.ts';
import { readStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import { XmlReader } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** A sheet of cells; false for a sheet that is a chart or a dialog. */
  readonly hasCells: boolean;
  /** The sheet's cells. Throws a Refusal where it is damaged. */
  open(): OpenSheet;
}

export interface OpenSheet {
  readonly merges: readonly Merge[];
  /** From top to bottom; can be taken once. */
  rows(): Generator<Row, void>;
}

interface Link {
  readonly type: string;
  readonly part: string;
}

/** The workbook's sheets in order. Throws a Refusal that says what the file is where it is no readable workbook. */
export function openWorkbook(bytes: Uint8Array): Sheet[] {
  if (bytes.length > megabytes(limits.fileMegabytes)) {
    const size = String(Math.ceil(bytes.length / megabytes(1)));
    throw new Refusal('workbook-too-large', { size, limit: String(limits.fileMegabytes) });
  }
  refuseUnlessZip(bytes);
  const archive = openArchive(bytes);
  const main = [...readLinks(archive, '').values()].find((link) => link.type === 'officeDocument')?.part ?? '';
  if (!main.endsWith('.xml') || main.startsWith('word/') || main.startsWith('ppt/') || !archive.has(main)) {
    throw refuseOtherArchive((name) => archive.has(name), main);
  }
  const links = readLinks(archive, main);
  const { entries, from1904 } = readDirectory(archive.part(main), main);

  const partOf = (type: string) =>
    [...links.values()].find((link) => link.type === type && archive.has(link.part))?.part;
  const texts = partOf('sharedStrings');
  let strings: readonly string[] | undefined = texts === undefined ? [] : undefined;
  const styles = partOf('styles');
  const shared: Omit<SheetContext, 'part'> = {
    strings: () => {
      strings ??= readStrings(archive.part(texts ?? '', limits.unpackedMegabytes), texts ?? '');
      return strings;
    },
    shown: styles === undefined ? [] : readStyles(archive.part(styles), styles),
    from1904,
    spent: { cells: 0 },
  };
  return entries.map(({ name, hidden, link: id }) => {
    const link = links.get(id);
    const part = link?.part ?? '';
    return { name, hidden, hasCells: link?.type === 'worksheet', open: () => openSheet(archive, { ...shared, part }) };
  });
}

function openSheet(archive: Archive, context: SheetContext): OpenSheet {
  const bytes = archive.part(context.part, limits.unpackedMegabytes);
  return { merges: readMerges(bytes, context.part), rows: () => readRows(bytes, context) };
}

/** The parts that a part refers to, by the reference's id; of the whole file where the part is ''. */
function readLinks(archive: Archive, part: string): Map<string, Link> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const file = `${folder}_rels/${part.slice(slash)}.rels`;
  const links = new Map<string, Link>();
  if (!archive.has(file)) return links;
  const xml = new XmlReader(archive.part(file), file);
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open' || xml.name !== 'Relationship') continue;
    const type = xml.attribute('Type') ?? '';
    const target = xml.attribute('Target') ?? '';
    links.set(xml.attribute('Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      part: resolve(folder, target),
    });
  }
  return links;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function readDirectory(bytes: Uint8Array, part: string) {
  const xml = new XmlReader(bytes, part);
  const entries: { name: string; hidden: boolean; link: string }[] = [];
  let from1904 = false;
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.name === 'workbookPr') from1904 = ['1', 'true'].includes(xml.attribute('date1904') ?? '');
    if (xml.name === 'sheet') {
      if (entries.length >= limits.parts) throw new Refusal('workbook-too-many-parts', { limit: String(limits.parts) });
      const hidden = (xml.attribute('state') ?? 'visible') !== 'visible';
      entries.push({ name: xml.attribute('name') ?? '', hidden, link: xml.attribute('id') ?? '' });
    }
  }
  return { entries, from1904 };
}
