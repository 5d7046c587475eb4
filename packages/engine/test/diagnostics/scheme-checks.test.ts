/** Every finding on a scheme has an example that fails with it, at the place where the slip stands. */
import { describe, expect, it } from 'vitest';
import { schemeSentences } from '../../src/diagnostics/scheme-sentences.ts';
import { readScheme, sentenceOf } from '../../src/index.ts';
import { baseScheme, type Change, changed, placeOf } from './base-scheme.ts';
import { figureExamples } from './figure-examples.ts';
import { processExamples } from './process-examples.ts';
import type { SchemeExample } from './scheme-example.ts';
import { termExamples } from './term-examples.ts';
import { textExamples } from './text-examples.ts';
import { expectSentence } from './well-formed.ts';

/** Codes that no text can yield, and why. */
const unreachable = {} as const satisfies Partial<Record<Code, string>>;

/** Sentences that still show what nobody should have to read; each is to leave this list. */
const poor: readonly string[] = [];

type Code = keyof typeof schemeSentences;
type Reachable = Exclude<Code, keyof typeof unreachable>;

const examples: { readonly [C in Reachable]: SchemeExample } = {
  ...textExamples,
  ...figureExamples,
  ...termExamples,
  ...processExamples,
};

describe('the checks of a scheme', () => {
  it('find nothing in the scheme that every example changes', () => {
    expect(readScheme(baseScheme).diagnostics).toEqual([]);
  });

  it.each(Object.entries(examples))('%s has an example that gives it, where the slip stands', (code, example) => {
    const { write, at, path, also = [] }: SchemeExample = example;
    const text = typeof write === 'function' ? write(baseScheme) : changed(baseScheme, write);
    const { scheme, diagnostics } = readScheme(text);
    expect(diagnostics.map((d) => d.code).sort()).toEqual([code, ...also].sort());
    const found = diagnostics.find((d) => d.code === code);
    const { severity } = schemeSentences[code as Code];
    expect(found?.severity).toBe(severity);
    expect(scheme === undefined).toBe(severity === 'error');
    const place = at === 'start' ? { line: 1, column: 1 } : placeOf(text, at);
    expect(found?.place).toMatchObject({ kind: 'scheme', ...place, ...(path === undefined ? {} : { path }) });
    for (const diagnostic of diagnostics) {
      const check = () => expectSentence(sentenceOf(diagnostic));
      if (poor.includes(diagnostic.code)) expect(check).toThrow();
      else check();
    }
  });

  it.each<readonly [slip: string, change: Change]>([
    ['a misspelt term', ['completion: { by: count', 'complete: { by: count']],
    ['a misspelt combining term', ['    sum:\n', '    summ:\n']],
    ['a misspelt optional key', ['facet: 绩\n', 'faset: 绩\n']],
    ['a Chinese word where the language has its own', ['mode: half-up', 'mode: 四舍五入']],
    ['a number with its unit', ['优秀: { atLeast: 90 }', '优秀: { atLeast: 90分 }']],
    ['a full-width number', ['领导: 60%', '领导: ６０％']],
    ['a Chinese id', ['      tasks:', '      任务:']],
    ['a misspelt attribute', ['in: unit', 'in: uint']],
    ['a misspelt reference', ['    total: total', '    total: totl']],
    ['a missing word for lacking facts', ['late: 50% }\n        missing: hold', 'late: 50% }']],
    ['a weight that does not add up', ['weight: 60%', 'weight: 65%']],
    ['an unclosed bracket', ['facets: [绩, 廉]', 'facets: [绩, 廉']],
    ['a full-width colon', ['name: 某县机关考核', 'name：某县机关考核']],
  ])('give one finding and no more for %s', (_slip, change) => {
    expect(readScheme(changed(baseScheme, [change])).diagnostics).toHaveLength(1);
  });
});
