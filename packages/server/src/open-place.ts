/** Where the data lies: the database, embedded or an operator's own, brought up to today's tables. Serving, backup and restore begin here. */
import type { Config } from './config.ts';
import { migrate } from './db/migrate.ts';
import { migrationSentence } from './db/migration-sentences.ts';
import { type OpenDatabase, openDatabase } from './db/open.ts';
import { type ClusterEnd, openCluster } from './postgres/cluster.ts';
import { type ClusterRefusal, clusterSentence } from './postgres/refusals.ts';

export interface Place {
  readonly ok: true;
  readonly database: OpenDatabase;
  readonly databaseUrl: string;
  /** The version of the tables before this start, and now. */
  readonly migrated: { readonly from: number; readonly to: number };
  /** Lets go of everything; an embedded database stops cleanly. */
  close(): Promise<void>;
}

export interface NoPlace {
  readonly ok: false;
  /** Of the embedded database, where it is the reason. */
  readonly refusal?: ClusterRefusal['refusal'];
  /** What is wrong and what to do. */
  readonly sentence: string;
}

/** `onLost` is told once if the embedded database ends by itself. */
export async function openPlace(config: Config, onLost: (end: ClusterEnd) => void): Promise<Place | NoPlace> {
  const cluster =
    config.databaseUrl === undefined
      ? await openCluster({ folder: config.dataFolder, onExit: onLost })
      : { ok: true as const, url: config.databaseUrl, stop: async () => {} };
  if (!cluster.ok) return { ok: false, refusal: cluster.refusal, sentence: clusterSentence(cluster) };
  const database = openDatabase(cluster.url);
  const close = async () => {
    await database.close();
    await cluster.stop();
  };
  try {
    const migrated = await migrate(database.pool);
    if (migrated.ok) return { ok: true, database, databaseUrl: cluster.url, migrated, close };
    await close();
    return { ok: false, sentence: migrationSentence(migrated) };
  } catch (error) {
    await close();
    const sentence = config.databaseUrl === undefined ? undefined : unreachable(error);
    if (sentence === undefined) throw error;
    return { ok: false, sentence };
  }
}

/** Why an operator's own database can't be used, by what the system or PostgreSQL says; undefined: a fault of ours. */
export function unreachable(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const why = REASONS[code] ?? (error.message.includes('timeout') ? '连接超时' : undefined);
  return why === undefined
    ? undefined
    : `连不上 DATABASE_URL 指定的数据库：${why}。请检查地址、端口、数据库名、用户名和密码，以及网络。`;
}

const REASONS: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: '对方没有在该地址和端口上提供服务',
  ENOTFOUND: '找不到该主机',
  EAI_AGAIN: '找不到该主机',
  ETIMEDOUT: '连接超时',
  ECONNRESET: '连接被对方断开',
  '28P01': '用户名或密码不对',
  '28000': '该用户不能登录',
  '3D000': '没有这个数据库',
  '42501': '该用户没有建表的权限',
  '57P03': '数据库正在启动',
};
