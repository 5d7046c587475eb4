/**
 * The phone's service worker: keeps the files of one build on the device, so that the page opens where there is no network. It keeps
 * nothing of anybody, and lets pass whatever isn't one of those files: the API above all.
 *
 * `SHELL` is put in by build/phone-worker.ts.
 */
import { SHELLS, type Shell } from './shell.ts';

declare const SHELL: Shell;
const shell = SHELL;

interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(kind: 'install' | 'activate', listener: (event: Waits) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(kind: 'message', listener: (event: Waits & { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<readonly { readonly url: string }[]>;
  };
}
declare const self: Scope;

/** All addresses of the phone get the same page; its router knows which screen. */
const PAGE = '/m';
/** Milliseconds until what is kept is shown in place of a page that doesn't come. */
const PATIENCE = 4000;
/** What a proxy says while there is nobody behind it. */
const NOBODY_THERE: readonly number[] = [502, 503, 504];

const NAME = `${SHELLS}${shell.build}`;
const files: ReadonlySet<string> = new Set(shell.files);

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(begin()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  // The scope is a beginning of addresses: pages of the console begin like it, too.
  if (request.mode === 'navigate') {
    if (pathname === PAGE || pathname.startsWith(`${PAGE}/`)) event.respondWith(page(request));
  } else if (files.has(pathname)) event.respondWith(file(request, pathname));
});

/**
 * A page says by which script it runs. Where that is of this build and no other page of the phone is open, nobody writes in a page of
 * the build before: then it may go.
 */
self.addEventListener('message', (event) => {
  const { opened } = event.data as { readonly opened?: string };
  if (opened === shell.entry) event.waitUntil(takeOverFromNobody());
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  // Names of assets carry a digest of what is in them; the others must be what the server has now.
  const asked = shell.files.map((name) => new Request(name, name.startsWith('/assets/') ? {} : { cache: 'no-cache' }));
  await cache.addAll([...asked, new Request(PAGE, { cache: 'no-cache' })]);
  const text = await (await cache.match(PAGE))?.text();
  if (text?.includes(shell.entry)) return;
  await caches.delete(NAME);
  throw new Error('the server has another build by now');
}

async function begin(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function takeOverFromNobody(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const phones = open.map(({ url }) => new URL(url).pathname).filter((at) => at === PAGE || at.startsWith(`${PAGE}/`));
  if (phones.length <= 1) await self.skipWaiting();
}

/** From the network, in time; else the one that is kept. A network that comes late is waited for only where nothing is kept. */
async function page(request: Request): Promise<Response> {
  const fromNetwork = fetch(request).then((answer) => {
    if (NOBODY_THERE.includes(answer.status)) throw new Error(`answered ${answer.status}`);
    return answer;
  });
  try {
    return await Promise.race([fromNetwork, runOut()]);
  } catch {
    return (await kept(PAGE)) ?? fetch(request);
  }
}

async function file(request: Request, name: string): Promise<Response> {
  return (await kept(name)) ?? fetch(request);
}

async function kept(name: string): Promise<Response | undefined> {
  return (await caches.open(NAME)).match(name);
}

function runOut(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), PATIENCE));
}
