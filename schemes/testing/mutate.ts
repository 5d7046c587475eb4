/**
 * Mutations of a scheme: for every node that names a rule, the node removed, and each of its own words and numbers altered. Parts that
 * name a rule of their own are mutated as themselves, not as part of their parents.
 */
import type { Scheme } from '@shiji/engine';

export interface Mutant {
  readonly clauses: readonly string[];
  /** What was done, for the report. */
  readonly what: string;
  readonly scheme: Scheme;
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

const RULE = /^[A-Z]{2}-\d{2}$/;
/** What people read: altering it changes no result, and other tests hold it. */
const PROSE = new Set(['name', 'words', 'local', 'clause', 'document', 'version', 'id', 'scheme', 'code', 'unit']);
/** Closed sets of words: each altered to every other of its set. */
const WORDS: readonly (readonly string[])[] = [
  ['half-up', 'down'],
  ['assessed', 'eligible'],
  ['perPool', 'merged'],
  ['open', 'share'],
  ['takes', 'beside'],
  ['none', 'later'],
  ['highest', 'sum'],
  ['first', 'sum'],
  ['mean', 'sum'],
  ['hold', 'pass'],
  ['redistribute', 'hold'],
  ['rescale', 'skip'],
  ['count', 'weight'],
  ['week', 'month', 'quarter'],
  ['mark', 'refuse'],
  ['sectionHead', 'inCharge', 'principal'],
];

export function mutants(scheme: Scheme): Mutant[] {
  const json = scheme as unknown as Json;
  const found: Mutant[] = [];
  visit(json, [], (node, path) => {
    const clauses = rulesOf(node);
    if (clauses.length === 0) return;
    const at = label(json, path);
    found.push({ clauses, what: `${at} removed`, scheme: without(json, path) as unknown as Scheme });
    for (const { inside, value, how } of alterations(node)) {
      const altered = replaced(json, [...path, ...inside], value);
      found.push({ clauses, what: `${at}: ${inside.join('.')} ${how}`, scheme: altered as unknown as Scheme });
    }
  });
  return found;
}

function rulesOf(node: Json): string[] {
  if (typeof node !== 'object' || Array.isArray(node)) return [];
  const clause = (node as { readonly [key: string]: Json }).clause;
  return (Array.isArray(clause) ? clause : []).map(String).filter((id) => RULE.test(id));
}

function visit(node: Json, path: Path, each: (node: Json, path: Path) => void): void {
  each(node, path);
  if (Array.isArray(node)) node.forEach((item, i) => visit(item, [...path, i], each));
  else if (typeof node === 'object')
    for (const [key, value] of Object.entries(node)) visit(value, [...path, key], each);
}

interface Alteration {
  readonly inside: Path;
  readonly value: Json;
  readonly how: string;
}

/** Every word and number of the node that belongs to it and to no rule further in. */
function alterations(node: Json): Alteration[] {
  const found: Alteration[] = [];
  const walk = (value: Json, inside: Path): void => {
    const key = inside.at(-1);
    if (typeof key === 'string' && PROSE.has(key)) return;
    if (inside.length > 0 && rulesOf(value).length > 0) return;
    if (Array.isArray(value)) {
      if (value.length > 1 && value.every((item) => typeof item === 'string')) {
        value.forEach((word, i) => {
          found.push({ inside, value: value.filter((_, j) => j !== i), how: `without ${word}` });
        });
      } else value.forEach((item, i) => walk(item, [...inside, i]));
    } else if (typeof value === 'object') {
      for (const [name, item] of Object.entries(value)) walk(item, [...inside, name]);
    } else {
      for (const other of others(value)) found.push({ inside, value: other, how: `${value} → ${other}` });
    }
  };
  walk(node, []);
  return found;
}

function others(value: Json): Json[] {
  if (typeof value === 'number') return [value + 1];
  if (typeof value !== 'string') return [];
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(value);
  if (percent !== null) return [`${Number(percent[1]) + 10}%`, `${Math.abs(Number(percent[1]) - 10)}%`];
  if (/^-?\d+(\.\d+)?$/.test(value)) return [String(Number(value) + 1), String(Number(value) - 1)];
  return WORDS.filter((set) => set.includes(value)).flatMap((set) => set.filter((word) => word !== value));
}

function replaced(node: Json, path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.map((item, i) => (i === step ? replaced(item, rest, value) : item));
  const object = node as { readonly [key: string]: Json };
  return { ...object, [step]: replaced(object[step] as Json, rest, value) };
}

function without(node: Json, path: Path): Json {
  const [step, ...rest] = path;
  if (rest.length > 0) {
    if (Array.isArray(node)) return node.map((item, i) => (i === step ? without(item, rest) : item));
    const object = node as { readonly [key: string]: Json };
    return { ...object, [step as string]: without(object[step as string] as Json, rest) };
  }
  if (Array.isArray(node)) return node.filter((_, i) => i !== step);
  const { [step as string]: _, ...left } = node as { readonly [key: string]: Json };
  return left;
}

/** Ids along the path, so that a survivor can be found in the file. */
function label(root: Json, path: Path): string {
  const names: string[] = [];
  let node: Json = root;
  for (const step of path) {
    node = (node as { readonly [key: string]: Json })[step] as Json;
    const id =
      typeof node === 'object' && !Array.isArray(node) ? (node as { readonly [key: string]: Json }).id : undefined;
    if (typeof id === 'string') names.push(id);
    else if (typeof step === 'string' && !['parts', 'term', 'figures'].includes(step)) names.push(step);
  }
  return names.join('.');
}
