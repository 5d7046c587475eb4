import { describe, expect, it } from 'vitest';
import { parseArguments } from '../src/arguments.ts';

const wrong = (...argv: string[]): string => {
  const asked = parseArguments(argv);
  if (asked.command !== 'wrong') throw new Error(`accepted as ${asked.command}`);
  return asked.text;
};

describe('a right call', () => {
  it('is read whatever the order of options', () => {
    expect(parseArguments(['check', 's.yaml', '--json'])).toEqual({ command: 'check', scheme: 's.yaml', json: true });
    expect(
      parseArguments([
        'score',
        '--out',
        'o.xlsx',
        's',
        '--history=h.json',
        'f',
        '--history',
        'i.json',
        '--report',
        'r.html',
      ]),
    ).toEqual({
      command: 'score',
      scheme: 's',
      facts: 'f',
      json: false,
      out: 'o.xlsx',
      history: ['h.json', 'i.json'],
      report: 'r.html',
    });
    expect(parseArguments(['explain', 's', 'f', '--subject', 'P1'])).toEqual({
      command: 'explain',
      scheme: 's',
      facts: 'f',
      subject: 'P1',
      json: false,
      history: [],
    });
    expect(parseArguments(['template', 's', '--out', 'T.XLSX'])).toEqual({
      command: 'template',
      scheme: 's',
      out: 'T.XLSX',
    });
  });
  it('of compare and fmt too', () => {
    expect(parseArguments(['compare', 'a', 'b', 'f', '--json'])).toEqual({
      command: 'compare',
      before: 'a',
      after: 'b',
      facts: 'f',
      json: true,
      history: [],
    });
    expect(parseArguments(['fmt', '--write', 's'])).toEqual({ command: 'fmt', scheme: 's', write: true, check: false });
  });
  it('may have names that look like options, after -- or =', () => {
    expect(parseArguments(['score', '--json', '--', '-s', '--help'])).toMatchObject({ scheme: '-s', facts: '--help' });
    expect(parseArguments(['explain', 's', 'f', '--subject=-1'])).toMatchObject({ subject: '-1' });
  });
  it('asks for help or the version', () => {
    expect(parseArguments(['--help'])).toEqual({ command: 'help' });
    expect(parseArguments(['score', '--out', '--help'])).toEqual({ command: 'help', about: 'score' });
    expect(parseArguments(['--version'])).toEqual({ command: 'version' });
  });
});

describe('a wrong call', () => {
  it('names the command or option that does not exist', () => {
    expect(wrong()).toBe('请写明要做什么。');
    expect(wrong('chekc')).toBe('没有“chekc”这个命令。命令有：check、score、explain、template、print、compare、fmt。');
    expect(wrong('--jsno')).toMatch(/没有“--jsno”这个选项/);
    expect(wrong('check', 's', '--out', 'x')).toBe('没有“--out”这个选项。可用的有：--json。');
    expect(wrong('score', 's', 'f', '-x')).toMatch(/没有“-x”这个选项/);
    expect(wrong('toString')).toMatch(/没有“toString”这个命令/);
  });
  it('names what is missing or too much', () => {
    expect(wrong('check')).toBe('缺少方案。');
    expect(wrong('score', 's')).toBe('缺少事实。');
    expect(wrong('score', 's', '')).toBe('缺少事实。');
    expect(wrong('check', 's', 'f')).toBe('多出了“f”。');
    expect(wrong('explain', 's', 'f')).toBe('请用 --subject 写明对象的编号。');
    expect(wrong('template', 's')).toBe('请用 --out 写明写到哪个文件。');
  });
  it('names options without a value, with one too many, or twice', () => {
    expect(wrong('score', 's', 'f', '--out')).toBe('--out 后面没有写内容。');
    expect(wrong('score', 's', 'f', '--out', '--json')).toBe('--out 后面没有写内容。');
    expect(wrong('score', 's', 'f', '--out=')).toBe('--out 后面没有写内容。');
    expect(wrong('score', 's', 'f', '--json=1')).toBe('--json 后面不写内容。');
    expect(wrong('score', 's', 'f', '--out', 'a.xlsx', '--out', 'b.xlsx')).toBe('--out 写了 2 次，只能写一次。');
  });
  it('is one that asks for both JSON and a workbook, or for files of another kind', () => {
    expect(wrong('score', 's', 'f', '--json', '--out', 'a.xlsx')).toBe('--json 和 --out 只能用一个。');
    expect(wrong('score', 's', 'f', '--out', 'a.xls')).toBe('--out 的文件名须以 .xlsx 结尾，现在是“a.xls”。');
    expect(wrong('template', 's', '--out', 'a')).toMatch(/须以 .xlsx 结尾/);
    expect(wrong('score', 's', 'f', '--report', 'a.pdf')).toMatch(/须以 .html 或 .htm 结尾/);
  });
});
