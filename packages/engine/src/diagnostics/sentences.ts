/** Every diagnostic of the engine: its severity and its Chinese sentence, in one total table. */
import type { Diagnostic, Place } from './diagnostic.ts';
import { factSentences } from './fact-sentences.ts';
import { schemeSentences } from './scheme-sentences.ts';

const entries = { ...schemeSentences, ...factSentences };
export type Code = keyof typeof entries;
export const codes = Object.keys(entries) as Code[];

/** A diagnostic of the engine's, with the severity of its code. */
export function finding(code: Code, place: Place | undefined, values: Record<string, string>): Diagnostic {
  return { code, severity: entries[code].severity, ...(place === undefined ? {} : { place }), values };
}

/** The Chinese sentence of a diagnostic: what is wrong and what to do. Codes of other packages have tables of their own. */
export function sentenceOf(diagnostic: Diagnostic): string {
  const entry = Object.hasOwn(entries, diagnostic.code) ? entries[diagnostic.code as Code] : undefined;
  return entry === undefined ? diagnostic.code : entry.say(diagnostic.values) + others(diagnostic.values);
}

/** The rows of findings that were put together as one. */
function others({ alike, rows }: Diagnostic['values']): string {
  if (alike === undefined || rows === undefined) return '';
  const more = rows.split('、').length < Number(alike) ? '等' : '';
  return `同样的问题共 ${alike} 行：第 ${rows} 行${more}。`;
}
