/** `shiji backup`: everything of an installation as one file, checked by reading it back. */
import { type BackedUp, backUp, backupSentence, readConfig } from '@shiji/server';
import type { BackupArguments } from '../arguments.ts';
import { endingWith, megabytes } from '../installation.ts';
import type { ExitCode, Io } from '../io.ts';
import { readPassphrase } from '../passphrase.ts';
import { Progress, print } from '../print.ts';
import { isStop, stopped } from '../stop.ts';
import { version } from '../version.ts';

const steps = { writing: '正在备份', checking: '正在核对' } as const;

export async function backUpInstallation(args: BackupArguments, io: Io): Promise<ExitCode> {
  const read = readConfig(io.environment);
  if (!read.ok) {
    print(io.stderr, read.sentences);
    return 2;
  }
  const given = await readPassphrase(args.passphraseFile, io);
  if (isStop(given)) return stopped(given, io, { command: 'backup', json: false });
  const file = await fileFor(args.out, io);
  const progress = new Progress(io.stderr);
  const done = await endingWith(io, (signal) =>
    backUp(read.config, {
      file,
      ...given,
      program: version(),
      signal,
      onProgress: (step, bytes) => progress.step(`${steps[step]} ${megabytes(bytes)}`),
    }),
  );
  progress.done();
  if (!done.ok) {
    print(io.stderr, backupSentence(done).split('\n'));
    return 1;
  }
  print(io.stdout, summary(done, file));
  return 0;
}

/** In the current folder, or in the one that was named, under a name that says when. */
async function fileFor(out: string | undefined, io: Io): Promise<string> {
  const isFolder = out !== undefined && (await io.files.kind(out).catch(() => 'nothing')) === 'folder';
  if (out !== undefined && !isFolder) return out;
  const name = `shiji-backup-${stamp(new Date())}.tar.gz`;
  return out === undefined ? name : `${out.replace(/\/+$/, '')}/${name}`;
}

/** `20260325-183000`, by the clocks on the wall in China. */
function stamp(at: Date): string {
  const shown = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return shown.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

const keysLines: { readonly [K in BackedUp['keys']]: readonly string[] } = {
  sealed: ['密钥已用口令加密，放在备份里。口令请另行保管：遗失后打不开。'],
  'left-out': [
    '密钥没有放进备份（没有写 --passphrase-file）。请另外保管数据文件夹里的 keys 文件夹：',
    '只有备份而没有它，恢复后双因素验证须全部重新绑定，封存改用新的密钥签名。',
  ],
  none: ['数据文件夹里还没有密钥。'],
};

function summary({ tables, evidence, size, keys }: BackedUp, file: string): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `备份已写好，并已重新读出核对：${file}`,
    `数据表 ${tables.length} 张，${rows} 行；佐证 ${evidence.files} 份；文件大小 ${megabytes(size)}。`,
    ...keysLines[keys],
    ...(evidence.missing.length === 0
      ? []
      : [`注意：有 ${evidence.missing.length} 份佐证的文件不见了，没有备份到，如 ${evidence.missing[0]}。`]),
    ...(evidence.damaged.length === 0
      ? []
      : [`注意：有 ${evidence.damaged.length} 份佐证的内容与校验码不符，恢复时不会采用，如 ${evidence.damaged[0]}。`]),
  ];
}
