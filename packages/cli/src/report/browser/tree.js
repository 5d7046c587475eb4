/** The computation as a tree: each figure a row with its arithmetic and value, opening into what it rests on. */

import { el, fill, shortened, words } from './drawing.js';
import { compareDecimals, minus, takenAway } from './reading.js';

let count = 0;

/** The roots open, everything below them shut. `above`: steps that stand opened in a tree before this one. */
export function treeView(steps, title, note, above = []) {
  const opened = new Set();
  const visit = ({ figure, parts }) => {
    opened.add(figure);
    parts.forEach(visit);
  };
  above.forEach(visit);
  const tree = el(
    'ul',
    { class: 'tree' },
    steps.map((step) => stepItem(step, opened, true)),
  );
  const setAll = (open) => {
    for (const button of tree.querySelectorAll('button.step')) setOpen(button, open);
  };
  return el(
    'section',
    { class: 'computation' },
    el(
      'div',
      { class: 'section-head' },
      el('h3', {}, title),
      note ? el('p', { class: 'note' }, note) : null,
      el(
        'div',
        { class: 'tools' },
        el('button', { type: 'button', click: () => setAll(true) }, words.openAll),
        el('button', { type: 'button', click: () => setAll(false) }, words.shutAll),
      ),
    ),
    tree,
  );
}

function setOpen(button, open) {
  button.setAttribute('aria-expanded', String(open));
  button.nextElementSibling.hidden = !open;
}

function stepItem(step, opened, open) {
  // The engine opens a figure once; where it comes again only its value stands.
  const again = opened.has(step.figure);
  const inside = again ? [] : insideOf(step);
  opened.add(step.figure);
  const parts = step.parts.map((part) => stepItem(part, opened, false));
  if (parts.length > 0) inside.push(el('ul', {}, parts));
  if (inside.length === 0) return el('li', {}, el('div', { class: 'step' }, rowOf(step, again)));

  const id = `inside-${count++}`;
  const toggle = () => setOpen(button, button.getAttribute('aria-expanded') !== 'true');
  const button = el(
    'button',
    { type: 'button', class: 'step', 'aria-expanded': String(open), 'aria-controls': id, click: toggle },
    rowOf(step, false),
  );
  return el('li', {}, button, el('div', { class: 'inside', id, hidden: !open }, inside));
}

/** Name and marks, arithmetic, value; each adjustment on a line of its own. */
function rowOf(step, again) {
  const { outcome, adjustments } = step;
  const valued = outcome.value !== undefined;
  const taken = valued && step.subtract;
  return [
    el('span', { class: 'caret', 'aria-hidden': 'true' }),
    el(
      'span',
      { class: 'what' },
      el('span', { class: 'step-name' }, step.name),
      step.subtract ? el('span', { class: 'minus-mark' }, words.subtract) : null,
      step.term && step.term !== step.name ? el('span', { class: 'term' }, step.term) : null,
      step.clause.map((clause) => el('span', { class: 'clause' }, clause)),
      step.local ? el('span', { class: 'local-mark' }, words.local) : null,
    ),
    el('span', { class: valued ? 'how' : 'how because' }, again && valued ? words.seenAbove : howText(step)),
    el(
      'span',
      { class: `outcome ${valued ? '' : 'absent'} ${taken && /[1-9]/.test(outcome.value) ? 'taken' : ''}` },
      valued ? (taken ? takenAway(outcome.value) : minus(outcome.value)) : words.absent[outcome.absent],
    ),
    adjustments.map(({ kind, text, amount }) => [
      el('span', { class: 'how change' }, text),
      // What stands in place of a computed value is the value itself.
      kind === 'stated' ? null : el('span', { class: 'change-amount' }, minus(amount)),
    ]),
  ];
}

/** The arithmetic with its result, or why there is none. Where the value beside it is the result, only narrow screens repeat it. */
function howText({ outcome, adjustments, arithmetic, raw, subtract }) {
  // Each reason stands where it arose: above, the first few will do.
  if (outcome.value === undefined) {
    const { because } = outcome;
    return because.length > 3
      ? fill(words.reasons, { first: because.slice(0, 3).join('；'), n: because.length })
      : because.join('；');
  }
  if (raw === undefined) return '';
  // Without a computation the value is shown where something is done to it below.
  if (arithmetic === undefined) return adjustments.length === 0 ? '' : el('b', {}, minus(raw));
  const beside = adjustments.length === 0 && !subtract;
  if (adjustments.length === 0 && /^-?[\d.]+$/.test(arithmetic) && compareDecimals(arithmetic, raw) === 0) return '';
  return [
    arithmetic,
    el('span', { class: 'equals' }, ' = '),
    el('b', { class: beside ? 'beside' : undefined }, minus(raw)),
  ];
}

/** What opens below the row, but for the parts. */
function insideOf(step) {
  const inside = [];
  if (step.words) inside.push(el('blockquote', {}, step.words));
  if (step.local) inside.push(el('p', { class: 'local' }, fill(words.localWhy, { why: step.local })));
  if (step.lines.length > 0) inside.push(linesTable(step.lines));
  if (step.notes.length > 0)
    inside.push(
      el(
        'ul',
        { class: 'notes' },
        step.notes.map((note) => el('li', {}, note)),
      ),
    );
  if (step.needed.length > 0) {
    inside.push(
      el(
        'ul',
        { class: 'notes needs' },
        step.needed.map((need) => el('li', {}, need)),
      ),
    );
  }
  if (step.facts.length > 0) inside.push(factsList(step.facts));
  return inside;
}

function linesTable(lines) {
  const row = ({ label, arithmetic, value }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, label),
      el('td', { class: 'how' }, arithmetic, el('span', { class: 'equals' }, ' =')),
      el('td', { class: 'number' }, minus(value)),
    );
  return el('table', { class: 'lines' }, el('tbody', {}, lines.map(row)));
}

function factsList(facts) {
  const items = facts.map((id) => el('li', {}, el('code', {}, id)));
  return el(
    'div',
    { class: 'facts' },
    el('p', {}, fill(words.factsTitle, { n: facts.length })),
    el('ul', {}, shortened(items, 8, words.moreFacts)),
  );
}
