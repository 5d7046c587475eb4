import { expect, it } from 'vitest';
import { keptPage } from '../../../src/features/notices/kept-page.ts';

/** Counts how often a page was made. */
function maker(html = '<p>公示</p>') {
  let made = 0;
  return {
    times: () => made,
    make: async () => {
      made += 1;
      return html;
    },
  };
}

it('a page that hundreds ask for at once is made once, and again only when something has changed', async () => {
  const { make, times } = maker();
  const pages = await Promise.all(Array.from({ length: 100 }, () => keptPage('county/a', 'first', make)));
  expect(new Set(pages)).toEqual(new Set(['<p>公示</p>']));
  expect(times()).toBe(1);
  await keptPage('county/a', 'second', make);
  expect(times()).toBe(2);
});

it('a page that could not be made is tried anew, and nobody gets that of another notice', async () => {
  await expect(keptPage('county/b', 'first', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  const { make, times } = maker('<p>另一份</p>');
  expect(await keptPage('county/b', 'first', make)).toBe('<p>另一份</p>');
  expect(await keptPage('county/c', 'first', maker().make)).toBe('<p>公示</p>');
  expect(times()).toBe(1);
});
