import { describe, expect, it } from 'vitest';
import { shownByCode } from '../src/ooxml/styles.ts';
import { type BookToMake, type Content, codesOf, readRows, rowsOf } from './make-xlsx.ts';

/** One cell in the column 分数 (decimal), 日期 (date) or 评分人 (text), as it is read. */
async function readAs(
  column: '分数' | '日期' | '评分人' | '次数',
  content: Content,
  book?: BookToMake,
): Promise<string | undefined> {
  const read =
    column === '次数'
      ? await readRows(
          '事件',
          [
            ['对象编号', '事项', '日期', '次数'],
            ['P', 'x', 'd', content],
          ],
          { book },
        )
      : await readRows(
          '评分',
          [
            ['对象编号', '指标', column === '分数' ? '评分人' : '分数', column],
            ['P', 'x', '1', content],
          ],
          { book },
        );
  const row = rowsOf(read, column === '次数' ? 'events' : 'points')?.[0] ?? {};
  return row[{ 分数: 'value', 日期: 'date', 评分人: 'rater', 次数: 'count' }[column]] as string | undefined;
}

const formats = (...codes: string[]): BookToMake => ({
  styles: `<numFmts>${codes
    .map((code, i) => `<numFmt numFmtId="${i + 200}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes
    .map((_, i) => `<xf numFmtId="${i + 200}"/>`)
    .join('')}</cellXfs>`,
});

describe('numbers', () => {
  it('become their shortest decimal, without an exponent', async () => {
    for (const [stored, text] of [
      ['92.5', '92.5'],
      ['92.50', '92.5'],
      ['0.10000000000000001', '0.1'],
      ['1E-7', '0.0000001'],
      ['-1.25E-9', '-0.00000000125'],
      ['1E+21', '1000000000000000000000'],
      ['1.5e22', '15000000000000000000000'],
      ['-0', '0'],
      ['1001', '1001'],
    ]) {
      expect(await readAs('分数', { n: stored as string })).toBe(text);
    }
  });

  it('that are not what was meant stay as they are, to be refused with their place', async () => {
    expect(await readAs('分数', { n: '89.99999999999999' })).toBe('89.99999999999999');
    expect(await readAs('分数', { n: '0.30000000000000004' })).toBe('0.30000000000000004');
    expect(await readAs('分数', { n: '1e308' })).toBe('1e+308');
    expect(await readAs('分数', { n: '1e309' })).toBe('1e309');
    expect(await readAs('分数', { n: 'NaN' })).toBe('NaN');
    expect(await readAs('分数', { n: 'Infinity' })).toBe('Infinity');
  });

  it('in text columns become text, so that a number typed as a code is that code', async () => {
    expect(await readAs('评分人', { n: '1001' })).toBe('1001');
  });

  it('in text columns with more than 15 digits are warned of, once a column', async () => {
    const rows = [
      ['编号', '姓名'],
      [{ n: '110101199001011230' }, 'a'],
      [{ n: '110101199001011231' }, 'b'],
      ['110101199001011239', 'c'],
    ];
    const read = await readRows('对象', rows);
    expect(rowsOf(read, 'subjects')?.[2]).toEqual({ id: '110101199001011239', name: 'c' });
    expect(read.diagnostics).toEqual([
      {
        code: 'numbers-may-have-lost-digits',
        severity: 'warning',
        place: { kind: 'fact', table: 'subjects', sheet: '对象', row: 2, column: '编号' },
        values: { sheet: '对象', row: '2', column: '编号', count: '2' },
      },
    ]);
    const figures = [
      ['对象编号', '数据项', '数值'],
      ['P', 'x', { n: '1234567890123456' }],
    ];
    expect(codesOf(await readRows('数据', figures))).toEqual([]);
  });

  it('shown as percentages are read as fractions, with one warning a column', async () => {
    const book = { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>' };
    const rows = [
      ['对象编号', '数据项', '数值'],
      ['P', 'x', { n: '0.95', s: 1 }],
      ['P', 'y', { n: '0.5', s: 1 }],
      ['P', 'z', { n: '3' }],
    ];
    const read = await readRows('数据', rows, { book });
    expect(rowsOf(read, 'measures')?.map((row) => row.value)).toEqual(['0.95', '0.5', '3']);
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.count])).toEqual([
      ['percentages-read-as-fractions', 'warning', '2'],
    ]);
  });
});

describe('texts', () => {
  it('keep rare characters, inner blanks and leading zeros exactly', async () => {
    for (const text of [
      '䶮𠮷',
      '买买提·艾力',
      '001',
      'é e\u0301',
      'a  b',
      '第一行\n第二行',
      '=1+1',
      '-',
      '①',
      'ﬁ',
      'Ａ',
    ]) {
      expect(await readAs('评分人', text)).toBe(text);
    }
  });

  it('lose blanks, full-width spaces and zero-width characters at their ends only', async () => {
    expect(await readAs('评分人', '　\u200b\ufeff \t张　三\u00a0\r\n\u3000')).toBe('张　三');
    expect(await readAs('评分人', '　\u200b')).toBe(undefined);
  });

  it('come from the shared texts too, without the readings set above characters', async () => {
    const book = {
      strings:
        '<si><t> 张三 </t></si><si><r><rPr><b/></rPr><t>李</t></r><r><t>四</t></r><rPh sb="0"><t>リ</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>',
    };
    const at = (i: number) => readAs('评分人', { raw: `<c r="REF" t="s"><v>${i}</v></c>` }, book);
    expect([await at(0), await at(1), await at(2)]).toEqual(['张三', '李四', 'a\rb_x0041_']);
  });

  it('end their lines with a line feed, as XML has it, unless the file says otherwise', async () => {
    expect(await readAs('评分人', 'a\r\nb\rc')).toBe('a\nb\nc');
    expect(await readAs('评分人', 'a_x000D_\nb')).toBe('a\r\nb');
  });

  it('in number columns get half-width digits, points, minus and per cent', async () => {
    expect(await readAs('分数', '９２．５')).toBe('92.5');
    expect(await readAs('分数', '－３')).toBe('-3');
    expect(await readAs('分数', '−3')).toBe('-3');
    expect(await readAs('分数', '４０％')).toBe('40%');
    expect(await readAs('次数', '１２')).toBe('12');
    expect(await readAs('分数', '1,234')).toBe('1,234');
  });

  it('in text columns keep full-width digits and dates as they are', async () => {
    expect(await readAs('评分人', '１０１')).toBe('１０１');
    expect(await readAs('评分人', '2026.3.5')).toBe('2026.3.5');
  });

  it('booleans are 是 and 否', async () => {
    expect(await readAs('评分人', { raw: '<c r="REF" t="b"><v>1</v></c>' })).toBe('是');
    expect(await readAs('评分人', { raw: '<c r="REF" t="b"><v>0</v></c>' })).toBe('否');
  });
});

describe('days', () => {
  it('as dates in the 1900 system become YYYY-MM-DD, without the time of day', async () => {
    const book = formats('yyyy/m/d');
    for (const [stored, day] of [
      ['46106', '2026-03-25'],
      ['46106.75', '2026-03-25'],
      ['46106.99999999999', '2026-03-26'],
      ['61', '1900-03-01'],
      ['60', '1900-02-29'],
      ['59', '1900-02-28'],
      ['1', '1900-01-01'],
      ['2958465', '9999-12-31'],
    ]) {
      expect(await readAs('日期', { n: stored as string, s: 1 }, book)).toBe(day);
    }
  });

  it('as dates in the 1904 system become the day that is shown', async () => {
    const book = { ...formats('yyyy/m/d'), date1904: true };
    expect(await readAs('日期', { n: '44644', s: 1 }, book)).toBe('2026-03-25');
    expect(await readAs('日期', { n: '0', s: 1 }, book)).toBe('1904-01-01');
  });

  it('that are only times or no days at all do not become days', async () => {
    const book = formats('h:mm');
    expect(await readAs('日期', { n: '0.354166666666667', s: 1 }, book)).toBe('08:30:00');
    expect(await readAs('日期', { n: '-1', s: 1 }, book)).toBe('-1');
    expect(await readAs('日期', { n: '2958466', s: 1 }, book)).toBe('2958466');
    expect(await readAs('日期', { n: '1e300', s: 1 }, book)).toBe('1e+300');
  });

  it('as ISO dates of strict files become the day', async () => {
    expect(await readAs('日期', { raw: '<c r="REF" t="d"><v>2026-03-25T08:30:00.000Z</v></c>' })).toBe('2026-03-25');
    expect(await readAs('日期', { raw: '<c r="REF" t="d"><v>T08:30</v></c>' })).toBe('T08:30');
  });

  it('as texts are read in all usual writings', async () => {
    for (const text of [
      '2026-03-05',
      '2026.3.5',
      '2026/3/5',
      '2026/03/05',
      '2026年3月5日',
      '2026 年 03 月 05 日',
      '2026年3月5号',
      '20260305',
      '２０２６．３．５',
      '2026-03-05 08:30:00',
      '2026/3/5 8:30',
      '2026-03-05T08:30:00.000',
      ' 2026.3.5　',
    ]) {
      expect([text, await readAs('日期', text)]).toEqual([text, '2026-03-05']);
    }
    expect(await readAs('日期', { n: '20260305' })).toBe('2026-03-05');
  });

  it('that are incomplete or no days stay as they are written', async () => {
    for (const text of ['2025.3', '2025年3月', '2026.3-5', '3月5日', '46106', '2026-03-05前', '26.3.5', '待定']) {
      expect(await readAs('日期', text)).toBe(text);
    }
    expect(await readAs('日期', { n: '46106' })).toBe('46106');
    expect(await readAs('日期', { n: '2025.3' })).toBe('2025.3');
    expect(await readAs('日期', '2026.2.30')).toBe('2026-02-30');
  });

  it('are told from numbers by the cell’s format', () => {
    for (const code of [
      'yyyy/m/d',
      'yyyy"年"m"月"d"日"',
      '[$-804]yyyy"年"m"月";@',
      'm"月"',
      'd',
      'h:mm',
      '[h]:mm:ss',
      'mmm-yy',
      'e"年"',
      'AM/PM h',
    ]) {
      expect([code, shownByCode(code)]).toEqual([code, 'date']);
    }
    for (const code of [
      'General',
      '0.00',
      '#,##0.00_);[Red]\\(#,##0.00\\)',
      '0.00E+00',
      '0"天"',
      '[DBNum1]0',
      '@',
      '"day"0',
      '\\d0',
      'G/通用格式',
      '_d0',
      '0;[Yellow]-0',
    ]) {
      expect([code, shownByCode(code)]).toEqual([code, 'plain']);
    }
    expect(shownByCode('0.0%')).toBe('percent');
    expect(shownByCode('0"%"')).toBe('plain');
  });

  it('are known by the formats that programs number, East Asian ones included', async () => {
    const ids = [0, 9, 10, 14, 22, 27, 31, 36, 45, 49, 50, 58, 59];
    const book = { styles: `<cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>` };
    const texts = await Promise.all(ids.map((_, s) => readAs('日期', { n: '46106', s }, book)));
    const day = '2026-03-25';
    expect(texts).toEqual(['46106', '46106', '46106', day, day, day, day, day, day, '46106', day, day, '46106']);
  });
});

describe('formulas and errors', () => {
  const head = ['对象编号', '指标', '分数'];

  it('reads the stored values of formulas, with one warning a column', async () => {
    const rows = [
      head,
      ['P', 'a', { f: '1+1', v: '2' }],
      ['P', 'b', { f: 'A1', v: '3.5' }],
      [{ f: 'A1', v: 'Q', t: 'str' }, 'c', '1'],
    ];
    const read = await readRows('评分', rows);
    expect(rowsOf(read, 'points')).toEqual([
      { subject: 'P', indicator: 'a', value: '2' },
      { subject: 'P', indicator: 'b', value: '3.5' },
      { subject: 'Q', indicator: 'c', value: '1' },
    ]);
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.column, d.values.row, d.values.count])).toEqual([
      ['formulas-read-as-values', 'warning', '分数', '2', '2'],
      ['formulas-read-as-values', 'warning', '对象编号', '4', '1'],
    ]);
  });

  it('refuses a formula whose value is not in the file, shared formulas too', async () => {
    const shared = { raw: '<c r="REF"><f t="shared" si="0"/></c>' };
    const read = await readRows('评分', [
      head,
      ['P', 'a', { f: '1+1' }],
      ['P', 'b', { f: '1+1', v: '' }],
      ['P', 'c', shared],
    ]);
    expect(read.facts).toBeUndefined();
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.place])).toEqual(
      [2, 3, 4].map((row) => [
        'formula-without-value',
        'error',
        { kind: 'fact', table: 'points', sheet: '评分', row, column: '分数' },
      ]),
    );
  });

  it('takes formulas that give an empty text for blank cells, and rows of them for blank rows', async () => {
    const empty = { f: 'IF(A1="","",A1)', v: '', t: 'str' };
    const read = await readRows('评分', [head, ['P', 'a', '1'], [empty, empty, empty]]);
    expect(rowsOf(read, 'points')).toEqual([{ subject: 'P', indicator: 'a', value: '1' }]);
    expect(codesOf(read)).toEqual([]);
  });

  it('refuses error cells with sheet, row and column', async () => {
    const read = await readRows('评分', [head, ['P', 'a', { raw: '<c r="REF" t="e"><v>#N/A</v></c>' }]]);
    expect(read).toEqual({
      diagnostics: [
        {
          code: 'cell-is-error',
          severity: 'error',
          place: { kind: 'fact', table: 'points', sheet: '评分', row: 2, column: '分数' },
          values: { sheet: '评分', row: '2', column: '分数', found: '#N/A' },
        },
      ],
    });
  });

  it('lists the first 20 cells of a column that are wrong in one way and counts the others', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => ['P', `a${i}`, { raw: '<c r="REF" t="e"><v>#REF!</v></c>' }]);
    const codes = codesOf(await readRows('评分', [head, ...rows]));
    expect(codes).toEqual([...Array.from({ length: 20 }, () => 'cell-is-error'), 'more-cells-like-these']);
    const { diagnostics } = await readRows('评分', [head, ...rows]);
    expect([diagnostics[20]?.severity, diagnostics[20]?.values.count]).toEqual(['error', '30']);
  });

  it('does not mind errors and formulas in columns that are not read', async () => {
    const read = await readRows('评分', [
      [...head, '备注'],
      ['P', 'a', '1', { raw: '<c r="REF" t="e"><v>#N/A</v></c>' }],
    ]);
    expect(codesOf(read)).toEqual(['column-unknown']);
  });
});

describe('merged cells', () => {
  const head = ['对象编号', '指标', '分数'];

  it('fill the rows below them, with one notice a table', async () => {
    const rows = [head, ['P', 'a', '1'], [null, 'b', '2'], [null, 'c', '3'], ['Q', 'd', '4']];
    const read = await readRows('评分', rows, { merges: ['A2:A4'] });
    expect(rowsOf(read, 'points')?.map((row) => [row.subject, row.indicator])).toEqual([
      ['P', 'a'],
      ['P', 'b'],
      ['P', 'c'],
      ['Q', 'd'],
    ]);
    expect(read.diagnostics).toEqual([
      {
        code: 'merged-cells-filled',
        severity: 'info',
        place: { kind: 'fact', table: 'points', sheet: '评分' },
        values: { sheet: '评分', count: '2' },
      },
    ]);
  });

  it('hide what a file keeps under them', async () => {
    const read = await readRows('评分', [head, ['P', 'a', '1'], ['旧值', 'b', '旧分']], { merges: ['A2:A3', 'C2:C3'] });
    expect(rowsOf(read, 'points')?.[1]).toEqual({ subject: 'P', indicator: 'b', value: '1' });
  });

  it('do not make a record of a row that has nothing of its own', async () => {
    const read = await readRows('评分', [head, ['P', 'a', '1'], ['', null, '　'], ['Q', 'b', '2']], {
      merges: ['A2:A3', 'B2:B3', 'C2:C3'],
    });
    expect(rowsOf(read, 'points')).toHaveLength(2);
    expect(codesOf(read)).toEqual([]);
  });

  it('across columns count only at the left, and fill down from there', async () => {
    const read = await readRows('评分', [head, ['P', '旧', '1'], ['x', '旧', '2']], { merges: ['A2:B3'] });
    expect(rowsOf(read, 'points')).toEqual([
      { subject: 'P', value: '1' },
      { subject: 'P', value: '2' },
    ]);
  });

  it('of headers do not run down into the data', async () => {
    const read = await readRows('评分', [['标题'], head, [null, 'a', '1'], ['P', 'b', '2']], {
      merges: ['A1:C1', 'A2:A3'],
    });
    expect(rowsOf(read, 'points')?.map((row) => row.subject)).toEqual([undefined, 'P']);
    expect(codesOf(read)).toEqual([]);
  });

  it('that begin further left do not take what stood in the merge above them', async () => {
    const rows = [head, ['P', 'a', '1'], ['Q', null, '2'], ['R', 'c', '3'], [null, null, '4']];
    const read = await readRows('评分', rows, { merges: ['B2:B3', 'A4:B5'] });
    expect(rowsOf(read, 'points')?.map((row) => [row.subject, row.indicator])).toEqual([
      ['P', 'a'],
      ['Q', 'a'],
      ['R', undefined],
      ['R', undefined],
    ]);
  });

  it('that lie over one another count only once', async () => {
    const rows = [head, ['P', 'a', '1'], ['x', 'b', '2'], ['Q', 'c', '3']];
    const read = await readRows('评分', rows, { merges: ['A2:A3', 'A3:A4'] });
    expect(rowsOf(read, 'points')?.map((row) => row.subject)).toEqual(['P', 'P', 'Q']);
  });

  it('several in one column fill each their own rows', async () => {
    const rows = [head, ['P', 'a', '1'], [null, 'b', '2'], ['Q', 'c', '3'], [null, 'd', '4'], ['R', 'e', '5']];
    const read = await readRows('评分', rows, { merges: ['A4:A5', 'A2:A3'] });
    expect(rowsOf(read, 'points')?.map((row) => row.subject)).toEqual(['P', 'P', 'Q', 'Q', 'R']);
  });
});
