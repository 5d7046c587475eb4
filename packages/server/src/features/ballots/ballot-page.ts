/** The ballot as HTML: one plain form that any browser can send; what the script needs stands in `data-paper`. */
import type { PollQuestion } from '@shiji/engine';
import { html, type Markup } from '../../http/markup.ts';
import { type PlainAssets, plainPage } from '../../http/plain-page.ts';
import { timeText } from '../../ports/clock.ts';
import { ballotWords } from './copy.ts';
import { askedFor, type Ballot, type Fields, fieldOf, type Judged, type Subject } from './decide.ts';
import { forScript, limitsInWords } from './for-script.ts';

export interface Back {
  readonly fields: Fields;
  readonly judged: Extract<Judged, { kind: 'back' }>;
}

/** What stands in the page for the digest of the code, which alone differs from voter to voter. */
export const DRAFT_KEY = '{draft-key}';

/** The ballot, blank; or given back with what was marked and why. */
export function ballotPage(ballot: Ballot, county: string, assets: PlainAssets | undefined, back?: Back): string {
  const { title, group, endsAt } = ballot;
  const meta = [
    ...(group === '' ? [] : [ballotWords.group(group)]),
    ...(endsAt === undefined ? [] : [ballotWords.until(momentText(endsAt))]),
  ];
  const limits = limitsInWords(ballot);
  const body = html`<header class="head"><p class="place">${county}</p><h1>${title}</h1>${
    meta.length > 0 && html`<p class="meta">${meta.join('，')}</p>`
  }</header><main><p class="secret">${ballotWords.secret}</p>${
    limits.length > 0 && html`<p class="rules">${limits.join('')}</p>`
  }${back && tell(back)}<form method="post" id="ballot" autocomplete="off" data-key="${DRAFT_KEY}" data-paper="${JSON.stringify(
    forScript(ballot),
  )}">${partsOf(ballot.subjects).map((part) => partHtml(ballot, part, back))}<div class="send">${sendHtml(
    back,
  )}<p class="meta">${ballotWords.once}</p></div></form></main>`;
  return plainPage({ title, body, assets });
}

const tell = ({ judged }: Back): Markup =>
  html`<div class="tell" id="tell" role="alert">${[...judged.reasons, ballotWords.nothingSent].map(
    (reason) => html`<p>${reason}</p>`,
  )}</div>`;

function sendHtml(back: Back | undefined): Markup {
  const offer = back?.judged.offer;
  const insist =
    offer !== undefined &&
    html`<button name="${offer}" value="1">${offer === 'void' ? ballotWords.submitVoid : ballotWords.submitBlank}</button>`;
  // Whoever was told of blanks and is now told that the ballot would be void needn't be told of the blanks again.
  const told =
    offer === 'void' && back?.fields.blank !== undefined && html`<input type="hidden" name="blank" value="1">`;
  return html`${told}<button class="main">${ballotWords.submit}</button>${insist}`;
}

interface Part {
  readonly name: string;
  readonly subjects: readonly { readonly subject: Subject; readonly at: number }[];
}

/** Subjects that follow each other in one section. */
function partsOf(subjects: readonly Subject[]): readonly Part[] {
  const parts: { name: string; subjects: { subject: Subject; at: number }[] }[] = [];
  for (const [at, subject] of subjects.entries()) {
    const name = subject.section ?? '';
    const last = parts.at(-1);
    if (last?.name === name) last.subjects.push({ subject, at });
    else parts.push({ name, subjects: [{ subject, at }] });
  }
  return parts;
}

function partHtml(ballot: Ballot, { name, subjects }: Part, back: Back | undefined): Markup {
  const heading = name !== '' && html`<h2>${name} <small>${subjects.length} ${ballot.unit}</small></h2>`;
  const ones = subjects.map(({ subject, at }) => subjectHtml(ballot, subject, at, back));
  return html`<section class="part">${heading}<ol>${ones}</ol></section>`;
}

function subjectHtml({ questions }: Ballot, subject: Subject, at: number, back: Back | undefined): Markup {
  const { id, name, line } = subject;
  const shown = html`${name}${line !== undefined && html`<span class="line">${line}</span>`}`;
  const several = questions.length > 1;
  const wrong = back?.judged.wrong.includes(at) && ' wrong';
  const asked = questions.map((question, q) =>
    questionHtml(question, fieldOf(at, q), {
      legend: several
        ? html`<legend class="ask"><span class="unseen">${name}，</span>${question.name}</legend>`
        : html`<legend class="name">${shown}</legend>`,
      label: several ? `${name}，${question.name}` : name,
      given: back?.fields[fieldOf(at, q)],
    }),
  );
  const heading = several && html`<h3 class="name">${shown}</h3>`;
  return html`<li class="one${wrong}" data-id="${id}" data-name="${name}">${heading}${asked}</li>`;
}

interface Asking {
  readonly legend: Markup;
  readonly label: string;
  readonly given: string | readonly string[] | undefined;
}

function questionHtml({ marks }: PollQuestion, field: string, { legend, label, given }: Asking): Markup {
  if (marks.kind === 'options') {
    const options = marks.options.map(
      ({ key }, o) =>
        html`<label><input type="radio" name="${field}" value="${o}"${given === String(o) && ' checked'}><span>${key}</span></label>`,
    );
    return html`<fieldset>${legend}<div class="marks">${options}</div></fieldset>`;
  }
  const asked = askedFor(marks);
  const value = typeof given === 'string' && given !== '' && html` value="${given}"`;
  const attributes = html`inputmode="decimal" maxlength="12" autocomplete="off" aria-label="${label}，${asked}"${value}`;
  return html`<fieldset>${legend}<div class="number"><input name="${field}" ${attributes}><small>${asked}</small></div></fieldset>`;
}

/** `3月25日18:00` */
function momentText(iso: string): string {
  const [, month, day, time] = /^\d+-(\d+)-(\d+) (\d+:\d+)/.exec(timeText(new Date(iso))) ?? [];
  return `${Number(month)}月${Number(day)}日${time}`;
}
