/** The running server: from settings to a listening port, and back. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { compose, usualLimits } from './compose.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/open.ts';
import { isBuilt } from './http/pages.ts';
import { openJobs } from './jobs/jobs.ts';
import { openPlace } from './open-place.ts';
import { type Clock, machineClock } from './ports/clock.ts';
import type { CryptoPort } from './ports/crypto.ts';
import { openKeys } from './ports/keys.ts';
import { keysSentence } from './ports/keys-sentences.ts';
import { softwareCrypto } from './ports/software-crypto.ts';

export interface Server {
  readonly ok: true;
  /** Where it can be reached from this machine. */
  readonly url: string;
  /** Requests under way end, then everything is let go. May be called more than once. */
  stop(): Promise<void>;
  /** Settles when the server can't go on: with a sentence for the operator. */
  readonly lost: Promise<string>;
}

export interface NotServed {
  readonly ok: false;
  /** Of the embedded database, where it is the reason. */
  readonly refusal?: string;
  readonly sentence: string;
}

export interface ServeOptions {
  /** Folder of the built pages. */
  readonly pages: string;
  /** Gets lines of JSON without personal data. */
  readonly log?: Logger;
  /** Before anybody is served; gives a sentence where that can't be. */
  readonly prepare?: (ready: Ready) => Promise<string | undefined>;
  /** In place of the machine's. No setting leads here: whoever plays time starts the server from a program of their own. */
  readonly clock?: Clock;
}

export interface Ready {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPort;
}

/** Opens everything and listens. */
export async function serve(config: Config, options: ServeOptions): Promise<Server | NotServed> {
  const { pages, log = pino({ level: config.logLevel }), clock = machineClock } = options;
  if (!isBuilt(pages))
    return { ok: false, sentence: `网页还没有构建（${pages}）。请在项目文件夹里执行 npm run build。` };
  let lose = (_sentence: string) => {};
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const place = await openPlace(config, (end) => {
    log.fatal({ code: end.code, signal: end.signal }, 'the embedded database ended');
    lose(`内置数据库意外停止，服务随之停止。日志：${end.log}。请重新启动服务；已确认的数据不会丢失。`);
  });
  if (!place.ok) return place;
  const opened = await openKeys(join(config.dataFolder, 'keys'));
  if (!opened.ok) {
    await place.close();
    return { ok: false, sentence: keysSentence(opened) };
  }
  const { database } = place;
  const crypto = softwareCrypto(opened.keys);
  const unfit = await options.prepare?.({ database, crypto });
  if (unfit !== undefined) {
    await place.close();
    return { ok: false, sentence: unfit };
  }
  log.info({ embedded: config.databaseUrl === undefined, ...place.migrated }, 'database open');
  const jobs = openJobs({
    url: place.databaseUrl,
    onError: (error) => log.error({ type: error.name }, 'the queue of jobs has trouble'),
  });
  const { app, jobHandlers, background } = await compose({
    database,
    crypto,
    jobs,
    clock,
    log,
    dataFolder: config.dataFolder,
    https: config.publicUrl?.startsWith('https:') ?? false,
    trustedProxies: config.trustedProxies,
    pages,
    limits: usualLimits,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    ...(config.openId === undefined ? {} : { openId: config.openId }),
    ...(config.smtp === undefined ? {} : { smtp: config.smtp }),
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await closeApp(app);
      await jobs.stop(PATIENCE);
      for (const one of background) await one.stop();
      await place.close();
      log.info('stopped');
    })();
    return stopping;
  };
  try {
    await jobs.start(jobHandlers);
    for (const one of background) one.start();
    const url = await app.listen({ host: config.host, port: config.port });
    return { ok: true, url, stop, lost };
  } catch (error) {
    await stop();
    const sentence = notListening(error, config);
    if (sentence === undefined) throw error;
    return { ok: false, sentence };
  }
}

/** Connections are kept open for the next request of a page: once stopping, each goes as soon as it has none; the last after a while. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 100);
  const all = setTimeout(() => app.server.closeAllConnections(), PATIENCE * 1000);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(all);
  }
}

/** Seconds for the requests under way when the server stops, and for the jobs, which the next start takes up again if they take longer. */
const PATIENCE = 20;

function notListening(error: unknown, { host, port }: Config): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `端口 ${port} 已被别的程序占用。请停止那个程序，或者用 PORT 另指定一个端口。`;
  if (code === 'EACCES') return `没有权限使用端口 ${port}。请用 PORT 指定一个 1024 以上的端口。`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `本机没有地址 ${host}。请把 HOST 改为本机的地址，或 127.0.0.1。`;
  return undefined;
}
