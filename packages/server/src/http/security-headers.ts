/** What browsers are told to refuse: scripts that aren't ours, frames, guesses about types, referrers. */
import type { FastifyInstance } from 'fastify';

/** Of pages. All styles are files: the component library's, too, are written out by the build. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Positions of menus and charts are set as attributes; they can't run anything.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Of the phone's service worker: it asks this server for files, and loads nothing more. */
export const workerPolicy = "default-src 'none'; connect-src 'self'";

export function securityHeaders(app: FastifyInstance, https: boolean): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      // Pages set their own; what isn't a page needs nothing at all.
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=(self), payment=(), usb=()',
    });
    if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}
