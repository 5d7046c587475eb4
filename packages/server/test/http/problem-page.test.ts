import { expect, it } from 'vitest';
import { problemPage } from '../../src/http/problem-page.ts';

it('the page of a refusal shows what it is told as text, never as markup', () => {
  const page = problemPage('redirect', '“<b onclick="x">甲</b> & 乙”没有同意', 'r-1');
  expect(page).toContain('<p>“&lt;b onclick=&quot;x&quot;&gt;甲&lt;/b&gt; &amp; 乙”没有同意</p>');
  expect(page).not.toContain('<script');
});
