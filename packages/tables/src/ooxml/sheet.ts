/** The cells and merged ranges of one worksheet. */
import { damaged, Refusal } from '../finding.ts';
import { limits } from '../limits.ts';
import { dayOfSerial } from './day.ts';
import { unescaped } from './strings.ts';
import type { Shown } from './styles.ts';
import { XmlReader } from './xml.ts';

export type CellContent = 'text' | 'number' | 'day' | 'boolean' | 'error' | 'nothing';

export interface Cell {
  /** From 0. */
  readonly column: number;
  readonly content: CellContent;
  /** A number as the file writes it, a day as `2026-03-25`, a boolean as `1` or `0`, an error as `#N/A`. */
  readonly text: string;
  /** Whether the content is the stored result of a formula. */
  readonly formula: boolean;
  readonly percent: boolean;
}

export interface Row {
  /** From 1, as spreadsheet programs show it. */
  readonly row: number;
  /** By ascending column, only cells with a value or a formula. */
  readonly cells: readonly Cell[];
}

/** Rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What the cells of a sheet point to. */
export interface SheetContext {
  readonly part: string;
  readonly strings: () => readonly string[];
  readonly shown: readonly Shown[];
  readonly from1904: boolean;
  /** Counts the cells read so far in the whole workbook. */
  readonly spent: { cells: number };
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The rows from top to bottom. Throws a Refusal where the sheet is broken or has too many cells. */
export function* readRows(bytes: Uint8Array, context: SheetContext): Generator<Row, void> {
  const xml = new XmlReader(bytes, context.part);
  let inData = false;
  let row = 0;
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token === 'text') continue;
    if (xml.name === 'sheetData') {
      if (token === 'close') return;
      inData = true;
    } else if (inData && token === 'open' && xml.name === 'row') {
      row = rowNumber(xml.attribute('r'), row, context.part);
      const cells = readCells(xml, row, context);
      if (cells.length > 0) yield { row, cells };
    }
  }
}

const tooMany = (limit: number): Refusal => new Refusal('workbook-too-many-cells', { limit: String(limit) });

/** Rows must come in order, once each: a file that has a row twice has no one meaning. */
function rowNumber(text: string | undefined, before: number, part: string): number {
  const row = text === undefined ? before + 1 : /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (row <= before || row > LAST_ROW) throw damaged(part);
  return row;
}

/**
 * A cell as programs write nearly all of them: reference, style and type, then a value or nothing. One pattern takes a third of the time
 * that its five tokens take, and a county's quarter has 600,000 cells.
 */
const PLAIN_CELL =
  /<c r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,9})")?(?: t="(\w{1,9})")?(?: s="(\d{1,9})")?(?:\/>|><v>([^<&\r]*)<\/v><\/c>)/y;

function readCells(xml: XmlReader, row: number, context: SheetContext): Cell[] {
  const cells: Cell[] = [];
  let column = -1;
  for (;;) {
    const plain = xml.match(PLAIN_CELL);
    if (plain === null) {
      const token = xml.next();
      if (token === 'close' && xml.name === 'row') return cells;
      if (token === 'end') throw damaged(context.part);
      if (token !== 'open' || xml.name !== 'c') continue;
    }
    column = columnNumber(plain === null ? xml.attribute('r') : plain[1], row, column, context.part);
    if (++context.spent.cells > limits.cells) throw tooMany(limits.cells);
    const cell = plain === null ? readCell(xml, column, context) : plainCell(plain, column, context);
    if (cell.content !== 'nothing' || cell.formula) cells.push(cell);
  }
}

function plainCell(plain: RegExpExecArray, column: number, context: SheetContext): Cell {
  const style = plain[2] ?? plain[4];
  return cellOf(column, { type: plain[3], style, value: plain[5], inline: '', formula: false }, context);
}

function columnNumber(reference: string | undefined, row: number, before: number, part: string): number {
  if (reference === undefined) return before + 1;
  const { column, row: found } = parseReference(reference, part);
  if (found !== row || column <= before) throw damaged(part);
  return column;
}

