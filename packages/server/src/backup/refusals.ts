/** Why a backup or a restore is not done, and what is said of it to the operator. */

import { migrationSentence } from '../db/migration-sentences.ts';
import { type ClusterRefusal, clusterSentence } from '../postgres/refusals.ts';
import { type LedgerFault, ledgerFaultSentence } from './ledger-faults.ts';

export type BackupRefusal =
  | { readonly refusal: 'cluster'; readonly cluster: ClusterRefusal }
  | { readonly refusal: 'no-place'; readonly folder: string }
  | { readonly refusal: 'not-ready'; readonly folder: string }
  | { readonly refusal: 'other-user'; readonly folder: string }
  | { readonly refusal: 'unreachable'; readonly sentence: string }
  | { readonly refusal: 'tables-missing' }
  | { readonly refusal: 'database-newer'; readonly version: number }
  | { readonly refusal: 'migration-changed'; readonly version: number }
  | { readonly refusal: 'database-lost' }
  | { readonly refusal: 'interrupted' }
  | { readonly refusal: 'disk-full'; readonly at: string; readonly neededMB?: number }
  | { readonly refusal: 'not-writable'; readonly at: string }
  | { readonly refusal: 'passphrase-short'; readonly least: number }
  | { readonly refusal: 'not-a-backup' }
  | { readonly refusal: 'damaged'; readonly part?: string }
  | { readonly refusal: 'backup-newer'; readonly program: string }
  | { readonly refusal: 'tables-differ'; readonly table: string }
  | { readonly refusal: 'not-empty'; readonly folder: string; readonly found: string }
  | { readonly refusal: 'database-not-empty'; readonly found: string }
  | { readonly refusal: 'passphrase-needed' }
  | { readonly refusal: 'passphrase-wrong' }
  | { readonly refusal: 'keys-left-out'; readonly folder: string }
  | { readonly refusal: 'keys-differ'; readonly folder: string; readonly name: string }
  | { readonly refusal: 'ledger-broken'; readonly faults: readonly LedgerFault[]; readonly more: number };

/** Carries a refusal out of streams and transactions, up to where it is given back as one. */
export class Refused extends Error {
  readonly why: BackupRefusal;
  constructor(why: BackupRefusal) {
    super(why.refusal);
    this.why = why;
  }
}

type Sentences = {
  readonly [R in BackupRefusal['refusal']]: (refusal: Extract<BackupRefusal, { refusal: R }>) => string;
};

const INTACT = '没有留下任何改动。';

