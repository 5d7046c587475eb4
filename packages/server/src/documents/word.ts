/**
 * Word files as offices expect them: page, fonts and line pitch of GB/T 9704-2012, and the tables that are its attachments. What stands in
 * a document is said in blocks; how they look is known here alone. Fonts are named and never put in: Word and WPS have them.
 */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type IFontAttributesProperties,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** A document of one page format. Texts are plain; a line break in one begins a new line. */
export interface WordDocument {
  readonly title: string;
  /** Several papers in one file, each with a block for its own title. */
  readonly untitled?: true;
  /** In brackets or with its day under the title. */
  readonly subtitle?: string;
  readonly blocks: readonly WordBlock[];
  /** Lying, for tables of many columns. */
  readonly lying?: boolean;
}

export type WordBlock =
  /** 一、 in 黑体 or （一） in 楷体; the number is part of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** A paragraph, indented by two characters; flush: to whom it is addressed. */
  | { readonly kind: 'text'; readonly text: string; readonly flush?: boolean }
  | { readonly kind: 'table'; readonly columns: readonly WordColumn[]; readonly rows: readonly (readonly string[])[] }
  /** A given form: a grid of cells, labels among them. */
  | { readonly kind: 'form'; readonly widths: readonly number[]; readonly rows: readonly (readonly FormCell[])[] }
  /** Who issues it and the day, at the right. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }
  /** Of a paper among several in one file; begins a page. */
  | { readonly kind: 'title'; readonly text: string; readonly subtitle?: string }
  | { readonly kind: 'page' };

export interface WordColumn {
  readonly title: string;
  /** Its share of the table's width, in any unit. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface FormCell {
  readonly text: string;
  /** A name of what stands beside it. */
  readonly label?: true;
  readonly columns?: number;
  readonly rows?: number;
  /** Least height in lines: room to write by hand. */
  readonly lines?: number;
  /** A last line at the right: 签名　年　月　日. */
  readonly signed?: string;
}

/** The media type of what {@link wordFile} gives. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The bytes of a .docx. */
export async function wordFile(document: WordDocument): Promise<Buffer> {
  const width = document.lying === true ? PRINT_HEIGHT : PRINT_WIDTH;
  const file = new Document({
    title: document.title.replaceAll('\n', ''),
    creator: '',
    styles: {
      default: { document: { run: { font: BODY, size: 32 }, paragraph: { spacing: LINE } } },
      paragraphStyles: CELL_STYLES,
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: pageOf(document.lying === true),
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...(document.untitled === true ? [] : titleOf(document)),
          ...document.blocks.flatMap((block, i) => drawn(block, width, i === 0)),
        ],
      },
    ],
  });
  return await Packer.toBuffer(file);
}

type Font = IFontAttributesProperties;

/** Latin letters and digits in Times, Chinese in the named font; one string would set both. */
const font = (eastAsia: string): Font => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });

const BODY = font('仿宋_GB2312');
const TITLE = font('方正小标宋简体');
const FIRST = font('黑体');
const SECOND = font('楷体_GB2312');
const FOOT = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' };

/** 225 mm for 22 lines. */
const LINE_PITCH = 579;
const LINE = { line: LINE_PITCH, lineRule: LineRuleType.EXACT };
/** Two characters; twips for programs that don't count in characters. */
const INDENT = { firstLineChars: 200, firstLine: 640 };
/** Rows of a table are closer. */
const TABLE_LINE = { line: 400, lineRule: LineRuleType.AT_LEAST };

