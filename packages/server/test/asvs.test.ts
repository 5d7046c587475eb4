import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('docs/security/asvs.md', root), 'utf8');

it('names only files that are there', () => {
  const named = [...text.matchAll(/`((?:src|test|docs|scripts)\/[^`]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(
    (path) => !existsSync(new URL(/^(docs|scripts)\//.test(path) ? path : `packages/server/${path}`, root)),
  );
  expect(missing).toEqual([]);
});

it('says of every requirement once whether it is met, and what lacks where it is not', () => {
  const rows = [...text.matchAll(/^\| ([\d., ]+) \| (yes|\*\*partly\*\*|\*\*not yet\*\*) \| (.+?) \| (.*?) ?\|$/gm)];
  expect(rows).toHaveLength([...text.matchAll(/^\| \d/gm)].length);
  const ids = rows.flatMap(([, list = '']) => list.split(', '));
  expect(new Set(ids).size).toBe(ids.length);
});
