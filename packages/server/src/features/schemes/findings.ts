/** A scheme's text as the checker sees it, in sentences with their lines. */
import { createHash } from 'node:crypto';
import { type Diagnostic, readScheme, type Scheme, schemeHash, sentenceOf } from '@shiji/engine';
import { type Refused, refuse } from '../../http/refusals.ts';
import { UNNAMED } from './copy.ts';
import { nameIn } from './decide.ts';

export interface Finding {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly line?: number;
  readonly column?: number;
  readonly sentence: string;
}

export function findingsOf(text: string): readonly Finding[] {
  return readScheme(text).diagnostics.map(findingOf);
}

const findingOf = (diagnostic: Diagnostic): Finding => ({
  code: diagnostic.code,
  severity: diagnostic.severity,
  ...(diagnostic.place?.kind === 'scheme' ? { line: diagnostic.place.line, column: diagnostic.place.column } : {}),
  sentence: sentenceOf(diagnostic),
});

/** Of the texts that were asked for last: reading one takes tens of milliseconds, and every round that begins asks for its scheme's name. */
const MOST_KEPT = 50;
const kept = new Map<string, string>();

/** As it is called: by the scheme itself, by what a broken text says, or not yet. */
export function nameOf(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const name = readScheme(text).scheme?.name ?? nameIn(text) ?? UNNAMED;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, name);
  return name;
}

export interface Checked {
  readonly ok: true;
  readonly scheme: Scheme;
  /** Of the engine; parameters that hang on the period are resolved by a run, and pinned there. */
  readonly hash: string;
  readonly sha256: string;
}

/** What checks without an error; else the first of them, with how many there are. */
export function checked(text: string): Checked | Refused<'scheme-wrong'> {
  const { scheme, diagnostics } = readScheme(text);
  if (scheme !== undefined) {
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    return { ok: true, scheme, hash: schemeHash(scheme, {}), sha256 };
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(findingOf);
  const [first] = errors;
  if (first === undefined) throw new Error('a scheme without errors could not be read');
  return refuse('scheme-wrong', { errors: errors.length, line: first.line ?? 1, sentence: first.sentence });
}
