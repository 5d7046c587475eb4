/** Findings about files: their codes, how grave each is, and how a reader deep inside gives up on a whole file. */
import type { Diagnostic, Place, Severity } from '@shiji/engine';
import type { sentences } from './sentences.ts';

export type Code = keyof typeof sentences;

/** Whatever is not named here is an error. */
const milder: { readonly [C in Code]?: Severity } = {
  'sheet-ignored': 'info',
  'sheet-hidden': 'info',
  'merged-cells-filled': 'info',
  'sheet-like-table': 'warning',
  'column-unknown': 'warning',
  'column-without-header': 'warning',
  'json-column-unknown': 'warning',
  'formulas-read-as-values': 'warning',
  'percentages-read-as-fractions': 'warning',
  'numbers-may-have-lost-digits': 'warning',
};

/** The whole file; whoever opened it knows its name. */
const wholeFile: Place = { kind: 'file', file: '' };

export function finding(
  code: Code,
  values: Readonly<Record<string, string>> = {},
  place: Place = wholeFile,
): Diagnostic {
  return { code, severity: milder[code] ?? 'error', place, values };
}

export const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((d) => d.severity === 'error');

/** Ends the reading of a file that can't be read at all. It never leaves this package. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;
  constructor(code: Code, values: Readonly<Record<string, string>> = {}) {
    super(code);
    this.diagnostic = finding(code, values);
  }
}

/** Runs a reading; a refusal becomes its one finding. */
export function orRefused<T>(read: () => T): T | { diagnostics: Diagnostic[] } {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: [error.diagnostic] };
    throw error;
  }
}

/** The file breaks its own format. `part` says where, for whoever looks into it. */
export const damaged = (part: string): Refusal => new Refusal('workbook-damaged', { part });
