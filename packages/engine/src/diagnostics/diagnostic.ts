/**
 * A diagnostic is data: a code, where, and the values that its sentence needs. Sentences are made at the edge, from one total
 * table per package (`sentences.ts`), so that wording stands in one place and a program can act on the code.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Where a finding lies. Lines, columns and rows count from 1, as editors and spreadsheet programs show them. */
export type Place =
  | { readonly kind: 'scheme'; readonly path: string; readonly line: number; readonly column: number }
  | {
      readonly kind: 'fact';
      readonly table: string;
      /** The sheet's name, where the facts came from a workbook. */
      readonly sheet?: string;
      readonly row?: number;
      readonly column?: string;
    }
  | { readonly kind: 'file'; readonly file: string };

export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly place?: Place;
  readonly values: Readonly<Record<string, string>>;
}

/** A sentence for one code: what is wrong and what to do, in Chinese. */
export type Sentence = (values: Readonly<Record<string, string>>) => string;
export type Sentences = Readonly<Record<string, Sentence>>;
