/** Puts fragments of a scheme, as the manuals show them, into a whole scheme, so that the engine can read them. */
import { readFileSync } from 'node:fs';
import { readScheme, schemeJsonSchema } from '@shiji/engine';
import { parse, stringify } from 'yaml';
import type { Phrase, PhrasePlace } from '../../src/published/manuals/phrases.ts';

type Tree = { [key: string]: unknown };

// Text stays text, as the engine reads it: `1.10` is not a float here either.
const SCHEMA = { schema: 'failsafe' } as const;
const read = (text: string): Tree => parse(text, SCHEMA) as Tree;

const BASE = readFileSync(new URL('base.yaml', import.meta.url), 'utf8');
const base = (): Tree => read(BASE);

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every key at any depth: an id of the fragment may not stand in the base as well. */
function keysIn(value: unknown): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...keysIn(item)]));
  if (!isTree(value)) return new Set();
  return new Set(Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]));
}

function withFigures(figures: Tree): Tree {
  const whole = base();
  const ids = keysIn(figures);
  const kept = Object.entries(whole.figures as Tree).filter(([id]) => !ids.has(id));
  return { ...whole, figures: { ...Object.fromEntries(kept), ...figures } };
}

/** A figure of the fragment's, as the total. */
const asTotal = (figure: Tree): Tree => withFigures({ total: { name: '总分', ...figure } });

const rated = read('{ within: [0, 100], roles: { 领导: 50%, 同事: 50% } }');
const part = (more: Tree): Tree => ({
  ...read('{ name: 项目, worth: 10, points: { within: [0, 10] }, missing: hold }'),
  ...more,
});
const faults = read('{ codes: { fault: { name: 差错, each: 1 } }, sameKey: highest }');
const past = read('{ scheme: town-quarter, take: mean, of: total, periods: 4, within: [0, 100] }');
const marks = read('{ options: { 好: 100, 较好: 85, 一般: 70, 差: 50 } }');
const follow = read(
  '{ name: 后续, for: staff, when: { figure: level, is: 不称职 }, then: [{ do: talk, name: 谈话 }] }',
);

/** The base with keys of the fragment laid over those of one of its tables. */
function laidOver(path: readonly string[], fragment: unknown): Tree {
  const whole = base();
  const table = path.reduce((tree, key) => tree[key] as Tree, whole);
  Object.assign(table, fragment);
  return whole;
}
const following = (fragment: Tree): Tree => ({ ...base(), consequences: { follow: { ...follow, ...fragment } } });

const hasTerm = (figure: Tree): boolean =>
  Object.keys(figure).some((key) => !['missing', 'atMost', 'atLeast', 'round', 'worth', 'applies'].includes(key));

const placed: { readonly [P in PhrasePlace]: (fragment: Tree) => Tree } = {
  top: (fragment) => ({ ...base(), ...fragment }),
  attributes: (fragment) => laidOver(['attributes'], fragment),
  parameters: (fragment) => ({ ...base(), parameters: fragment }),
  population: (fragment) => laidOver(['populations', 'staff'], fragment),
  figure: (figure) => asTotal(hasTerm(figure) ? figure : { points: rated, missing: 'hold', ...figure }),
  part: (fragment) => asTotal({ sum: { one: part(fragment), other: part({}) } }),
  points: (fragment) => asTotal({ points: { ...rated, ...fragment }, missing: 'hold' }),
  ballots: (fragment) =>
    asTotal({ ballots: { poll: 'rating', ...('within' in fragment ? {} : marks), ...fragment }, missing: 'hold' }),
  events: (fragment) => asTotal({ events: { ...faults, ...fragment } }),
  codes: (codes) => asTotal({ events: { ...faults, codes } }),
  completion: (fragment) =>
    asTotal({ worth: '20', completion: { by: 'count', late: '0%', ...fragment }, missing: 'hold' }),
  measure: (fragment) => asTotal({ measure: { figure: '数据', within: ['0', '100'], ...fragment }, missing: 'hold' }),
  earlier: (fragment) => asTotal({ earlier: { ...past, ...fragment }, missing: 'hold' }),
  rank: (fragment) => laidOver(['figures', 'place', 'rank'], fragment),
  grade: (fragment) => laidOver(['figures', 'level', 'grade'], fragment),
  seats: (rule) => laidOver(['figures', 'level', 'grade'], { seats: [rule] }),
  condition: (when) => following({ when }),
  consequence: following,
};

/** A snippet of the index as a whole scheme. */
export const wholeOfPhrase = ({ place, snippet }: Pick<Phrase, 'place' | 'snippet'>): string =>
  stringify(placed[place](read(snippet)), SCHEMA);

/** What the base leaves unused is no matter, nor who gives what its other figures read. */
const ofTheBase = [
  'figure-unused',
  'parameter-unused',
  'facet-empty',
  'poll-not-held',
  'points-nobody-gives',
  'role-nobody-gives',
];

/** What the engine says of a scheme. */
export function findingsOf(scheme: string): string[] {
  return readScheme(scheme)
    .diagnostics.filter(({ code }) => !ofTheBase.includes(code))
    .map(({ code, place: at, values }) => `${code} ${at?.kind === 'scheme' ? at.path : ''} ${JSON.stringify(values)}`);
}

const language: { properties?: Tree; $defs?: { figure?: { properties?: Tree } } } = schemeJsonSchema();
const topKeys = Object.keys(language.properties ?? {});
const figureKeys = Object.keys(language.$defs?.figure?.properties ?? {});

/**
 * A fence of a manual as a whole scheme: one that is whole as it stands; sections of a scheme laid over the base; the keys of a figure as the
 * total; else figures by id.
 */
export function wholeOf(fence: string): string {
  const tree = read(fence);
  const keys = Object.keys(tree);
  const all = (known: readonly string[]): boolean => keys.every((key) => known.includes(key));
  if (keys.includes('scheme')) return fence;
  if (all(figureKeys)) return stringify(placed.figure(tree), SCHEMA);
  if (!all(topKeys)) return stringify(withFigures(tree), SCHEMA);
  const { figures = {}, ...sections } = tree;
  const whole = withFigures(figures as Tree);
  for (const [key, section] of Object.entries(sections)) {
    whole[key] = isTree(section) ? { ...(whole[key] as Tree | undefined), ...section } : section;
  }
  return stringify(whole, SCHEMA);
}
