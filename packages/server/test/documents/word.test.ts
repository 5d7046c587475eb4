import { describe, expect, it } from 'vitest';
import { type WordBlock, wordFile } from '../../src/documents/word.ts';
import { wordXml } from './word-text.ts';

const xmlOf = async (blocks: readonly WordBlock[], lying = false) =>
  await wordXml(await wordFile({ title: '标题', subtitle: '（2026年第一季度）', blocks, lying }));

describe('a Word file', () => {
  it('has the page, the fonts and the line pitch of GB/T 9704', async () => {
    const xml = await xmlOf([{ kind: 'text', text: '正文。' }]);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toContain('w:linePitch="579"');
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"/);
    expect(xml).toContain('w:firstLineChars="200"');
  });

  it('lies on its side for wide tables', async () => {
    expect(await xmlOf([], true)).toContain('w:w="16838" w:h="11906" w:orient="landscape"');
  });

  it('repeats the head of a table on each page, and gives columns the widths asked for', async () => {
    const xml = await xmlOf([
      {
        kind: 'table',
        columns: [
          { title: '姓名', width: 1 },
          { title: '得分', width: 3, align: 'right' },
        ],
        rows: [['䶮𠮷', '87.50']],
      },
    ]);
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('䶮𠮷');
    const widths = [...xml.matchAll(/w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([2211, 6633]);
  });

  it('keeps the spans and the last lines of a form', async () => {
    const xml = await xmlOf([
      {
        kind: 'form',
        widths: [1, 2, 1],
        rows: [
          [
            { text: '考核意见', label: true, rows: 2 },
            { text: '同意。', columns: 2, signed: '签名：　　年　　月　　日', lines: 4 },
          ],
          [{ text: '甲' }, { text: '乙' }],
        ],
      },
    ]);
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(xml).toContain('签名：　　年　　月　　日');
  });

  it('leaves out what no Word file can hold, and keeps line breaks', async () => {
    const xml = await xmlOf([{ kind: 'text', text: '甲\u0001\ud800乙\n<丙>&' }]);
    expect(xml).toContain('甲乙');
    expect(xml).toContain('<w:br/>');
    expect(xml).toContain('&lt;丙&gt;&amp;');
    expect(xml).not.toContain('\u0001');
  });
});
