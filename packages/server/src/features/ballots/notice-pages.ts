/** Pages that only tell, and the one on which a code is typed. */
import { html } from '../../http/markup.ts';
import { type PlainAssets, plainPage } from '../../http/plain-page.ts';
import type { County } from '../entrance/counties.ts';
import { ballotWords, type Notice, notices } from './copy.ts';

export function noticePage(notice: Notice, assets: PlainAssets | undefined): string {
  const { heading, lines } = notices[notice];
  const mark = notice === 'received' && html`<p class="mark" aria-hidden="true">✓</p>`;
  const again = notice === 'ballot-unknown' && html`<p><a href="/b">重新输入投票码</a></p>`;
  const said = lines.map((line) => html`<p>${line}</p>`);
  const body = html`<main class="done" data-notice="${notice}">${mark}<h1>${heading}</h1>${said}${again}</main>`;
  return plainPage({ title: heading, assets, body });
}

export interface Typed {
  readonly county?: string;
  readonly code: string;
  /** What is wrong with it. */
  readonly said: string;
}

export function enterPage(counties: readonly County[], assets: PlainAssets | undefined, typed?: Typed): string {
  const [first, second] = counties;
  const only = second === undefined ? first : undefined;
  const options = counties.map(
    ({ code, name }) => html`<option value="${code}"${typed?.county === code && ' selected'}>${name}</option>`,
  );
  const county =
    only === undefined
      ? html`<label for="county">${ballotWords.county}</label><select id="county" name="county">${options}</select>`
      : html`<input type="hidden" name="county" value="${only.code}">`;
  const attributes = html`class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="120" required`;
  const body = html`<header class="head">${only && html`<p class="place">${only.name}</p>`}<h1>${ballotWords.enterTitle}</h1></header>
<main class="enter"><p class="meta">${ballotWords.enterWhat}</p>
${typed && html`<div class="tell" role="alert"><p>${typed.said}</p></div>`}
<form method="post" action="/b">${county}
<label for="code">${ballotWords.code}</label><input id="code" name="code" ${attributes} value="${typed?.code ?? ''}">
<button class="main">${ballotWords.open}</button></form></main>`;
  return plainPage({ title: ballotWords.enterTitle, assets, body });
}
