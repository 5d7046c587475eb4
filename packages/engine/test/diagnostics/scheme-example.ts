import type { Code } from '../../src/diagnostics/sentences.ts';
import type { Change } from './base-scheme.ts';

/** A slip in a scheme, and where its finding must point. */
export interface SchemeExample {
  /** Changes of the base scheme, or a text of its own. */
  readonly write: readonly Change[] | ((base: string) => string);
  /** The fragment of the written text at whose first character the finding stands; `start`: at the very start of the file. */
  readonly at: string | 'start';
  readonly path?: string;
  /** Other findings that the same slip can't but give. */
  readonly also?: readonly Code[];
}
