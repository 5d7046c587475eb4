/** One person: the score, how it is put together, what is lacking, what follows. */

import {
  el,
  fill,
  gradeClass,
  grouped,
  listHash,
  packedSheets,
  people,
  personHash,
  picture,
  rect,
  rule,
  summary,
  words,
} from './drawing.js';
import { lastFilters, listAround } from './people.js';
import { absenceKind, minus, readSheet } from './reading.js';
import { treeView } from './tree.js';

const indexes = new Map(people.map((person, index) => [person[0], index]));

/** The person's page; undefined where nobody has the id. */
export function personView(id) {
  const index = indexes.get(id);
  if (index === undefined) return undefined;
  const person = people[index];
  const packed = packedSheets();
  const sheet = readSheet(packed, packed.sheets[index], id);
  const population = summary.populations[person[3]];
  const beside = [facetsPart(sheet, population), followingPart(sheet)].filter((part) => part !== null);
  const fall = waterfallPart(sheet);
  return el(
    'article',
    { class: 'view person' },
    toolbar(person),
    headPart(person, sheet, population),
    openPart(person, sheet),
    neededPart(sheet),
    fall === null || beside.length === 0
      ? [fall, beside]
      : el('div', { class: 'split' }, el('div', {}, fall), el('div', {}, beside)),
    treeView(sheet.steps, words.tree, words.treeNote),
    sheet.others.length > 0 ? treeView(sheet.others, words.others, '', sheet.steps) : null,
    restPart(sheet),
  );
}

function toolbar(person) {
  const found = listAround(person);
  const at = found.indexOf(person);
  const step = (to, label, rel) =>
    to === undefined
      ? el('span', { class: 'button off', 'aria-disabled': 'true' }, label)
      : el('a', { class: 'button', href: personHash(to[0]), rel }, label);
  return el(
    'nav',
    { class: 'toolbar' },
    el('a', { class: 'button plain', href: listHash(lastFilters()) }, `‹ ${words.back}`),
    el('span', { class: 'note' }, fill(words.position, { i: grouped(at + 1), n: grouped(found.length) })),
    step(found[at - 1], words.previous, 'prev'),
    step(found[at + 1], words.next, 'next'),
    el('button', { type: 'button', class: 'print', click: () => window.print() }, words.print),
  );
}

function headPart(person, sheet, { name: populationName, unitName, levels, gradeFigure, suggestion }) {
  const [id, name, unit, , total, grade, gradeIndex, rank, poolSize] = person;
  const [totalStep] = sheet.steps;
  const gradeStep = sheet.steps.find((step) => step.figure === gradeFigure);
  const under = [id, unit === populationName ? '' : unit, populationName];
  if (sheet.person !== id) under.push(fill(words.person, { person: sheet.person }));
  const { because } = gradeStep === undefined ? {} : gradeStep.outcome;
  return el(
    'div',
    { class: 'person-head' },
    el(
      'div',
      { class: 'who' },
      el('h2', { tabindex: '-1' }, name || id),
      el(
        'p',
        {},
        under.filter((text) => text !== '').map((text) => el('span', {}, text)),
      ),
    ),
    el(
      'dl',
      { class: 'scores' },
      score(totalStep ? totalStep.name : words.total, valueOrAbsence(total), 'score-total'),
      levels.length > 0
        ? score(
            gradeStep.name,
            typeof grade === 'string'
              ? [picture('swatch', rect(0, 1, 1, gradeClass(gradeIndex, levels))), grade]
              : absenceKind(grade) === 'notApplicable'
                ? words.ungraded
                : el('span', { class: 'absent' }, words.absent[absenceKind(grade)]),
            'score-grade',
            because && absenceKind(grade) === 'notApplicable' ? because.join('；') : '',
          )
        : null,
      typeof rank === 'string'
        ? score(fill(words.rankIn, { unit: unitName }), fill(words.place, { rank, size: poolSize }), 'score-rank')
        : null,
    ),
    el('p', { class: 'suggestion' }, suggestion),
  );
}

const valueOrAbsence = (value) =>
  typeof value === 'string' ? minus(value) : el('span', { class: 'absent' }, words.absent[absenceKind(value)]);

const score = (label, value, className, note) =>
  el(
    'div',
    { class: className },
    el('dt', {}, label),
    el('dd', {}, value),
    note ? el('dd', { class: 'note' }, note) : null,
  );

function openPart(person, { open }) {
  if (open.length === 0) return null;
  const held = typeof person[4] !== 'string';
  return el(
    'section',
    { class: 'box open-box' },
    el('h3', {}, held ? words.heldTitle : words.openTitle),
    el(
      'ul',
      {},
      open.map(({ text, settle }) => el('li', {}, text, el('span', { class: 'note settle' }, settle))),
    ),
  );
}

