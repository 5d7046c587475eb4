/** A printed scheme as one HTML page, set as official documents are: for reading on a screen and for printing on paper. */
import { readFileSync } from 'node:fs';
import type { Block, PrintedScheme } from '@shiji/engine';
import { escapeHtml } from './report/page.ts';

const DIGITS = '零一二三四五六七八九十';

export function printedPage({ title, subtitle, chapters }: PrintedScheme): string {
  const style = readFileSync(new URL('printed-page.css', import.meta.url), 'utf8');
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeHtml(title)}</h1>`,
    ...subtitle.map((line) => `<p class="subtitle">${escapeHtml(line)}</p>`),
    // Eight chapters at the most.
    ...chapters.flatMap(({ title: name, blocks }, i) => [
      `<h2>${DIGITS[i + 1]}、${escapeHtml(name)}</h2>`,
      ...blocks.map(blockHtml),
    ]),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'heading': {
      const level = Math.min(6, block.depth + 2);
      return `<h${level}>${escapeHtml(block.text)}</h${level}>`;
    }
    case 'list':
      return `<ol>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`;
    case 'table': {
      const row = (cells: readonly string[], tag: string): string =>
        `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
      const body = block.rows.map((cells) => row(cells, 'td')).join('');
      // Wide tables scroll by themselves on a phone.
      return `<div class="wide"><table><thead>${row(block.head, 'th')}</thead><tbody>${body}</tbody></table></div>`;
    }
  }
}
