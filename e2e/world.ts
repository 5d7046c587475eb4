/**
 * A whole county behind a real server, and people who sit down before it in a real browser: `openWorld()`, then `world.seat('system', …)`
 * gives the page of somebody who is signed in. Server and pages have one clock, `world.server.clock.now`, so that pictures stay the same.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { type NewCountyServer, newCountyServer } from '../packages/server/test/features/counties/new-county.ts';
import { type DemoServer, demoServer } from '../packages/server/test/features/demo-county.ts';
import type { TestOptions, TestServer } from '../packages/server/test/server.ts';
import { openBrowser, openPage, type Watched } from '../packages/web/test/screens/browser.ts';

const pages = fileURLToPath(new URL('../packages/web/dist', import.meta.url));

export interface Seat extends Watched {
  /** Goes to an address of the product, such as `/accounts`. */
  go(path: string): Promise<void>;
  /** Leaves; fails if anything broke or was forbidden on the way. */
  leave(): Promise<void>;
}

interface Place<Server extends TestServer> {
  readonly url: string;
  readonly server: Server;
  readonly browser: Browser;
  close(): Promise<void>;
}

export interface World extends Place<DemoServer> {
  /** Somebody of the demonstration's accounts, signed in; without a login: nobody yet. */
  seat(login: string | undefined, viewport: Viewport): Promise<Seat>;
  /** Whoever an account stands for, one that `server.as` has made. */
  seatOf(account: string, viewport: Viewport): Promise<Seat>;
}

/** Where there is nothing but what opening a county leaves. */
export interface NewCounty extends Place<NewCountyServer> {
  /** Somebody who is yet to sign in. */
  seat(viewport: Viewport): Promise<Seat>;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** With these options of the server beside the pages, such as mail. */
export async function openWorld(options: Omit<TestOptions, 'pages'> = {}): Promise<World> {
  const place = await openPlace(() => demoServer({ ...options, pages }));
  const { server } = place;
  await server.database.db.updateTable('tenants').set({ name: '青禾县' }).where('id', '=', server.county.id).execute();
  return {
    ...place,
    seat: async (login, viewport) =>
      sitDown(place, viewport, login === undefined ? undefined : await server.sessionOf(login)),
    seatOf: async (account, viewport) => sitDown(place, viewport, await server.sessionOfAccount(account)),
  };
}

/** A server on which only this county stands, as `shiji init` opens it. */
export async function openNewCounty(name: string): Promise<NewCounty> {
  const place = await openPlace(() => newCountyServer(name, { pages }));
  return { ...place, seat: (viewport) => sitDown(place, viewport) };
}

async function openPlace<Server extends TestServer>(serve: () => Promise<Server>): Promise<Place<Server>> {
  if (!existsSync(join(pages, 'index.html')))
    throw new Error('the pages are not built: node scripts/build-web.js builds them');
  const [server, browser] = await Promise.all([serve(), openBrowser()]);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    server,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function sitDown(
  { browser, server, url }: Place<TestServer>,
  viewport: Viewport,
  session?: string,
): Promise<Seat> {
  const watched = await openPage(browser, viewport);
  const { page, context, faults } = watched;
  onTestFailed(() => tellWhatIsShown(page, faults));
  await context.clock.setFixedTime(server.clock.now);
  if (session !== undefined) await context.addCookies([{ name: 'shiji', value: session, url, httpOnly: true }]);
  return {
    ...watched,
    go: async (path) => void (await page.goto(`${url}${path}`)),
    async leave() {
      await context.close();
      if (faults.length > 0) throw new Error(`on the page: ${faults.join('\n')}`);
    },
  };
}

/** What the person saw when the test failed: a wait that ran out says what it waited for, not what came instead. */
async function tellWhatIsShown(page: Page, faults: readonly string[]): Promise<void> {
  if (page.isClosed()) return;
  const shown = await page.locator('body').textContent({ timeout: 5_000 });
  console.error([`at ${page.url()} stood:`, shown, ...faults].join('\n'));
}
