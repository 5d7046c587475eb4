/** A printed scheme as a document: chapters of paragraphs, lists and tables, which whoever shows it turns into Markdown or a page. */

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}
/** Numbered within its chapter by whoever shows it. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
/** A heading inside a chapter: `（一）共性指标`. */
export interface Heading {
  readonly kind: 'heading';
  /** 1 below the chapter, 2 below that … */
  readonly depth: number;
  readonly text: string;
}
export type Block = Paragraph | List | Table | Heading;

export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface PrintedScheme {
  readonly title: string;
  /** Lines below the title: number, version, source. */
  readonly subtitle: readonly string[];
  readonly chapters: readonly Chapter[];
}

export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): List => ({ kind: 'list', items });
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  kind: 'table',
  head,
  rows,
});
export const heading = (depth: number, text: string): Heading => ({ kind: 'heading', depth, text });
