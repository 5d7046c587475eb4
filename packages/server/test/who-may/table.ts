/** docs/security/who-may.md as data: what each route answers to each kind of person. */
import { readFileSync } from 'node:fs';
import { type Column, columns } from './world.ts';

export type Outcome = '✓' | '401' | '403' | '404';
/** What offices and administrators of another county get: nothing found, or what is their own. */
export type Abroad = '404' | '本县';

export interface Row {
  readonly outcomes: { readonly [C in Column]: Outcome };
  readonly abroad: Abroad;
}

const FILE = new URL('../../../../docs/security/who-may.md', import.meta.url);

export function readTable(): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [, first = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const address = /^`((?:GET|POST|PUT|DELETE) \/\S+)`$/.exec(first)?.[1];
    if (address === undefined) continue;
    if (rows.has(address)) throw new Error(`${address} stands twice in the table`);
    const outcomes = Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Row['outcomes'];
    rows.set(address, { outcomes, abroad: cells[columns.length] as Abroad });
  }
  return rows;
}

/** The line for the document. */
export function lineOf(address: string, { outcomes, abroad }: Row): string {
  return `| \`${address}\` | ${[...columns.map((column) => outcomes[column]), abroad].join(' | ')} |`;
}