function neededPart({ steps }) {
  const needed = new Set();
  const visit = (step) => {
    for (const text of step.needed) needed.add(text);
    step.parts.forEach(visit);
  };
  steps.forEach(visit);
  if (needed.size === 0) return null;
  return el(
    'section',
    { class: 'box needed-box' },
    el('h3', {}, words.needed, el('span', { class: 'note' }, words.neededNote)),
    el(
      'ul',
      {},
      [...needed].map((text) => el('li', {}, text)),
    ),
  );
}

/** Bars from top to bottom, each beginning where the one before it ended. */
function waterfallPart({ bars }) {
  // One part and the total say nothing that the score above doesn't.
  if (bars.length < 3) return null;
  let at = 0;
  const spans = bars.map(({ kind, amount }) => {
    // Widths only: what people read is the text.
    const value = Number(amount);
    const from = kind === 'total' ? 0 : at;
    at = kind === 'total' ? value : at + value;
    return { low: Math.min(from, at), high: Math.max(from, at), end: at };
  });
  const low = Math.min(0, ...spans.map((s) => s.low));
  const whole = Math.max(...spans.map((s) => s.high)) - low;
  const row = ({ kind, label, amount }, i) => {
    const { low: from, high: to, end } = spans[i];
    const direction = kind === 'total' ? 'total' : /^-/.test(amount) ? 'down' : 'up';
    const last = i === bars.length - 1;
    return el(
      'tr',
      { class: `${kind} ${direction}` },
      el('th', { scope: 'row' }, label),
      el(
        'td',
        { class: 'fall-bar' },
        picture('track', rule(-low, whole, 'axis')),
        picture('fall', rect(from - low, to - from, whole, `fall-${kind} fall-${direction}`)),
        last ? null : picture('link', rule(end - low, whole, 'link-line')),
      ),
      el('td', { class: 'number' }, minus(amount)),
    );
  };
  return el(
    'section',
    { class: 'waterfall' },
    el('h3', {}, words.waterfall),
    el('table', {}, el('tbody', {}, bars.map(row))),
    bars.some((bar) => bar.kind === 'change') ? el('p', { class: 'note' }, words.waterfallNote) : null,
  );
}

function facetsPart({ facets }, { facets: known, name }) {
  const rows = facets
    .map((outcome, i) => [outcome, i])
    .filter(([, i]) => /[1-9]/.test(known[i].lowest + known[i].highest));
  // Nobody in the population has points under any of them.
  if (rows.length === 0) return null;
  const row = ([outcome, i]) => {
    const { name: facet, mean, lowest, highest } = known[i];
    const low = Math.min(0, Number(lowest || 0));
    const whole = Math.max(0, Number(highest || 0)) - low;
    const valued = outcome.value !== undefined;
    const value = Number(outcome.value || 0);
    const average = el('td', { class: 'number note' }, mean ? fill(words.facetMean, { mean }) : '');
    const told = el('td', { class: 'number' }, valued ? minus(outcome.value) : words.absent[outcome.absent]);
    // What belongs to no facet is no share of anything: a line without a bar.
    if (i === facets.length - 1) return el('tr', {}, el('th', { scope: 'row', colspan: '2' }, facet), told, average);
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, facet),
      el(
        'td',
        { class: 'facet-bar' },
        picture(
          'facet',
          rect(0, 1, 1, 'ground'),
          rect(Math.min(0, value) - low, Math.abs(value), whole, value < 0 ? 'facet-down' : 'facet-up'),
        ),
        mean ? picture('facet mean', rule(Number(mean) - low, whole, 'mean-line')) : null,
      ),
      told,
      average,
    );
  };
  return el(
    'section',
    { class: 'facets' },
    el('h3', {}, words.facets),
    el('table', {}, el('tbody', {}, rows.map(row))),
    el(
      'p',
      { class: 'note' },
      fill(words.facetsNote, { population: name }),
      rows.some(([, i]) => i === facets.length - 1) ? words.unassignedWhy : '',
    ),
  );
}

function followingPart({ consequences }) {
  if (consequences.length === 0) return null;
  const action = ({ name, by, within, amount }) =>
    el(
      'li',
      {},
      el('b', {}, name),
      by ? el('span', {}, fill(words.byWhom, { by })) : null,
      within ? el('span', {}, within) : null,
      amount === undefined
        ? null
        : el(
            'span',
            {},
            amount.value === undefined ? amount.because.join('；') : fill(words.amount, { value: amount.value }),
          ),
    );
  return el(
    'section',
    { class: 'following' },
    el('h3', {}, words.following),
    consequences.map(({ name, clause, actions }) => [
      el(
        'h4',
        {},
        name,
        clause.map((text) => el('span', { class: 'clause' }, text)),
      ),
      el('ul', { class: 'actions' }, actions.map(action)),
    ]),
  );
}

function restPart({ rest }) {
  if (rest.length === 0) return null;
  const rows = rest.map(({ name, outcome }) => [
    el('dt', {}, name),
    el('dd', {}, outcome.value === undefined ? outcome.because.join('；') : minus(outcome.value)),
  ]);
  return el('section', {}, el('h3', {}, words.notOpened), el('dl', { class: 'pairs' }, rows));
}
