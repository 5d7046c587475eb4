/** Files handed in one for the other are told by what they are. */
import { readFileSync } from 'node:fs';
import { writeFacts } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const facts = folder.json('facts.json', townFacts());
const book = async () =>
  folder.write('facts.xlsx', await writeFacts({ tables: { ...townFacts(), run: [townFacts().run] } as never }));

/** The first line that a command says about a file, without the file's name. */
async function said(argv: readonly string[], file: string): Promise<string> {
  const { code, out, err } = await run(argv);
  expect(code).toBe(1);
  return (out + err).split('\n')[0]?.replace(`${file} 错误 `, '') ?? '';
}

describe('in place of a scheme', () => {
  const order = '，不是方案。方案是 .yaml 文件；命令里先写方案，后写事实。';
  const other = '，不是方案，不能直接用。方案要按方案语言另写成 .yaml 文件。';

  it('a workbook and JSON facts are called so, and are not to be saved as text', async () => {
    const path = await book();
    expect(await said(['check', path], path)).toBe(`这是工作簿${order}`);
    expect(await said(['check', facts], facts)).toBe(`这是事实（JSON）${order}`);
    const chinese = folder.write('中文.json', '{ "对象": [] }');
    expect(await said(['check', chinese], chinese)).toBe(`这是事实（JSON）${order}`);
  });

  it('results and documents are called so', async () => {
    const results = folder.write('results.json', (await run(['score', TOWN, facts, '--json'])).out);
    expect(await said(['check', results], results)).toBe(`这是计算结果（JSON）${other}`);
    const documents: [string, Uint8Array, string][] = [
      ['a.docx', Buffer.from('PK\u0003\u0004 … word/document.xml …'), ' Word 文档'],
      ['a.zip', Buffer.from('PK\u0003\u0004 … a.txt …'), '压缩包'],
      ['a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '旧格式的表格或文档（.xls、.doc 等）'],
      ['a.pdf', Buffer.from('%PDF-1.7'), ' PDF 文件'],
      ['a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), '图片'],
      ['a.bin', Uint8Array.of(0x41, 0, 0x42), '其他格式的文件'],
    ];
    for (const [name, bytes, kind] of documents) {
      const path = folder.write(name, bytes);
      expect(await said(['check', path], path)).toBe(`这是${kind}${other}`);
    }
  });

  it('a scheme written in JSON is a scheme', async () => {
    const scheme = folder.json('scheme.json', { figures: {}, run: 1 });
    expect(await said(['check', scheme], scheme)).not.toContain('不是方案');
  });
});

describe('in place of facts', () => {
  const text = '这是方案，不是事实。事实是工作簿（.xlsx）或 JSON 文件；命令里先写方案，后写事实。';

  it('a scheme is called so, under any name', async () => {
    expect(await said(['score', TOWN, TOWN], TOWN)).toBe(text);
    const renamed = folder.write('方案.txt', readFileSync(TOWN));
    expect(await said(['score', TOWN, renamed], renamed)).toBe(text);
    const broken = folder.write('broken.yaml', 'a: [');
    expect(await said(['score', TOWN, broken], broken)).toBe(text);
  });

  it('results are called so', async () => {
    const results = folder.write('facts-as-results.json', (await run(['score', TOWN, facts, '--json'])).out);
    expect(await said(['score', TOWN, results], results)).toBe(
      '这是计算结果，不是事实。要作为往期结果，请用 --history；要计算，请写事实的工作簿（.xlsx）或 JSON 文件。',
    );
    expect((await run(['score', TOWN, facts, '--history', results])).err).not.toContain('计算结果');
  });

  it('JSON facts under the name of a scheme are facts', async () => {
    expect(await run(['score', TOWN, folder.json('facts.yaml', townFacts())])).toMatchObject({ code: 0, err: '' });
  });
});

describe('a call with scheme and facts the wrong way round', () => {
  it('is told so, and nothing else', async () => {
    for (const path of [facts, await book()]) {
      for (const command of ['score', 'explain']) {
        const { code, out, err } = await run([command, path, TOWN, ...(command === 'score' ? [] : ['--subject', 'a'])]);
        expect([code, out]).toEqual([2, '']);
        expect(err.split('\n')[0]).toBe(`方案和事实的次序反了。请先写方案“${TOWN}”，再写事实“${path}”。`);
      }
    }
  });
});

describe('earlier results handed in twice', () => {
  it('are told of: by the same name, as a copy, and where the facts have them', async () => {
    const past = {
      subject: 'c',
      period: '2025Q4',
      from: '2025-10-01',
      to: '2025-12-31',
      scheme: 'small-town',
      grade: '一般',
    };
    const history = folder.json('past.json', { history: [past] });
    const copy = folder.write('副本.json', `\n${JSON.stringify({ 往期结果: [past] })}`);
    const both = folder.json('both.json', townFacts({ history: [past] }));
    expect(await said(['score', TOWN, facts, '--history', history, '--history', history], history)).toBe(
      '这个文件写了两次。请只写一次。',
    );
    expect(await said(['score', TOWN, facts, '--history', history, '--history', copy], copy)).toBe(
      `这个文件和“${history}”里的往期结果完全相同。请只写一次。`,
    );
    expect(await said(['score', TOWN, both, '--history', both], both)).toBe('这个文件写了两次。请只写一次。');
    expect(await said(['score', TOWN, both, '--history', copy], copy)).toBe(
      `这个文件和“${both}”里的往期结果完全相同。请只写一次。`,
    );
    const other = folder.json('other.json', {
      history: [{ ...past, period: '2025Q3', from: '2025-07-01', to: '2025-09-30' }],
    });
    expect((await run(['score', TOWN, facts, '--history', history, '--history', other])).code).toBe(0);
  });
});
