/** Scheme text → the same scheme in canonical format. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatYaml } from '../text/format.ts';
import { schemeShape } from './language.ts';
import { readScheme } from './read.ts';

/** Sections of the file: each of their entries stands on lines of its own, and a blank line before them. */
const sections = ['attributes', 'parameters', 'populations', 'figures', 'consequences', 'process'];

/**
 * The text with its keys in the order of the language, short maps on one line and the rest in blocks; comments stay. Formatting twice changes
 * nothing more. A scheme with errors is refused: only the findings come back.
 */
export function formatScheme(text: string): { readonly text?: string; readonly diagnostics: readonly Diagnostic[] } {
  const { scheme, diagnostics } = readScheme(text);
  if (scheme === undefined) return { diagnostics };
  const formatted = formatYaml(text, schemeShape.write(scheme), sections);
  return { text: formatted, diagnostics };
}
