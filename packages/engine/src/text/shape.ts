/**
 * Shapes: one description of a piece of the language from which its reading, its canonical writing and its JSON Schema all
 * follow, so that the three can't drift apart. A shape reads a located tree into plain data and reports what is wrong at its
 * place; it never throws.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { type At, type Located, type LocatedMap, type Path, schemePlace } from './located.ts';
import { nearest } from './nearest.ts';
import { isPlanned } from './planned.ts';

/** Canonical form: text, list, or entries in order. */
export type Written = string | readonly Written[] | { readonly entries: readonly (readonly [string, Written])[] };

export type JsonSchema = { readonly [key: string]: unknown };

export class Reading {
  readonly diagnostics: Diagnostic[] = [];
  report(code: Code, at: At, path: Path, values: Record<string, string> = {}): undefined {
    this.diagnostics.push(finding(code, schemePlace(at, path), values));
    return undefined;
  }
}

export interface Shape<T> {
  /** The value, or undefined once a reason has been reported. */
  read(from: Located, path: Path, into: Reading): T | undefined;
  write(value: T): Written;
  schema(): JsonSchema;
  /** How a person would name what is expected, in Chinese. */
  readonly expects: string;
}

/** A shape made from parts; `about` becomes the editor's hint. */
export function shape<T>(expects: string, parts: Omit<Shape<T>, 'expects'>): Shape<T> {
  return { expects, ...parts };
}

/** Text that passes a test. */
export function textShape<T extends string = string>(
  expects: string,
  accept: (text: string) => T | undefined,
  schema: JsonSchema = { type: 'string' },
): Shape<T> {
  return shape<T>(expects, {
    read(from, path, into) {
      const value = from.kind === 'text' ? accept(from.text) : undefined;
      if (value !== undefined) return value;
      const found = from.kind === 'text' ? (from.text === '' ? '空' : from.text.slice(0, 40)) : kindName(from);
      return into.report('not-expected', from.at, path, { expected: expects, found });
    },
    write: (value) => value,
    schema: () => schema,
  });
}

const MAX_TEXT = 2000;
/** Any text that is not blank, of at most 2,000 characters. */
export const text: Shape<string> = textShape('文字', (t) =>
  t.trim() !== '' && t.length <= MAX_TEXT ? t.trim() : undefined,
);

/** One of the given words. */
export function word<W extends string>(...words: readonly W[]): Shape<W> {
  return textShape<W>(
    words.length === 1 ? (words[0] ?? '') : `${words.join('、')} 之一`,
    (t) => words.find((w) => w === t),
    { enum: words },
  );
}

export const yes: Shape<true> = shape('true', {
  read: (from, path, into) =>
    from.kind === 'text' && from.text === 'true'
      ? (true as const)
      : into.report('not-expected', from.at, path, {
          expected: 'true',
          found: from.kind === 'text' ? from.text : kindName(from),
        }),
  write: () => 'true',
  schema: () => ({ const: true }),
});

/** A whole number within bounds, kept as a number: for counts, never for scores. */
export function wholeNumber(from: number, to: number): Shape<number> {
  const expects = `${from} 到 ${to} 的整数`;
  return shape<number>(expects, {
    read(located, path, into) {
      const digits = located.kind === 'text' && /^\d{1,9}$/.test(located.text) ? Number(located.text) : -1;
      if (digits >= from && digits <= to) return digits;
      const found = located.kind === 'text' ? located.text.slice(0, 40) : kindName(located);
      return into.report('not-expected', located.at, path, { expected: expects, found });
    },
    write: String,
    schema: () => ({ type: 'integer', minimum: from, maximum: to }),
  });
}

