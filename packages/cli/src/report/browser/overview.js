/** The first screen: numbers, distributions, what is open, units. */

import {
  el,
  fill,
  gradeBar,
  gradeClass,
  gradeName,
  grouped,
  listHash,
  picture,
  rect,
  shortened,
  summary,
  words,
} from './drawing.js';
import { compareDecimals, minus } from './reading.js';
import { decisionsPart, section, waitingPart } from './settling.js';

/** The overview as one element. */
export function overviewView() {
  const { populations } = summary;
  return el(
    'div',
    { class: 'view overview' },
    el('h2', { class: 'unseen', tabindex: '-1' }, words.overview),
    el(
      'div',
      { class: 'split' },
      el(
        'div',
        {},
        populations.map((p) => populationPart(p, populations.length > 1)),
      ),
      el('aside', { class: 'aside' }, decisionsPart(), waitingPart(), diagnosticsPart()),
    ),
    populations.map((p, index) => unitsPart(p, index, populations.length > 1)),
    el('div', { class: 'split even' }, populations.map(otherSeats), outsidePart(), parametersPart()),
    el('p', { class: 'note' }, summary.suggestion),
  );
}

function populationPart(population, several) {
  const { levels, grades, shares, bands } = population;
  const graded = levels.length > 0;
  return el(
    'div',
    { class: 'population' },
    several ? el('h3', { class: 'population-name' }, population.name) : null,
    el(
      'dl',
      { class: 'figures' },
      figure(words.people, grouped(population.people), words.peopleUnit, ''),
      figure(words.mean, population.mean || '—', '', population.mean ? rangeOf(population.range) : words.noTotal),
      graded ? figure(levels[0], grouped(grades[0]), words.peopleUnit, fill(words.ofAll, { share: shares[0] })) : null,
      figure(
        words.pending,
        el('a', { href: listHash({ open: '1' }) }, grouped(population.pending)),
        words.peopleUnit,
        '',
        population.pending > 0 ? 'figure alert' : 'figure',
      ),
    ),
    population.settling ? el('p', { class: 'note settling' }, population.settling) : null,
    graded ? section(words.grades, gradeBar(grades, levels, population.people), legend(population)) : null,
    bands.length > 0
      ? section(
          words.totals,
          bandTable(population),
          el('p', { class: 'note' }, graded ? words.totalsNote + words.totalsColours : words.totalsNote),
        )
      : null,
  );
}

const rangeOf = ({ highest, lowest }) => [
  el('span', {}, fill(words.highest, { value: minus(highest) })),
  el('span', {}, fill(words.lowest, { value: minus(lowest) })),
];

function figure(label, value, unit, note, className) {
  return el(
    'div',
    { class: className || 'figure' },
    el('dt', {}, label),
    el('dd', {}, el('span', { class: 'big' }, value), unit ? el('span', { class: 'unit' }, unit) : null),
    note ? el('dd', { class: 'note' }, note) : null,
  );
}

const swatch = (index, levels) => picture('swatch', rect(0, 1, 1, gradeClass(index, levels)));

function legend({ levels, grades, shares }) {
  const item = (count, index) =>
    count === 0 && index >= levels.length
      ? null
      : el(
          'li',
          {},
          el(
            'a',
            { href: listHash({ grade: gradeName(index, levels) }) },
            el('span', { class: 'legend-name' }, swatch(index, levels), gradeName(index, levels)),
            el('b', {}, grouped(count)),
            el('span', { class: 'note' }, shares[index]),
          ),
        );
  return el('ul', { class: 'legend' }, grades.map(item));
}

function bandTable({ bands, levels }) {
  const sum = (counts) => counts.reduce((a, b) => a + b, 0);
  const most = Math.max(...bands.map(({ counts }) => sum(counts)));
  const row = ({ low, high, counts }) => {
    const told =
      levels.length === 0 ? '' : counts.flatMap((n, i) => (n > 0 ? [`${gradeName(i, levels)} ${n}`] : [])).join('，');
    return el(
      'tr',
      { title: told || undefined },
      el('th', { scope: 'row' }, fill(words.band, { low: minus(low), high: minus(high) })),
      el('td', { class: 'band-bar' }, gradeBar(counts, levels, most)),
      el('td', { class: 'number' }, grouped(sum(counts))),
    );
  };
  return el('table', { class: 'bands' }, el('tbody', {}, bands.map(row)));
}

function diagnosticsPart() {
  const items = summary.diagnostics.map(({ severity, text, place }) =>
    el(
      'li',
      {},
      el('span', { class: `severity ${severity}` }, words.severity[severity]),
      text,
      place ? el('span', { class: 'note' }, place) : null,
    ),
  );
  return section(
    words.diagnostics,
    items.length > 0
      ? el('ul', { class: 'findings' }, shortened(items, 4, words.more))
      : el('p', { class: 'note' }, words.diagnosticsNone),
  );
}

