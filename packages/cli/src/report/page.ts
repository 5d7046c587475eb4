/** The file around the data: one HTML page that fetches nothing, with a policy that allows only its own style and script. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Page {
  readonly title: string;
  /** HTML of the heading and of what stands while the script has not run. */
  readonly body: string;
  /** Data for the script, by element id. */
  readonly blocks: Readonly<Record<string, unknown>>;
}

const styles = ['base', 'overview', 'people', 'person', 'tree', 'print'];
const scripts = ['reading', 'drawing', 'settling', 'overview', 'people', 'person', 'tree', 'main'];

/** The whole file as text. */
export function pageHtml({ title, body, blocks }: Page): string {
  const style = styles.map((name) => readPart(`styles/${name}.css`)).join('\n');
  const watch = readPart('browser/watch.js');
  const script = scriptOf(scripts.map((name) => readPart(`browser/${name}.js`)));
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(watch)}' '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = Object.entries(blocks).map(
    ([id, value]) => `<script type="application/json" id="${id}">${jsonForHtml(value)}</script>`,
  );
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="format-detection" content="telephone=no">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    body,
    `<script>${watch}</script>`,
    ...data,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The text with everything that HTML could take for markup written as entities. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** JSON that can stand inside a script element: no `<` that could end it, no line ends that old scripts trip over. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** With plain line ends: browsers hash the text after they have normalized it. */
const readPart = (name: string): string =>
  readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n');

/** The modules as one plain script: they share one scope, so their imports and exports fall away. */
function scriptOf(modules: readonly string[]): string {
  const joined = modules.map((text) => text.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, '')).join('\n');
  return `(function () {\n'use strict';\n${joined}\n})();`;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
