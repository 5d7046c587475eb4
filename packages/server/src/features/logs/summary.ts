/** A summary drafted from the entries that it sums up, for the writer to read, change and send. Pure. */
import type { Indicator } from './indicators.ts';

export interface Summed {
  /** 第13周 */
  readonly name: string;
  readonly text: string;
  readonly indicators: readonly string[];
}

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const numbered = (n: number): string => (n < 10 ? (NUMBERS[n] ?? '') : n < 19 ? `十${NUMBERS[n - 10]}` : String(n + 1));
const OTHER = '其他工作';
/** Signs left for headings, of what a summary may have. */
const HEADINGS = 0.2;

/**
 * Grouped by indicator in the order of the scheme, each entry once, under the first one that it is linked to; the rest at the end. What would
 * not fit into `most` signs is cut entry by entry, so that each keeps its beginning. Undefined where there is nothing to sum up.
 */
export function summaryOf(
  entries: readonly Summed[],
  indicators: readonly Indicator[],
  every: string,
  most: number,
): string | undefined {
  const written = entries.filter(({ text }) => text.trim() !== '');
  if (written.length === 0) return undefined;
  const budget = Math.floor((most * (1 - HEADINGS)) / written.length);
  const under = (id: string | undefined) =>
    written.filter(({ indicators: linked }) => indicators.find((one) => linked.includes(one.id))?.id === id);
  const groups = [...indicators, { id: undefined, name: OTHER }]
    .map(({ id, name }) => ({ name, entries: under(id) }))
    .filter(({ entries: own }) => own.length > 0);
  const lines = groups.flatMap(({ name, entries: own }, n) => [
    groups.length === 1 && name === OTHER ? '' : `${numbered(n)}、${name}`,
    ...own.map((one) => `${one.name}：${sentence(cut(one.text, budget))}`),
  ]);
  return [`共记录${every}${written.length}篇。`, ...lines.filter((line) => line !== '')].join('\n');
}

/** By code points: a rare character is not cut in two. */
function cut(text: string, most: number): string {
  const signs = [...text.trim().replace(/\s*\n\s*/g, ' ')];
  return signs.length <= most ? signs.join('') : `${signs.slice(0, Math.max(1, most - 1)).join('')}…`;
}

const sentence = (text: string): string => (/[。！？…；]$/.test(text) ? text : `${text}。`);
