import { chmodSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../src/arguments.ts';
import { Folder, run, runBin } from './running.ts';

/** A small place of version 4 of the tables, as `shiji backup` wrote it then: what was saved once can be restored for ever. */
const EXAMPLE = new URL('../../server/test/backup/examples/version-4.tar.gz', import.meta.url).pathname;
const folder = new Folder();
// As root, the database's own user must be able to pass through.
chmodSync(folder.path, 0o755);
const passphrase = folder.write('口令', '河东河西 三十年 2026\n');
const never = new Promise<void>(() => {});

const wrong = (...argv: string[]): string => {
  const asked = parseArguments(argv);
  if (asked.command !== 'wrong') throw new Error(`accepted as ${asked.command}`);
  return asked.text;
};

describe('backup and restore', { timeout: 60_000 }, () => {
  it('bring a place back and save it again, and tell what was done', async () => {
    const env = { ...process.env, DATA_DIR: folder.at('place') };
    const restored = await runBin(['restore', EXAMPLE, '--passphrase-file', passphrase], { env });
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain(`已恢复到 ${folder.at('place')}：备份时刻 `);
    expect(restored.out).toContain('佐证 2 份，逐份核对了校验码。');
    expect(restored.out).toContain('账已逐条重算：封存 33 条，封存点 2 个，与封存时一致。');
    expect(restored.out).toContain('密钥已从备份中恢复');
    expect(restored.out).toContain('备份时有 1 个导入正在进行');

    const saved = await runBin(['backup', '--out', folder.path], { env });
    expect(saved).toMatchObject({ code: 0, err: '' });
    const [name] = folder.names().filter((one) => /^shiji-backup-\d{8}-\d{6}\.tar\.gz$/.test(one));
    expect(saved.out).toContain(`备份已写好，并已重新读出核对：${folder.at(name ?? '')}`);
    expect(saved.out).toContain('密钥没有放进备份（没有写 --passphrase-file）。');

    const occupied = await runBin(['restore', EXAMPLE, '--passphrase-file', passphrase], { env });
    expect(occupied).toMatchObject({ code: 1, out: '', err: expect.stringContaining('不是空的') });
  });

  it('refuse in a sentence what can’t be, with 1 for the content and 2 for the call', async () => {
    const environment = { DATA_DIR: folder.at('nothing') };
    const given = { environment, stopped: never };
    expect(await run(['backup', '--out', folder.at('x.tar.gz')], given)).toMatchObject({
      code: 1,
      err: expect.stringContaining('里没有实绩的数据，没有什么可备份。'),
    });
    expect(await run(['restore', passphrase], given)).toMatchObject({
      code: 1,
      err: '这个文件不是实绩的备份。请写明 shiji backup 写出的文件。\n',
    });
    expect(await run(['restore', EXAMPLE], given)).toMatchObject({
      code: 1,
      err: expect.stringContaining('恢复须用 --passphrase-file 写明口令文件'),
    });
    expect(await run(['restore', folder.at('nowhere')], given)).toMatchObject({
      code: 2,
      err: expect.stringContaining('找不到备份文件'),
    });
    expect(await run(['restore', EXAMPLE, '--passphrase-file', folder.at('nowhere')], given)).toMatchObject({
      code: 2,
      err: expect.stringContaining('找不到口令文件'),
    });
    const lines = folder.write('lines', '一行\n又一行');
    expect((await run(['backup', '--passphrase-file', lines], given)).err).toContain('有几行，只能有一行');
    expect(await run(['backup'], { environment: { PORT: 'x' } })).toMatchObject({
      code: 2,
      err: expect.stringContaining('环境变量 PORT'),
    });
    expect(existsSync(folder.at('nothing'))).toBe(false);
    expect(wrong('restore')).toBe('缺少文件。');
    expect(wrong('restore', 'x', '--without-keys', '--passphrase-file', 'y')).toContain('只能用一个');
  });

  it('say on a terminal how far they are, and end when they are asked to', async () => {
    const given = { environment: { DATA_DIR: folder.at('nothing') }, terminal: true };
    const ended = await run(['restore', EXAMPLE, '--passphrase-file', passphrase], given);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('已按要求中止；没有留下任何改动。');
    const { err } = await run(['restore', EXAMPLE], { ...given, stopped: never });
    expect(err).toContain('\r\u001b[K正在核对备份文件 0.');
  });
});
