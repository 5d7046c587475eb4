/**
 * A whole county behind a real server, and people who sit down before it in a real browser: `openWorld()`, then `world.seat('system', …)`
 * gives the page of somebody who is signed in. Server and pages have one clock, `world.server.clock.now`, so that pictures stay the same.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { type DemoServer, demoServer } from '../packages/server/test/features/demo-county.ts';
import { openBrowser, openPage, type Watched } from '../packages/web/test/screens/browser.ts';

const pages = fileURLToPath(new URL('../packages/web/dist', import.meta.url));

export interface Seat extends Watched {
  /** Goes to an address of the product, such as `/accounts`. */
  go(path: string): Promise<void>;
  /** Leaves; fails if anything broke or was forbidden on the way. */
  leave(): Promise<void>;
}

export interface World {
  readonly url: string;
  readonly server: DemoServer;
  readonly browser: Browser;
  /** Somebody of the demonstration's accounts, signed in; without a login: nobody yet. */
  seat(login: string | undefined, viewport: Viewport): Promise<Seat>;
  close(): Promise<void>;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export async function openWorld(): Promise<World> {
  if (!existsSync(join(pages, 'index.html')))
    throw new Error('the pages are not built: node scripts/build-web.js builds them');
  const [server, browser] = await Promise.all([demoServer({ pages }), openBrowser()]);
  await server.database.db.updateTable('tenants').set({ name: '青禾县' }).where('id', '=', server.county.id).execute();
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    server,
    browser,
    async seat(login, viewport) {
      const watched = await openPage(browser, viewport);
      const { page, context, faults } = watched;
      await context.clock.setFixedTime(server.clock.now);
      if (login !== undefined)
        await context.addCookies([{ name: 'shiji', value: await server.sessionOf(login), url, httpOnly: true }]);
      return {
        ...watched,
        go: async (path) => void (await page.goto(`${url}${path}`)),
        async leave() {
          await context.close();
          if (faults.length > 0) throw new Error(`on the page: ${faults.join('\n')}`);
        },
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
