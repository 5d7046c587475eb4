/** Elements, words, and the small bars: everything is made from text nodes, so no datum can become markup. */

const block = (id) => JSON.parse(document.getElementById(id).textContent);

export const words = block('copy');
export const summary = block('summary');
export const people = block('people');
/** Parsed when the first person is opened: it is nearly all of the file. */
let sheets;
export function packedSheets() {
  if (sheets === undefined) sheets = block('sheets');
  return sheets;
}

/** Fills the `{x}` of a sentence. */
export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, key) => (values[key] === undefined ? whole : String(values[key])));

/** Thousands set apart: `1,352`. */
export const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** An element; children are nodes, text, or lists of them; null and '' are left out. */
export function el(tag, attributes, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return dressed(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function dressed(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

export function clear(node) {
  while (node.firstChild) node.firstChild.remove();
}

/** Share as a length for SVG. */
const percent = (part, whole) => `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(3)}%`;

/** A decoration: whoever listens gets the figures beside it. */
export const picture = (className, ...shapes) =>
  svg('svg', { class: className, 'aria-hidden': 'true', focusable: 'false' }, shapes);

export const rect = (x, width, whole, className) =>
  svg('rect', { x: percent(x, whole), width: percent(width, whole), y: '0', height: '100%', class: className });

export const rule = (x, whole, className) =>
  svg('line', { x1: percent(x, whole), x2: percent(x, whole), y1: '0', y2: '100%', class: className });

/** Colour class of a grade by its index: levels spread over six shades, then pending, then without grade. One where there are none. */
export function gradeClass(index, levels) {
  if (levels.length === 0) return 'shade-2';
  if (index === levels.length) return 'shade-pending';
  if (index > levels.length) return 'shade-none';
  return `shade-${levels.length < 2 ? 0 : Math.round((index * 5) / (levels.length - 1))}`;
}

/** What a grade index is called. */
export const gradeName = (index, levels) =>
  index < levels.length ? levels[index] : index === levels.length ? words.pending : words.ungraded;

/** Counts by grade as one bar; `whole` is the count that fills it. */
export function gradeBar(counts, levels, whole) {
  let x = 0;
  const shapes = counts.map((count, index) => {
    const shape = rect(x, count, whole, gradeClass(index, levels));
    x += count;
    return count === 0 ? null : shape;
  });
  return picture('bar', shapes);
}

/** Long lists show their beginning; the rest opens in place, and is printed. */
export function shortened(items, most, moreText) {
  if (items.length <= most + 2) return items;
  const rest = items.slice(most);
  for (const item of rest) item.hidden = true;
  const button = el(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-expanded': 'false',
      click: () => {
        const open = button.getAttribute('aria-expanded') === 'true';
        for (const item of rest) item.hidden = open;
        button.setAttribute('aria-expanded', String(!open));
        button.textContent = open ? fill(moreText, { n: rest.length }) : words.fewer;
      },
    },
    fill(moreText, { n: rest.length }),
  );
  const holder = el(items[0].tagName === 'LI' ? 'li' : 'span', { class: 'more-holder' }, button);
  return [...items, holder];
}

/** The address of a person, a list, the overview. */
export const personHash = (id) => `#${encodeURIComponent(id)}`;
export function listHash(filters) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
  return query === '' ? '#/list' : `#/list?${query}`;
}

/** A link to a person, by name. */
export const personLink = (id, name) => el('a', { href: personHash(id) }, name || id);
