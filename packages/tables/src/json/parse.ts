/**
 * A JSON reader that keeps numbers as they are written, says where a mistake stands, and bounds how deep a text may nest. The
 * language's own reader rounds `0.1000000000000000000001` without a word.
 */
import type { Code } from '../finding.ts';

/** A number as the text writes it. */
export class JsonNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;
/** A map rather than an object, so that a key such as `__proto__` is a key like any other. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Why a text is no JSON. Lines and columns count from 1. */
export interface JsonMistake {
  readonly code: Extract<Code, 'json-malformed' | 'json-too-deep'>;
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

/** The text's value, or the first mistake in it. */
export function parseJson(text: string, deepest: number): { value: JsonValue } | { mistake: JsonMistake } {
  const parser = new Parser(text, deepest);
  try {
    return { value: parser.whole() };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const { code, at, message } = error;
    return { mistake: { code, ...placeOf(text, at), expected: likelier(text, at) ?? message } };
  }
}

const wide: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
};

/** What is likelier wrong than that something else was expected: marks that input methods and other formats leave. */
function likelier(text: string, at: number): string | undefined {
  const mark = text[at] ?? '';
  const plain = Object.hasOwn(wide, mark) ? wide[mark] : undefined;
  if (plain !== undefined) return `这里的 ${mark} 是全角的，应改成半角的 ${plain}`;
  if (/[“”‘’＂'`]/.test(mark)) return '引号须是半角的双引号 "';
  if (/[\]}]/.test(mark) && /,\s*$/.test(text.slice(Math.max(0, at - 100), at))) return `${mark} 前面多了一个逗号`;
  return /^(\/\/|\/\*|#)/.test(text.slice(at, at + 2)) ? '这里不能写注释' : undefined;
}

class Mistake extends Error {
  readonly at: number;
  readonly code: JsonMistake['code'];
  constructor(at: number, expected: string, code: JsonMistake['code'] = 'json-malformed') {
    super(expected);
    this.at = at;
    this.code = code;
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, column: at - start + 1 };
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** No number needs more characters; patterns are not let loose on a longer text. */
const LONGEST_NUMBER = 400;
const QUOTE = 34;
const BACKSLASH = 92;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Parser {
  readonly #text: string;
  readonly #deepest: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#deepest = deepest;
  }

  whole(): JsonValue {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    const value = this.#value();
    this.#skipBlanks();
    if (this.#at < this.#text.length) throw new Mistake(this.#at, '此处应当结束');
    return value;
  }

  #value(): JsonValue {
    this.#skipBlanks();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object();
      case '[':
        return this.#array();
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(): JsonObject {
    const entries = new Map<string, JsonValue>();
    this.#enter();
    if (this.#has('}')) return entries;
    do {
      this.#skipBlanks();
      const at = this.#at;
      if (this.#text[at] !== '"') throw new Mistake(at, '应为加双引号的名称');
      const key = this.#string();
      if (entries.has(key)) throw new Mistake(at, `名称“${key.slice(0, 40)}”重复`);
      if (!this.#has(':')) throw new Mistake(this.#at, '名称后应为冒号');
      entries.set(key, this.#value());
    } while (this.#has(','));
    this.#leave('}', '应为逗号或 }');
    return entries;
  }

  #array(): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.#enter();
    if (this.#has(']')) return items;
    do items.push(this.#value());
    while (this.#has(','));
    this.#leave(']', '应为逗号或 ]');
    return items;
  }

  #string(): string {
    let result = '';
    this.#at++;
    for (;;) {
      const from = this.#at;
      let code = this.#text.charCodeAt(from);
      while (code >= 0x20 && code !== QUOTE && code !== BACKSLASH) code = this.#text.charCodeAt(++this.#at);
      result += this.#text.slice(from, this.#at);
      const mark = this.#text[this.#at];
      if (mark === '"') {
        this.#at++;
        return result;
      }
      if (mark !== '\\') {
        const cause =
          mark === undefined ? '文字没有结束，缺少双引号' : '文字里不能直接换行或含控制符，或者前面少了双引号';
        throw new Mistake(this.#at, cause);
      }
      result += this.#escape();
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    const code = this.#text.slice(this.#at + 2, this.#at + 6);
    if (simple === undefined && !(letter === 'u' && /^[0-9a-fA-F]{4}$/.test(code))) {
      throw new Mistake(this.#at, '反斜杠后的写法不对');
    }
    this.#at += simple === undefined ? 6 : 2;
    return simple ?? String.fromCharCode(Number.parseInt(code, 16));
  }

  #number(): JsonNumber {
    const from = this.#at;
    let end = from;
    while (end - from <= LONGEST_NUMBER && '+-.0123456789eE'.includes(this.#text[end] ?? ' ')) end++;
    const source = this.#text.slice(from, end);
    if (!NUMBER.test(source)) throw new Mistake(from, from < this.#text.length ? '应为一个值' : '内容没有结束');
    this.#at = end;
    return new JsonNumber(source);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw new Mistake(this.#at, '应为一个值');
    this.#at += word.length;
    return value;
  }

  #enter(): void {
    if (++this.#depth > this.#deepest) throw new Mistake(this.#at, '', 'json-too-deep');
    this.#at++;
  }

  #leave(mark: string, expected: string): void {
    if (!this.#has(mark)) throw new Mistake(this.#at, this.#at < this.#text.length ? expected : '内容没有结束');
  }

  /** Takes the mark where it stands next, after blanks. */
  #has(mark: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    if (mark === '}' || mark === ']') this.#depth--;
    return true;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at++;
    }
  }
}
