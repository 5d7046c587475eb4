/** Comments on a sheet's cells: their texts, and the boxes in which old and new programs show them. */
import { columnLetters } from '../reading/labels.ts';
import { document, SPREADSHEET, textElement } from './xml.ts';

export interface Note {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The sheet's link to the boxes. */
export const NOTES_DRAWING = 'rId1';

export function notesXml(notes: readonly Note[]): string {
  const comments = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${columnLetters(column)}${row + 1}" authorId="0"><text><r>${textElement(text)}</r></text></comment>`,
  );
  return document(
    `<comments xmlns="${SPREADSHEET}"><authors><author></author></authors><commentList>${comments.join('')}</commentList></comments>`,
  );
}

/** The boxes, hidden until someone points at the cell. Their ids must be the workbook's only ones: each sheet has a thousand. */
export function noteBoxesXml(notes: readonly Note[], sheet: number): string {
  const boxes = notes.map(({ row, column }, i) =>
    [
      `<v:shape id="_x0000_s${sheet * 1024 + 1 + i}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto"`,
      ` style="position:absolute;width:108pt;height:59.25pt;z-index:${i + 1};visibility:hidden">`,
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>',
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
      // Columns and rows with offsets in pixels: left, top, right, bottom.
      `<x:Anchor>${column + 1},15,${row},2,${column + 3},31,${row + 4},4</x:Anchor>`,
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    ].join(''),
  );
  return [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"',
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">',
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>`,
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">',
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...boxes,
    '</xml>',
  ].join('');
}
