/** The HTTP edge: from requests to handlers and back. The only place that knows statuses, headers and cookies. */
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import { v7 as uuid } from 'uuid';
import type { Scope } from '../db/scope.ts';
import type { Clock } from '../ports/clock.ts';
import type { Actor } from './actor.ts';
import { answerOnce, undoneIfRefused } from './answer-once.ts';
import type { Contract, Endpoint } from './contract.ts';
import { cookiesOf, sessionCookie } from './cookies.ts';
import { deviceOf } from './device.ts';
import type { Answer, Call, Download, Handler, Handlers, Onward, OpenCall, Origin, Shown } from './handler.ts';
import { bodyOf, fieldsOf, inputOf, TooLarge } from './input.ts';
import { servePages } from './pages.ts';
import { problem, problemType } from './problem.ts';
import { problemPage } from './problem-page.ts';
import { isRefused, type RefusalTable, type Refused, refuse } from './refusals.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long it took is not logged: it would tell one vote from another. */
    untimed?: boolean;
  }
}

/** One slice's part of the API. */
export interface Slice<C extends Contract = Contract> {
  readonly name: string;
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly refusals: RefusalTable;
}

/** Somebody asked for what they may not do. */
export interface Denied {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly address: string;
  readonly now: Date;
  readonly origin: Origin;
}

/** Who a session's token belongs to. */
export type Identified =
  | { readonly kind: 'actor'; readonly actor: Actor; readonly scope: Scope }
  /** There is none, or it leads nowhere. */
  | { readonly kind: 'nobody' }
  /** `because`: what the table of sessions says, such as `idle`. */
  | { readonly kind: 'ended'; readonly because?: string }
  /** The password was right; something is still to be done before the session counts. */
  | { readonly kind: 'unfinished' };

export interface AppParts {
  readonly slices: readonly Slice[];
  readonly identify: (token: string | undefined, now: Date) => Promise<Identified>;
  /** Keeps a record of who tried what they may not (ASVS 16.3.2). */
  readonly noteDenied: (denied: Denied) => Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Cookies are marked secure and bound to the host. */
  readonly https: boolean;
  readonly trustedProxies: number;
  /** Folder of the built pages; absent: the API alone. */
  readonly pages?: string;
  /** Requests a minute: of one address, and of one session. */
  readonly limits: { readonly address: number; readonly session: number };
}

/** The server without its port. Throws at once where a contract and its handlers don't agree. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.log as FastifyBaseLogger,
    // We write our own line, without what may be about people.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuid(),
    trustProxy: (_address, hop) => hop < parts.trustedProxies,
    bodyLimit: 1024 * 1024,
    // Requests under way end; connections that idle are closed at once.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: parts.limits.address,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) =>
      new RefusedError(refuse('too-many-requests', { seconds: Math.ceil(context.ttl / 1000) })),
  });
  const perSession = app.createRateLimit({
    max: parts.limits.session,
    timeWindow: 60_000,
    keyGenerator: (request) => sessionCookie(request, parts.https) ?? request.ip,
  });
  securityHeaders(app, parts.https);
  logRequests(app);
  // Files come as they are: the handler reads them piece by piece.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, fieldsOf(String(text))),
  );
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  const pageFor = parts.pages === undefined ? undefined : await servePages(app, parts.pages);
  app.setNotFoundHandler(
    (request, reply) => pageFor?.(request, reply) ?? sendRefusal(refuse('not-found'), {}, request, reply),
  );

  for (const slice of parts.slices) {
    for (const [address, endpoint] of Object.entries(slice.contract)) {
      if (endpoint === undefined) continue;
      const handler = (slice.handlers as Readonly<Record<string, Handler<Endpoint> | undefined>>)[address];
      if (handler === undefined) throw new Error(`${slice.name}: nothing answers ${address}`);
      const [method = '', url = ''] = address.split(' ');
      app.route({
        method,
        url,
        bodyLimit: (endpoint.megabytes ?? 1) * 1024 * 1024,
        ...(isPage(endpoint) ? { config: { untimed: true, rateLimit: { max: parts.limits.address * HALL } } } : {}),
        handler: async (request, reply) => {
          const limited = isPage(endpoint) ? undefined : await perSession(request);
          if (limited?.isAllowed === false && limited.isExceeded)
            return sendRefusal(refuse('too-many-requests', { seconds: limited.ttlInSeconds }), {}, request, reply);
          const answer = await answerTo(request, reply, address, endpoint, handler, parts);
          if (isRefused(answer) && (endpoint.returns === 'redirect' || endpoint.returns === 'page'))
            return sendPage(endpoint.returns, answer, slice.refusals, request, reply);
          if (isRefused(answer)) return sendRefusal(answer, slice.refusals, request, reply);
          if (endpoint.returns === 'file') return sendFile(answer as Download, reply);
          if (endpoint.returns === 'redirect' || (endpoint.returns === 'page' && 'to' in (answer as Shown | Onward)))
            return reply.header('cache-control', 'no-store').redirect((answer as Onward).to, 303);
          if (endpoint.returns === 'page') return sendShown(answer as Shown, slice.refusals, reply);
          return reply.header('cache-control', 'no-store').send(endpoint.returns.parse(answer));
        },
      });
    }
  }
  return app;
}

/** How many times as much comes from one address when a hall full of people votes. */
const HALL = 20;

