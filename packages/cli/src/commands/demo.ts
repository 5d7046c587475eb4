/** `shiji demo`: the product to try, with a county that doesn't exist. */
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, type DemoServer, demoCode, type NotServed, readConfig, serveDemo } from '@shiji/server';
import { pino } from 'pino';
import type { DemoArguments } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import { print } from '../print.ts';
import { PAGES, untilEnd } from './serve.ts';

export async function demo({ code }: DemoArguments, io: Io): Promise<ExitCode> {
  if (code) {
    print(io.stdout, [demoCode()]);
    return 0;
  }
  const read = readConfig(io.environment);
  if (!read.ok) {
    print(io.stderr, read.sentences);
    return 2;
  }
  return await untilEnd(
    () => start(read.config, io),
    (server) => print(io.stdout, welcome(server)),
    io,
  );
}

/** Beside the data, so that the terminal stays free for what people read. */
const LOG = 'server.log';

async function start(config: Config, io: Io): Promise<DemoServer | NotServed> {
  const served = await serveIn(config);
  if (served.ok || served.refusal !== 'unreachable' || io.environment.DATA_DIR) return served;
  // As root, the database runs as a user of its own, who can't come into root's home: the data stands where it can.
  const elsewhere = join(
    '/var/lib/shiji',
    `demo-${createHash('sha256').update(config.dataFolder).digest('hex').slice(0, 8)}`,
  );
  print(io.stderr, [`数据库用户进不了 ${config.dataFolder}，演示数据改放在 ${elsewhere}。`]);
  return await serveIn({ ...config, dataFolder: elsewhere });
}

async function serveIn(config: Config): Promise<DemoServer | NotServed> {
  mkdirSync(config.dataFolder, { recursive: true });
  const file = createWriteStream(join(config.dataFolder, LOG), { flags: 'a' });
  const log = pino({ level: config.logLevel }, file);
  return await serveDemo(config, { pages: PAGES, log });
}

function welcome({ url, accounts, password }: DemoServer): readonly string[] {
  return [
    '',
    `实绩演示已启动：${url}    手机版：${url}/m`,
    '',
    `演示账号（县区、单位、人员均为虚构），密码都是 ${password}`,
    ...accounts.flatMap(({ login, about, name, sees }) => [
      `  ${login.padEnd(10)} ${about}${about === name ? '' : `：${name}`}`,
      ...(sees === undefined ? [] : [`${' '.repeat(13)}${sees}`]),
    ]),
    '',
    '三个管理员登录还须动态口令，执行 npx shiji demo --code 取得此刻的口令。',
    '按 Ctrl+C 停止；数据保留，下次接着用。',
  ];
}
