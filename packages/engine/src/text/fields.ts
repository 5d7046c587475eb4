/** The fields of a record: read, written, described, and which key was meant by one that is not known. */
import { glossOf, type KeyGlosses, keyCalled, listed } from './key-names.ts';
import type { LocatedEntry, LocatedMap, Path } from './located.ts';
import { nearest } from './nearest.ts';
import type { Reading } from './reading.ts';
import type { Inside, JsonSchema, Shape, Written } from './shaped.ts';
import { plainly } from './wide.ts';

interface Field<T> {
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

/** The fields' schemas, each with what it is about, and what its words mean. */
export function describedFields<T extends object>(
  fields: Fields<T>,
  keys: readonly (keyof T & string)[],
): Record<string, JsonSchema> {
  return Object.fromEntries(
    keys.map((key) => {
      const schema = fields[key].shape.schema();
      const { about } = fields[key];
      const meaning = schema.description === undefined ? about : `${about}：${schema.description}`;
      return [key, { ...schema, description: meaning }];
    }),
  );
}

/** The fields that a record has. */
export function insideFields<T extends object>(value: T, fields: Fields<T>, keys: readonly (keyof T & string)[]) {
  return keys.flatMap((key): Inside[] =>
    value[key] === undefined ? [] : [{ shape: fields[key].shape, value: value[key], path: [key] }],
  );
}

export function readFields<T extends object>(
  from: LocatedMap,
  path: Path,
  into: Reading,
  fields: Fields<T>,
  keys: readonly (keyof T & string)[],
  name: string,
  alsoKnown: KeyGlosses = new Map(),
): T | undefined {
  let whole = true;
  const read: Partial<T> = {};
  /** Keys that a misspelt one was surely meant for: they are not reported missing as well. */
  const meant = new Set<string>();
  let known: KeyGlosses | undefined;
  for (const entry of from.entries) {
    const key = keys.find((k) => k === entry.key);
    if (key === undefined) {
      if (alsoKnown.has(entry.key)) continue;
      known ??= new Map([...keys.map((k) => [k, fields[k].about] as const), ...alsoKnown]);
      meant.add(reportUnknownKey(into, entry, path, known, name) ?? '');
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

/** Gives the key that was surely meant. */
function reportUnknownKey(
  into: Reading,
  { key, keyAt: at }: LocatedEntry,
  path: Path,
  known: KeyGlosses,
  name: string,
): string | undefined {
  if (key === 'id' || key === '编号') return into.report('key-id', at, [...path, key], { key });
  let near: string | undefined;
  into.report('key-unknown', at, [...path, key], () => {
    near = nearest(plainly(key), [...known.keys()]) ?? keyCalled(key, known);
    return {
      key: key.slice(0, 40),
      in: name,
      near: near ?? '',
      about: glossOf(known.get(near ?? '') ?? ''),
      known: listed(known),
    };
  });
  return near;
}
