/**
 * The pages that people write and the program fills in, and the workbooks of their examples. The workbooks come first: commands that the
 * pages show read them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeFacts } from '@shiji/tables';
import { columnTables } from './columns-page.ts';
import { factsOf, rowsOnPage } from './fact-tables.ts';
import { filled } from './fill.ts';
import { keyTables } from './keys-page.ts';
import { phraseIndex } from './phrases-page.ts';
import { transcriber } from './transcripts.ts';

/** Under `docs/`. */
export const manualPages = ['language.md', '手册/方案编写手册.md', '手册/事实与工作簿.md', '手册/命令行.md'] as const;
const FACTS_PAGE = '手册/事实与工作簿.md';

/** Tables of the page's facts that stand in each workbook: before the committee met, and after. */
const workbooks = { 'liuxi.xlsx': { without: ['裁定'] }, 'liuxi-settled.xlsx': { without: [] } } as const;

export interface Workbook {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The workbooks of the examples, from the tables on the page about facts. `docs`: where the documents lie. */
export async function exampleWorkbooks(docs: URL): Promise<Workbook[]> {
  const tables = rowsOnPage(textAt(docs, FACTS_PAGE));
  const made: Workbook[] = [];
  for (const [name, { without }] of Object.entries(workbooks)) {
    const kept = new Map([...tables].filter(([table]) => !(without as readonly string[]).includes(table)));
    made.push({ name, content: await writeFacts(factsOf(kept)) });
  }
  return made;
}

/** A page of `manualPages` as it should stand, with what its examples give now. */
export async function manualPage(name: string, docs: URL): Promise<string> {
  const examples = new URL('examples/', docs);
  return await filled(textAt(docs, name), {
    regions: {
      'phrases-zh': phraseIndex('zh'),
      'phrases-en': phraseIndex('en'),
      keys: keyTables(),
      columns: columnTables(),
    },
    example: (file) => textAt(examples, file),
    transcript: transcriber(fileURLToPath(examples)),
  });
}

const textAt = (folder: URL, name: string): string => readFileSync(new URL(name, folder), 'utf8');
