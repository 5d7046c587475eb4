/** The ballot as HTML: one plain form that any browser can send; what the script needs stands in `data-paper`. */
import type { PollQuestion } from '@shiji/engine';
import { escaped, type PlainAssets, plainPage } from '../../http/plain-page.ts';
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
  const body = [
    `<header class="head"><p class="place">${escaped(county)}</p><h1>${escaped(title)}</h1>`,
    meta.length === 0 ? '' : `<p class="meta">${escaped(meta.join('，'))}</p>`,
    `</header><main><p class="secret">${ballotWords.secret}</p>`,
    limits.length === 0 ? '' : `<p class="rules">${escaped(limits.join(''))}</p>`,
    back === undefined ? '' : tell(back),
    `<form method="post" id="ballot" autocomplete="off" data-key="${DRAFT_KEY}" data-paper="${escaped(JSON.stringify(forScript(ballot)))}">`,
    ...partsOf(ballot.subjects).map((part) => partHtml(ballot, part, back)),
    `<div class="send">${sendHtml(back)}<p class="meta">${ballotWords.once}</p></div></form></main>`,
  ].join('');
  return plainPage({ title, body, assets });
}

const tell = ({ judged }: Back): string =>
  `<div class="tell" id="tell" role="alert">${[...judged.reasons, ballotWords.nothingSent]
    .map((reason) => `<p>${escaped(reason)}</p>`)
    .join('')}</div>`;

function sendHtml(back: Back | undefined): string {
  const offer = back?.judged.offer;
  const insist =
    offer === undefined
      ? ''
      : `<button name="${offer}" value="1">${offer === 'void' ? ballotWords.submitVoid : ballotWords.submitBlank}</button>`;
  // Whoever was told of blanks and is now told that the ballot would be void needn't be told of the blanks again.
  const told =
    offer === 'void' && back?.fields.blank !== undefined ? '<input type="hidden" name="blank" value="1">' : '';
  return `${told}<button class="main">${ballotWords.submit}</button>${insist}`;
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

function partHtml(ballot: Ballot, { name, subjects }: Part, back: Back | undefined): string {
  const heading = name === '' ? '' : `<h2>${escaped(name)} <small>${subjects.length} ${ballot.unit}</small></h2>`;
  const ones = subjects.map(({ subject, at }) => subjectHtml(ballot, subject, at, back)).join('');
  return `<section class="part">${heading}<ol>${ones}</ol></section>`;
}

function subjectHtml({ questions }: Ballot, subject: Subject, at: number, back: Back | undefined): string {
  const { id, name, line } = subject;
  const shown = `${escaped(name)}${line === undefined ? '' : `<span class="line">${escaped(line)}</span>`}`;
  const several = questions.length > 1;
  const wrong = back?.judged.wrong.includes(at) ? ' wrong' : '';
  const asked = questions.map((question, q) =>
    questionHtml(question, fieldOf(at, q), {
      legend: several
        ? `<legend class="ask"><span class="unseen">${escaped(name)}，</span>${escaped(question.name)}</legend>`
        : `<legend class="name">${shown}</legend>`,
      label: several ? `${name}，${question.name}` : name,
      given: back?.fields[fieldOf(at, q)],
    }),
  );
  return `<li class="one${wrong}" data-id="${id}" data-name="${escaped(name)}">${several ? `<h3 class="name">${shown}</h3>` : ''}${asked.join('')}</li>`;
}

interface Asking {
  readonly legend: string;
  readonly label: string;
  readonly given: string | readonly string[] | undefined;
}

function questionHtml({ marks }: PollQuestion, field: string, { legend, label, given }: Asking): string {
  if (marks.kind === 'options') {
    const options = marks.options.map(
      ({ key }, o) =>
        `<label><input type="radio" name="${field}" value="${o}"${given === String(o) ? ' checked' : ''}><span>${escaped(key)}</span></label>`,
    );
    return `<fieldset>${legend}<div class="marks">${options.join('')}</div></fieldset>`;
  }
  const value = typeof given === 'string' && given !== '' ? ` value="${escaped(given)}"` : '';
  return `<fieldset>${legend}<div class="number"><input name="${field}" inputmode="decimal" maxlength="12" autocomplete="off" aria-label="${escaped(`${label}，${askedFor(marks)}`)}"${value}><small>${askedFor(marks)}</small></div></fieldset>`;
}

/** `3月25日18:00` */
function momentText(iso: string): string {
  const [, month, day, time] = /^\d+-(\d+)-(\d+) (\d+:\d+)/.exec(timeText(new Date(iso))) ?? [];
  return `${Number(month)}月${Number(day)}日${time}`;
}
