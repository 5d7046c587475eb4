/** `shiji serve`: the server, until it is asked to end. */
import { fileURLToPath } from 'node:url';
import { type NotServed, readConfig, type Server, serve } from '@shiji/server';
import type { ExitCode, Io } from '../io.ts';
import { print } from '../print.ts';

/** The built pages, in the repository and in an installation alike. */
export const PAGES = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** What people read goes to stderr: stdout belongs to the log. */
export async function serveCounties(io: Io): Promise<ExitCode> {
  const read = readConfig(io.environment);
  if (!read.ok) {
    print(io.stderr, read.sentences);
    return 2;
  }
  const { config } = read;
  return await untilEnd(
    () => serve(config, { pages: PAGES }),
    (server) => print(io.stderr, [`服务已启动：${server.url}`]),
    io,
  );
}

/** Starts a server, says so, and stops it in order when the process is asked to end. Asked while it starts, it starts and ends. */
export async function untilEnd<S extends Server>(
  start: () => Promise<S | NotServed>,
  started: (server: S) => void,
  io: Io,
): Promise<ExitCode> {
  const asked = io.untilStopped().then(() => undefined);
  const server = await start();
  if (!server.ok) {
    print(io.stderr, [server.sentence]);
    return 1;
  }
  started(server);
  const lost = await Promise.race([asked, server.lost]);
  await server.stop();
  if (lost !== undefined) print(io.stderr, [lost]);
  return lost === undefined ? 0 : 1;
}
