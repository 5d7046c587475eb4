/** What real schemes do that surprises a designer: each comes out as it says, as the oracle says, and hangs on the word that it names. */
import { describe, expect, it } from 'vitest';
import { differences } from '../../../../schemes/testing/run-case.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { resolveNames } from '../../src/facts/names.ts';
import { readFacts } from '../../src/facts/read.ts';
import { type Diagnostic, type Outcome, type Run, readScheme, resultOf, type Scheme, score } from '../../src/index.ts';
import { oracleResults } from '../oracle/index.ts';
import { type Essential, type ExpectedFinding, indexText, type SurpriseCase, surprises } from './read-cases.ts';

/** How the outcome differs from what the case says, were its scheme this text. */
function faults(surprise: SurpriseCase, text: string): string[] {
  const { scheme, diagnostics } = readScheme(text);
  const found = diagnostics.map((d) => told(d, surprise.findings, text));
  const expected = surprise.findings.map(({ code, at }) => `${code} at ${at}`);
  const findings = listsDiffer('findings', expected, found);
  if (scheme === undefined) return findings;
  const run = score(scheme, surprise.scoring.facts);
  const warnings = run.diagnostics.filter((d) => d.severity !== 'error').map((d) => d.code);
  return [
    ...findings,
    ...listsDiffer('warnings', surprise.warnings, warnings),
    ...differences(scheme, surprise.scoring),
  ];
}

/** A finding with the text that was expected there, or with as much of the line as it takes to see where it points. */
function told({ code, place }: Diagnostic, expected: readonly ExpectedFinding[], text: string): string {
  if (place?.kind !== 'scheme') return code;
  const rest = (text.split('\n')[place.line - 1] ?? '').slice(place.column - 1);
  return `${code} at ${expected.find((e) => e.code === code && rest.startsWith(e.at))?.at ?? rest}`;
}

function listsDiffer(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const [a, b] = [expected, found].map((list) => [...list].sort().join('、'));
  return a === b ? [] : [`${what}: expected [${a}], found [${b}]`];
}

function altered({ scheme }: SurpriseCase, { word, instead }: Essential): string {
  const parts = scheme.split(word);
  if (parts.length !== 2) throw new Error(`“${word}” stands ${parts.length - 1} times in the scheme`);
  return parts.join(instead);
}

const named = surprises.map((s) => [s.file, s.title, s] as const);
const inOneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');
const words = surprises.flatMap((s) =>
  s.essential.map((e) => [s.file, inOneLine(e.instead), inOneLine(e.word), s, e] as const),
);
const scored = named.filter(([, , s]) => readScheme(s.scheme).scheme !== undefined);

describe('what real schemes do', () => {
  it.each(named)('%s %s', (_file, _title, surprise) => {
    expect(faults(surprise, surprise.scheme)).toEqual([]);
  });

  it.each(words)('%s comes out otherwise with “%s” in place of “%s”', (_file, _instead, _word, surprise, essential) => {
    const text = altered(surprise, essential);
    // Were the altered scheme refused, its case would fail whatever the word does. What a case expects to be refused must be taken.
    expect(readScheme(text).diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    expect(faults(surprise, text)).not.toEqual([]);
  });

  it.each(named)('%s names a word that it hangs on', (_file, _title, { essential }) => {
    expect(essential.length).toBeGreaterThan(0);
  });

  it.each(scored)('%s comes out the same of the oracle', (_file, _title, surprise) => {
    const scheme = readScheme(surprise.scheme).scheme as Scheme;
    const { run } = score(scheme, surprise.scoring.facts);
    if (run === undefined) throw new Error('the facts were refused');
    const theirs = oracleResults(scheme, factsOf(scheme, surprise, run));
    const figures = new Map([...theirs.populations.values()].flatMap((p) => [...p.subjects]));
    for (const { id, indicators } of resultOf(run).subjects) {
      for (const [figure, outcome] of Object.entries(indicators)) {
        const found = figures.get(id)?.figures.get(figure);
        const text =
          found === undefined ? 'none' : 'value' in found ? found.value : 'grade' in found ? found.grade : found.absent;
        expect(`${id} ${figure} ${shortest(outcome)}`).toBe(`${id} ${figure} ${text}`);
      }
    }
  });
});

/** The facts row by row, as the oracle takes them; rulings as they were admitted. */
function factsOf(scheme: Scheme, { scoring }: SurpriseCase, run: Run): Facts {
  const rows = readFacts(scoring.facts).facts as Facts;
  return { ...resolveNames(rows, scheme, scoring.facts, []), rulings: run.facts.rulings };
}

const shortest = (outcome: Outcome): string =>
  'absent' in outcome
    ? outcome.absent
    : outcome.value.replace(/^(-?\d+)\.(\d*?)0*$/, (_, whole, rest) => (rest === '' ? whole : `${whole}.${rest}`));

/** One line of the index: a clause, and the cases that show it. */
const rows = indexText.split('\n').flatMap((line) => {
  const [, clause = '', cells = ''] = line.split('|').map((cell) => cell.trim());
  const links = [...cells.matchAll(/\[([^\]]+)\]\(([^)]+\.yaml)\)/g)];
  return links.map(([, title = '', file = '']) => ({ clause, title, file }));
});

describe('the index of the cases', () => {
  it('names every case by its title under each clause that the case shows, and no other', () => {
    const listed = rows.map(({ clause, file, title }) => `${file} | ${clause} | ${title}`);
    const shown = surprises.flatMap(({ file, title, clauses }) => clauses.map((c) => `${file} | ${c} | ${title}`));
    expect(listed.sort()).toEqual(shown.sort());
  });
});
