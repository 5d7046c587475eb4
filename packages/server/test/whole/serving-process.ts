/**
 * The process behind a place: the server as an operator starts it, with a clock that whoever started it moves. The moment comes as the
 * argument; `{ at }` sets another one. Time goes on from there as fast as outside. Sessions are carried along, since nobody sits before a screen
 * for the weeks that are passed over; and rounds are turned at once, as their own clock does within a minute.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { noticeStages } from '../../src/features/notices/published.ts';
import { reviewStages } from '../../src/features/reviews/finished.ts';
import { turnAll } from '../../src/features/rounds/round-clock.ts';
import { type Ready, serve } from '../../src/serve.ts';

let set = { at: Date.parse(process.argv[2] ?? ''), since: performance.now() };
const clock = { now: () => new Date(set.at + performance.now() - set.since) };

const pages = await mkdtemp(join(tmpdir(), 'shiji-pages-'));
for (const page of ['index.html', 'm.html']) await writeFile(join(pages, page), '<title>实绩</title>');
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.sentences.join());
const log = pino({ level: read.config.logLevel });
let ready: Ready | undefined;
const server = await serve(read.config, {
  pages,
  log,
  clock,
  prepare: async (opened) => {
    ready = opened;
    return undefined;
  },
});
if (!server.ok) {
  process.send?.({ refused: server.sentence }, () => process.exit(1));
} else {
  process.on('message', async ({ at }: { readonly at: number }) => {
    set = { at, since: performance.now() };
    const { database } = ready as Ready;
    await database.pool.query('update sessions set created_at = $1, seen_at = $1 where ended_at is null', [
      new Date(at),
    ]);
    const keepers = { review: reviewStages, notice: noticeStages(async () => []) };
    await turnAll({ db: database.db, clock, log, keepers });
    process.send?.({ moved: at });
  });
  process.once('SIGTERM', async () => {
    await server.stop();
    if (process.connected) process.disconnect();
  });
  // Whoever started it has gone: nobody would stop it, nor its database.
  process.once('disconnect', () => server.stop());
  process.send?.({ url: server.url });
}
