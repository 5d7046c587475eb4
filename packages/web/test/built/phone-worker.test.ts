/** What the phone keeps of the build, for where there is no network. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { built, builtBytes, builtFiles, everLoaded, firstLoad } from './built-files.ts';

const worker = built('phone-worker.js');
const [, list = ''] = /files:`([^`]*)`/.exec(worker) ?? [];
const kept = list.split(',').map((name) => name.slice(1));

test('it keeps everything that the phone’s page may load, and what the page names', () => {
  const needed = everLoaded('m.html').flatMap(({ file, css = [] }) => [file, ...css]);
  const named = [...built('m.html').matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name = '']) => name);
  expect(named).toContain('upgrade.js');
  expect([...needed, ...named].filter((name) => !kept.includes(name))).toEqual([]);
});

test('it keeps files that are there, and none that only the console loads', () => {
  const there = new Set(builtFiles(''));
  expect(kept.filter((name) => !there.has(name))).toEqual([]);
  const phones = new Set(everLoaded('m.html').map(({ file }) => file));
  const consoles = everLoaded('index.html').filter(({ file }) => !phones.has(file));
  expect(consoles.length).toBeGreaterThan(10);
  expect(consoles.filter(({ file }) => kept.includes(file))).toEqual([]);
});

test('it knows by which script a page of its build runs', () => {
  const [entry] = firstLoad('m.html');
  expect(worker).toContain(`entry:\`/${entry?.file}\``);
});

test('what is kept takes at most 300 KB of the line, and the worker itself 3', () => {
  const weight = (name: string) => gzipSync(builtBytes(name), { level: 9 }).length / 1000;
  expect(kept.reduce((sum, name) => sum + weight(name), 0)).toBeLessThanOrEqual(300);
  expect(weight('phone-worker.js')).toBeLessThanOrEqual(3);
});
