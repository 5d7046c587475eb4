/** The API's own description at /api/docs. */
import type { FastifyInstance } from 'fastify';
import type { Slice } from './app.ts';
import { openApi } from './openapi.ts';

const VERSION = '0.1.0';

export function serveDocs(app: FastifyInstance, slices: readonly Slice[]): void {
  const text = JSON.stringify(openApi(slices, VERSION));
  app.get('/api/docs', async (_request, reply) => reply.type('application/json; charset=utf-8').send(text));
}
