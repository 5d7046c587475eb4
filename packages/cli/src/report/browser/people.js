/** The list of people: filters, search, order, a piece at a time. */

import {
  clear,
  el,
  fill,
  gradeClass,
  gradeName,
  grouped,
  listHash,
  people,
  personHash,
  personLink,
  picture,
  rect,
  summary,
  words,
} from './drawing.js';
import { absenceKind, compareDecimals } from './reading.js';

const PIECE = 60;
const { populations } = summary;
const collator = new Intl.Collator('zh-Hans-CN');

/** What was asked for last, and whom that found: the person's page steps through them. */
let filters = {};
let found;
/** How many rows stand, so that coming back finds the place again. */
let shown = PIECE;

export const lastFilters = () => filters;
/** The list that a person's page steps through: the last one that has them, else everybody. */
export function listAround(person) {
  if (found === undefined || !found.includes(person)) return search({ sort: filters.sort });
  return found;
}

const byId = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
const byText = (at) => (a, b) => {
  // Whoever has no value comes last.
  if (typeof a[at] !== 'string' || typeof b[at] !== 'string')
    return typeof a[at] === 'string' ? -1 : typeof b[at] === 'string' ? 1 : 0;
  return compareDecimals(a[at], b[at]);
};
const orders = {
  total: (a, b) =>
    (typeof a[4] === 'string' && typeof b[4] === 'string' ? -byText(4)(a, b) : byText(4)(a, b)) || byId(a, b),
  rank: (a, b) => byText(7)(a, b) || byId(a, b),
  name: (a, b) => collator.compare(a[1], b[1]) || byId(a, b),
  id: byId,
};

function search({ q, unit, grade, open, population, sort }) {
  const wanted = (q || '').trim().toLowerCase();
  const matching = people.filter(
    (p) =>
      (wanted === '' || p[1].toLowerCase().includes(wanted) || p[0].toLowerCase().includes(wanted)) &&
      (!unit || p[2] === unit) &&
      (!grade || gradeName(p[6], populations[p[3]].levels) === grade) &&
      (!population || p[3] === Number(population)) &&
      (!open || p[9] > 0),
  );
  return matching.sort(orders[sort] || orders.total);
}

/** The list as one element, for the filters in the address; `readdress` takes the address of filters that were changed. */
export function peopleView(wanted, readdress) {
  if (listHash(wanted) !== listHash(filters)) shown = PIECE;
  filters = wanted;
  const status = el('p', { class: 'status', role: 'status' });
  const body = el('tbody', {});
  const more = el('div', { class: 'more-people' });
  const draw = () => {
    found = search(filters);
    status.textContent = fill(words.found, { n: grouped(found.length), all: grouped(people.length) });
    clear(body);
    body.append(...found.slice(0, shown).map(personRow));
    drawMore();
  };
  const drawMore = () => {
    clear(more);
    if (found.length === 0) more.append(el('p', { class: 'note' }, words.nobody));
    const left = found.length - shown;
    if (left <= 0) return;
    const press = () => {
      body.append(...found.slice(shown, shown + PIECE).map(personRow));
      shown += PIECE;
      drawMore();
    };
    more.append(
      el('button', { type: 'button', click: press }, fill(words.showMore, { n: Math.min(PIECE, left) })),
      el('span', { class: 'note' }, fill(words.showing, { n: grouped(shown) })),
    );
  };
  const change = (name, value) => {
    filters = { ...filters, [name]: value };
    if (!value) delete filters[name];
    shown = PIECE;
    readdress(listHash(filters));
    draw();
  };
  draw();
  return el(
    'div',
    { class: 'view people' },
    el('h2', { class: 'unseen', tabindex: '-1' }, words.list),
    filterBar(change),
    status,
    el('table', { class: 'list' }, el('thead', {}, headRow()), body),
    more,
  );
}

function filterBar(change) {
  const choice = (name, label, options) =>
    el(
      'label',
      {},
      el('span', {}, label),
      el(
        'select',
        { change: (event) => change(name, event.target.value) },
        options.map(([value, text]) => el('option', { value, selected: (filters[name] || '') === value }, text)),
      ),
    );
  const units = [...new Set(populations.flatMap((p) => p.units.map((u) => u.name)))];
  return el(
    'form',
    { class: 'filters', role: 'search', submit: (event) => event.preventDefault() },
    el(
      'label',
      { class: 'search' },
      el('span', {}, words.search),
      el('input', {
        type: 'search',
        value: filters.q || '',
        autocomplete: 'off',
        spellcheck: 'false',
        input: (event) => change('q', event.target.value),
      }),
    ),
    populations.length > 1
      ? choice('population', words.population, [
          ['', words.unitFilter],
          ...populations.map((p, i) => [String(i), p.name]),
        ])
      : null,
    units.length > 1 ? choice('unit', unitNameOf(), [['', words.unitFilter], ...units.map((u) => [u, u])]) : null,
    gradeChoice(choice),
    choice(
      'sort',
      words.sort,
      Object.entries(words.sorts).map(([key, text]) => [key === 'total' ? '' : key, text]),
    ),
    el(
      'label',
      { class: 'check' },
      el('input', {
        type: 'checkbox',
        checked: filters.open === '1',
        change: (event) => change('open', event.target.checked ? '1' : ''),
      }),
      words.pendingOnly,
    ),
  );
}

function gradeChoice(choice) {
  const graded = populations.filter((p) => p.levels.length > 0);
  if (graded.length === 0) return null;
  const names = new Set(graded.flatMap((p) => p.levels).concat(words.pending, words.ungraded));
  return choice('grade', words.grade, [['', words.gradeFilter], ...[...names].map((name) => [name, name])]);
}

/** What the units are called; populations seldom differ in it. */
const unitNameOf = () => (populations.length > 0 ? populations[0].unitName : '');

const columns = () => [
  [fill(words.rankIn, { unit: unitNameOf() }), 'rank-cell'],
  [words.name, 'name-cell'],
  [words.id, 'id-cell'],
  [unitNameOf(), 'unit-cell'],
  [words.grade, 'grade-cell'],
  [words.total, 'number total-cell'],
];
const headRow = () =>
  el(
    'tr',
    {},
    columns().map(([label, className]) => el('th', { scope: 'col', class: className }, label)),
  );

function personRow(person) {
  const [id, name, unit, population, total, , gradeIndex, rank, poolSize, open] = person;
  const { levels } = populations[population];
  const ranked = typeof rank === 'string';
  return el(
    'tr',
    {
      // The whole row opens; keyboards use the link.
      click: (event) => {
        if (event.target.closest('a') === null && String(window.getSelection()) === '')
          window.location.hash = personHash(id);
      },
    },
    el('td', { class: 'rank-cell' }, ranked ? [el('b', {}, rank), ` / ${poolSize}`] : '—'),
    el('td', { class: 'name-cell' }, personLink(id, name)),
    el('td', { class: 'id-cell' }, id),
    el('td', { class: 'unit-cell' }, unit),
    el(
      'td',
      { class: 'grade-cell' },
      levels.length > 0
        ? [picture('swatch', rect(0, 1, 1, gradeClass(gradeIndex, levels))), gradeName(gradeIndex, levels)]
        : '',
      open > 0 && gradeIndex !== levels.length ? el('span', { class: 'tag' }, words.pending) : null,
    ),
    el(
      'td',
      { class: 'number total-cell' },
      typeof total === 'string'
        ? total.replace(/^-/, '−')
        : el('span', { class: 'note' }, words.absent[absenceKind(total)]),
    ),
  );
}
