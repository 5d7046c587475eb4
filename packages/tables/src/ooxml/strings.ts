/** The texts that a workbook's cells share. */
import { Refusal } from '../finding.ts';
import { limits } from '../limits.ts';
import { XmlReader } from './xml.ts';

/** The shared texts by index. Readings set above Chinese characters (`rPh`) are no part of the text. */
export function readStrings(bytes: Uint8Array, part: string): string[] {
  const xml = new XmlReader(bytes, part);
  const strings: string[] = [];
  let text = '';
  let reading = false;
  let inText = false;
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token === 'text') {
      if (inText && !reading) text += xml.text;
    } else if (xml.name === 't') inText = token === 'open';
    else if (xml.name === 'rPh') reading = token === 'open';
    else if (xml.name === 'si') {
      if (token === 'close') strings.push(unescaped(text));
      text = '';
      if (strings.length > limits.texts) throw new Refusal('workbook-too-many-cells', { limit: String(limits.texts) });
    }
  }
  return strings;
}

/** Workbooks write characters that XML forbids as `_x000D_`, and that very pattern as `_x005F_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
