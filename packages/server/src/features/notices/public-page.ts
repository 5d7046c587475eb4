/** The page that everybody may read, on a phone or printed as a poster: plain HTML. */
import type { SubjectResult } from '@shiji/engine';
import { html } from '../../http/markup.ts';
import { type PlainAssets, plainPage } from '../../http/plain-page.ts';
import { noticeWords as words } from './copy.ts';
import type { Notice } from './model.ts';

export interface NoticeRow {
  readonly unit: string;
  readonly result: SubjectResult;
}

export interface Hanging {
  readonly notice: Notice;
  readonly county: string;
  readonly days: { readonly begins: string; readonly ends: string; readonly working: number; readonly longer?: string };
  readonly version: number;
  /** Objections have set it right since it was published. */
  readonly corrected: boolean;
  readonly figures: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly NoticeRow[];
  /** Shares of grades that were approved beyond the scheme's: a sentence each. */
  readonly approved: readonly string[];
  /** Hexadecimal. */
  readonly digests: { readonly tables: string; readonly results: string; readonly scheme: string };
}

const shown = (outcome: SubjectResult['total'] | undefined): string | undefined =>
  outcome !== undefined && 'value' in outcome ? outcome.value : undefined;

export function hangingPage(one: Hanging, assets: PlainAssets | undefined): string {
  const { notice, figures, days } = one;
  const heads = [words.unit, words.name, ...figures.map(({ name }) => name), words.total, words.grade];
  const rows = one.rows.map(({ unit, result }) => {
    const cells = figures.map(({ id }) => html`<td class="number">${shown(result.indicators[id]) ?? '—'}</td>`);
    const grade = shown(result.grade) ?? words.none;
    return html`<tr><td>${unit}</td><th scope="row">${result.name}</th>${cells}<td class="number">${shown(result.total) ?? '—'}</td><td>${grade}</td></tr>`;
  });
  const { tables, results, scheme } = one.digests;
  const body = html`<header class="head"><p class="place">${one.county}</p><h1>${notice.title}</h1></header>
<main class="notice">
<p>${words.lead(days.begins, days.ends, days.working)}</p>
${days.longer !== undefined && html`<p class="corrected">${days.longer}</p>`}
${one.corrected && html`<p class="corrected">${words.corrected(one.version)}</p>`}
<div class="scroll" role="region" tabindex="0" aria-label="${notice.title}"><table><caption>${notice.title}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
${one.approved.length > 0 && html`<h2>${words.approved}</h2>${one.approved.map((said) => html`<p>${said}</p>`)}`}
<h2>${words.contact}</h2><p>${notice.contact}</p>
<h2>${words.proof}</h2><p>${words.proofWhat}</p>
<dl><dt>${words.results}</dt><dd>${results}</dd><dt>${words.tables}</dt><dd>${tables}</dd><dt>${words.scheme}</dt><dd>${scheme}</dd>
${notice.checkpoint !== undefined && html`<dt>${words.checkpoint}</dt><dd><pre>${notice.checkpoint}</pre></dd>`}</dl>
</main>`;
  return plainPage({ title: notice.title, assets, body });
}

/** Without names: it is over, taken down, or hasn't begun. */
export function tellingPage(title: string, said: string, assets: PlainAssets | undefined): string {
  return plainPage({ title, assets, body: html`<main class="done"><h1>${title}</h1><p>${said}</p></main>` });
}
