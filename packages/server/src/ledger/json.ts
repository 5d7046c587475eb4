/** Canonical JSON (RFC 8785) of values that every reader understands alike; the rest is refused. */
import canonicalize from 'canonicalize';
import { isWellFormed } from './bytes.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface JsonLimits {
  /** Of the canonical form, in UTF-8: a line of an archive stays readable, and a reader's memory bounded. */
  readonly bytes: number;
  /** Of lists and objects in one another; programs that read JSON recursively survive it. */
  readonly depth: number;
}

/** More than any fact of ours needs. */
export const factLimits: JsonLimits = { bytes: 256 * 1024, depth: 32 };
/** What stands around facts in a file. */
export const aroundFacts = (bytes: number): JsonLimits => ({ bytes, depth: factLimits.depth + 8 });

export type JsonRefusal =
  /** Not JSON at all: undefined, a function, a class instance, a hole in a list. */
  | 'json-not-plain'
  /** A fraction, or beyond 2^53: programs round such numbers differently. Decimals are texts. */
  | 'json-number-inexact'
  /** Half of a surrogate pair: it has no UTF-8. */
  | 'json-text-broken'
  | 'json-too-deep'
  | 'json-too-long';

export type Canonical =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: JsonRefusal };

/**
 * The RFC 8785 form. The library takes any number that JSON can hold, leaves undefined members out and calls toJSON; so a value that
 * would not come back as it went in is refused here first.
 */
export function canonicalForm(value: unknown, limits = factLimits): Canonical {
  const refusal = refusalOf(value, limits.depth);
  if (refusal !== undefined) return { ok: false, refusal };
  const text = canonicalize(value);
  if (text === undefined) throw new Error('plain JSON without a canonical form');
  return Buffer.byteLength(text) > limits.bytes ? { ok: false, refusal: 'json-too-long' } : { ok: true, text };
}

/** What is written as exactly one canonical text, read back. Undefined for text in any other form, a doubled key included. */
export function readCanonical(text: string, limits = factLimits): { readonly value: Json } | undefined {
  if (text.length > limits.bytes) return undefined;
  try {
    const value: Json = JSON.parse(text);
    const form = canonicalForm(value, limits);
    return form.ok && form.text === text ? { value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refusalOf(value: unknown, depth: number): JsonRefusal | undefined {
  if (depth < 0) return 'json-too-deep';
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : 'json-number-inexact';
    case 'string':
      return isWellFormed(value) ? undefined : 'json-text-broken';
    case 'object':
      if (value === null) return undefined;
      if (Array.isArray(value)) return firstRefusal(Array.from(value, (item) => refusalOf(item, depth - 1)));
      return refusalOfObject(value, depth);
    default:
      return 'json-not-plain';
  }
}

function refusalOfObject(value: object, depth: number): JsonRefusal | undefined {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return 'json-not-plain';
  return firstRefusal(
    Object.entries(value).flatMap(([name, member]) => [
      isWellFormed(name) ? undefined : 'json-text-broken',
      refusalOf(member, depth - 1),
    ]),
  );
}

const firstRefusal = (refusals: readonly (JsonRefusal | undefined)[]): JsonRefusal | undefined =>
  refusals.find((refusal) => refusal !== undefined);
