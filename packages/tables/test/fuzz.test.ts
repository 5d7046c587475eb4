import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, readWorkbook, sentences, writeFacts } from '../src/index.ts';
import { makeXlsx, xlsxParts, zip } from './make-xlsx.ts';

const settings = { seed: 20260325 };
const good = await writeFacts({
  tables: {
    subjects: [
      { id: '001', name: '张三' },
      { id: '002', name: '䶮𠮷' },
    ],
    points: [{ subject: '001', indicator: '德', value: '92.5', date: '2026-03-05' }],
  },
});
const stored = zip(
  Object.entries(
    xlsxParts(
      [
        {
          name: '评分',
          rows: [
            ['对象编号', '指标', '分数'],
            ['P', 'a', { f: '1', v: '2' }],
          ],
          merges: ['A2:A3'],
        },
      ],
      {
        styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
        strings: '<si><t>x</t></si>',
      },
    ),
  ).map(([name, text]) => ({ name, data: Buffer.from(text), method: 0 })),
);

/** Whatever the bytes: an answer, with facts exactly where nothing is an error and a sentence for every finding. */
async function answers(bytes: Uint8Array): Promise<void> {
  const { facts, diagnostics } = await readWorkbook(bytes);
  expect(facts === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
  for (const d of diagnostics) expect(sentences[d.code as keyof typeof sentences](d.values)).not.toContain('undefined');
}

describe('no bytes can break the reading of workbooks', { timeout: 60_000 }, () => {
  it('random bytes, with and without the first bytes of a known kind', async () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe]);
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), (head, rest) =>
        answers(Uint8Array.from([...head, ...rest])),
      ),
      { ...settings, numRuns: 2000 },
    );
  });

  it('a workbook cut off anywhere', async () => {
    for (let length = 0; length < good.length; length += 7) await answers(good.subarray(0, length));
  });

  it('a workbook with flipped bytes', async () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(good, stored), flips, async (book, changes) => {
        const bytes = Uint8Array.from(book);
        for (const [at, by] of changes) bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ by;
        await answers(bytes);
      }),
      { ...settings, numRuns: 3000 },
    );
  });

  it('XML in disorder, under right checksums', async () => {
    const parts = xlsxParts(
      [
        {
          name: '评分',
          rows: [
            ['对象编号', '指标', '分数'],
            ['P', 'a', { f: '1', v: '2' }],
            [null, 'b', { n: '46106', s: 0 }],
          ],
          merges: ['A2:A3'],
        },
      ],
      {
        styles: '<numFmts><numFmt numFmtId="200" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>',
        strings: '<si><t>x</t></si>',
      },
    );
    const snippets = [
      '<',
      '>',
      '/',
      '"',
      '&#1114111;',
      '&#x110000;',
      '<!--',
      '<![CDATA[',
      '</c>',
      '<c r="A1">',
      '<row>',
      '<v>',
      't="s"',
      's="-1"',
      '999999999',
      '<rPh>',
      'mergeCells',
      'sheetData',
      '\u0000',
      '',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(parts)),
        fc.nat(),
        fc.nat(12),
        fc.constantFrom(...snippets),
        async (name, at, gone, snippet) => {
          const xml = parts[name] as string;
          const from = at % (xml.length + 1);
          await answers(zip({ ...parts, [name]: xml.slice(0, from) + snippet + xml.slice(from + gone) }));
        },
      ),
      { ...settings, numRuns: 3000 },
    );
  });

  it('cells of any text, number, format and type', async () => {
    const attribute = fc.string({ unit: fc.constantFrom('s', 'n', 'b', 'e', 'd', 't', 'r', '1', '-', '.', 'E', '9') });
    await fc.assert(
      fc.asyncProperty(attribute, attribute, fc.string({ unit: 'binary' }), async (type, style, text) => {
        const value = text.replace(/[<&]/g, '');
        const raw = `<c r="REF" t="${type}" s="${style}"><v>${value}</v></c>`;
        await answers(
          makeXlsx([
            {
              name: '评分',
              rows: [
                ['对象编号', '指标', '分数', '日期'],
                ['P', 'a', { raw }, { raw }],
              ],
            },
          ]),
        );
      }),
      { ...settings, numRuns: 1000 },
    );
  });
});

describe('no text can break the reading of JSON', () => {
  it('random and mutilated texts', () => {
    const text =
      '{"run":{"period":"Q1","from":"2026-01-01"},"subjects":[{"id":"1","name":"a\\u4e2d"}],"points":[{"value":92.5,"x":null}]}';
    const snippet = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '1e9',
      '-',
      'null',
      '__proto__',
      '\n',
      '\u0000',
      '',
    );
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(9), snippet, fc.string({ unit: 'binary' }), (at, gone, word, other) => {
        for (const tried of [text.slice(0, at) + word + text.slice(at + gone), other]) {
          const { facts, diagnostics } = readJson(tried);
          expect(facts === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
          for (const d of diagnostics)
            expect(sentences[d.code as keyof typeof sentences](d.values)).not.toContain('undefined');
        }
      }),
      { ...settings, numRuns: 3000 },
    );
  });
});
