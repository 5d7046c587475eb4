/** The process behind startServing: it serves one slow address beside the real ones, so that a request can be under way at will. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { serve } from '../src/serve.ts';

const pages = await mkdtemp(join(tmpdir(), 'shiji-pages-'));
for (const page of ['index.html', 'm.html']) await writeFile(join(pages, page), '<title>实绩</title>');
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.sentences.join());
const server = await serve(read.config, { pages, log: pino({ level: read.config.logLevel }) });
if (!server.ok) {
  process.send?.({ refused: server.sentence }, () => process.exit(1));
} else {
  process.send?.({ url: server.url });
  process.once('SIGTERM', async () => {
    await server.stop();
    process.disconnect?.();
  });
}
