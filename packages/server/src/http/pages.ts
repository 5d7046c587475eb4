/** The built pages: the console, the phone's, and what they load, as the web's build left them, compressed beforehand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy, workerPolicy } from './security-headers.ts';

/** Each place of the product has an entry of its own, which takes over all addresses below it. */
const ENTRIES = [
  { below: '/m', page: 'm.html' },
  { below: '', page: 'index.html' },
] as const;

/** Whether `folder` holds a build. */
export function isBuilt(folder: string): boolean {
  return ENTRIES.every(({ page }) => existsSync(join(folder, page)));
}

/** Answers addresses that are no file and no API with the entry that they lie below: its router knows them, or says that nothing is there. */
export type PageFor = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

export async function servePages(app: FastifyInstance, folder: string): Promise<PageFor> {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    index: false,
    // Files are listed at the start: an address that is none of them costs no look at the disk.
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names of assets carry a digest of what is in them.
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('cross-origin-resource-policy', 'same-origin');
      // By the file, not by the type of the answer: a 304 has none, and the browser takes its policy for the page it kept.
      if (/\.html(\.(br|gz))?$/.test(path)) reply.header('content-security-policy', contentSecurityPolicy);
      if (/\/phone-worker\.js(\.(br|gz))?$/.test(path)) reply.header('content-security-policy', workerPolicy);
    },
  });
  return (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const [path = ''] = request.url.split('?');
    if (path.startsWith('/api/') || path === '/api' || /\.\w+$/.test(path)) return undefined;
    const entry = ENTRIES.find(({ below }) => path === below || path.startsWith(`${below}/`));
    return entry && reply.sendFile(entry.page);
  };
}
