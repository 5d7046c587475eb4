/** `shiji restore`: a backup brought back into an empty place, and verified there. */
import { backupSentence, type Restored, readConfig, restore } from '@shiji/server';
import type { RestoreArguments } from '../arguments.ts';
import { endingWith, megabytes } from '../installation.ts';
import type { ExitCode, Io } from '../io.ts';
import { readPassphrase } from '../passphrase.ts';
import { Progress, print } from '../print.ts';
import { isStop, stopped, wrongCall } from '../stop.ts';

const steps = {
  checking: '正在核对备份文件',
  restoring: '正在恢复',
  comparing: '正在逐表比对',
  ledger: '正在重算账目',
} as const;

export async function restoreInstallation(args: RestoreArguments, io: Io): Promise<ExitCode> {
  const read = readConfig(io.environment);
  if (!read.ok) {
    print(io.stderr, read.sentences);
    return 2;
  }
  const { file, withoutKeys, acceptBrokenLedger } = args;
  const kind = await io.files.kind(file);
  const missing = kind === 'nothing' ? `找不到备份文件“${file}”。` : `“${file}”是文件夹，不是备份文件。`;
  if (kind !== 'file') return stopped(wrongCall(missing), io, { command: 'restore', json: false });
  const given = await readPassphrase(args.passphraseFile, io);
  if (isStop(given)) return stopped(given, io, { command: 'restore', json: false });
  const progress = new Progress(io.stderr);
  const done = await endingWith(io, (signal) =>
    restore(read.config, {
      file,
      ...given,
      withoutKeys,
      acceptBrokenLedger,
      signal,
      onProgress: (step, bytes) => progress.step(`${steps[step]}${bytes === 0 ? '' : ` ${megabytes(bytes)}`}`),
    }),
  );
  progress.done();
  if (!done.ok) {
    print(io.stderr, backupSentence(done).split('\n'));
    return 1;
  }
  print(io.stdout, summary(done, read.config.databaseUrl === undefined ? read.config.dataFolder : undefined));
  return 0;
}

const keysLines: { readonly [K in Restored['keys']]: string } = {
  backup: '密钥已从备份中恢复，双因素验证照旧，封存沿用原来的密钥签名。',
  folder: '密钥用的是数据文件夹里原有的，已核对与备份时相同。',
  none: '备份时还没有密钥，首次启动服务时会自动生成。',
  lost: '密钥没有恢复：双因素验证已全部作废，下次登录时重新绑定；首次启动服务时会生成新的签名密钥，请重新公布公钥。',
};

function summary({ head, end, keys, ledger, settled, migrated }: Restored, folder: string | undefined): string[] {
  const rows = end.tables.reduce((sum, table) => sum + table.rows, 0);
  const { missing, damaged } = end.evidence;
  return [
    `已恢复到${folder === undefined ? ' DATABASE_URL 指定的数据库' : ` ${folder}`}：备份时刻 ${wallTime(head.at)}。`,
    `数据表 ${end.tables.length} 张，${rows} 行，逐表读出，与备份一致；佐证 ${end.evidence.files - damaged.length} 份，逐份核对了校验码。`,
    ...(ledger.faults.length === 0
      ? [
          `账已逐条重算：封存 ${ledger.sealed} 条${ledger.erased === 0 ? '' : `（依法删除内容 ${ledger.erased} 条）`}，封存点 ${ledger.checkpoints} 个，与封存时一致。`,
        ]
      : [
          `注意：账与封存时不一致，共 ${ledger.faults.length + ledger.more} 处，按 --accept-broken-ledger 的要求照样恢复。`,
        ]),
    ...(ledger.unknownSigner === 0
      ? []
      : [`注意：有 ${ledger.unknownSigner} 个封存点由备份中没有公钥的密钥签名，只核对了内容，没有核对签名。`]),
    ...(migrated.to > migrated.from ? [`数据表已由第 ${migrated.from} 版升到第 ${migrated.to} 版。`] : []),
    keysLines[keys],
    ...(settled.sessions === 0 ? [] : [`备份时登录着的 ${settled.sessions} 处已全部退出，请各自重新登录。`]),
    ...(settled.imports === 0
      ? []
      : [`备份时有 ${settled.imports} 个导入正在进行，没有随备份保存，已记为失败，请重新导入。`]),
    ...(settled.polls === 0
      ? []
      : [`备份时有 ${settled.polls} 个测评正在投票，选票和密钥不进备份，已记为作废，请照原样重新发起。`]),
    ...(settled.secondFactors === 0 ? [] : [`双因素验证作废 ${settled.secondFactors} 个账号。`]),
    ...(missing.length === 0 ? [] : [`注意：备份时就缺 ${missing.length} 份佐证文件，如 ${missing[0]}。`]),
    ...(damaged.length === 0
      ? []
      : [`注意：备份时就有 ${damaged.length} 份佐证与校验码不符，没有采用，如 ${damaged[0]}。`]),
    '现在可以启动服务：npx shiji serve',
  ];
}

/** `2026-03-25 18:30:00`, by the clocks on the wall in China. */
function wallTime(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
