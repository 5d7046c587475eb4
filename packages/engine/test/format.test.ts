/** Schemes in canonical format, by examples. */
import { describe, expect, it } from 'vitest';
import { formatScheme } from '../src/index.ts';

const head = `scheme: x
version: "1"
name: 名
period: quarter
decimals: { places: 2, mode: half-up }

populations:
  staff: { name: 干部, total: total }

`;
const formatted = (text: string): string | undefined => formatScheme(text).text;

describe('a formatted scheme', () => {
  it('has its keys in the order of the language, and names in that of the author', () => {
    const text = `${head}figures:
  total: { sum: { b: { fixed: 1, name: 乙 }, a: { name: 甲, fixed: 2 } }, name: 得分 }
`;
    expect(formatted(text)).toBe(`${head}figures:
  total:
    name: 得分
    sum: { b: { name: 乙, fixed: 1 }, a: { name: 甲, fixed: 2 } }
`);
  });

  it('keeps what stands above the first key of a map on top of it, and every other comment at its key', () => {
    const text = `# of the file

# of the file, too
version: "1" # of the version
scheme: x
name: 名
period: quarter
decimals: { mode: half-up, places: 2 } # of the rounding
populations:
  # of the staff
  staff: { total: total, name: 干部 }
figures:
  total:
    # of the total
    fixed: 3
    # of the name
    name: 得分
`;
    expect(formatted(text)).toBe(`# of the file

# of the file, too
scheme: x
version: "1" # of the version
name: 名
period: quarter
decimals: { places: 2, mode: half-up } # of the rounding

populations:
  # of the staff
  staff: { name: 干部, total: total }

figures:
  total:
    # of the total
    # of the name
    name: 得分
    fixed: 3
`);
  });

  it('has maps on one line up to 120 columns, where a Chinese character takes two', () => {
    const figure = (name: string): string => `${head}figures:\n  total: { name: ${name}, fixed: 3 }\n`;
    const most = '得'.repeat(45);
    expect(formatted(figure(`${most}a`))).toBe(figure(`${most}a`));
    expect(formatted(figure(`${most}分`))).toBe(`${head}figures:\n  total:\n    name: ${most}分\n    fixed: 3\n`);
  });

  it('gives every row of a list of maps a line', () => {
    const text = `${head}figures:
  total: { name: 得分, bands: { of: total-of, rows: [{ gives: 5, atLeast: 50 }], otherwise: 0 } }
  total-of: { name: 数, fixed: 3 }
`;
    expect(formatted(text)).toBe(`${head}figures:
  total:
    name: 得分
    bands:
      of: total-of
      rows:
        - { atLeast: 50, gives: 5 }
      otherwise: 0
  total-of: { name: 数, fixed: 3 }
`);
  });

  it('keeps blank lines inside a section, one at a time, where its keys keep their order', () => {
    const text = `${head}figures:\n\n  total: { name: 得分, figure: a }\n\n\n  a: { name: 甲, fixed: 3 }\n`;
    expect(formatted(text)).toBe(
      `${head}figures:\n  total: { name: 得分, figure: a }\n\n  a: { name: 甲, fixed: 3 }\n`,
    );
  });

  it('keeps text as it is quoted, and lines of text as they are broken', () => {
    const text = `${head}figures:
  total:
    name: "得分"
    words: |
      第一行
      第二行
    fixed: 3
`;
    expect(formatted(text)).toBe(text);
  });
});

describe('a scheme with errors', () => {
  it('is not formatted', () => {
    const { text, diagnostics } = formatScheme(head);
    expect([text, diagnostics.map((d) => d.code)]).toEqual([undefined, ['key-missing']]);
  });
});
