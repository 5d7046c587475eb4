/** The built files against the oldest browsers that are served: Chromium 86 and Safari 14. */
import { type Node, parse } from 'acorn';
import { expect, test } from 'vitest';
import { built, builtFiles } from './built-files.ts';

/** Methods and globals that came after the floor, by the browser's version that first had them. */
const YOUNGER: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'structuredClone (98, 15.4)', pattern: /\bstructuredClone\(/ },
  { name: '.at() (92, 15.4)', pattern: /\.at\(-?\w/ },
  { name: 'Object.hasOwn (93, 15.4)', pattern: /\bObject\.hasOwn\b/ },
  { name: 'findLast (97, 15.4)', pattern: /\.findLast(Index)?\(/ },
  { name: 'toSorted and its kin (110, 16)', pattern: /\.to(Sorted|Reversed|Spliced)\(/ },
  { name: 'crypto.randomUUID (92, 15.4, secure pages only)', pattern: /\brandomUUID\b/ },
  { name: 'AbortSignal.timeout and any (103, 16)', pattern: /\bAbortSignal\.(timeout|any)\b/ },
  { name: 'Promise.withResolvers (119, 17.4)', pattern: /\bwithResolvers\b/ },
  { name: 'Object.groupBy (117, 17.4)', pattern: /\.groupBy\(/ },
  { name: 'Error cause is read by nobody; Array.fromAsync (121, 16.4)', pattern: /\bfromAsync\b/ },
  { name: 'requestIdleCallback (none in Safari 14)', pattern: /(?<!typeof )\brequestIdleCallback\(/ },
];

/**
 * Where a younger thing stands and does no harm: the text around it, and why. Each must still be found, so that the list stays true.
 */
const ALLOWED: readonly { readonly around: RegExp; readonly why: string }[] = [
  {
    around: /typeof requestIdleCallback<`u`&&.{0,80}requestIdleCallback\(/,
    why: 'the editor asks whether the browser has it',
  },
];

/** What features/schemes/floor.ts brings to browsers that lack it stands in its chunk, with the engine and the editor that use it. */
const BROUGHT = {
  chunk: /^assets\/schemes-/,
  sign: 'findLastIndex',
  names: ['.at() (92, 15.4)', 'Object.hasOwn (93, 15.4)', 'findLast (97, 15.4)'],
};

const scripts = builtFiles('.js');
/** Files that speak to browsers far below the floor. */
const ES5 = ['upgrade.js', 'juror.js'];

test.each(scripts)('%s is written in the language of the floor', (file) => {
  const parsed: Node = parse(built(file), {
    // ES2020 with ES2021's assignments is what Chromium 85 and Safari 14 read.
    ecmaVersion: ES5.includes(file) ? 5 : 2021,
    sourceType: ES5.includes(file) ? 'script' : 'module',
  });
  expect(parsed.type).toBe('Program');
});

test.each(YOUNGER)('no script needs $name', ({ name, pattern }) => {
  for (const file of scripts) {
    if (BROUGHT.names.includes(name) && BROUGHT.chunk.test(file) && built(file).includes(BROUGHT.sign)) continue;
    const text = ALLOWED.reduce((rest, { around }) => rest.replace(around, ''), built(file));
    const found = pattern.exec(text);
    expect(found && text.slice(Math.max(0, found.index - 60), found.index + 60), file).toBeNull();
  }
});

test('what is allowed is still there', () => {
  const all = scripts.map(built).join('\n');
  for (const { around, why } of ALLOWED) expect(all, why).toMatch(around);
});

test('the search notices what it is there for', () => {
  for (const text of ['structuredClone(a)', 'a.at(-1)', 'Object.hasOwn(a,b)', 'a.findLast(b)', 'crypto.randomUUID()'])
    expect(
      YOUNGER.some(({ pattern }) => pattern.test(text)),
      text,
    ).toBe(true);
  expect(() => parse('class A { #a = 1; static { } }', { ecmaVersion: 2021 })).toThrow();
});

const sheets = builtFiles('.css');

test.each(['@layer', 'oklch(', 'lab(', '@container', 'dvh', 'subgrid', '@property'])(
  'no style sheet needs %s',
  (younger) => {
    expect(sheets).not.toHaveLength(0);
    // Where it isn't known, the icons of long-worded steps stand a little to the left.
    const allowed = '@container style(--sj-steps-description-max-width)';
    for (const file of sheets) expect(built(file).replaceAll(allowed, '').indexOf(younger), file).toBe(-1);
  },
);

test('a selector or colour that is too young costs the component library a look, never its use', () => {
  // An unknown selector drops its whole rule: the rules with :has() may only draw rings, outlines, alignments and the gaps between.
  const rules = sheets.flatMap((file) => built(file).match(/[^{}]*:has\([^{}]*\{[^{}]*\}/g) ?? []);
  const looks =
    /^(--[\w-]+|outline(-[\w-]+)?|box-shadow|border(-[\w-]+)*|background(-color)?|color|transition|z-index|cursor|opacity|align-items|display|padding|row-gap|position)$/;
  for (const rule of rules) {
    const body = rule.slice(rule.indexOf('{') + 1, -1);
    const properties = body.split(';').flatMap((line) => line.split(':')[0]?.trim() || []);
    expect(
      properties.filter((property) => !looks.test(property)),
      rule,
    ).toEqual([]);
  }
});
