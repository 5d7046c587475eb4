/** Text as it stands in the XML of a workbook. */

export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Characters after which a long part goes on in another piece: enough to be worth packing by itself. */
export const PIECE = 1 << 19;

/** The XML with its first line. */
export const document = (xml: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;

/**
 * What XML keeps for itself or changes in reading, and the code points that it forbids. A workbook writes the latter as `_x000B_`; a text
 * that looks like that must be written as `_x005F_x000B_`.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPECIAL = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text between tags or in an attribute. */
export const escaped = (text: string): string =>
  text.replace(SPECIAL, (c) => entities[c] ?? `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** Programs drop blanks at the ends of a `t` unless told not to. */
const atEnds = /^\s|\s$|[\n\t]/;
export const textElement = (text: string): string =>
  `<t${atEnds.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t>`;
