/** The phone's page where the network is slow, where nobody answers, and where the server has a newer build. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtBytes, firstLoad } from '../built/built-files.ts';
import { type Door, type FixtureServer, serveFixture, signedIn } from '../fixture-server.ts';
import { openBrowser, openPage, phone, type Watched } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

interface Place extends Watched {
  readonly server: FixtureServer;
  /** Puts something between the page and the server. */
  readonly behind: (door: Door) => void;
}

/** Lets `use` look at a phone that has opened the page once, and keeps it. */
async function onPhone(use: (place: Place) => Promise<void>) {
  let door: Door = () => undefined;
  const server = await serveFixture(signedIn(), (path, file) => door(path, file));
  const watched = await openPage(browser, phone);
  try {
    await watched.page.goto(`${server.url}/m`);
    await controlled(watched.page);
    await use({
      ...watched,
      server,
      behind: (next) => {
        door = next;
      },
    });
    expect(watched.faults).toEqual([]);
  } finally {
    await watched.context.close();
    server.close();
  }
}

interface Inside {
  readonly navigator: {
    readonly serviceWorker: {
      readonly controller: unknown;
      getRegistration(scope: string): Promise<{ readonly waiting: unknown; update(): Promise<unknown> } | undefined>;
    };
  };
  readonly caches: {
    keys(): Promise<string[]>;
    open(name: string): Promise<{ keys(): Promise<{ url: string }[]> }>;
  };
}

const controlled = (page: Page) =>
  page.waitForFunction(() => (globalThis as unknown as Inside).navigator.serviceWorker.controller !== null);

const shown = (page: Page) => page.getByRole('link', { name: '今日' }).waitFor();

/** Names of the worker's caches; the rest of each is a build. */
const builds = (page: Page) => page.evaluate(() => (globalThis as unknown as Inside).caches.keys());

const waits = (page: Page) =>
  page.evaluate(async () => {
    const { serviceWorker } = (globalThis as unknown as Inside).navigator;
    return Boolean((await serviceWorker.getRegistration('/m'))?.waiting);
  });

const lookForNewBuild = (page: Page) =>
  page.evaluate(async () => {
    const { serviceWorker } = (globalThis as unknown as Inside).navigator;
    await (await serviceWorker.getRegistration('/m'))?.update();
  });

describe('the phone keeps its page', { timeout: 60_000 }, () => {
  test('what is kept are files of the build, and nothing that the server has told', () =>
    onPhone(async ({ page }) => {
      await shown(page);
      const [name = '', ...more] = await builds(page);
      expect(more).toEqual([]);
      const paths = await page.evaluate(async (cache) => {
        const kept = await (await (globalThis as unknown as Inside).caches.open(cache)).keys();
        return kept.map(({ url }) => new URL(url).pathname);
      }, name);
      expect(paths).toContain('/m');
      expect(
        paths.filter((path) => path !== '/m' && !/^\/(assets\/[\w.-]+|mark\.svg|upgrade\.(js|css))$/.test(path)),
      ).toEqual([]);
    }));

  test('a line on which nothing comes, and a proxy with nobody behind it, show the page that is kept', () =>
    onPhone(async ({ page, behind }) => {
      behind(() => 'never');
      await page.goto(page.url());
      await shown(page);
      behind((path) => (path === '/m/record' ? 503 : undefined));
      await page.goto(`${page.url()}/record`);
      await page.getByRole('heading', { name: '纪实', exact: true }).waitFor();
    }));

  test('pages of the console that begin with the same letter are none of its', () =>
    onPhone(async ({ page, behind, server }) => {
      behind((path) => (path === '/messages' ? 503 : undefined));
      const answer = await page.goto(`${server.url}/messages`);
      expect(answer?.status()).toBe(503);
      expect(answer?.fromServiceWorker()).toBe(false);
    }));

  test('a newer build waits as long as a page of the older is open, and takes over when the only page is opened anew', () =>
    onPhone(async ({ page, context, behind, server }) => {
      const [older] = await builds(page);
      const second = await context.newPage();
      await second.goto(`${server.url}/m`);
      await shown(second);
      behind(newerBuild);
      await lookForNewBuild(page);
      await expect.poll(() => waits(page), { timeout: 20_000 }).toBe(true);
      expect(await builds(page)).toContain(older);
      // Two pages are open, one of them still of the older build: the screens that it may load yet stay.
      await page.reload();
      await shown(page);
      expect(await waits(page)).toBe(true);
      await second.close();
      await page.reload();
      await shown(page);
      await expect.poll(() => builds(page), { timeout: 20_000 }).toEqual(['shiji-phone-newer']);
      expect(await waits(page)).toBe(false);
    }));
});

const [{ file: entry } = { file: '' }] = firstLoad('m.html');

test('where there are no service workers the phone’s page is as it was', { timeout: 60_000 }, async () => {
  const server = await serveFixture(signedIn());
  const { page, context, faults } = await openPage(browser, phone);
  await page.addInitScript('delete Navigator.prototype.serviceWorker');
  await page.goto(`${server.url}/m`);
  await shown(page);
  expect(await page.evaluate("'serviceWorker' in navigator")).toBe(false);
  await page.getByRole('link', { name: '纪实', exact: true }).click();
  await page.getByText('眼下没有要写的纪实').waitFor();
  expect(faults).toEqual([]);
  await context.close();
  server.close();
});

/** The same files as another build would have them: its page runs by a script of another name. */
const newerBuild: Door = (path, file) => {
  const text = file.toString();
  const renamed = (from: string) =>
    Buffer.from(from.replace(/assets\/phone-[\w-]{8}\.js/g, 'assets/phone-newer000.js'));
  if (path === '/phone-worker.js') return renamed(text.replace(/build:`\w+`/g, 'build:`newer`'));
  if (path === '/assets/phone-newer000.js') return builtBytes(entry);
  return path === '/m' ? renamed(text) : undefined;
};
