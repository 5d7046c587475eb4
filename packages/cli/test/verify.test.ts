import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../src/arguments.ts';
import { Folder, run } from './running.ts';

/** Made by packages/server/test/ledger/examples.test.ts, which holds them to be what the ledger writes today. */
const example = (name: string): string =>
  new URL(`../../server/test/ledger/examples/${name}`, import.meta.url).pathname;
const ARCHIVE = example('archive.tar');
const PROOF = example('proof.txt');
const KEY = readFileSync(example('key.txt'), 'utf8').trim();
const folder = new Folder();

describe('verify', () => {
  it('says of an archive what is proven', async () => {
    expect(await run(['verify', ARCHIVE, '--key', KEY])).toEqual({
      code: 0,
      out: [
        '核验通过：shiji/fengxiang/facts 的前 10 条事实与封存时一致。',
        '逐条重算 8 条，只核对校验码的有：依法删除内容 1 条、未随归档提供 1 条；封存点 4 个，佐证文件 1 份。',
        '根 8ee045b2ce959bc0fe97ae144652cee4bef55d1ac108e2de50f8bc7934e1029f',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('says of a proof file which facts it proves', async () => {
    const { code, out } = await run(['verify', PROOF, '--key', example('key.txt')]);
    expect([code, out]).toEqual([
      0,
      '核验通过：下列 1 条事实在 shiji/fengxiang/facts 封存的前 10 条之中，内容与封存时一致。\n  2026-03-31T08:00:00.000Z log.entry 01900000-0000-7000-8000-000000000002\n',
    ]);
  });

  it('warns where no key was given', async () => {
    for (const file of [ARCHIVE, PROOF]) {
      const { code, out } = await run(['verify', file]);
      expect(code).toBe(0);
      expect(out).toContain(`${file} 警告 没有给出公钥，只核验了文件内部是否一致。`);
    }
  });

  it('tells where a changed archive differs, and fails', async () => {
    const bytes = readFileSync(ARCHIVE);
    bytes.write('93.50', bytes.indexOf('92.50'));
    const path = folder.write('changed.tar', bytes);
    expect(await run(['verify', path, '--key', KEY])).toEqual({
      code: 1,
      out: `${path} checkpoints.jsonl 第 2 行 错误 前 4 条事实算出的根与封存点不符：其中有事实被改动、增删或者调换了顺序。\n核验没有通过：上面的错误说明归档与封存时不一致，或者无法确认。\n`,
      err: '',
    });
    const proof = folder.write('changed.json', readFileSync(PROOF, 'utf8').replace('92.50', '93.50'));
    const { code, out } = await run(['verify', proof, '--key', KEY]);
    expect([code, out]).toEqual([
      1,
      `${proof} 错误 第 2 号事实不在封存点所证明的账里：事实或者证明被改动过。\n核验没有通过。\n`,
    ]);
  });

  it('compares an archive with a checkpoint that somebody kept', async () => {
    const kept = example('checkpoint.txt');
    expect((await run(['verify', ARCHIVE, '--key', KEY, '--checkpoint', kept])).code).toBe(0);
    const other = folder.write('other.txt', readFileSync(kept, 'utf8').replace('\n10\n', '\n9\n'));
    expect(await run(['verify', ARCHIVE, '--key', KEY, '--checkpoint', other])).toMatchObject({ code: 1 });
    expect(await run(['verify', PROOF, '--key', KEY, '--checkpoint', kept])).toMatchObject({ code: 2 });
  });

  it('refuses a wrong key, a wrong file and a wrong call in a sentence', async () => {
    const other = folder.write('key.txt', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n');
    expect((await run(['verify', ARCHIVE, '--key', other])).out).toContain('错误 最后一个封存点不是用给定的公钥签名的');
    expect((await run(['verify', ARCHIVE, '--key', ARCHIVE])).err).toContain('不是公钥');
    expect((await run(['verify', ARCHIVE, '--key', 'nowhere'])).err).toContain('找不到公钥文件“nowhere”。');
    expect((await run(['verify', 'nowhere'])).err).toContain('找不到归档文件“nowhere”。');
    expect((await run(['verify', folder.path])).err).toContain('是文件夹，不是归档文件。');
    expect((await run(['verify', folder.write('text', '不是归档')])).out).toContain('错误 文件结构不完整');
    expect(parseArguments(['verify'])).toMatchObject({ command: 'wrong', text: '缺少文件。' });
  });
});
