/** A printed scheme as Markdown. */
import type { Block, PrintedScheme } from './document.ts';
import { chineseNumber } from './saying.ts';

export function markdownOf({ title, subtitle, chapters }: PrintedScheme): string {
  const parts = [
    `# ${title}`,
    ...subtitle,
    ...chapters.flatMap(({ title: name, blocks }, i) => [
      `## ${chineseNumber(i + 1)}、${name}`,
      ...blocks.map(blockText),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escaped(block.text);
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.depth + 2))} ${block.text}`;
    case 'list':
      return block.items.map((item, i) => `${i + 1}. ${escaped(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`;
      return [row(block.head), row(block.head.map(() => '---')), ...block.rows.map(row)].join('\n');
    }
  }
}

/** Signs that Markdown would take for its own; lines of the author's words stay one line. */
const escaped = (text: string): string => text.replace(/\s*\n\s*/gu, '').replace(/([*_`<])/gu, '\\$1');
const cellText = (text: string): string => (text === '---' ? text : escaped(text).replace(/\|/gu, '\\|'));