/** A list of at least `least`; with `orOne`, a single value may stand for a list of one. */
export function listOf<T>(item: Shape<T>, { least = 1, orOne = false } = {}): Shape<readonly T[]> {
  const expects = `列表，每项是${item.expects}`;
  return shape<readonly T[]>(expects, {
    read(from, path, into) {
      if (from.kind !== 'list') {
        if (!orOne) return into.report('not-expected', from.at, path, { expected: expects, found: kindName(from) });
        const one = item.read(from, path, into);
        return one === undefined ? undefined : [one];
      }
      const read = from.items.map((i, n) => item.read(i, [...path, n], into));
      if (from.items.length < least) return into.report('too-few', from.at, path, { least: String(least) });
      return read.includes(undefined as T) ? undefined : (read as T[]);
    },
    write: (values) =>
      orOne && values.length === 1 ? item.write(values[0] as T) : values.map((value) => item.write(value)),
    schema() {
      const list = { type: 'array', items: item.schema(), minItems: least };
      return orOne ? { anyOf: [item.schema(), list] } : list;
    },
  });
}

/**
 * A map whose entries' order matters or whose keys name things: read as a list of values that carry their key under `under`.
 * `key` is the shape of the key.
 */
export function namedList<K extends string, T extends { readonly [P in K]: string }>(
  under: K,
  key: Shape<string>,
  value: Shape<Omit<T, K>>,
): Shape<readonly T[]> {
  const expects = '“名称: 内容”的表';
  return shape<readonly T[]>(expects, {
    read(from, path, into) {
      if (from.kind !== 'map')
        return into.report('not-expected', from.at, path, { expected: expects, found: kindName(from) });
      if (from.entries.length === 0) return into.report('too-few', from.at, path, { least: '1' });
      let whole = true;
      const read: T[] = [];
      const names = new Set<string>();
      for (const entry of from.entries) {
        const name = key.read({ kind: 'text', text: entry.key, at: entry.keyAt }, [...path, entry.key], into);
        const body = value.read(entry.value, [...path, entry.key], into);
        // Names are trimmed: `好` and `"好 "` are one.
        if (name !== undefined && names.has(name)) {
          into.report('yaml-duplicate-key', entry.keyAt, [...path, entry.key]);
          whole = false;
        }
        if (name !== undefined) names.add(name);
        if (name === undefined || body === undefined) whole = false;
        else read.push({ [under]: name, ...body } as unknown as T);
      }
      return whole ? read : undefined;
    },
    write: (values) => ({ entries: values.map((v) => [v[under], value.write(v)] as const) }),
    schema: () => ({ type: 'object', propertyNames: key.schema(), additionalProperties: value.schema() }),
  });
}

/** A map from names to simple values, kept as a list of pairs in order. */
export function pairsOf<T>(key: Shape<string>, value: Shape<T>): Shape<readonly { key: string; value: T }[]> {
  return namedList<'key', { key: string; value: T }>('key', key, {
    expects: value.expects,
    read(from, path, into) {
      const read = value.read(from, path, into);
      return read === undefined ? undefined : { value: read };
    },
    write: (pair) => value.write(pair.value),
    schema: () => value.schema(),
  });
}

export interface Field<T> {
  readonly shape: Shape<T>;
  readonly required: boolean;
  readonly about: string;
}
export const required = <T>(of: Shape<T>, about: string): Field<T> => ({ shape: of, required: true, about });
export const optional = <T>(of: Shape<T>, about: string): Field<T> => ({ shape: of, required: false, about });

/** The fields of a record, total over its type: a field that is missing here does not compile. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>>;
};

/** A map with known keys. Unknown keys are reported with the nearest known one. */
export function record<T extends object>(name: string, fields: Fields<T>): Shape<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  return shape<T>(name, {
    read(from, path, into) {
      if (from.kind !== 'map')
        return into.report('not-expected', from.at, path, { expected: `${name}（写成键值表）`, found: kindName(from) });
      return readFields(from, path, into, fields, keys, name);
    },
    write: (value) => ({ entries: writeFields(value, fields, keys) }),
    schema: () => ({
      type: 'object',
      additionalProperties: false,
      required: keys.filter((k) => fields[k].required),
      properties: Object.fromEntries(
        keys.map((k) => [k, { ...fields[k].shape.schema(), description: fields[k].about }]),
      ),
    }),
  });
}

