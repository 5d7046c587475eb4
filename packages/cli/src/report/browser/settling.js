/** What people still have to settle or supply, on the first screen. */

import { el, fill, personLink, shortened, summary, words } from './drawing.js';

export const section = (title, ...children) => el('section', {}, el('h3', {}, title), children);

const links = (list) =>
  shortened(
    list.map((one, i) => el('span', {}, i > 0 ? '、' : '', personLink(...one))),
    10,
    words.more,
  );
const concerned = (list) => (list.length > 0 ? el('div', { class: 'concerned' }, words.concerned, links(list)) : null);
const counted = (title, { length }) =>
  el('span', {}, title, length > 0 ? el('b', { class: 'count' }, String(length)) : null);

export function decisionsPart() {
  const items = summary.open.map(({ text, subjects }) => el('li', {}, text, concerned(subjects)));
  return section(
    counted(words.pendingItems, items),
    el('p', { class: 'note' }, items.length > 0 ? words.decisionsNote : words.decisionsNone),
    items.length > 0 ? el('ul', { class: 'open-items' }, shortened(items, 4, words.more)) : null,
  );
}

/** What lacks, whose it is, and who only waits for that. */
export function waitingPart() {
  const items = summary.waiting.map(([why, settle, subjects]) =>
    el('li', {}, why, concerned(subjects), el('div', { class: 'note' }, settle)),
  );
  const rest = summary.onlyWaiting;
  if (items.length + rest.length === 0) return null;
  return section(
    counted(words.waitingItems, { length: summary.waiting.reduce((n, [, , , count]) => n + count, 0) }),
    el('ul', { class: 'open-items' }, shortened(items, 10, words.more)),
    rest.length > 0 ? el('div', { class: 'note' }, fill(words.onlyWaiting, { n: rest.length }), links(rest)) : null,
  );
}
