/** The copy as a file: a workbook for people, JSON for programs; both hold the same. */
import { type SheetToWrite, writeWorkbook } from '@shiji/tables';
import type { Copy } from './cells.ts';
import { exportWords, type SectionKey, sectionWords } from './copy.ts';
import { MOST_ENTRIES } from './gather.ts';

export interface Made {
  readonly at: string;
  readonly name: string;
  readonly login: string;
}

const keys = Object.keys(sectionWords) as readonly SectionKey[];

export async function copyWorkbook(copy: Copy, made: Made): Promise<Uint8Array> {
  const readme: SheetToWrite = {
    name: exportWords.readme,
    title: exportWords.title,
    notes: notesOf(copy, made),
    columns: exportWords.contents.map((header) => ({ header, kind: 'text' as const })),
    rows: keys.map((key) => [sectionWords[key].name, sectionWords[key].about, String(copy.sections[key].length)]),
  };
  const sheets = keys.map((key): SheetToWrite => {
    const { name, about, columns } = sectionWords[key];
    const fields = Object.keys(columns);
    return {
      name,
      notes: [about],
      columns: Object.values(columns).map((header) => ({ header, kind: 'text' as const })),
      rows: copy.sections[key].map((row) => fields.map((field) => row[field])),
    };
  });
  return await writeWorkbook([readme, ...sheets]);
}

export function copyJson(copy: Copy, made: Made): Uint8Array {
  const sections = Object.fromEntries(keys.map((key) => [key, copy.sections[key]]));
  const contents = { [exportWords.readme]: notesOf(copy, made), ...sections };
  return Buffer.from(`${JSON.stringify(contents, null, 2)}\n`, 'utf8');
}

function notesOf(copy: Copy, made: Made): readonly string[] {
  return [...exportWords.lines(made), ...(copy.cut ? [exportWords.cut(MOST_ENTRIES)] : [])];
}
