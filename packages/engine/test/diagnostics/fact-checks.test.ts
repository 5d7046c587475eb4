/** Every finding on facts has an example that fails with it, in the cell where the slip stands. */
import { describe, expect, it } from 'vitest';
import { factSentences } from '../../src/diagnostics/fact-sentences.ts';
import { type Diagnostic, type RawFacts, readScheme, type Scheme, score, sentenceOf } from '../../src/index.ts';
import { baseFacts } from './base-facts.ts';
import { baseScheme, type Change, changed } from './base-scheme.ts';
import { type FactExample, factExamples } from './fact-examples.ts';
import { expectSentence } from './well-formed.ts';

const examples: { readonly [C in keyof typeof factSentences]: FactExample } = factExamples;

function schemeOf(changes: readonly Change[] = []): Scheme {
  const { scheme, diagnostics } = readScheme(changed(baseScheme, changes));
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}
const findings = ({ scheme }: FactExample, facts: RawFacts): readonly Diagnostic[] =>
  score(schemeOf(scheme), facts).diagnostics;

describe('the checks of facts', () => {
  it('find nothing in the facts that every example changes', () => {
    const { run, diagnostics } = score(schemeOf(), { tables: baseFacts });
    expect(diagnostics).toEqual([]);
    expect(run).toBeDefined();
  });

  it.each(Object.entries(examples))(
    '%s has an example that gives it, in the cell where the slip stands',
    (code, example) => {
      const { also = [], at }: FactExample = example;
      const diagnostics = findings(example, { tables: example.facts });
      expect(diagnostics.map((d) => d.code).sort()).toEqual([code, ...also].sort());
      const found = diagnostics.find((d) => d.code === code);
      expect(found?.severity).toBe(factSentences[code as keyof typeof factSentences].severity);
      const [table, row, column] = at ?? [];
      const place = {
        kind: 'fact',
        table,
        ...(row === undefined ? {} : { row }),
        ...(column === undefined ? {} : { column }),
      };
      expect(found?.place).toEqual(at === undefined ? undefined : place);
      for (const diagnostic of diagnostics) expectSentence(sentenceOf(diagnostic));
    },
  );

  it('point to the row of the sheet where the facts came from a workbook', () => {
    const places = { points: baseFacts.points.map((_, i) => ({ sheet: '评分表', row: i + 3 })) };
    const example = examples['cell-not-decimal'];
    expect(findings(example, { tables: example.facts, places }).map((d) => d.place)).toEqual([
      { kind: 'fact', table: 'points', sheet: '评分表', row: 4, column: '分数' },
    ]);
  });
});
