/**
 * Shapes: one description of a piece of the language from which its reading, its canonical writing and its JSON Schema all
 * follow, so that the three can't drift apart. A shape reads a located tree into plain data and reports what is wrong at its
 * place; it never throws.
 */
import { describedFields, type Fields, insideFields, readFields, writeFields } from './fields.ts';
import type { Located, Path } from './located.ts';
import { nearest } from './nearest.ts';
import type { Meant } from './reading.ts';
import type { Inside, JsonSchema, Shape } from './shaped.ts';
import { plainly, unquoted } from './wide.ts';

export { type Fields, optional, required } from './fields.ts';
export type { Inside, JsonSchema, Shape, Written } from './shaped.ts';

const piece = <T>(of: Shape<T>, value: T, ...path: Path): Inside => ({ shape: of, value, path });

/** Calls `visit` for the value and for everything inside it, each with its shape and its place. */
export function walk(of: Shape<unknown>, value: unknown, path: Path, visit: (at: Inside) => void): void {
  visit({ shape: of, value, path });
  for (const inner of of.inside(value)) walk(inner.shape, inner.value, [...path, ...inner.path], visit);
}

/** A shape made from parts; `about` becomes the editor's hint. */
function shape<T>(expects: string, parts: Omit<Shape<T>, 'expects'>): Shape<T> {
  return { expects, ...parts };
}

/** Text that passes a test. */
export function textShape<T extends string = string>(
  expects: string,
  accept: (text: string) => T | undefined,
  schema: JsonSchema = { type: 'string' },
  meant: (text: string) => string | undefined = () => undefined,
): Shape<T> {
  /** Full-width letters, digits and quotation marks are typed for plain ones. */
  const guess = (written: string): Meant => {
    const plain = plainly(unquoted(written.trim()));
    if (plain !== written && accept(plain) !== undefined) return { plain };
    return { near: meant(plain) ?? '' };
  };
  return shape<T>(expects, {
    read(from, path, into) {
      const value = from.kind === 'text' ? accept(from.text) : undefined;
      return value ?? into.unexpected(expects, from, path, guess);
    },
    write: (value) => value,
    schema: () => schema,
    inside: () => [],
  });
}

const MAX_TEXT = 2000;
/** Any text that is not blank, of at most 2,000 characters. */
export const text: Shape<string> = textShape('文字', (t) =>
  t.trim() !== '' && t.length <= MAX_TEXT ? t.trim() : undefined,
);

/** This word and no other. Where there are several, each has its meaning: see `choice`. */
export function word<W extends string>(only: W): Shape<W> {
  return textShape<W>(
    only,
    (t) => (t === only ? only : undefined),
    { enum: [only] },
    (t) => nearest(t, [only]),
  );
}

export const yes: Shape<true> = shape('true', {
  read: (from, path, into) =>
    from.kind === 'text' && from.text === 'true'
      ? (true as const)
      : into.unexpected('true（不是的，整行不写）', from, path),
  write: () => 'true',
  schema: () => ({ const: true }),
  inside: () => [],
});

/** A whole number within bounds, kept as a number: for counts, never for scores. */
export function wholeNumber(from: number, to: number): Shape<number> {
  const expects = `${from} 到 ${to} 的整数`;
  const countIn = (written: string): number => (/^\d{1,9}$/.test(written) ? Number(written) : -1);
  const fits = (count: number): boolean => count >= from && count <= to;
  return shape<number>(expects, {
    read(located, path, into) {
      const count = located.kind === 'text' ? countIn(located.text) : -1;
      if (fits(count)) return count;
      return into.unexpected(expects, located, path, (written) => {
        const plain = plainly(written);
        return plain !== written && fits(countIn(plain)) ? { plain } : {};
      });
    },
    write: String,
    schema: () => ({ type: 'integer', minimum: from, maximum: to }),
    inside: () => [],
  });
}

/** More than this in one list or table is no scheme that people could read. */
const MAX_ITEMS = 2000;

