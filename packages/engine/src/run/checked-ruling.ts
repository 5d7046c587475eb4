/** A ruling while it is held against the scheme. */
import type { Code } from '../diagnostics/sentences.ts';
import type { Ruling } from '../facts/facts.ts';

/** A ruling with the cells as they were written, and where its findings go. */
export interface Checked {
  readonly ruling: Ruling;
  readonly written: (column: 'setting' | 'value' | 'target') => string;
  readonly report: (code: Code, column: string, values: Record<string, string>) => void;
}
