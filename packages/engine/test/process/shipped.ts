/** Schemes as they are shipped, or with some of their text changed. */
import { readFileSync } from 'node:fs';
import { readScheme, type Scheme } from '../../src/index.ts';
import { type Change, changed } from '../diagnostics/base-scheme.ts';

export function shipped(path: string, ...changes: readonly Change[]): Scheme {
  const text = readFileSync(new URL(`../../../../schemes/${path}`, import.meta.url), 'utf8');
  const { scheme, diagnostics } = readScheme(changed(text, changes));
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}
