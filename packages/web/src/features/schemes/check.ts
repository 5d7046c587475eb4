/** The checker in the browser: what is wrong with a text, and how it reads, a moment after typing rests. */
import { type PrintedScheme, printScheme, readScheme, sentenceOf } from '@shiji/engine';
import { useEffect, useState } from 'react';
import type { Printed, WholeVersion } from './copy.ts';

export type Finding = WholeVersion['findings'][number];

export interface Checked {
  /** The text that it was found of. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Absent where there are errors. */
  readonly printed?: Printed;
}

export function check(text: string): Checked {
  const { scheme, diagnostics } = readScheme(text);
  const findings = diagnostics.map(
    (diagnostic): Finding => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      ...(diagnostic.place?.kind === 'scheme' ? { line: diagnostic.place.line, column: diagnostic.place.column } : {}),
      sentence: sentenceOf(diagnostic),
    }),
  );
  return { text, findings, ...(scheme === undefined ? {} : { printed: shown(printScheme(scheme)) }) };
}

/** The engine's documents are read-only, those of the server's answers are not. */
const shown = (printed: PrintedScheme): Printed => structuredCloneOf(printed) as Printed;
// The browser's own structuredClone is younger than Safari 14; a document is texts and lists alone.
const structuredCloneOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Typing pauses this long, in milliseconds, before it is checked: a long scheme takes some tens of them. */
const PAUSE = 300;

export function useChecked(text: string): Checked {
  const [checked, set] = useState(() => check(text));
  useEffect(() => {
    if (text === checked.text) return undefined;
    const timer = setTimeout(() => set(check(text)), PAUSE);
    return () => clearTimeout(timer);
  }, [text, checked.text]);
  return checked;
}
