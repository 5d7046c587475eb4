/** The ballot page's files against the oldest webviews that vote: Chromium 40, as Android 5 has it. */
import { type Node, parse } from 'acorn';
import { expect, test } from 'vitest';
import { built, builtBytes } from './built-files.ts';

const names = (
  JSON.parse(built('plain.json')) as { readonly ballot: { readonly script: string; readonly style: string } }
).ballot;
const script = names.script.slice(1);
const style = names.style.slice(1);

test('the script is ES5, in one file that loads nothing', () => {
  const parsed: Node = parse(built(script), { ecmaVersion: 5, sourceType: 'script' });
  expect(parsed.type).toBe('Program');
  expect(() => parse('const a = () => 1', { ecmaVersion: 5 })).toThrow();
});

/** Methods and globals that such a webview lacks. */
const YOUNGER =
  /\bfetch\(|\bPromise\b|\bSymbol\b|\bnew (Map|Set|URL|URLSearchParams|FormData)\b|\bObject\.(assign|entries|values|fromEntries)\b|\bArray\.from\b|\.(includes|find|findIndex|flatMap|flat|padStart|startsWith|endsWith|repeat|closest|append|prepend|replaceWith|toggle|at|replaceAll|matchAll|normalize)\(|\bstructuredClone\b|\bcrypto\b/;

test('it calls nothing that came later', () => {
  expect(YOUNGER.exec(built(script))?.[0]).toBeUndefined();
  for (const text of ['fetch(a)', 'a.includes(b)', 'new Map', 'Object.assign({})']) expect(text).toMatch(YOUNGER);
});

test('the style has no custom properties, no grid and nothing sticky', () => {
  expect(built(style)).not.toMatch(/var\(|--[a-z]|grid|sticky|:has\(|:is\(|:where\(|calc\(|\bgap:|clamp\(/);
});

test('the names carry a digest, and both files stand compressed: under 9 KB', () => {
  for (const file of [script, style]) expect(file).toMatch(/^assets\/ballot-[0-9a-f]{8}\.(js|css)$/);
  expect(builtBytes(`${script}.gz`).length + builtBytes(`${style}.gz`).length).toBeLessThan(9000);
});