/** Units are sorted by the column that was pressed last, of each population. */
const unitSorts = [];

function unitsPart(population, index, several) {
  const { name, unitName, unitsTold } = population;
  const title = fill(words.byUnit, { unit: unitName }) + (several ? ` · ${name}` : '');
  const holder = el('div', {});
  const draw = () => {
    while (holder.firstChild) holder.firstChild.remove();
    holder.append(unitTable(population, index, draw));
  };
  draw();
  return unitsTold ? section(title, holder) : null;
}

const unitOrders = {
  name: () => 0,
  people: (a, b) => b.people - a.people,
  mean: (a, b) => (a.mean && b.mean ? compareDecimals(b.mean, a.mean) : a.mean ? -1 : b.mean ? 1 : 0),
};

function unitTable({ levels, unitName, units, seatLevels, grades }, index, draw) {
  const sort = unitSorts[index] || 'name';
  const sortable = (key, label, className) =>
    el(
      'th',
      {
        scope: 'col',
        class: className,
        'aria-sort': sort !== key ? undefined : key === 'name' ? 'other' : 'descending',
      },
      el(
        'button',
        {
          type: 'button',
          click: () => {
            unitSorts[index] = key;
            draw();
          },
        },
        label,
      ),
    );
  const columns = grades.map((count, i) => ({ count, i })).filter(({ count, i }) => i < levels.length || count > 0);
  const head = el(
    'tr',
    {},
    sortable('name', unitName),
    sortable('people', words.count, 'number'),
    sortable('mean', words.mean, 'number'),
    levels.length > 0 ? el('th', { scope: 'col', class: 'unit-bar' }, words.grades) : null,
    levels.length > 0
      ? columns.map(({ i }) => el('th', { scope: 'col', class: 'number' }, gradeName(i, levels)))
      : null,
    seatLevels.map((level) => el('th', { scope: 'col', class: 'number' }, fill(words.seats, { level }))),
  );
  const row = (unit) => {
    const cell = (label, text, extra) => el('td', { class: `number ${extra || ''}`, 'data-label': label }, text);
    const seat = (level) => {
      const found = unit.seats.find((s) => s[0] === level);
      const over = found && found[1] > found[2];
      return cell(
        fill(words.seats, { level }),
        found ? el('span', { class: over ? 'over' : '' }, `${found[1]} / ${found[2]}`) : '',
        found ? '' : 'blank',
      );
    };
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, unit.name ? el('a', { href: listHash({ unit: unit.name }) }, unit.name) : '—'),
      cell(words.count, grouped(unit.people), 'unit-people'),
      cell(words.mean, el('b', {}, unit.mean ? minus(unit.mean) : '—'), 'unit-mean'),
      levels.length > 0 ? el('td', { class: 'unit-bar' }, gradeBar(unit.grades, levels, unit.people)) : null,
      levels.length > 0
        ? columns.map(({ i }) =>
            cell(
              gradeName(i, levels),
              String(unit.grades[i] || ''),
              i === levels.length ? (unit.grades[i] ? 'unit-pending' : 'blank') : 'unit-grade',
            ),
          )
        : null,
      seatLevels.map(seat),
    );
  };
  return el(
    'table',
    { class: 'units' },
    el('thead', {}, head),
    el('tbody', {}, units.slice().sort(unitOrders[sort]).map(row)),
  );
}

function otherSeats({ otherSeats: seats }) {
  if (seats.length === 0) return null;
  const row = (cells) =>
    el(
      'tr',
      {},
      cells.map((cell, i) => el('td', { class: i < 2 ? '' : 'number' }, String(cell))),
    );
  const head = words.otherSeatsHead.map((text, i) => el('th', { scope: 'col', class: i < 2 ? '' : 'number' }, text));
  return section(
    words.otherSeats,
    el('table', { class: 'plain' }, el('thead', {}, el('tr', {}, head)), el('tbody', {}, seats.map(row))),
  );
}

function outsidePart() {
  const { outside } = summary;
  if (outside.length === 0) return null;
  const items = outside.map(([id, name, text]) =>
    el('li', {}, el('b', {}, name), ` ${id}`, el('span', { class: 'note' }, text)),
  );
  return section(words.outside, el('ul', { class: 'findings' }, shortened(items, 6, words.more)));
}

function parametersPart() {
  const { parameters } = summary;
  if (parameters.length === 0) return null;
  const rows = parameters.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]);
  return section(words.parameters, el('dl', { class: 'pairs' }, rows));
}
