/** A juror's page: one big number for whoever is being scored. Works without a script; /juror.js makes it quicker. */
import { createHash } from 'node:crypto';
import { html, type Markup } from '../../http/markup.ts';
import { inPanel } from '../juries/decide.ts';
import { declaredKinds, type Juror, type JurySubject, recusalKinds, subjectStates } from '../juries/model.ts';
import type { WholeJury } from '../juries/store.ts';
import { words } from './copy.ts';

export interface JurorView {
  readonly jury: WholeJury;
  readonly juror: Juror;
  /** Below `/j/`. */
  readonly address: string;
  /** What this juror has given those that are being scored, as typed. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  /** What was just typed and not taken, with why. */
  readonly fault?: { readonly subject: string; readonly typed: readonly string[]; readonly sentence: string };
  /** What became of the last thing that was sent, where it isn't shown otherwise. */
  readonly notice?: string;
}

/** What tells one state of the page from another: as long as it is the same, there is nothing new to show. */
export function stampOf({ jury, juror, own }: JurorView): string {
  const states = jury.subjects.map(({ state }) => state);
  const out = jury.recusals.filter((one) => one.juror === juror.id).map(({ subject }) => subject);
  return createHash('sha256')
    .update(JSON.stringify([states, out, [...own]]))
    .digest('base64url')
    .slice(0, 12);
}

export function jurorPage(view: JurorView): string {
  const { jury, juror } = view;
  const mine = jury.subjects.filter((subject) => inPanel(juror, subject));
  const scoring = mine.filter(({ state }) => state === 'scoring');
  const over = mine.length > 0 && mine.every(({ state }) => state === 'ended');
  return `<!doctype html>\n${
    html`<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${jury.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/juror.css">
${scoring.length === 0 && !over && html`<noscript><meta http-equiv="refresh" content="10"></noscript>`}
</head>
<body>
<header><h1>${jury.title}</h1><p>${juror.name}${juror.role !== '' && `（${juror.role}）`}</p></header>
<main id="live" data-stamp="${stampOf(view)}" data-offline="${words.offline}" data-sending="${words.sending}">
${view.notice !== undefined && html`<p role="alert" class="bad">${view.notice}</p>`}
${scoring.map((subject) => card(view, subject))}
${scoring.length === 0 && html`<section class="card wait"><p role="status">${over ? words.over : words.waiting}</p></section>`}
${scoring.length === 0 && !over && html`<noscript><p class="note">${words.waitingPlain}</p></noscript>`}
<h2>${words.list}</h2>
<p class="note">${words.recuseLead}</p>
<ol>${mine.map((subject) => line(view, subject))}</ol>
<p class="note">${words.secret}</p>
</main>
<script src="/juror.js"></script>
</body>
</html>
`.markup
  }`;
}

function whyOf({ jury, juror }: JurorView, subject: JurySubject): string | undefined {
  const recusal = jury.recusals.find((one) => one.subject === subject.id && one.juror === juror.id);
  return recusal && recusalKinds[recusal.kind];
}

function card(view: JurorView, subject: JurySubject): Markup {
  const { jury, address, own, fault } = view;
  const { id } = subject;
  const { rules } = jury;
  const why = whyOf(view, subject);
  if (why !== undefined)
    return html`<section class="card"><h2>${words.now}：${subject.name}</h2><p role="status">${words.recused(why)}</p></section>`;
  const given = own.get(subject.id);
  const wrong = fault?.subject === subject.id ? fault : undefined;
  const shown = wrong?.typed ?? given ?? [];
  const items = rules.criteria.length === 0 ? [{ name: rules.name, highest: rules.highest }] : rules.criteria;
  const single = rules.criteria.length === 0;
  return html`<section class="card"><h2>${words.now}：${subject.name}</h2>
<p class="note">${words.bounds(rules)}</p>
<form class="score" method="post" action="/j/${address}/score" novalidate autocomplete="off">
<input type="hidden" name="subject" value="${subject.id}">
${items.map(
  (
    item,
    at,
  ) => html`<label for="v${at}-${id}">${item.name}${!single && html` <small>满分 ${item.highest}</small>`}</label>
<input class="value" id="v${at}-${id}" name="value" type="text" inputmode="decimal" maxlength="9" value="${shown[at] ?? ''}" data-low="${single ? rules.lowest : '0'}" data-high="${item.highest}" data-places="${rules.places}" data-too-low="${words.fault({ ok: false, fault: 'too-low', ...(single ? {} : { at }) }, rules)}" data-too-high="${words.fault({ ok: false, fault: 'too-high', ...(single ? {} : { at }) }, rules)}" data-too-fine="${words.fault({ ok: false, fault: 'too-fine', ...(single ? {} : { at }) }, rules)}" data-no-number="${words.fault({ ok: false, fault: 'no-number', ...(single ? {} : { at }) }, rules)}" data-empty="${words.fault({ ok: false, fault: 'empty', ...(single ? {} : { at }) }, rules)}" aria-describedby="told-${id}">`,
)}
<p id="told-${id}" role="status" class="${wrong ? 'told bad' : given ? 'told good' : 'told'}">${wrong?.sentence ?? (given ? words.kept(single ? (given[0] ?? '') : given.join(' + ')) : words.none)}</p>
<button class="send" type="submit">${given ? words.change : words.send}</button>
</form></section>`;
}

function line(view: JurorView, subject: JurySubject): Markup {
  const why = whyOf(view, subject);
  const canDeclare = why === undefined && subject.state !== 'ended';
  return html`<li>${subject.name} <span class="state">${why === undefined ? subjectStates[subject.state] : `已回避（${why}）`}</span>
${
  canDeclare &&
  html`<details><summary>${words.recuse}</summary>
<form class="recuse" method="post" action="/j/${view.address}/recusal">
<input type="hidden" name="subject" value="${subject.id}">
${declaredKinds.map((kind) => html`<button name="kind" value="${kind}">${recusalKinds[kind]}</button>`)}
</form></details>`
}</li>`;
}
