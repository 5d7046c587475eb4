import { describe, expect, it } from 'vitest';
import { readTexts } from '../src/index.ts';
import { makeXlsx } from './make-xlsx.ts';

describe('a workbook read as texts', () => {
  it('gives the sheets that are asked for, rows with their numbers, cells in their columns, blank rows left out', () => {
    const book = makeXlsx([
      { name: '结果', rows: [['季度结果'], [], ['编号', null, '总分'], [' 001 ', null, { n: '92.50' }]] },
      { name: '别的', rows: [['x']] },
    ]);
    const { sheets, diagnostics } = readTexts(book, ['结果', '方案']);
    expect(diagnostics).toEqual([]);
    expect([...(sheets ?? [])]).toEqual([
      [
        '结果',
        [
          { row: 1, texts: ['季度结果'] },
          { row: 3, texts: ['编号', '', '总分'] },
          { row: 4, texts: ['001', '', '92.5'] },
        ],
      ],
    ]);
  });

  it('passes over hidden sheets, and refuses what is no workbook with a finding', () => {
    const hidden = makeXlsx([{ name: '结果', rows: [['x']], state: 'hidden' }]);
    expect(readTexts(hidden, ['结果']).sheets?.size).toBe(0);
    const { sheets, diagnostics } = readTexts(Buffer.from('PK'), ['结果']);
    expect([sheets, diagnostics.map((d) => d.code)]).toEqual([undefined, ['workbook-damaged']]);
  });
});
