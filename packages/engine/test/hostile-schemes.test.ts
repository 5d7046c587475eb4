/** Schemes made to be slow or to break what reads them: each is told of, and none takes long to refuse. */
import { describe, expect, it, vi } from 'vitest';
import { isMonotone, readScheme, type Scheme, score } from '../src/index.ts';
import { checkScheme } from '../src/scheme/check.ts';
import type { Figure } from '../src/scheme/figure.ts';
import { scale } from '../src/terms/scale.ts';
import { sum } from '../src/terms/sum.ts';

const head = `scheme: hostile
version: "1"
name: 方案
period: quarter
decimals: { places: 2, mode: half-up }
populations: { staff: { name: 干部, total: total } }
`;
const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
const codesOf = (text: string): string[] => readScheme(text).diagnostics.map((d) => d.code);
const fixedTotal = 'figures:\n  total: { name: 得分, fixed: 1 }\n';

/** Levels of figures of which each reads the next twice: two ways at each level. */
function lattice(levels: number): Scheme {
  const leaf: Figure = {
    id: 'leaf',
    name: '底',
    missing: 'hold',
    term: { kind: 'points', within: { low: '0', high: '1' } },
  };
  const refer = (id: string, to: string): Figure => ({ id, term: { kind: 'figure', figure: to } });
  const figures = Array.from({ length: levels }, (_, i): Figure => {
    const next = i + 1 === levels ? 'leaf' : `level${i + 1}`;
    return {
      id: `level${i}`,
      name: '层',
      term: { kind: 'sum', parts: [refer(`left${i}`, next), refer(`right${i}`, next)] },
    };
  });
  return {
    scheme: 'lattice',
    version: '1',
    name: '网',
    period: 'quarter',
    decimals: { places: 2, mode: 'half-up' },
    populations: [{ id: 'staff', name: '干部', total: 'level0' }],
    figures: [...figures, leaf],
  };
}

/** How often `work` asks a sum what it reads. */
function asked(work: () => void): number {
  const reads = vi.spyOn(sum, 'reads');
  try {
    work();
    return reads.mock.calls.length;
  } finally {
    reads.mockRestore();
  }
}

describe('a hostile scheme', { timeout: 60_000 }, () => {
  it.each<[what: string, text: string, code: string]>([
    ['twenty thousand unknown keys', head + fixedTotal + many(20_000, (i) => `populatoins${i}: 1`), 'findings-many'],
    [
      'twenty thousand unknown keys in a figure',
      `${head}figures:\n  total:\n    name: 得分\n    fixed: 1\n${many(20_000, (i) => `    atMosst${i}: 1`)}`,
      'findings-many',
    ],
    [
      'twenty thousand figures',
      `${head}${fixedTotal}${many(20_000, (i) => `  f${i}: { name: 空, fixed: 1 }`)}`,
      'too-many',
    ],
    [
      'a sum of sums of five thousand parts',
      `${head}figures:\n  total:\n    name: 得分\n    sum:\n${many(50, (i) => `      s${i}: { name: 组, sum: {${many(100, (j) => ` p${i}x${j}: { name: 项, fixed: 1 },`).replaceAll('\n', '')} } }`)}`,
      'too-many',
    ],
    [
      'a chain of two thousand references',
      `${head}figures:\n  total: { name: 得分, figure: f0 }\n${many(1900, (i) => `  f${i}: { name: 引用, figure: f${i + 1} }`)}  f1900: { name: 底, fixed: 1 }\n`,
      'figures-chain',
    ],
    [
      'a circle of two thousand references',
      `${head}figures:\n  total: { name: 得分, figure: f0 }\n${many(1900, (i) => `  f${i}: { name: 引用, figure: f${(i + 1) % 1900} }`)}`,
      'figures-circle',
    ],
    [
      'references to two thousand figures that are not there',
      `${head}${fixedTotal}${many(1900, (i) => `  f${i}: { name: 引用, figure: g${i} }`)}`,
      'findings-many',
    ],
    [
      'twenty thousand bands',
      `${head}figures:\n  total:\n    name: 分档\n    bands:\n      of: { fixed: 1 }\n      rows:\n${many(20_000, (i) => `        - { atLeast: ${20_000 - i}, gives: 1 }`)}`,
      'too-many',
    ],
    [
      'two thousand bands',
      `${head}figures:\n  total:\n    name: 分档\n    bands:\n      of: { fixed: 1 }\n      rows:\n${many(2000, (i) => `        - { atLeast: ${2000 - i}, gives: 1 }`)}`,
      'too-many',
    ],
    [
      'five thousand parameters',
      `${head}${fixedTotal}parameters:\n${many(5000, (i) => `  p${i}: { name: 数, value: 1 }`)}`,
      'too-many',
    ],
    [
      'a parameter with five thousand dates',
      `${head}${fixedTotal}parameters:\n  p:\n    name: 数\n    at: periodStart\n    dated:\n${many(5000, () => '      - { from: 2026-01-01, value: 1 }')}`,
      'too-many',
    ],
    [
      'twenty thousand facets',
      `${head}${fixedTotal}facets: [${many(20_000, (i) => `f${i},`).replaceAll('\n', '')}]\n`,
      'too-many',
    ],
    [
      'a number of a hundred thousand digits',
      `${head}figures:\n  total: { name: 得分, fixed: ${'9'.repeat(100_000)} }\n`,
      'not-expected',
    ],
  ])('of %s is refused', (_what, text, code) => {
    expect(codesOf(text)).toContain(code);
  });

  it('gets at most a hundred findings of each kind, and a word that there are more', () => {
    const found = codesOf(head + fixedTotal + many(20_000, (i) => `populatoins${i}: 1`));
    expect(found).toHaveLength(101);
  });

  it('of a lattice of references is looked at figure by figure, not way by way', () => {
    const levels = 60;
    const scheme = lattice(levels);
    expect(asked(() => expect(checkScheme(scheme)).toEqual([]))).toBeLessThan(20 * levels);
    expect(asked(() => expect(isMonotone(scheme, 'level0')).toBe(true))).toBeLessThan(20 * levels);
  });
});

describe('a term', () => {
  it('may not read a figure that it does not say it reads', () => {
    const { scheme } = readScheme(
      `${head}figures:\n  base: { name: 底, fixed: 1 }\n  total: { name: 得分, scale: { of: base, by: 2 } }\n`,
    );
    if (scheme === undefined) throw new Error('the scheme does not check');
    const run = [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-31' }];
    const raw = { tables: { run, subjects: [{ id: 'a', name: '甲' }] } };
    expect(score(scheme, raw).diagnostics).toEqual([]);
    const reads = vi.spyOn(scale, 'reads').mockReturnValue([]);
    try {
      expect(() => score(scheme, raw)).toThrow('total reads total.of and does not say so');
    } finally {
      reads.mockRestore();
    }
  });
});