const sentences: Sentences = {
  cluster: ({ cluster }) => clusterSentence(cluster),
  'no-place': ({ folder }) =>
    `${folder} 里没有实绩的数据，没有什么可备份。请用 DATA_DIR 写明数据文件夹；数据在另设的数据库里的，同时写明 DATABASE_URL。`,
  'not-ready': ({ folder }) =>
    `数据文件夹 ${folder} 正由实绩服务使用，但它的数据库没有就绪，可能正在启动或者停止。请稍后再试。`,
  'other-user': ({ folder }) =>
    `进不了 ${folder} 的数据库：只有启动服务的那个系统用户可以备份。请换成那个用户再执行，例如 sudo -u 用户名 npx shiji backup。`,
  unreachable: ({ sentence }) => sentence,
  'tables-missing': () =>
    '数据库里没有实绩的数据表，没有什么可备份。请核对 DATA_DIR 和 DATABASE_URL，是否与启动服务时所写的一致。',
  'database-newer': ({ version }) => migrationSentence({ ok: false, refusal: 'database-newer', version }),
  'migration-changed': ({ version }) => migrationSentence({ ok: false, refusal: 'migration-changed', version }),
  'database-lost': () => `数据库在途中断开或者停止了。请等服务恢复后再执行一次；${INTACT}`,
  interrupted: () => `已按要求中止；${INTACT}`,
  'disk-full': ({ at, neededMB }) =>
    `${at} 所在磁盘空间不足${neededMB === undefined ? '' : `，至少需要 ${neededMB} MB`}。请腾出空间，或者改用别的磁盘，再执行一次；${INTACT}`,
  'not-writable': ({ at }) => `${at} 不可写：没有权限，或者磁盘是只读的。请改正权限，或者改用可写的位置。`,
  'passphrase-short': ({ least }) =>
    `口令太短：口令文件里至少要有 ${least} 个字符。口令与备份放在不同的地方保管，遗失后无法找回。`,
  'not-a-backup': () => '这个文件不是实绩的备份。请写明 shiji backup 写出的文件。',
  damaged: ({ part }) =>
    `备份文件不完整，或者写好以后被改动过${part === undefined ? '' : `（${part}）`}，不能用来恢复。请换一份备份，或者重新拷贝后再试；${INTACT}`,
  'backup-newer': ({ program }) =>
    `备份由较新的程序（${program}）写成。请先把程序升级到同样或更新的版本，再恢复；${INTACT}`,
  'tables-differ': ({ table }) =>
    `备份里的数据表 ${table} 与本程序所知的不一致，可能备份时数据库里有别的程序的表。请用写备份时的那个程序恢复；${INTACT}`,
  'not-empty': ({ folder, found }) =>
    `${folder} 不是空的（有 ${found}），恢复只在空的数据文件夹里进行，以免盖掉已有的数据。请用 DATA_DIR 另指定一个空文件夹；确实不要原有数据的，先把它移到别处。`,
  'database-not-empty': ({ found }) =>
    `DATABASE_URL 指定的数据库不是空的（有数据表 ${found}），恢复只在空的数据库里进行。请新建一个数据库，并改写 DATABASE_URL。`,
  'passphrase-needed': () =>
    '备份里的密钥用口令加密，恢复须用 --passphrase-file 写明口令文件。口令确已遗失的，加 --without-keys：数据照样恢复，双因素验证全部作废、须重新绑定，封存改用新的密钥签名。',
  'passphrase-wrong': () => `口令不对，打不开备份里的密钥。请核对口令文件；${INTACT}`,
  'keys-left-out': ({ folder }) =>
    `备份里没有密钥。请先把另外保管的 keys 文件夹放到 ${folder} 里，再恢复；没有留存的，加 --without-keys：数据照样恢复，双因素验证全部作废、须重新绑定，封存改用新的密钥签名。`,
  'keys-differ': ({ folder, name }) =>
    `${folder} 里的密钥文件 ${name} 不是这份备份的密钥。请换成备份时的 keys 文件夹，或者移走它；${INTACT}`,
  'ledger-broken': ({ faults, more }) =>
    [
      '备份文件本身完好，但其中的账与封存时不一致，备份之前数据就被改动过：',
      ...faults.map((fault) => `  ${ledgerFaultSentence(fault)}`),
      ...(more > 0 ? [`  还有 ${more} 处。`] : []),
      `请改用更早的备份，并保留这一份以便查找原因；确需使用这一份的，加 --accept-broken-ledger。${INTACT}`,
    ].join('\n'),
};

/** Chinese, for an operator: where, what, and what to do. May have several lines. */
export function backupSentence(refusal: BackupRefusal): string {
  const sentence = sentences[refusal.refusal] as (refusal: BackupRefusal) => string;
  return sentence(refusal);
}

const CODES: ReadonlyMap<string, 'disk-full' | 'not-writable' | 'database-lost' | 'damaged'> = new Map([
  ...(['ENOSPC', 'EDQUOT', '53100'] as const).map((code) => [code, 'disk-full'] as const),
  ...(['EACCES', 'EPERM', 'EROFS'] as const).map((code) => [code, 'not-writable'] as const),
  ...(['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE'] as const).map((code) => [code, 'database-lost'] as const),
  ...(['Z_BUF_ERROR', 'Z_DATA_ERROR'] as const).map((code) => [code, 'damaged'] as const),
]);

/** A thrown error as a refusal, by what the system, PostgreSQL or zlib says; undefined: a fault of ours. `at`: what was being written. */
export function refusalOf(error: unknown, at: string): BackupRefusal | undefined {
  if (error instanceof Refused) return error.why;
  if (!(error instanceof Error)) return undefined;
  // The driver has no code for a server that went away.
  if (/^Connection terminated|^Client has encountered a connection error/.test(error.message))
    return { refusal: 'database-lost' };
  // With a code of their own, or none, depending on who throws it.
  if (error.name === 'AbortError') return { refusal: 'interrupted' };
  const refusal = CODES.get('code' in error ? String(error.code) : '');
  switch (refusal) {
    case 'disk-full':
    case 'not-writable':
      return { refusal, at };
    case undefined:
      return undefined;
    default:
      return { refusal };
  }
}
