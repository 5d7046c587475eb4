/** The phone's router: a path below /m, kept in the address so that going back and reloading work. */
import { type MouseEvent, useSyncExternalStore } from 'react';

const BASE = '/m';
const listeners = new Set<() => void>();

/** The path below /m: '/' for the first tab. */
function currentRoute(): string {
  const below = location.pathname.startsWith(BASE) ? location.pathname.slice(BASE.length) : '';
  return below.replace(/\/+$/, '') || '/';
}

export function go(route: string): void {
  history.pushState(null, '', hrefOf(route));
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export function useRoute(): string {
  return useSyncExternalStore(subscribe, currentRoute);
}

/** What a link of ours carries: an address for those who open it elsewhere, and going there without loading the page anew. */
export function linkTo(route: string) {
  return {
    href: hrefOf(route),
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(route);
    },
  };
}

function hrefOf(route: string): string {
  return route === '/' ? BASE : `${BASE}${route}`;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('popstate', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('popstate', tell);
  };
}
