/** For those who watch over the machine: alive, and ready to serve. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { OpenDatabase } from '../db/open.ts';

const PATIENCE = 2000;

export function serveHealth(app: FastifyInstance, database: OpenDatabase): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await answers(database);
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'unavailable', database: ready ? 'ok' : 'unavailable' });
  });
}

/** Whether the database answers soon enough. Why not is for the log of the database, not for callers. */
async function answers(database: OpenDatabase): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const asked = sql`select 1`.execute(database.db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
