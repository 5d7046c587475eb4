/** The report: one HTML file in which every person's score opens into its tree. */
import { formatDayInChinese, type Run } from '@shiji/engine';
import { copy, fill } from './copy.ts';
import { reportData } from './data.ts';
import { escapeHtml, pageHtml } from './page.ts';

/** The run as one HTML file that needs no network: for any browser since Chromium 86 and iOS 14, on paper too. */
export function reportHtml(run: Run): string {
  const { summary, people, sheets } = reportData(run);
  return pageHtml({ title: run.scheme.name, body: bodyOf(run), blocks: { copy, summary, people, sheets } });
}

/** The heading, which stands without the script too, and the places that the script fills. */
function bodyOf({ scheme, facts, hash }: Run): string {
  const { from, to, asOf } = facts.run;
  const day = fill(copy.asOf, { asOf: formatDayInChinese(asOf) });
  const short = hash.slice(0, 12);
  const document = scheme.document === undefined ? [] : [fill(copy.document, { document: scheme.document })];
  const text = escapeHtml;
  return `<header class="head">
<div class="wide">
<p class="mark" aria-hidden="true">${text(copy.mark)}</p>
<div class="head-text">
<h1>${text(scheme.name)}</h1>
<p class="head-days"><span>${text(periodText(from, to))}</span> <span>${text(day)}</span></p>
<div class="head-small">${document.map((d) => `<span>${text(d)}</span>`).join('')}
<span>${text(fill(copy.version, { version: scheme.version }))}</span>
<details><summary>${text(fill(copy.hash, { short }))}</summary>${text(copy.hashWhy)}<code>${text(hash)}</code></details></div>
</div>
<nav id="nav" aria-label="${text(copy.places)}" hidden>
<a href="#/">${text(copy.overview)}</a>
<a href="#/list">${text(copy.list)}</a>
</nav>
</div>
</header>
<p id="trouble" class="wide no-script" hidden>${text(copy.tooOld)}</p>
<main id="main" class="wide" tabindex="-1">
<noscript><p class="no-script">${text(copy.noScript)}</p></noscript>
</main>`;
}

/** `2026年1月1日至3月31日`; the year again only where it is another. */
function periodText(from: number, to: number): string {
  const first = formatDayInChinese(from);
  const last = formatDayInChinese(to);
  const year = first.slice(0, first.indexOf('年') + 1);
  return `${first}至${last.startsWith(year) ? last.slice(year.length) : last}`;
}
