/** Facts that a manual shows as Markdown tables, each under `<!-- facts TABLE -->`: the page is where they are written. */
import type { RawFacts } from '@shiji/engine';
import { readJson } from '@shiji/tables';

const TABLE = /<!-- facts (\S+) -->\n\n?((?:\|.*\n)+)/g;

type Row = Record<string, string>;

/** The rows by table, under the headers of the page. */
export function rowsOnPage(page: string): Map<string, Row[]> {
  const tables = new Map<string, Row[]>();
  for (const [, name = '', text = ''] of page.matchAll(TABLE)) {
    const [header = [], , ...rows] = text.trimEnd().split('\n').map(cellsOf);
    const read = rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i] ?? ''])));
    tables.set(name, [...(tables.get(name) ?? []), ...read]);
  }
  return tables;
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The rows as the program reads them. Throws where a table or a column is not one of the facts. */
export function factsOf(tables: ReadonlyMap<string, readonly Row[]>): RawFacts {
  const { facts, diagnostics } = readJson(JSON.stringify(Object.fromEntries(tables)));
  if (facts === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return facts;
}
