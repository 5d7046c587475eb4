/** The cookies of sign-in: out of scripts' reach, and for this site only. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from './handler.ts';

/** Holds the session's token: `<county>.<256 random bits>`. */
export const SESSION_COOKIE = 'shiji';

/**
 * Over https the browser itself sees to it that the cookie comes from this very host and from no neighbour or plain page
 * (ASVS 3.3.3); over plain http it would not take one so named.
 */
const cookieName = (name: string, https: boolean): string => (https ? `__Host-${name}` : name);

export function sessionCookie(request: FastifyRequest, https: boolean): string | undefined {
  return request.cookies[cookieName(SESSION_COOKIE, https)];
}

export function cookiesOf(request: FastifyRequest, reply: FastifyReply, https: boolean): Cookies {
  // Lax, not strict: who comes back from single sign-on, or follows a link out of a message, is still signed in.
  const options = { path: '/', httpOnly: true, secure: https, sameSite: 'lax' } as const;
  return {
    get: (name) => request.cookies[cookieName(name, https)],
    set: (name, value, { maxAge }) => {
      reply.setCookie(cookieName(name, https), value, maxAge === undefined ? options : { ...options, maxAge });
    },
    clear: (name) => {
      reply.clearCookie(cookieName(name, https), options);
    },
  };
}
