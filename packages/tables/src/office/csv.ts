/** CSV as offices save it: UTF-8 or GB18030; commas, semicolons or tabs; quoted where a value holds one. */
import type { Row } from '../ooxml/sheet.ts';

/** Half of a file in GB18030 is hardly ever valid UTF-8, so trying in this order is safe. */
export function textOfCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The file's rows as those of a sheet; every value is a text, and rows are counted as a spreadsheet program would show them. */
export function* csvRows(text: string): Generator<Row, void> {
  const mark = separatorOf(text);
  let row = 0;
  for (let at = 0; at < text.length; ) {
    const cells: { column: number; content: 'text'; text: string; formula: false; percent: false }[] = [];
    row++;
    for (let column = 0; ; column++) {
      const value = readValue(text, at, mark);
      at = value.end;
      if (value.text !== '') {
        cells.push({ column, content: 'text', text: value.text, formula: false, percent: false });
      }
      if (text[at] !== mark) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    if (cells.length > 0) yield { row, cells };
  }
}

function separatorOf(text: string): string {
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  const count = (mark: string): number => line.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A value and where it ends; a quote inside a quoted value stands there twice, and one that is never closed ends with the file. */
function readValue(text: string, from: number, mark: string): { text: string; end: number } {
  if (text[from] !== '"') {
    let end = from;
    while (end < text.length && text[end] !== mark && text[end] !== '\n' && text[end] !== '\r') end++;
    return { text: text.slice(from, end), end };
  }
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { text: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at++;
  }
  // What stands behind the closing quote belongs to the value: nothing is dropped.
  const rest = readValue(text, at, mark);
  return text[at] === '"' ? { text: value, end: at } : { text: value + rest.text, end: rest.end };
}
