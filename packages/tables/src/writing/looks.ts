/** How cells look: the formats that a workbook's cells point to. */
import { document, escaped, SPREADSHEET } from './xml.ts';

/** How a cell looks and, with `text`, that it stays text when someone edits it; with a number, its decimal places. */
export type Look = 'title' | 'note' | 'header' | 'plain' | 'text' | 'date' | number;

interface Format {
  readonly font?: number;
  readonly fill?: number;
  readonly number?: string;
  readonly alignment?: string;
}

const NAME = '<name val="宋体"/>';
/** The first is the workbook's own, which notes have, too. */
const fonts = [`<sz val="11"/>${NAME}`, `<b/><sz val="14"/>${NAME}`, `<b/><sz val="11"/>${NAME}`];
/** Every program takes the first two for these, whatever a file says. */
const fills = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  '<patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill>',
];
/** Below it stand the number formats that programs know by themselves. */
const FIRST_NUMBER_FORMAT = 164;

function formatOf(look: Look): Format {
  switch (look) {
    case 'plain':
    case 'note':
      return {};
    case 'title':
      return { font: 1 };
    case 'header':
      return { font: 2, fill: 2, alignment: '<alignment vertical="center" wrapText="1"/>' };
    case 'text':
      // The text format is the apostrophe of old: what is typed into the cell stays text, `=1+1` and `001` included.
      return { number: '@' };
    case 'date':
      return { number: 'yyyy-mm-dd' };
    default:
      return { number: look === 0 ? '0' : `0.${'0'.repeat(look)}` };
  }
}

/** The looks of one workbook, numbered as they are first used. */
export class Looks {
  readonly #indexes = new Map<Look, number>([['plain', 0]]);

  /** The look's place among the formats; 0 for a cell that has none. */
  index(look: Look): number {
    const known = this.#indexes.get(look);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(look, index);
    return index;
  }

  xml(): string {
    const formats = [...this.#indexes.keys()].map(formatOf);
    const numbers = formats.flatMap(({ number }) => (number === undefined ? [] : [number]));
    const numberId = (number: string): number => FIRST_NUMBER_FORMAT + numbers.indexOf(number);
    return document(
      `<styleSheet xmlns="${SPREADSHEET}">${[
        ...list(
          'numFmts',
          numbers.map((number) => `<numFmt numFmtId="${numberId(number)}" formatCode="${escaped(number)}"/>`),
        ),
        ...list(
          'fonts',
          fonts.map((font) => `<font>${font}</font>`),
        ),
        ...list(
          'fills',
          fills.map((fill) => `<fill>${fill}</fill>`),
        ),
        ...list('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']),
        ...list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
        ...list(
          'cellXfs',
          formats.map((format) => formatXml(format, format.number === undefined ? 0 : numberId(format.number))),
        ),
        ...list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
      ].join('')}</styleSheet>`,
    );
  }
}

function formatXml({ font = 0, fill = 0, alignment = '' }: Format, number: number): string {
  const applied = [
    number === 0 ? '' : ' applyNumberFormat="1"',
    font === 0 ? '' : ' applyFont="1"',
    fill === 0 ? '' : ' applyFill="1"',
    alignment === '' ? '' : ' applyAlignment="1"',
  ].join('');
  const ids = `numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"`;
  return `<xf ${ids}${applied}>${alignment}</xf>`;
}

/** An element that counts what stands in it; none where that is nothing. */
const list = (name: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`<${name} count="${items.length}">${items.join('')}</${name}>`];
