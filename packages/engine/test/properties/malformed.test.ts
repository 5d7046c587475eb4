/** Property 7: any malformed input gives diagnostics, never an exception or a hang. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawFacts, readScheme, score, sentenceOf, tableIds } from '../../src/index.ts';

const shipped = readFileSync(new URL('../../../../schemes/xiulin/quarter.yaml', import.meta.url), 'utf8');
const { scheme } = readScheme(shipped);

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'NaN',
    '1e308',
    '-0',
    '1e-400',
    '９０',
    '2025.3',
    '=1+1',
    '__proto__',
    '䶮𠮷·',
    'null',
    '-',
    '.',
    '',
    ' ',
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue(),
);

describe('reading a scheme', () => {
  it('[P7] takes any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 300 }), fc.json(), fc.string({ unit: 'binary', maxLength: 200 })),
        (text) => {
          const { scheme: read, diagnostics } = readScheme(text);
          expect(read === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
          for (const d of diagnostics) expect(sentenceOf(d)).not.toContain('undefined');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[P7] takes a real scheme with pieces cut, doubled, swapped or replaced', { timeout: 60_000 }, () => {
    const lines = shipped.split('\n');
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.nat(3), fc.string({ maxLength: 12 })),
          { minLength: 1, maxLength: 6 },
        ),
        (edits) => {
          const edited = [...lines];
          for (const [a, b, how, text] of edits) {
            const line = edited[a] ?? '';
            if (how === 0) edited.splice(a, 1);
            else if (how === 1) edited.splice(b, 0, line);
            else if (how === 2) edited[a] = line.replace(/: .*/, `: ${text}`);
            else edited[a] = line.slice(0, b % (line.length + 1)) + text + line.slice(b % (line.length + 1));
          }
          const { diagnostics } = readScheme(edited.join('\n'));
          for (const d of diagnostics) expect(sentenceOf(d)).toMatch(/[。？]$/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['aliases that explode', `a: &a [1,2]\nb: &b [*a,*a]\nc: [*b,*b]`, 'yaml-alias'],
    ['ten thousand brackets', '['.repeat(10_000), 'yaml-too-deep'],
    ['nested indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'yaml-too-deep'],
    ['a doubled key', 'scheme: a\nscheme: b', 'yaml-duplicate-key'],
    ['tabs', 'scheme:\n\t- a', 'yaml-malformed'],
    ['two documents', 'scheme: a\n---\nscheme: b', 'yaml-several-documents'],
    ['three million characters', 'a'.repeat(3_000_000), 'yaml-too-long'],
    ['nothing', '', 'yaml-empty'],
  ])('[P7] refuses %s', (_what, text, code) => {
    expect(readScheme(text).diagnostics.map((d) => d.code)).toContain(code);
  });
});

describe('reading facts', () => {
  it('[P7] takes anything in any cell', { timeout: 60_000 }, () => {
    const row = fc.dictionary(
      fc.constantFrom(
        'id',
        'subject',
        'name',
        'attribute',
        'value',
        'indicator',
        'role',
        'code',
        'level',
        'count',
        'date',
        'key',
        'kind',
        'target',
        'setting',
        'by',
        'reason',
        'corrects',
        'poll',
        'group',
        'paper',
        'from',
        'to',
        'asOf',
        'period',
        '__proto__',
      ),
      hostile,
      { maxKeys: 8 },
    );
    const tables = fc.record(Object.fromEntries(tableIds.map((id) => [id, fc.array(row, { maxLength: 4 })])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(tables, (drawn) => {
        if (scheme === undefined) throw new Error('the shipped scheme does not check');
        const { run, diagnostics } = score(scheme, { tables: drawn } as RawFacts);
        expect(run === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
        for (const d of diagnostics) expect(sentenceOf(d)).not.toContain('undefined');
      }),
      { numRuns: 600 },
    );
  });
});
