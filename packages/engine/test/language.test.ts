/** The language reference against the engine: its first scheme checks, and it describes every term and every word of a figure. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScheme } from '../src/index.ts';
import { stageKinds } from '../src/process/index.ts';
import { rosterSources } from '../src/scheme/scheme.ts';
import { termKinds } from '../src/terms/index.ts';

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

  it.each([...Object.keys(stageKinds), ...Object.keys(rosterSources)])(
    'has a row for the stage or source %s',
    (word) => {
      expect(text).toContain(`\n| \`${word}\` | `);
    },
  );
});
