/**
 * The cases of `packages/engine/cases`: what real schemes do that surprises a designer, each with a small scheme of its own. People and
 * expectations are written as in the cases of the shipped schemes; a case here holds its scheme as text, and is its own base.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readCase, type SchemeCase } from '../../../../schemes/testing/case-file.ts';
import type { RawFacts, RawRow, TableId } from '../../src/index.ts';

const folder = new URL('../../cases/', import.meta.url);
export const indexText: string = readFileSync(new URL('README.md', folder), 'utf8');

/** A finding on the scheme: its code, and the text that begins where it points. */
export interface ExpectedFinding {
  readonly code: string;
  readonly at: string;
}

export interface SurpriseCase {
  readonly file: string;
  readonly title: string;
  /** Clauses of the index that it shows. */
  readonly clauses: readonly string[];
  /** Text of the scheme. */
  readonly scheme: string;
  /** What the checker says of the scheme; where it refuses it, nothing is scored. */
  readonly findings: readonly ExpectedFinding[];
  /** Codes of warnings and hints on the facts. */
  readonly warnings: readonly string[];
  readonly scoring: SchemeCase;
  readonly essential: readonly Essential[];
}

/** A word that the case hangs on, and another in its place, with which the case no longer holds. */
export interface Essential {
  readonly word: string;
  readonly instead: string;
}

interface CaseText {
  readonly scheme: string;
  readonly essential: SurpriseCase['essential'];
  readonly findings?: readonly ExpectedFinding[];
  readonly warnings?: readonly string[];
  /** Rows that can't be said of a person, as they stand in the tables. */
  readonly tables?: { readonly [T in TableId]?: readonly RawRow[] };
}

function readSurprise(file: string): SurpriseCase {
  const path = fileURLToPath(new URL(file, folder));
  const text = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) as CaseText;
  const scoring = readCase(path, path);
  const facts = withTables(scoring.facts, text.tables ?? {});
  const { scheme, essential, findings = [], warnings = [] } = text;
  const { title, clauses } = scoring;
  return { file, title, clauses, scheme, essential, findings, warnings, scoring: { ...scoring, facts } };
}

function withTables({ tables }: RawFacts, more: NonNullable<CaseText['tables']>): RawFacts {
  const added = Object.entries(more).map(([table, rows]) => [table, [...(tables[table as TableId] ?? []), ...rows]]);
  return { tables: { ...tables, ...Object.fromEntries(added) } };
}

export const surprises: readonly SurpriseCase[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map(readSurprise);
