/** The frame of pages that the server writes itself: plain HTML, and style and script of the web's build, if there is one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, type Markup } from './markup.ts';

/** Addresses of a page's style and script, with a digest in their names. */
export interface PlainAssets {
  readonly style: string;
  readonly script: string;
}

/** What the build made for a page; undefined where there is no build. Throws for a page that the build doesn't know. */
export function plainAssets(folder: string | undefined, page: string): PlainAssets | undefined {
  const file = folder === undefined ? undefined : join(folder, 'plain.json');
  if (file === undefined || !existsSync(file)) return undefined;
  const found = (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, PlainAssets>>)[page];
  if (found === undefined) throw new Error(`the build has no page ${page}`);
  return found;
}

export interface PlainPage {
  readonly title: string;
  readonly body: Markup;
  readonly assets: PlainAssets | undefined;
}

/** Everything stands in `#page`, so that a script can put one page in place of another. */
export function plainPage({ title, body, assets }: PlainPage): string {
  const build =
    assets !== undefined &&
    html`<link rel="stylesheet" href="${assets.style}"><script src="${assets.script}" defer></script>`;
  const { markup } = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no"><meta name="robots" content="noindex">
<title>${title}</title><link rel="icon" href="data:,">
${build}
</head><body><div id="page">${body}</div></body></html>
`;
  return markup;
}
