/** The language reference against the engine: its first scheme checks, and it describes every term and every word of a figure. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScheme } from '../src/index.ts';
import { schemeJsonSchema } from '../src/scheme/language.ts';
import { termKinds } from '../src/terms/index.ts';
import { isPlanned } from '../src/text/planned.ts';

const text = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');

describe('docs/language.md', () => {
  it('begins with a scheme that checks without a finding', () => {
    const { scheme, diagnostics } = readScheme(examples[0] ?? '');
    expect(diagnostics).toEqual([]);
    expect(scheme?.scheme).toBe('small-town');
  });

  it.each(termKinds)('describes the term %s', (kind) => {
    expect(text).toMatch(new RegExp(`\`${kind}[\`: ]`));
  });

  it.each(['expires'])('says of %s that it is not built yet, and so does the checker', (word) => {
    expect(text).toContain(word);
    const scheme = (examples[0] ?? '').replace('        points: { within: [0, 80] }', `        ${word}: {}`);
    expect(readScheme(scheme).diagnostics.map((d) => d.code)).toContain('key-planned');
  });

  it('calls no key planned that the language has', () => {
    const keysIn = (of: unknown): string[] => {
      if (typeof of !== 'object' || of === null) return [];
      const own = 'properties' in of ? Object.keys(of.properties as object) : [];
      return [...own, ...Object.values(of).flatMap(keysIn)];
    };
    expect(keysIn(schemeJsonSchema()).filter(isPlanned)).toEqual([]);
  });
});
