import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, run, TOWN } from './running.ts';

const town = readFileSync(TOWN, 'utf8');
const untidy = town
  .replace('period: quarter\n', '')
  .replace('scheme: small-town\n', 'scheme: small-town # 镇\nperiod:   quarter\n');
/** As `fmt` leaves it; the example's author wrote some maps in lines of their own. */
const tidy = async (): Promise<string> => (await run(['fmt', TOWN])).out;

describe('fmt', () => {
  it('prints the formatted scheme and leaves the file alone', async () => {
    const folder = new Folder();
    const path = folder.write('s.yaml', untidy);
    const { code, out, err } = await run(['fmt', path]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe((await tidy()).replace('scheme: small-town\n', 'scheme: small-town # 镇\n'));
    expect(readFileSync(path, 'utf8')).toBe(untidy);
  });

  it('--write puts it in the place of the file, as a whole', async () => {
    const folder = new Folder();
    const path = folder.write('s.yaml', untidy);
    expect(await run(['fmt', path, '--write'])).toEqual({ code: 0, out: `已重排 ${path}\n`, err: '' });
    expect(readFileSync(path, 'utf8')).toContain('name: 某镇干部季度考核\nperiod: quarter\n');
    expect(folder.names()).toEqual(['s.yaml']);
    const untouched = { write: () => Promise.reject(new Error('written')) };
    const again = await run(['fmt', path, '--write'], { files: untouched });
    expect(again).toEqual({ code: 0, out: `${path} 已是统一的格式。\n`, err: '' });
  });

  it('--check says whether the file would change, and exits with 1 where it would', async () => {
    const folder = new Folder();
    const path = folder.write('s.yaml', untidy);
    const wanted = `${path} 需要重排：shiji fmt ${path} --write\n`;
    expect(await run(['fmt', path, '--check'])).toEqual({ code: 1, out: wanted, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(untidy);
    folder.write('s.yaml', await tidy());
    expect(await run(['fmt', path, '--check'])).toEqual({ code: 0, out: `${path} 已是统一的格式。\n`, err: '' });
  });

  it('refuses a scheme with errors, names them, and writes nothing', async () => {
    const folder = new Folder();
    const wrong = untidy.replace('missing: hold', 'mising: hold');
    const path = folder.write('s.yaml', wrong);
    for (const options of [[], ['--write'], ['--check']]) {
      const { code, out, err } = await run(['fmt', path, ...options]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('错误 指标里没有“mising”这个键。是不是“missing”？');
    }
    expect(readFileSync(path, 'utf8')).toBe(wrong);
  });

  it('says what can not be written', async () => {
    const folder = new Folder();
    const path = folder.write('s.yaml', untidy);
    const full = { write: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) };
    expect(await run(['fmt', path, '--write'], { files: full })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/写不了：磁盘已满。/),
    });
  });

  it('takes one of --write and --check', async () => {
    expect((await run(['fmt', TOWN, '--write', '--check'])).err).toMatch(/^--write 和 --check 只能用一个。/);
  });
});