const isForm = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;

const isPage = (endpoint: Endpoint): boolean => endpoint.returns === 'page';

async function answerTo(
  request: FastifyRequest,
  reply: FastifyReply,
  address: string,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  parts: AppParts,
): Promise<Answer<Endpoint>> {
  if (request.method !== 'GET' && !isFromHere(request, isPage(endpoint))) return refuse('not-from-here');
  if (isForm(request) && !isPage(endpoint)) return refuse('wrong-kind');
  const now = parts.clock.now();
  const who =
    handler.to === 'signed-in'
      ? await parts.identify(sessionCookie(request, parts.https), now)
      : ({ kind: 'nobody' } as const);
  if (handler.to === 'signed-in' && who.kind === 'ended')
    return refuse('session-ended', who.because === undefined ? undefined : { because: who.because });
  if (handler.to === 'signed-in' && who.kind !== 'actor') return refuse(SIGN_IN[who.kind]);
  const input = inputOf(request, endpoint);
  if (!input.ok) return input;
  const open: OpenCall<Endpoint> = {
    params: input.params as undefined,
    query: input.query as undefined,
    body: bodyOf(request, endpoint, input.body) as undefined,
    now,
    origin: { request: request.id, address: request.ip, device: deviceOf(request.headers['user-agent']) },
    cookies: cookiesOf(request, reply, parts.https),
  };
  if (handler.to === 'everybody') return handler.answer(open);
  if (who.kind !== 'actor') throw new Error('a route for those signed in was reached by nobody');
  const { actor, scope } = who;
  const call: Call<Endpoint> = {
    ...open,
    actor,
    scope,
    write: (work) => undoneIfRefused(scope, work),
    once: (work) => answerOnce({ scope, actor, request, body: input.body, now }, work),
  };
  const decided = await handler.decide(call);
  if (decided.kind === 'absent') return refuse('not-found');
  if (decided.kind === 'forbidden') {
    await parts.noteDenied({ scope, actor, address, now, origin: open.origin });
    return refuse('forbidden');
  }
  return decided.answer();
}

const SIGN_IN = { nobody: 'not-signed-in', ended: 'session-ended', unfinished: 'sign-in-unfinished' } as const;

/**
 * Against forged requests: a page of another site can't set this header without our leave, and today's browsers say where a request
 * comes from. The cookie's SameSite is the third wall. A plain form can't set it; it needs none, since no cookie gives it its right.
 */
function isFromHere(request: FastifyRequest, isForm: boolean): boolean {
  const site = request.headers['sec-fetch-site'];
  return (
    (isForm || request.headers['x-shiji'] === '1') && (site === undefined || site === 'same-origin' || site === 'none')
  );
}

/** Carries a refusal out of places that can only throw. */
class RefusedError extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.refusal);
    this.refused = refused;
  }
}

function sendRefusal(
  refused: Refused,
  table: RefusalTable,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const body = problem(refused, table, request.id);
  if (typeof refused.values?.seconds === 'number') reply.header('retry-after', refused.values.seconds);
  return reply.code(body.status).type(problemType).header('cache-control', 'no-store').send(JSON.stringify(body));
}

/** A refusal to somebody whose browser was sent here: no program reads it. */
function sendPage(
  of: 'redirect' | 'page',
  refused: Refused,
  table: RefusalTable,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, title } = problem(refused, table, request.id);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(problemPage(of, title, request.id));
}

function sendShown({ html, refusal }: Shown, table: RefusalTable, reply: FastifyReply): FastifyReply {
  const status = refusal === undefined ? 200 : table[refusal]?.status;
  if (status === undefined) throw new Error(`no status for ${refusal}`);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({ 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy })
    .send(html);
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(refusalOf(error, request), {}, request, reply);
}

function refusalOf(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof RefusedError) return error.refused;
  if (error instanceof TooLarge) return refuse('too-large', { limit: `${error.megabytes} MB` });
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return refuse('too-large', { limit: '1 MB' });
  if (status === 415) return refuse('wrong-kind');
  if (status === 503) return refuse('stopping');
  if (status >= 400 && status < 500) return refuse('unreadable-body');
  request.log.error({ err: withoutValues(error), route: request.routeOptions.url }, 'a request failed');
  return refuse('internal');
}

/** What went wrong, and where in the program: never the values, which may be about people (the driver's `detail` holds whole rows). */
function withoutValues(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error ? String(error.code) : undefined;
  const constraint = 'constraint' in error ? String(error.constraint) : undefined;
  return { type: error.name, code, constraint, stack: frames.slice(0, 12).join('\n') };
}

function sendFile(download: Download, reply: FastifyReply): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`)
    .header('cache-control', 'no-store')
    .type(download.type)
    .send(download.bytes instanceof Uint8Array ? Buffer.from(download.bytes) : Readable.from(download.bytes));
}

/** One line a request: the route's pattern, not its address, which may name people. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        ...(reply.request.routeOptions.config.untimed === true ? {} : { ms: Math.round(reply.elapsedTime * 10) / 10 }),
      },
      'request',
    );
  });
}
