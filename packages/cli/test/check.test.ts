import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, run, TOWN } from './running.ts';

const folder = new Folder();
const town = readFileSync(TOWN, 'utf8');

describe('check', () => {
  it('says that a right scheme can be used', async () => {
    expect(await run(['check', TOWN])).toEqual({
      code: 0,
      err: '',
      out: [
        '某镇干部季度考核（small-town，版本 2026.1）',
        '考核群体：镇干部；指标 6 个；结果运用 1 项。',
        '没有发现问题，可以使用。',
        '',
      ].join('\n'),
    });
  });

  it('passes the first scheme of the language page', async () => {
    const page = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
    const scheme = folder.write('page.yaml', /```yaml\n(scheme: [\s\S]*?)```/.exec(page)?.[1] ?? '');
    expect(await run(['check', scheme])).toMatchObject({ code: 0, err: '' });
  });

  it('lists every error with file, line and column, and exits with 1', async () => {
    const text = town.replace('missing: hold', 'mising: hold').replace('领导: 40%', '领导: 50%');
    const path = folder.write('wrong.yaml', text);
    const { code, out, err } = await run(['check', path]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(`${path}:21:9 错误 指标里没有“mising”这个键。是不是“missing”（缺少数据时怎么办）？`);
    expect(out).toMatch(/共 1 处错误，请改正后再运行。\n$/);
    const weights = folder.write('weights.yaml', town.replace('领导: 40%', '领导: 50%'));
    expect((await run(['check', weights])).out).toMatch(/weights\.yaml:\d+:\d+ 错误 权重合计是 110%，应为 100%。/);
  });

  it('allows warnings', async () => {
    const path = folder.write(
      'unused.yaml',
      `${town}`.replace('figures:\n', 'figures:\n  spare: { name: 备用, fixed: 3 }\n'),
    );
    const { code, out } = await run(['check', path]);
    expect(code).toBe(0);
    expect(out).toMatch(/警告 指标“备用”没有被/);
    expect(out).toMatch(/有 1 处警告，不妨碍使用，请核对。/);
  });

  it('prints JSON and nothing else', async () => {
    expect(JSON.parse((await run(['check', TOWN, '--json'])).out)).toEqual({
      scheme: { id: 'small-town', name: '某镇干部季度考核', version: '2026.1' },
      diagnostics: [],
    });
    const path = folder.write('no-version.yaml', town.replace('version: "2026.1"\n', ''));
    const { code, out, err } = await run(['check', path, '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      diagnostics: [
        {
          code: 'key-missing',
          severity: 'error',
          place: { kind: 'scheme', file: path, path: '', line: 1, column: 1 },
          values: { key: 'version', in: '方案', about: '版本', expected: '文字' },
          text: '方案缺少“version”（版本）。请写 version: 文字。',
        },
      ],
    });
  });
});

describe('a folder for a scheme', () => {
  it('stands for the one scheme in it', async () => {
    const one = new Folder();
    one.write('town.yaml', town);
    one.write('README.md', 'x');
    one.write('.hidden.yaml', 'x');
    expect(await run(['check', one.path])).toMatchObject({ code: 0, err: '' });
    one.write('b.yml', town);
    expect(await run(['check', one.path])).toMatchObject({
      code: 2,
      out: '',
      err: `文件夹“${one.path}”里有几个方案，请写明用哪一个：${one.at('b.yml')}、${one.at('town.yaml')}。\n用法：shiji check 方案 [--json]\n`,
    });
  });
  it('without a scheme is a wrong call', async () => {
    expect((await run(['check', new Folder().path])).err).toMatch(/里没有方案文件（\.yaml）。/);
  });
});
