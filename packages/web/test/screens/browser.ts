/** A browser for tests, and a page in it that notes what the page's policy forbade and what broke. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromium as installedChromium } from '../../../../scripts/chromium.js';

export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  // In a locale without UTF-8 a download with a Chinese name never ends.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath: await installedChromium(), args, env });
}

export const desk = { width: 1280, height: 720 };
export const phone = { width: 360, height: 640 };

export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the policy and exceptions nobody caught, in words. */
  readonly faults: readonly string[];
}

export async function openPage(browser: Browser, viewport: { width: number; height: number }): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/Failed to load resource/.test(line.text())) faults.push(line.text());
  });
  return { page, context, faults };
}