/** A list of at least `least` and at most `most`; with `orOne`, a single value may stand for a list of one. */
export function listOf<T>(item: Shape<T>, { least = 1, most = MAX_ITEMS, orOne = false } = {}): Shape<readonly T[]> {
  const expects = `列表（如 [甲, 乙]），每项是${item.expects}`;
  return shape<readonly T[]>(expects, {
    read(from, path, into) {
      if (from.kind !== 'list') {
        if (!orOne) return into.unexpected(expects, from, path);
        const one = item.read(from, path, into);
        return one === undefined ? undefined : [one];
      }
      if (from.items.length > most) return into.report('too-many', from.at, path, { most: String(most) });
      const read = from.items.map((i, n) => item.read(i, [...path, n], into));
      if (from.items.length < least)
        return into.report('too-few', from.at, path, { least: String(least), count: String(from.items.length) });
      return read.includes(undefined as T) ? undefined : (read as T[]);
    },
    write: (values) =>
      orOne && values.length === 1 ? item.write(values[0] as T) : values.map((value) => item.write(value)),
    schema() {
      const list = { type: 'array', items: item.schema(), minItems: least };
      return orOne ? { anyOf: [item.schema(), list] } : list;
    },
    inside: (values) => values.map((value, i) => piece(item, value, i)),
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
  { most = MAX_ITEMS } = {},
): Shape<readonly T[]> {
  const expects = '“名称: 内容”的表（一行一项）';
  return shape<readonly T[]>(expects, {
    read(from, path, into) {
      if (from.kind !== 'map') return into.unexpected(expects, from, path);
      if (from.entries.length === 0) return into.report('too-few', from.at, path, { least: '1', count: '0' });
      if (from.entries.length > most) return into.report('too-many', from.at, path, { most: String(most) });
      let whole = true;
      const read: T[] = [];
      const lines = new Map<string, number>();
      for (const entry of from.entries) {
        const name = key.read({ kind: 'text', text: entry.key, at: entry.keyAt }, [...path, entry.key], into);
        const body = value.read(entry.value, [...path, entry.key], into);
        // Names are trimmed: `好` and `"好 "` are one.
        const first = name === undefined ? undefined : lines.get(name);
        if (name !== undefined && first !== undefined) {
          into.report('yaml-duplicate-key', entry.keyAt, [...path, entry.key], { key: name, line: String(first) });
          whole = false;
        }
        if (name !== undefined && first === undefined) lines.set(name, entry.keyAt.line);
        if (name === undefined || body === undefined) whole = false;
        else read.push({ [under]: name, ...body } as unknown as T);
      }
      return whole ? read : undefined;
    },
    write: (values) => ({ entries: values.map((v) => [v[under], value.write(v)] as const) }),
    schema: () => ({ type: 'object', propertyNames: key.schema(), additionalProperties: value.schema() }),
    inside: (values) => values.map((v) => piece<Omit<T, K>>(value, v, v[under])),
  });
}

/** For a construct that is nothing but one thing: written as that thing, kept under a key of its own. */
export function under<K extends string, T>(key: K, of: Shape<T>): Shape<{ readonly [P in K]: T }> {
  return shape<{ readonly [P in K]: T }>(of.expects, {
    read(from, path, into) {
      const value = of.read(from, path, into);
      return value === undefined ? undefined : ({ [key]: value } as { [P in K]: T });
    },
    write: (value) => of.write(value[key]),
    schema: () => of.schema(),
    inside: (value) => [piece(of, value[key])],
  });
}

/** A map from names to simple values, kept as a list of pairs in order. */
export function pairsOf<T>(key: Shape<string>, value: Shape<T>): Shape<readonly { key: string; value: T }[]> {
  return namedList<'key', { key: string; value: T }>('key', key, under('value', value));
}

/** A map with known keys. Unknown keys are reported with the nearest known one. `example`: how it may look, in braces. */
export function record<T extends object>(name: string, fields: Fields<T>, example?: string): Shape<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  const needed = keys.filter((k) => fields[k].required);
  const bare = (needed.length > 0 ? needed : keys.slice(0, 1)).map((k) => `${k}: …`).join(', ');
  return shape<T>(name, {
    read(from, path, into) {
      if (from.kind !== 'map') {
        return into.unexpected(`${name}（写成键值表，如 ${example ?? `{ ${bare} }`}）`, from, path);
      }
      return readFields(from, path, into, fields, keys, name);
    },
    write: (value) => ({ entries: writeFields(value, fields, keys) }),
    schema: () => ({
      type: 'object',
      additionalProperties: false,
      required: keys.filter((k) => fields[k].required),
      properties: describedFields(fields, keys),
    }),
    inside: (value) => insideFields(value, fields, keys),
  });
}

/** The shape for recursion: resolved when first used. `definition` names it in the JSON Schema. */
export function lazy<T>(definition: string, expects: string, get: () => Shape<T>): Shape<T> {
  return {
    expects,
    read: (from, path, into) => get().read(from, path, into),
    write: (value) => get().write(value),
    schema: () => ({ $ref: `#/$defs/${definition}` }),
    inside: (value) => [piece(get(), value)],
  };
}

/** One of several forms, told apart before reading so that the messages fit the form the author meant. */
export function either<T>(
  expects: string,
  options: readonly {
    readonly meant: (from: Located) => boolean;
    readonly holds: (value: T) => boolean;
    readonly shape: Shape<T>;
  }[],
): Shape<T> {
  const formOf = (value: T): Shape<T> => {
    const option = options.find((o) => o.holds(value));
    if (option === undefined) throw new Error(`no form for ${JSON.stringify(value)}`);
    return option.shape;
  };
  return shape<T>(expects, {
    read(from, path, into) {
      const option = options.find((o) => o.meant(from));
      return option === undefined ? into.unexpected(expects, from, path) : option.shape.read(from, path, into);
    },
    write: (value) => formOf(value).write(value),
    schema: () => ({ anyOf: options.map((o) => o.shape.schema()) }),
    inside: (value) => [piece(formOf(value), value)],
  });
}

export const isText = (from: Located): boolean => from.kind === 'text';
export const hasKey =
  (...keys: readonly string[]) =>
  (from: Located): boolean =>
    from.kind === 'map' && from.entries.some((e) => keys.includes(e.key));