/** Twips to the millimetre. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const PRINT_WIDTH = mm(156);
const PRINT_HEIGHT = mm(225);

function pageOf(lying: boolean): NonNullable<ISectionOptions['properties']> {
  const [top, bottom, left, right] = lying ? [28, 26, 35, 37] : [37, 35, 28, 26];
  return {
    page: {
      size: {
        width: mm(210),
        height: mm(297),
        orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { top: mm(top), bottom: mm(bottom), left: mm(left), right: mm(right), footer: mm(bottom - 12) },
    },
    grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
  };
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = { font: FOOT, size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function titleOf(
  { title, subtitle }: Pick<WordDocument, 'title' | 'subtitle'>,
  pageBreakBefore = false,
): readonly Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER, spacing: LINE };
  return [
    new Paragraph({ ...centred, pageBreakBefore, children: runs(title, { font: TITLE, size: 44 }) }),
    ...(subtitle === undefined ? [] : [new Paragraph({ ...centred, children: runs(subtitle, { font: SECOND }) })]),
    new Paragraph({}),
  ];
}

/** `first`: it begins the file, where a new page would be a blank one. */
function drawn(block: WordBlock, width: number, first: boolean): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          indent: INDENT,
          keepNext: true,
          children: runs(block.text, { font: block.level === 1 ? FIRST : SECOND }),
        }),
      ];
    case 'text':
      return [new Paragraph({ ...(block.flush ? {} : { indent: INDENT }), children: runs(block.text) })];
    case 'table':
      // Word runs two tables that touch into one.
      return [tableOf(block, width), new Paragraph({})];
    case 'form':
      return [formOf(block, width)];
    case 'signature':
      return [
        new Paragraph({}),
        ...block.lines.map(
          (line) => new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: 640 }, children: runs(line) }),
        ),
      ];
    case 'title':
      return titleOf(
        { title: block.text, ...(block.subtitle === undefined ? {} : { subtitle: block.subtitle }) },
        !first,
      );
    case 'page':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

/** The looks of cells, named once: said anew in each of a county's forms they take half of the time and the file. */
const CELL_STYLES = [
  { id: 'cell', name: '表格', run: { size: 24 }, paragraph: { spacing: TABLE_LINE } },
  {
    id: 'label',
    name: '表头',
    run: { size: 24, font: FIRST },
    paragraph: { spacing: TABLE_LINE, alignment: AlignmentType.CENTER },
  },
] as const;
const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };

function tableOf({ columns, rows }: Extract<WordBlock, { kind: 'table' }>, width: number): Table {
  const widths = shares(
    columns.map((column) => column.width),
    width,
  );
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map(
        (column, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [cellParagraph(texts[i] ?? '', head ? 'label' : (column.align ?? 'left'))],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    margins: MARGINS,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  });
}

function cellParagraph(text: string, look: 'label' | 'left' | 'center' | 'right'): Paragraph {
  if (look === 'label' || look === 'left')
    return new Paragraph({ style: look === 'label' ? 'label' : 'cell', children: runs(text) });
  const alignment = look === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT;
  return new Paragraph({ style: 'cell', alignment, children: runs(text) });
}

/** A cell of more characters than that may fill half a page. */
const LONG_TEXT = 400;

function formOf({ widths: wanted, rows }: Extract<WordBlock, { kind: 'form' }>, width: number): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    margins: MARGINS,
    width: { size: width, type: WidthType.DXA },
    columnWidths: shares(wanted, width),
    rows: rows.map(
      (cells) =>
        new TableRow({
          // A long summary goes on over the page; a row that may not break would leave a blank one.
          cantSplit: cells.every(({ text }) => text.length <= LONG_TEXT),
          height: { value: Math.max(...cells.map(({ lines = 1 }) => lines)) * 400 + 160, rule: 'atLeast' },
          children: cells.map(formCell),
        }),
    ),
  });
}

function formCell({ text, label, columns, rows, signed }: FormCell): TableCell {
  const centred = label === true || signed === undefined;
  return new TableCell({
    ...(columns === undefined ? {} : { columnSpan: columns }),
    ...(rows === undefined ? {} : { rowSpan: rows }),
    verticalAlign: centred ? VerticalAlignTable.CENTER : VerticalAlignTable.BOTTOM,
    children: [
      cellParagraph(text, label === true ? 'label' : 'left'),
      ...(signed === undefined ? [] : [cellParagraph(signed, 'right')]),
    ],
  });
}

interface RunLook {
  readonly font?: Font;
  readonly size?: number;
}

/** A line break stays one. Control characters have no place in XML: a file that holds one can't be opened at all. */
function runs(text: string, look: RunLook = {}): TextRun[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, i) => new TextRun({ ...look, text: line.replace(UNWRITABLE, ''), ...(i > 0 ? { break: 1 } : {}) }));
}

const UNWRITABLE = /(?!\t)[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Whole twips; the last column takes what rounding leaves. */
function shares(parts: readonly number[], width: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  const widths = parts.map((part) => Math.floor((width * part) / sum));
  const last = widths.length - 1;
  const rest = width - widths.reduce((total, part) => total + part, 0);
  return widths.map((part, i) => (i === last ? part + rest : part));
}
