/** The client: one typed function for every endpoint of the server. */
import { type Answer, type Problem, readProblem, trouble } from './problem.ts';
import type { Session } from './session.ts';
import type { CallSettings, Endpoint, Input, RefusalOf, Returns } from './shape.ts';

const TIMEOUT = 20_000;

export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly session: Session;
  /** Whether the device says that it has a network; it is right only when it says no. */
  readonly online: () => boolean;
  /** A key that no other call has. */
  readonly newKey: () => string;
}

/** Parameters may be left out where an endpoint asks for nothing. */
type Arguments<E extends Endpoint> =
  object extends Input<E> ? [input?: Input<E> & CallSettings] : [input: Input<E> & CallSettings];

/** Calls an endpoint; gives its answer, or the problem that came in its place. Never throws for what may happen to a call. */
export type Call = <E extends Endpoint>(
  endpoint: E,
  ...input: Arguments<E>
) => Promise<Answer<Returns<E>, RefusalOf<E>>>;

interface LooseInput extends CallSettings {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export function createCall(around: Surroundings): Call {
  const unanswered = new Map<string, string>();
  return async <E extends Endpoint>(endpoint: E, ...[given]: Arguments<E>) => {
    const input: LooseInput = given ?? {};
    const content = contentOf(endpoint, input);
    // Made once, so that the call that is repeated after signing in again records nothing twice.
    const key = input.idempotencyKey ?? unanswered.get(content) ?? around.newKey();
    const request = requestOf(endpoint, input, key);
    for (;;) {
      const answer = await once<Returns<E>, RefusalOf<E>>(request, input, around);
      const held = !answer.ok && answer.problem.kind === 'expired' && input.whenExpired !== 'answer';
      if (held && (await around.session.renewal())) continue;
      // Whether it was done isn't known: who sends the same again means the same deed.
      if (request.init.method === 'POST' && !answer.ok && UNKNOWN.has(answer.problem.kind))
        unanswered.set(content, key);
      else unanswered.delete(content);
      return answer;
    }
  };
}

const UNKNOWN: ReadonlySet<Problem['kind']> = new Set([
  'offline',
  'unreachable',
  'timeout',
  'server',
  'unreadable',
  'cancelled',
]);

/** What tells one deed from another. A file counts by its name, size and day: its bytes would have to be read for it. */
function contentOf(endpoint: string, { params, query, body }: LooseInput): string {
  const said = body instanceof File ? [body.name, body.size, body.lastModified] : body;
  return JSON.stringify([endpoint, params, query, said]);
}

interface PreparedRequest {
  readonly url: string;
  readonly init: RequestInit;
}

function requestOf(endpoint: string, input: LooseInput, key: string): PreparedRequest {
  const [method = '', path = ''] = endpoint.split(' ');
  const headers: Record<string, string> = { accept: 'application/json' };
  // A page of another site can't add this header, so its forms and images can change nothing here.
  if (method !== 'GET') headers['x-shiji'] = '1';
  if (method === 'POST') headers['idempotency-key'] = key;
  const { body } = input;
  if (body instanceof Blob) {
    headers['content-type'] = 'application/octet-stream';
    if (body instanceof File) headers['x-file-name'] = encodeURIComponent(body.name);
  } else if (body !== undefined) headers['content-type'] = 'application/json';
  const sent = body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) };
  return {
    url: `${filled(path, input.params ?? {})}${queryText(input.query ?? {})}`,
    init: { method, headers, credentials: 'same-origin', ...sent },
  };
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} was called without ${name}`);
    return encodeURIComponent(value);
  });
}

/** Absent values are left out; a list stands as the same name several times. */
function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined)
      .map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

async function once<Value, Code extends string>(
  { url, init }: PreparedRequest,
  { timeout = TIMEOUT, signal }: LooseInput,
  { fetch, online }: Surroundings,
): Promise<Answer<Value, Code>> {
  const abort = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, timeout);
  const cancel = () => abort.abort();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    const response = await fetch(url, { ...init, signal: abort.signal });
    return response.ok ? await readValue(response) : refused(await readProblem<Code>(response));
  } catch {
    if (late) return refused(trouble('timeout'));
    if (signal?.aborted) return refused(trouble('cancelled'));
    return refused(trouble(online() ? 'unreachable' : 'offline'));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

async function readValue<Value>(response: Response): Promise<Answer<Value, never>> {
  // A file that the server hands out.
  const named = response.headers.get('content-disposition');
  if (named !== null) return { ok: true, value: new File([await response.blob()], fileName(named)) as Value };
  const text = await response.text();
  if (text === '') return { ok: true, value: undefined as Value };
  try {
    return { ok: true, value: JSON.parse(text) as Value };
  } catch {
    return refused(trouble('unreadable', response.headers.get('x-request-id') ?? undefined));
  }
}

/** The name that the server gave a file: RFC 6266, percent-encoded as Chinese names are. */
function fileName(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/i.exec(disposition)?.[1] ?? 'file';
}

function refused<Code extends string>(problem: Problem<Code>): { readonly ok: false; readonly problem: Problem<Code> } {
  return { ok: false, problem };
}