function parseReference(reference: string, part: string): { column: number; row: number } {
  let column = 0;
  let row = 0;
  // By hand rather than by pattern: this runs for every cell.
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code >= 65 && code <= 90 && row === 0 && column <= LAST_COLUMN) column = column * 26 + code - 64;
    else if (code >= 48 && code <= 57 && column > 0 && row <= LAST_ROW) row = row * 10 + code - 48;
    else throw damaged(part);
  }
  if (column > LAST_COLUMN || row < 1 || row > LAST_ROW) throw damaged(part);
  return { column: column - 1, row };
}

interface Stored {
  readonly type: string | undefined;
  readonly style: string | undefined;
  readonly value: string | undefined;
  readonly inline: string;
  readonly formula: boolean;
}

function readCell(xml: XmlReader, column: number, context: SheetContext): Cell {
  const type = xml.attribute('t');
  const style = xml.attribute('s');
  let formula = false;
  let value: string | undefined;
  let inline = '';
  let inside = '';
  let reading = false;
  for (let token = xml.next(); !(token === 'close' && xml.name === 'c'); token = xml.next()) {
    if (token === 'end') throw damaged(context.part);
    if (token === 'open') {
      if (xml.name === 'rPh') reading = true;
      else inside = xml.name;
      if (inside === 'f') formula = true;
      if (inside === 'v') value = '';
    } else if (token === 'close') {
      if (xml.name === 'rPh') reading = false;
      inside = '';
    } else if (inside === 'v') value = (value ?? '') + xml.text;
    else if (inside === 't' && !reading) inline += xml.text;
  }
  return cellOf(column, { type, style, value, inline, formula }, context);
}

function cellOf(column: number, { type = 'n', style, value, inline, formula }: Stored, context: SheetContext): Cell {
  const shown = context.shown[Number(style ?? 0)] ?? 'plain';
  const { content, text } = contentOf(type, type === 'inlineStr' ? inline : value, shown, context);
  return { column, content, text, formula, percent: content === 'number' && shown === 'percent' };
}

type Found = Pick<Cell, 'content' | 'text'>;
const nothing: Found = { content: 'nothing', text: '' };

function contentOf(type: string, value: string | undefined, shown: Shown, context: SheetContext): Found {
  switch (type) {
    case 's': {
      if (value === undefined || value === '') return nothing;
      const text = /^\d{1,9}$/.test(value) ? context.strings()[Number(value)] : undefined;
      if (text === undefined) throw damaged(context.part);
      return { content: 'text', text };
    }
    case 'str':
    case 'inlineStr':
      return { content: 'text', text: unescaped(value ?? '') };
    case 'b':
      return value === undefined ? nothing : { content: 'boolean', text: value };
    case 'e':
      return { content: 'error', text: value ?? '' };
    case 'd': {
      const day = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(value ?? '')?.[1];
      return day === undefined ? { content: 'text', text: value ?? '' } : { content: 'day', text: day };
    }
    case 'n':
      return numberOf(value ?? '', shown, context.from1904);
    default:
      throw damaged(context.part);
  }
}

function numberOf(value: string, shown: Shown, from1904: boolean): Found {
  const text = value.trim();
  if (text === '') return nothing;
  const day = shown === 'date' ? dayOfSerial(Number(text), from1904) : undefined;
  return day === undefined ? { content: 'number', text } : { content: 'day', text: day };
}

/** The merged ranges. They stand behind the cells, so that only the end of the sheet is read. */
export function readMerges(bytes: Uint8Array, part: string): Merge[] {
  const merges: Merge[] = [];
  const words = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = words.indexOf('mergeCells', Math.max(0, words.lastIndexOf('sheetData')));
  const to = from === -1 ? -1 : words.indexOf('mergeCells', from + 1);
  if (to === -1) return merges;
  const xml = new XmlReader(
    Buffer.concat([Buffer.from('<'), words.subarray(from, to), Buffer.from('mergeCells>')]),
    part,
  );
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    const reference = token === 'open' && xml.name === 'mergeCell' ? xml.attribute('ref') : undefined;
    if (reference === undefined) continue;
    const [first = '', last = first] = reference.split(':');
    const from = parseReference(first, part);
    const to = parseReference(last, part);
    if (merges.length >= limits.merges) throw tooMany(limits.merges);
    merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
  }
  return merges;
}
