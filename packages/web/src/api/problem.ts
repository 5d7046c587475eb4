/** What can come back in place of an answer: refusals of the server (RFC 9457), and troubles on the way to it. */
import type { InputError, Problem as SentProblem } from '@shiji/server/contracts';
import { troubleTitles } from './copy.ts';

/** Something between the browser and the answer: nobody refused anything. */
export type Trouble = 'offline' | 'unreachable' | 'timeout' | 'server' | 'unreadable' | 'expired' | 'cancelled';

export interface Problem<Code extends string = string> {
  /** `refused` carries a code of the contract; `forbidden` and `not-found` are refusals that every endpoint has. */
  readonly kind: 'refused' | 'forbidden' | 'not-found' | Trouble;
  /** The code of a refusal, for a screen that goes on differently by it. */
  readonly code?: Code;
  /** A Chinese sentence that can stand on the screen as it is. */
  readonly title: string;
  /** What the person tells the administrator, so that the call is found in the server's log. */
  readonly requestId?: string;
  /** Places in what was sent, such as `body.name`, with what is wrong there. */
  readonly errors?: readonly InputError[];
}

export type Answer<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem<Code> };

/** A problem as an exception, for queries, which know only those. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The most telling sentence of a problem: of a field that is wrong, or of the whole. */
export const sentenceOf = (problem: Problem): string => problem.errors?.[0]?.message ?? problem.title;

export function trouble(kind: Trouble, requestId?: string): Problem<never> {
  return { kind, title: troubleTitles[kind], ...(requestId === undefined ? {} : { requestId }) };
}

/** Reads a response that isn't a success. What isn't a problem as RFC 9457 has it is a failure of the server, or of a proxy before it. */
export async function readProblem<Code extends string>(response: Response): Promise<Problem<Code>> {
  const sent = await response.json().catch(() => undefined);
  if (!isSent(sent)) return trouble('server', response.headers.get('x-request-id') ?? undefined);
  if (ENDED.has(sent.code)) return trouble('expired', sent.request);
  if (sent.status >= 500) return { kind: 'server', title: sent.title, requestId: sent.request };
  return {
    kind: sent.code === 'forbidden' ? 'forbidden' : sent.code === 'not-found' ? 'not-found' : 'refused',
    title: sent.title,
    code: sent.code as Code,
    requestId: sent.request,
    ...(sent.errors === undefined ? {} : { errors: sent.errors }),
  };
}

/** Refusals that signing in mends. A wrong password is a 401 as well, and none of them. */
const ENDED: ReadonlySet<string> = new Set(['not-signed-in', 'session-ended', 'sign-in-unfinished']);

function isSent(body: unknown): body is SentProblem {
  if (typeof body !== 'object' || body === null) return false;
  const { title, code, status } = body as Partial<SentProblem>;
  return typeof title === 'string' && typeof code === 'string' && typeof status === 'number';
}
