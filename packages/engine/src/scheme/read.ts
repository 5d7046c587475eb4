/** Scheme text → checked scheme, its hash, and findings. Any text gives findings, never an exception. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Located, locatedOf, parseLocated } from '../text/located.ts';
import { Reading } from '../text/reading.ts';
import { yamlOf } from '../text/yaml.ts';
import { checkScheme } from './check.ts';
import { schemeShape } from './language.ts';
import type { Scheme } from './scheme.ts';

export interface ReadScheme {
  /** Only where there is no error. */
  readonly scheme?: Scheme;
  readonly diagnostics: readonly Diagnostic[];
  /** The text as a tree with positions, for editors. */
  readonly tree?: Located;
}

export function readScheme(text: string): ReadScheme {
  const { tree, diagnostics } = parseLocated(text);
  return tree === undefined ? { diagnostics } : readTree(tree, diagnostics);
}

/** A scheme that a program made or altered, held to all that its text would be held to; what is found has a path, and no line. */
export const recheckScheme = (scheme: Scheme): ReadScheme => readTree(locatedOf(schemeShape.write(scheme)), []);

function readTree(tree: Located, diagnostics: readonly Diagnostic[]): ReadScheme {
  const reading = new Reading(tree);
  const scheme = schemeShape.read(tree, [], reading);
  if (scheme === undefined) return { diagnostics: [...diagnostics, ...reading.diagnostics], tree };
  const found = [...diagnostics, ...checkScheme(scheme, tree)];
  const failed = found.some((d) => d.severity === 'error');
  return failed ? { diagnostics: found, tree } : { scheme, diagnostics: found, tree };
}

/** The scheme in canonical form: reading it gives the same scheme back. */
export function writeScheme(scheme: Scheme): string {
  return yamlOf(schemeShape.write(scheme));
}
