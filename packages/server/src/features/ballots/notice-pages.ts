/** Pages that only tell, and the one on which a code is typed. */
import { escaped, type PlainAssets, plainPage } from '../../http/plain-page.ts';
import type { County } from '../entrance/counties.ts';
import { ballotWords, type Notice, notices } from './copy.ts';

export function noticePage(notice: Notice, assets: PlainAssets | undefined): string {
  const { heading, lines } = notices[notice];
  const mark = notice === 'received' ? '<p class="mark" aria-hidden="true">✓</p>' : '';
  const again = notice === 'ballot-unknown' ? '<p><a href="/b">重新输入投票码</a></p>' : '';
  return plainPage({
    title: heading,
    assets,
    body: `<main class="done" data-notice="${notice}">${mark}<h1>${heading}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}${again}</main>`,
  });
}

export interface Typed {
  readonly county?: string;
  readonly code: string;
  /** What is wrong with it. */
  readonly said: string;
}

export function enterPage(counties: readonly County[], assets: PlainAssets | undefined, typed?: Typed): string {
  const options = counties.map(
    ({ code, name }) =>
      `<option value="${escaped(code)}"${typed?.county === code ? ' selected' : ''}>${escaped(name)}</option>`,
  );
  const [only] = counties;
  const county =
    counties.length === 1 && only !== undefined
      ? `<input type="hidden" name="county" value="${escaped(only.code)}">`
      : `<label for="county">${ballotWords.county}</label><select id="county" name="county">${options.join('')}</select>`;
  return plainPage({
    title: ballotWords.enterTitle,
    assets,
    body: [
      `<header class="head">${counties.length === 1 ? `<p class="place">${escaped(only?.name ?? '')}</p>` : ''}<h1>${ballotWords.enterTitle}</h1></header>`,
      `<main class="enter"><p class="meta">${ballotWords.enterWhat}</p>`,
      typed === undefined ? '' : `<div class="tell" role="alert"><p>${escaped(typed.said)}</p></div>`,
      `<form method="post" action="/b">${county}`,
      `<label for="code">${ballotWords.code}</label><input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="120" required value="${escaped(typed?.code ?? '')}">`,
      `<button class="main">${ballotWords.open}</button></form></main>`,
    ].join(''),
  });
}
