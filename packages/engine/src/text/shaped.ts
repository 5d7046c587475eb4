/** What a shape is, and what it makes of a value; the shapes themselves stand in shape.ts. */
import type { Located, Path } from './located.ts';
import type { Reading } from './reading.ts';

/** Canonical form: text, list, or entries in order. */
export type Written = string | readonly Written[] | { readonly entries: readonly (readonly [string, Written])[] };

export type JsonSchema = { readonly [key: string]: unknown };

export interface Shape<T> {
  /** The value, or undefined once a reason has been reported. */
  read(from: Located, path: Path, into: Reading): T | undefined;
  write(value: T): Written;
  schema(): JsonSchema;
  /** What the value is made of, for whoever looks through a whole scheme; nothing where it is plain text. */
  inside(value: T): readonly Inside[];
  /** How a person would name what is expected, in Chinese. */
  readonly expects: string;
}

/** A piece of a value: its shape, and where it stands under the whole. */
export interface Inside {
  readonly shape: Shape<unknown>;
  readonly value: unknown;
  readonly path: Path;
}
