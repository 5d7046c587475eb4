/** Why a text is no YAML, in the words of somebody who types a scheme, and where the slip itself stands. */
import type { Code } from '../diagnostics/sentences.ts';
import { colonSlip, plainly, wideMarkIn } from './wide.ts';

interface Slip {
  readonly code: Code;
  readonly offset: number;
  readonly values: Readonly<Record<string, string>>;
}

/** `offset`: where the library gave up, with its code. What is open there, or typed full-width on that line, is the likelier slip. */
export function slipIn(text: string, offset: number, code: string): Slip {
  const open = unclosed(text);
  const opened = open === undefined ? 0 : lineStart(text, open.offset);
  const start = lineStart(text, Math.max(1, offset));
  const line = lineFrom(text, start);
  const wide = wideIn(line, start) ?? (open === undefined ? undefined : wideIn(lineFrom(text, opened), opened));
  if (wide !== undefined) return wide;
  if (open !== undefined && open.offset <= offset) {
    return { code: 'yaml-unclosed', offset: open.offset, values: { open: open.mark, close: closing[open.mark] ?? '' } };
  }
  // `>=90` begins a text over several lines to the library.
  const cause = /[:,{[]\s+[>|][^\s>|+-]/.test(line) ? causes.BAD_SCALAR_START : causes[code];
  return colonIn(line, start) ?? { code: 'yaml-malformed', offset, values: { cause: cause ?? otherCause } };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
/** Nobody types a longer line, and patterns are not let loose on one. */
const LONGEST_LINE = 500;
const lineFrom = (text: string, start: number): string =>
  text.slice(start, start + LONGEST_LINE).split('\n', 1)[0] ?? '';

const otherCause = '请检查冒号后的空格、引号和括号是否成对';
const causes: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对，同一层的内容要左边对齐',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  MISSING_CHAR: '这一行不是“键: 内容”，或者少了逗号',
  MULTILINE_IMPLICIT_KEY: '这一行不是“键: 内容”，或者缩进不对',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，或者缩进不对；内容里有冒号的请加半角引号',
  BLOCK_IN_FLOW: '括号里的各项要用半角逗号隔开',
  BAD_SCALAR_START: '内容不能以这个符号开头；分数范围写成 { atLeast: 90 }，文字请加半角引号',
  UNEXPECTED_TOKEN: '这里有多余的符号，或者缩进不对',
};

function colonIn(line: string, start: number): Slip | undefined {
  const [, before = '', written = ''] = /^([\s-]*)([^"'#{[]*?)\s*$/.exec(line.replace(/\s#.*$/, '')) ?? [];
  const values = colonSlip(written);
  return values === undefined ? undefined : { code: 'yaml-colon', offset: start + before.length, values };
}

function wideIn(line: string, start: number): Slip | undefined {
  const mark = wideMarkIn(line);
  if (mark === undefined) return undefined;
  const pair = pairs.find((p) => p.includes(mark)) ?? mark;
  return { code: 'yaml-full-width', offset: start + line.indexOf(mark), values: { mark: pair, plain: plainly(pair) } };
}

/** Brackets are named with the one that goes with them: both are wrong. */
const pairs = ['｛ ｝', '［ ］', '【 】'];
const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"', "'": "'" };

interface Opened {
  readonly mark: string;
  readonly offset: number;
  /** Of the line on which it opens: nothing that belongs to it stands less far in. */
  readonly indent: number;
}

/** The quotation mark or bracket that is still open where the text goes on with another entry, or ends. */
function unclosed(text: string): Opened | undefined {
  const open: Opened[] = [];
  let start = 0;
  /** Lines further in than this are a text written over several lines. */
  let block = Number.POSITIVE_INFINITY;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    const inBlock = indent > block;
    if (indent >= 0 && !inBlock) {
      const top = open.at(-1);
      const closes = top !== undefined && line.trimStart().startsWith(closing[top.mark] ?? '');
      if (top !== undefined && indent <= top.indent && !closes) return top;
      scan(line, start, indent, open);
      block = open.length === 0 && /[:-]\s+[|>][-+\d]*\s*$/.test(line) ? indent : Number.POSITIVE_INFINITY;
    }
    start += line.length + 1;
  }
  return open.at(-1);
}

/** Goes along a line; opens and closes. */
function scan(line: string, start: number, indent: number, open: Opened[]): void {
  /** The last character that is no blank. */
  let before = '';
  for (let i = 0; i < line.length; i++) {
    const mark = line[i] as string;
    const top = open.at(-1)?.mark;
    if (top === '"' || top === "'") {
      if (mark === '\\' && top === '"') i++;
      else if (mark === "'" && top === "'" && line[i + 1] === "'") i++;
      else if (mark === top) open.pop();
    } else {
      if (mark === '#' && (i === 0 || line[i - 1] === ' ')) return;
      const begins = before === '' || ':,[{-'.includes(before);
      const isBracket = mark === '{' || mark === '[';
      if (isBracket ? begins || open.length > 0 : begins && (mark === '"' || mark === "'")) {
        open.push({ mark, offset: start + i, indent });
      } else if (top !== undefined && mark === closing[top]) open.pop();
    }
    if (mark.trim() !== '') before = mark;
  }
}
