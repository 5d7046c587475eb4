/** Addresses and views: `#/` the overview, `#/list?…` the list, `#S0012` a person. Back and forward find the place again. */
import { clear, el, fill, summary, words } from './drawing.js';
import { overviewView } from './overview.js';
import { peopleView } from './people.js';
import { personView } from './person.js';

const main = document.getElementById('main');
const nav = document.getElementById('nav');
const title = document.title;
const places = new Map();
let current;
/** Set by a press on a link: what it opens begins at the top. */
let fresh = false;

function viewOf(hash) {
  if (hash === '' || hash === '#' || hash === '#/') return overviewView();
  const [path, query] = hash.split('?');
  if (path === '#/list') return peopleView(Object.fromEntries(new URLSearchParams(query || '')), readdress);
  const id = idIn(hash);
  return personView(id) || el('p', { class: 'view unknown', tabindex: '-1' }, fill(words.unknown, { id }));
}

/** Another address for what stands already. */
function readdress(hash) {
  window.history.replaceState(null, '', hash);
  current = hash;
}

function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch (_) {
    // A stray per cent sign is no address, but may well be what somebody typed.
    return hash.slice(1);
  }
}

function show() {
  const { hash } = window.location;
  const view = viewOf(hash);
  clear(main);
  main.append(view);
  // On phones the heading is short but on the overview.
  document.body.className = view.classList.contains('overview') ? 'at-overview' : 'at-detail';
  for (const link of nav.querySelectorAll('a')) {
    const here = link.getAttribute('href') === (hash.split('?')[0] || '#/');
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const heading = view.querySelector('h2');
  document.title = view.classList.contains('person') ? `${heading.textContent} · ${title}` : title;
  // Focus first: iOS 14 scrolls to what it focuses whatever it is told.
  if (current !== undefined && heading !== null) heading.focus({ preventScroll: true });
  window.scrollTo(0, fresh ? 0 : places.get(hash) || 0);
  current = hash;
  fresh = false;
}

document.addEventListener('click', (event) => {
  if (event.target.closest('a[href^="#"], tr') !== null) fresh = true;
});
window.addEventListener('scroll', () => {
  if (current === window.location.hash) places.set(current, window.scrollY);
});
window.addEventListener('hashchange', show);
if ('scrollRestoration' in window.history) window.history.scrollRestoration = 'manual';
nav.hidden = summary.populations.length === 0;
show();
