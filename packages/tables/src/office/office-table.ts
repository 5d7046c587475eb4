/** What a table that an office keeps is expected to hold, and what was found of it in a file. */
import type { ColumnSpec, Diagnostic } from '@shiji/engine';

/** A table of people's own making: its columns are found by name, wherever they stand. */
export interface OfficeTable {
  /** As people call it: 人员表. */
  readonly name: string;
  /** One Chinese sentence for the template. */
  readonly about: string;
  readonly columns: readonly OfficeColumn[];
}

/** Days are told apart from other texts only in columns of kind `date`. */
export interface OfficeColumn extends ColumnSpec {
  readonly kind: 'text' | 'date';
}

/** How sure it is that a header means a column: its very name, its name with additions, or only something like it. */
export type Confidence = 'same' | 'likely' | 'unsure';

/** A column of the sheet. */
export interface FoundColumn {
  /** From 0. */
  readonly at: number;
  /** `A`, `AB`. */
  readonly letters: string;
  /** The header, of two rows of headers joined by a blank: `现任职务 职务名称`. '' where there is none above the values. */
  readonly label: string;
}

export interface Proposed {
  readonly column: FoundColumn;
  readonly confidence: Confidence;
}

/** Which column of the sheet, from 0, holds which column of the table, by its id. */
export type Mapping = ReadonlyMap<string, number>;

export interface FoundTable {
  readonly sheet: string;
  /** Other sheets that may be chosen instead; hidden ones are not among them. */
  readonly otherSheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  /** First and last row of the headers, from 1 as the spreadsheet program shows them. */
  readonly headerRows: readonly [first: number, last: number];
  readonly columns: readonly FoundColumn[];
  /** By the table's column ids. */
  readonly proposed: ReadonlyMap<string, Proposed>;
  /** Columns of the sheet that have a header and that nothing was proposed for. */
  readonly unmatched: readonly FoundColumn[];
  /** Ids of required columns that were not found. */
  readonly lacking: readonly string[];
  /** The first rows below the headers, texts by the sheet's columns from 0. */
  readonly sample: readonly { readonly row: number; readonly texts: readonly string[] }[];
}

/** Why a cell has no text that can be relied on. */
export type CellProblem = 'error-value' | 'formula-without-value' | 'lost-digits';

export interface OfficeRow {
  /** As the spreadsheet program shows it. */
  readonly row: number;
  /** Exact texts by the table's column ids, trimmed; blank cells are absent. Days as `2025-03-01`, months as `2025-03`. */
  readonly texts: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, CellProblem>>;
}

export interface OpenTable {
  readonly found: FoundTable;
  /** The rows below the headers, wholly blank ones and headers that are repeated on every page left out. Taken once. */
  rows(mapping?: Mapping): Generator<OfficeRow, void>;
}

export type OpenedTable =
  | { readonly ok: true; readonly table: OpenTable }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
