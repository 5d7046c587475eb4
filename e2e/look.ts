/**
 * Looks at a screen as it stands: whether everybody can use it, whether it fits; and with SHIJI_PICTURES=1, which takes its time, leaves a
 * picture of it in out/pictures.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { unusable } from '../packages/web/test/screens/usable.ts';
import type { Viewport } from './world.ts';

const folder = fileURLToPath(new URL('../out/pictures/', import.meta.url));

export const desks: readonly Viewport[] = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
];
export const phones: readonly Viewport[] = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

/**
 * Faults of the screen in words: what is wider than the screen, at each size and in both sizes of text; and WCAG 2.2 AA in normal text,
 * since larger text has the same colours and names, and larger targets.
 */
export async function look(page: Page, name: string, sizes: readonly Viewport[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await picture(page, `${name}-${size.width}`);
    faults.push(...(await tooWide(page)));
  }
  faults.push(...(await unusable(page)));
  await setText(page, 'large');
  await picture(page, `${name}-large`);
  faults.push(...(await tooWide(page)));
  await setText(page, 'normal');
  return [...new Set(faults)];
}

/** As another window of the same device would switch it. */
async function setText(page: Page, mode: 'normal' | 'large'): Promise<void> {
  await page.evaluate(
    `localStorage.setItem('shiji/text', '${mode}'); dispatchEvent(new StorageEvent('storage', { key: 'shiji/text' }))`,
  );
}

/** The same at the size it has: for screens that somebody passes through, and that others look at closely. */
export async function glance(page: Page, name: string): Promise<readonly string[]> {
  // What is still moving would be judged by colours that nobody sees for long.
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)))');
  await picture(page, `${name}-${page.viewportSize()?.width}`);
  return [...(await tooWide(page)), ...(await unusable(page))];
}

/** For people to look at; a test that only passes needs none. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SHIJI_PICTURES === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
}

/** The same of what a printer gets. */
export async function printed(page: Page, name: string): Promise<void> {
  if (process.env.SHIJI_PICTURES !== undefined)
    await page.pdf({ path: `${folder}${name}.pdf`, preferCSSPageSize: true });
}

async function tooWide(page: Page): Promise<readonly string[]> {
  const wider: number = await page.evaluate(
    "Math.max(0, ...[document.documentElement, document.getElementById('page')].map((box) => box ? box.scrollWidth - box.clientWidth : 0))",
  );
  return wider > 0 ? [`${wider} too wide at ${page.viewportSize()?.width}`] : [];
}
