/** The cookies of sign-in: out of scripts' reach, and for this site only. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from './handler.ts';

/** Holds the session's token: `<county>.<256 random bits>`. */
export const SESSION_COOKIE = 'shiji';

export function cookiesOf(request: FastifyRequest, reply: FastifyReply, https: boolean): Cookies {
  // Lax, not strict: who comes back from single sign-on, or follows a link out of a message, is still signed in.
  const options = { path: '/', httpOnly: true, secure: https, sameSite: 'lax' } as const;
  return {
    get: (name) => request.cookies[name],
    set: (name, value, { maxAge }) => {
      reply.setCookie(name, value, maxAge === undefined ? options : { ...options, maxAge });
    },
    clear: (name) => {
      reply.clearCookie(name, options);
    },
  };
}
