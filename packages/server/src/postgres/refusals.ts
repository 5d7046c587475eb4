/** Why a data folder cannot be opened, with what a reader needs to put it right. */
export type ClusterRefusal =
  | { readonly refusal: 'in-use'; readonly folder: string; readonly by?: Owner }
  | { readonly refusal: 'not-a-folder'; readonly folder: string }
  | { readonly refusal: 'not-writable'; readonly folder: string; readonly user: string }
  | { readonly refusal: 'not-owner'; readonly folder: string; readonly user: string; readonly ownerUid: number }
  | { readonly refusal: 'unreachable'; readonly folder: string; readonly user: string }
  | { readonly refusal: 'user-unknown'; readonly uid: number }
  | { readonly refusal: 'no-system-user'; readonly user: string }
  | { readonly refusal: 'platform-unsupported'; readonly platform: string }
  | { readonly refusal: 'disk-full'; readonly folder: string; readonly neededMB: number }
  | { readonly refusal: 'other-major'; readonly folder: string; readonly found: string; readonly needed: string }
  | { readonly refusal: 'damaged'; readonly folder: string }
  | { readonly refusal: 'still-starting'; readonly log: string; readonly seconds: number }
  | { readonly refusal: 'start-failed'; readonly log: string; readonly lastWords: string };

/** The process that holds a data folder; `since` is a moment in ISO form. */
export interface Owner {
  readonly pid: number;
  readonly since: string;
}

type Sentences = {
  readonly [R in ClusterRefusal['refusal']]: (refusal: Extract<ClusterRefusal, { refusal: R }>) => string;
};

const sentences: Sentences = {
  'in-use': ({ folder, by }) =>
    `数据文件夹 ${folder} 正由另一个实绩服务使用${by ? `（进程号 ${by.pid}，启动于 ${by.since}）` : ''}。请先停止那个服务，或者为本服务另指定一个数据文件夹（DATA_DIR）。`,
  'not-a-folder': ({ folder }) => `${folder} 不是文件夹，不能存放数据。请把 DATA_DIR 改为一个文件夹的路径。`,
  'not-writable': ({ folder, user }) =>
    `数据文件夹 ${folder} 不可写：用户 ${user} 没有写入权限，或者磁盘是只读的。请改正权限，或者把 DATA_DIR 改到可写的位置。`,
  'not-owner': ({ folder, user, ownerUid }) =>
    `数据文件夹 ${folder} 属于另一个用户（uid ${ownerUid}），用户 ${user} 打不开。请改用原来的用户或者 root 启动服务，或者先由 root 执行 chown -R ${user} ${folder}。`,
  unreachable: ({ folder, user }) =>
    `以 root 启动时，数据库由系统用户 ${user} 运行，而该用户进不了 ${folder}（上级文件夹不允许）。请把 DATA_DIR 改到 /var/lib/shiji 一类的位置，或者不以 root 启动。`,
  'user-unknown': ({ uid }) =>
    `当前用户（uid ${uid}）在系统的用户表里没有登记，数据库不能以它运行。请在 /etc/passwd 中登记该用户，或者换一个用户启动服务。`,
  'no-system-user': ({ user }) =>
    `以 root 启动时，数据库须由专门的系统用户 ${user} 运行，而该用户不存在，也未能自动建立。请执行 useradd --system ${user} 后再启动，或者不以 root 启动。`,
  'platform-unsupported': ({ platform }) =>
    `本机（${platform}）没有可用的内置数据库程序。请另装 PostgreSQL 15 或更高版本，用 DATABASE_URL 指定它。`,
  'disk-full': ({ folder, neededMB }) =>
    `${folder} 所在磁盘空间不足，数据库无法启动。请腾出至少 ${neededMB} MB 后再启动；已有的数据没有改动。`,
  'other-major': ({ folder, found, needed }) =>
    `${folder} 中的数据由 PostgreSQL ${found} 写成，本程序使用 PostgreSQL ${needed}，不能直接打开。请用原来版本的程序执行 shiji backup，再用本程序对一个新的数据文件夹执行 shiji restore。原有数据没有改动。`,
  damaged: ({ folder }) =>
    `${folder} 中的数据库文件不完整，无法打开。请保留该文件夹以便查找原因，另指定一个数据文件夹，用 shiji restore 从最近的备份恢复。`,
  'still-starting': ({ log, seconds }) =>
    `数据库启动后 ${seconds} 秒仍未就绪，可能正在恢复上次意外中断时的数据。它会继续恢复，请稍后再启动服务。日志：${log}`,
  'start-failed': ({ log, lastWords }) => `数据库未能启动。日志：${log}。最后几行：${lastWords}`,
};

/** One Chinese sentence or two for an operator: where, what, and what to do. */
export function clusterSentence(refusal: ClusterRefusal): string {
  const sentence = sentences[refusal.refusal] as (refusal: ClusterRefusal) => string;
  return sentence(refusal);
}

/** What the system or PostgreSQL said, as a refusal; undefined if it is none of those that have a sentence of their own. */
export function refusalFromWords(words: string, folder: string, user: string): ClusterRefusal | undefined {
  if (/No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/.test(words)) {
    return { refusal: 'disk-full', folder, neededMB: 256 };
  }
  if (/Permission denied|Read-only file system|EACCES|EPERM|EROFS/.test(words)) {
    return { refusal: 'not-writable', folder, user };
  }
  if (/ENOTDIR|EEXIST/.test(words)) return { refusal: 'not-a-folder', folder };
  return undefined;
}
