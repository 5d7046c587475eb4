/**
 * What a route does, in three steps that can't be left out: find what it is about, ask whether the actor may, answer. A route without a
 * policy can't be written.
 */
import type { z } from 'zod';
import type { Scope, TxScope } from '../db/scope.ts';
import type { Actor } from './actor.ts';
import type { Contract, Endpoint, File, Page, Redirect } from './contract.ts';
import type { CommonRefusal, Refused } from './refusals.ts';

type Read<T> = T extends z.ZodType ? z.output<T> : T extends File ? Upload : undefined;

export interface Upload {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

/** Where the browser goes next: a path of ours, or a whole address that the server itself made. */
export interface Onward {
  readonly to: string;
}

/** A page written by the slice; `refusal`: the code in its table whose status the page is sent with. */
export interface Shown {
  readonly html: string;
  readonly refusal?: string;
}

/** What of a request concerns those who keep a record of it. */
export interface Origin {
  readonly request: string;
  readonly address: string;
  /** The browser and system, for people: “Chrome 126 · Windows”. */
  readonly device: string;
}

export interface OpenCall<E extends Endpoint> {
  readonly params: Read<E['params']>;
  readonly query: Read<E['query']>;
  readonly body: Read<E['body']>;
  readonly now: Date;
  readonly origin: Origin;
  /** Of cookies that this route sets or reads (signing in). */
  readonly cookies: Cookies;
}

export interface Cookies {
  get(name: string): string | undefined;
  set(name: string, value: string, options: { readonly maxAge?: number }): void;
  clear(name: string): void;
}

export interface Call<E extends Endpoint> extends OpenCall<E> {
  readonly actor: Actor;
  /** Reads of the actor's county. */
  readonly scope: Scope;
  /** One transaction; an answer that is a refusal undoes it. */
  write<T>(work: (tx: TxScope) => Promise<T>): Promise<T>;
  /**
   * One transaction that happens once: a repeated request with the same `idempotency-key` gets the first one's answer. `work` gives the
   * whole answer. A refusal is not kept: nothing was done, so it may be tried again.
   */
  once(work: (tx: TxScope) => Promise<Answer<E>>): Promise<Answer<E>>;
}

export type Answer<E extends Endpoint> =
  | (E['returns'] extends z.ZodType
      ? z.input<E['returns']>
      : E['returns'] extends File
        ? Download
        : E['returns'] extends Redirect
          ? Onward
          : E['returns'] extends Page
            ? Shown | Onward
            : never)
  | Refused<E['refusals'][number] | CommonRefusal>;

export type Decided<E extends Endpoint> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'allowed'; answer(): Promise<Answer<E>> };

export type Handler<E extends Endpoint> =
  /** For everybody, signed in or not. */
  | { readonly to: 'everybody'; answer(call: OpenCall<E>): Promise<Answer<E>> }
  | { readonly to: 'signed-in'; decide(call: Call<E>): Promise<Decided<E>> };

/** A handler for each address of a contract: the compiler names what is missing. */
export type Handlers<C extends Contract> = {
  readonly [A in keyof C]: C[A] extends Endpoint ? Handler<C[A]> : never;
};

/** For everybody: there is nothing to decide before the answer. */
export function everybody<E extends Endpoint>(answer: (call: OpenCall<E>) => Promise<Answer<E>>): Handler<E> {
  return { to: 'everybody', answer };
}

/** The right hangs on who asks alone. */
export function whoever<E extends Endpoint>(
  may: (actor: Actor) => boolean,
  answer: (call: Call<E>) => Promise<Answer<E>>,
): Handler<E> {
  return {
    to: 'signed-in',
    decide: async (call) => (may(call.actor) ? { kind: 'allowed', answer: () => answer(call) } : { kind: 'forbidden' }),
  };
}

/**
 * The right hangs on what it is about: `find` brings that, from the actor's own county. What isn't there, or lies in another county, is
 * not found; whether it exists elsewhere is not told.
 */
export function about<E extends Endpoint, Subject>(
  find: (call: Call<E>) => Promise<Subject | undefined>,
  may: (actor: Actor, subject: Subject) => boolean,
  answer: (call: Call<E>, subject: Subject) => Promise<Answer<E>>,
): Handler<E> {
  return {
    to: 'signed-in',
    async decide(call) {
      const subject = await find(call);
      if (subject === undefined) return { kind: 'absent' };
      return may(call.actor, subject)
        ? { kind: 'allowed', answer: () => answer(call, subject) }
        : { kind: 'forbidden' };
    },
  };
}
