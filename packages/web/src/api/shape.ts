/** The types of calls, taken from the server's contracts. Types only: none of it reaches the browser. */
import type { Api } from '@shiji/server/contracts';

export type Endpoint = keyof Api;

type Member<Entry, Key extends string> = Entry extends Readonly<Record<Key, infer Value>> ? Value : undefined;

export type Returns<E extends Endpoint> = Member<Api[E], 'returns'>;
export type RefusalOf<E extends Endpoint> = Extract<Member<Api[E], 'refusal'>, string>;

type Given<Key extends string, Value> = [Value] extends [undefined] ? object : { readonly [K in Key]: Value };

/** What one call is given: exactly the params, query and body that its contract asks for. */
export type Input<E extends Endpoint> = Given<'params', Member<Api[E], 'params'>> &
  Given<'query', Member<Api[E], 'query'>> &
  Given<'body', Member<Api[E], 'body'>>;

/** How one call is made, whatever it is given. */
export interface CallSettings {
  /** Same key, same record: a form that is sent again after a time-out keeps its key. Made anew when it is left out. */
  readonly idempotencyKey?: string;
  /** Milliseconds until the call is given up. */
  readonly timeout?: number;
  /** `sign-in-again` holds the call until the person has signed in again; `answer` gives the problem back. */
  readonly whenExpired?: 'sign-in-again' | 'answer';
  readonly signal?: AbortSignal;
}
