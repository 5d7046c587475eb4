/**
 * What the server answers to: one map a slice, keyed by method and path. From it come the validation of requests, the OpenAPI document
 * and the types of the web's client (which takes types only, so that a phone carries no zod).
 */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Address = `${Method} /${string}`;

/** A file in place of JSON: as a request its bytes are the body, its name stands in the header `x-file-name`, percent-encoded. */
export const file = 'file';
export type File = typeof file;

/** In place of an answer the browser is sent elsewhere; refusals are then a page, since a person looks at them. GET only. */
export const redirect = 'redirect';
export type Redirect = typeof redirect;

/**
 * A page that the server writes itself, for people without an account: its address holds the right (a one-time code). Refusals are a
 * page, too. Its forms are sent as forms are, without a header of ours; its line in the log holds no duration, and no limit counts by
 * address what a whole hall sends through one.
 */
export const page = 'page';
export type Page = typeof page;

export interface Endpoint {
  /** One Chinese sentence for the API's document. */
  readonly about: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | File;
  /** Limit of the body in megabytes; absent: 1 for JSON, 20 for a file. */
  readonly megabytes?: number;
  readonly returns: z.ZodType | File | Redirect | Page;
  /** Codes beside those that any route may answer with (http/refusals.ts). */
  readonly refusals: readonly string[];
}

export type Contract = { readonly [A in Address]?: Endpoint };

/** Keeps the exact type of a slice's contract. */
export function contract<const C extends Contract>(endpoints: C): C {
  return endpoints;
}

type Sent<T> = T extends z.ZodType ? z.input<T> : T extends File ? Blob : undefined;
type Got<T> = T extends z.ZodType ? z.output<T> : T extends File ? Blob : undefined;

/** A contract as the web's client sees it: plain types. */
export type ApiOf<C> = {
  readonly [A in keyof C]: C[A] extends Endpoint
    ? {
        readonly params: Sent<C[A]['params']>;
        readonly query: Sent<C[A]['query']>;
        readonly body: Sent<C[A]['body']>;
        readonly returns: Got<C[A]['returns']>;
        readonly refusal: C[A]['refusals'][number];
      }
    : never;
};