export function readFields<T extends object>(
  from: LocatedMap,
  path: Path,
  into: Reading,
  fields: Fields<T>,
  keys: readonly (keyof T & string)[],
  name: string,
  alsoKnown: readonly string[] = [],
): T | undefined {
  let whole = true;
  const read: Partial<T> = {};
  /** Keys that a misspelt one was surely meant for: they are not reported missing as well. */
  const meant = new Set<string>();
  for (const entry of from.entries) {
    const key = keys.find((k) => k === entry.key);
    if (key === undefined) {
      if (alsoKnown.includes(entry.key)) continue;
      meant.add(reportUnknownKey(into, entry.key, entry.keyAt, path, [...keys, ...alsoKnown], name) ?? '');
      whole = false;
      continue;
    }
    const value = fields[key].shape.read(entry.value, [...path, entry.key], into);
    if (value === undefined) whole = false;
    else read[key] = value as T[typeof key];
  }
  for (const key of keys) {
    if (!fields[key].required || from.entries.some((e) => e.key === key)) continue;
    whole = false;
    if (meant.has(key)) continue;
    into.report('key-missing', from.at, path, {
      key,
      in: name,
      about: fields[key].about,
      expected: fields[key].shape.expects,
    });
  }
  if (!whole) return undefined;
  // In the order of the shape, not of the file: two files that say the same read to the same data.
  return Object.fromEntries(keys.flatMap((key) => (key in read ? [[key, read[key]]] : []))) as T;
}

export function writeFields<T extends object>(
  value: T,
  fields: Fields<T>,
  keys: readonly (keyof T & string)[],
): [string, Written][] {
  const entries: [string, Written][] = [];
  for (const key of keys) {
    const v = value[key];
    if (v !== undefined) entries.push([key, fields[key].shape.write(v as Exclude<T[typeof key], undefined>)]);
  }
  return entries;
}

function reportUnknownKey(
  into: Reading,
  key: string,
  at: At,
  path: Path,
  known: readonly string[],
  name: string,
): string | undefined {
  if (isPlanned(key)) return into.report('key-planned', at, [...path, key], { key, in: name });
  const near = nearest(key, known);
  into.report('key-unknown', at, [...path, key], {
    key: key.slice(0, 40),
    in: name,
    near: near ?? '',
    known: known.join('、'),
  });
  return near;
}

/** The shape for recursion: resolved when first used. `definition` names it in the JSON Schema. */
export function lazy<T>(definition: string, expects: string, get: () => Shape<T>): Shape<T> {
  return {
    expects,
    read: (from, path, into) => get().read(from, path, into),
    write: (value) => get().write(value),
    schema: () => ({ $ref: `#/$defs/${definition}` }),
  };
}

/** One of several forms, told apart before reading so that the messages fit the form the author meant. */
export function either<T>(
  expects: string,
  options: readonly {
    readonly meant: (from: Located) => boolean;
    readonly holds: (value: T) => boolean;
    readonly shape: Shape<never> | Shape<T>;
  }[],
): Shape<T> {
  return shape<T>(expects, {
    read(from, path, into) {
      const option = options.find((o) => o.meant(from));
      if (option === undefined) {
        const found = from.kind === 'text' ? from.text.slice(0, 40) : kindName(from);
        return into.report('not-expected', from.at, path, { expected: expects, found });
      }
      return option.shape.read(from, path, into) as T | undefined;
    },
    write(value) {
      const option = options.find((o) => o.holds(value));
      if (option === undefined) throw new Error(`no form for ${JSON.stringify(value)}`);
      return (option.shape as Shape<T>).write(value);
    },
    schema: () => ({ anyOf: options.map((o) => o.shape.schema()) }),
  });
}

export const isText = (from: Located): boolean => from.kind === 'text';
export const hasKey =
  (...keys: readonly string[]) =>
  (from: Located): boolean =>
    from.kind === 'map' && from.entries.some((e) => keys.includes(e.key));

export function kindName(from: Located): string {
  if (from.kind === 'list') return '列表';
  if (from.kind === 'map') return '键值表';
  return from.text === '' ? '空' : '文字';
}
