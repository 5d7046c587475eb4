/** How numbers are shown, which is the only thing that tells a day or a percentage from a number in a workbook. */
import { damaged } from '../finding.ts';
import { XmlReader } from './xml.ts';

export type Shown = 'plain' | 'date' | 'percent';

/** What each cell format of the workbook shows its number as, by the format's index. */
export function readStyles(bytes: Uint8Array, part: string): Shown[] {
  const xml = new XmlReader(bytes, part);
  const codes = new Map<number, string>();
  const shown: Shown[] = [];
  let inside = '';
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token === 'text') continue;
    if (xml.name === 'numFmts' || xml.name === 'cellXfs') inside = token === 'open' ? xml.name : '';
    else if (token === 'open' && inside === 'numFmts' && xml.name === 'numFmt') {
      codes.set(formatId(xml, part), xml.attribute('formatCode') ?? '');
    } else if (token === 'open' && inside === 'cellXfs' && xml.name === 'xf') {
      const id = formatId(xml, part);
      const code = codes.get(id);
      shown.push(code === undefined ? shownByBuiltIn(id) : shownByCode(code));
    }
  }
  return shown;
}

function formatId(xml: XmlReader, part: string): number {
  const text = xml.attribute('numFmtId') ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw damaged(part);
  return Number(text);
}

/** Formats that every program knows by number; 27–36 and 50–58 are days in the East Asian versions. */
function shownByBuiltIn(id: number): Shown {
  if (id === 9 || id === 10) return 'percent';
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? 'date' : 'plain';
}

/** Reads a format code such as `yyyy"年"m"月"d"日"` or `0.0%`. */
export function shownByCode(code: string): Shown {
  const letters = code
    .slice(0, 255)
    .replace(/"[^"]*"?|\\.|[_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|e[+-]/gi, '')
    .split(';')[0] as string;
  if (/[ymdhse]/i.test(letters)) return 'date';
  return letters.includes('%') ? 'percent' : 'plain';
}
