/** `shiji serve`: the server, until it is asked to end. */
import { fileURLToPath } from 'node:url';
import { readConfig, serve } from '@shiji/server';
import type { ExitCode, Io } from '../io.ts';
import { print } from '../print.ts';

/** The built pages, in the repository and in an installation alike. */
const PAGES = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** What people read goes to stderr: stdout belongs to the log. */
export async function serveCounties(io: Io): Promise<ExitCode> {
  const read = readConfig(io.environment);
  if (!read.ok) {
    print(io.stderr, read.sentences);
    return 2;
  }
  // Asked to end while it starts, it starts and ends: nothing is left half open.
  const asked = io.untilStopped();
  const server = await serve(read.config, { pages: PAGES });
  if (!server.ok) {
    print(io.stderr, [server.sentence]);
    return 1;
  }
  print(io.stderr, [`服务已启动：${server.url}`]);
  const lost = await Promise.race([asked.then(() => undefined), server.lost]);
  await server.stop();
  if (lost !== undefined) print(io.stderr, [lost]);
  return lost === undefined ? 0 : 1;
}
