/** Marks that a Chinese input method types in place of those of the language. */
const brackets: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '［': '[', '］': ']', '【': '[', '】': ']' };

/** The text with plain brackets, letters, digits and signs; colons and commas with the blank behind them that YAML wants. */
export function plainly(text: string): string {
  return text
    .replace(/[｛｝［］【】]/g, (c) => brackets[c] ?? c)
    .replace(/\s*[：，]\s*/g, (c) => `${c.trim() === '：' ? ':' : ','} `)
    .normalize('NFKC')
    .trim();
}

/** The text without Chinese quotation marks around it, which are part of it to a program. */
export const unquoted = (text: string): string => /^[“‘「『＂]([^“”‘’「」『』＂]+)[”’」』＂]$/.exec(text)?.[1] ?? text;

/** Whether it begins with a bracket that is none to a program. */
export const beginsWide = (text: string): boolean => /^[｛［【]/.test(text);

/** The full-width mark in a line that can't be meant as part of it: a bracket, or a comma or colon inside brackets. */
export function wideMarkIn(line: string): string | undefined {
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '').replace(/(^|\s)#.*$/, '');
  const inside = bare.search(/[{[]/);
  return /[｛｝［］【】]/.exec(bare)?.[0] ?? (inside < 0 ? undefined : /[：，]/.exec(bare.slice(inside))?.[0]);
}

/** How much of what was written is repeated. */
const MOST_SHOWN = 40;

/** A key whose colon is full-width, or has no blank behind it: what stands there, and what to write. */
export function colonSlip(written: string): { readonly found: string; readonly plain: string } | undefined {
  if (!/^[^\s:：]+(：|:(?=\S))/.test(written)) return undefined;
  const found = written.slice(0, MOST_SHOWN);
  return { found, plain: plainly(found).replace(/^([^:]+):\s*(?=\S)/, '$1: ') };
}
