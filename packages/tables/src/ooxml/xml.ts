/**
 * A forward-only reader of the XML inside workbooks. It takes the text in slices, so that a sheet of hundreds of megabytes never
 * stands in memory as one text, and knows only UTF-8 and XML's own five entities: no spreadsheet program writes anything else.
 */
import { damaged } from '../finding.ts';

export type Token = 'open' | 'close' | 'text' | 'end';

const SLICE = 1 << 20;
/** The longest tag or text; a cell holds at most 32,767 characters. */
const LONGEST_TOKEN = 1 << 20;
const LESS_THAN = 60;
const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const COLON = 58;

export class XmlReader {
  /** Of an open or close token: the element's name without its prefix. */
  name = '';
  /** Of a text token: its characters. */
  text = '';
  readonly #part: string;
  readonly #slices: Iterator<string>;
  #buffer = '';
  #at = 0;
  #tag = '';
  #depth = 0;
  #closesItself = false;
  #started = false;

  constructor(bytes: Uint8Array, part: string) {
    this.#part = part;
    this.#slices = slicesOf(bytes, part);
  }

  /** The next token. After the last it is always `end`. Throws a Refusal where the XML is broken or stops short. */
  next(): Token {
    if (this.#closesItself) {
      this.#closesItself = false;
      this.#depth--;
      return 'close';
    }
    for (;;) {
      if (this.#at >= this.#buffer.length && !this.#more()) {
        if (this.#depth !== 0 || !this.#started) throw damaged(this.#part);
        return 'end';
      }
      if (this.#buffer.charCodeAt(this.#at) !== LESS_THAN) return this.#readText();
      const token = this.#readMarkup();
      if (token !== undefined) return token;
    }
  }

  /** Value of an attribute of the element just opened, by its name with or without a prefix. */
  attribute(name: string): string | undefined {
    const tag = this.#tag;
    for (let at = skipBlanks(tag, 0); at < tag.length; ) {
      const equals = tag.indexOf('=', at);
      const quote = skipBlanks(tag, equals + 1);
      const mark = tag[quote];
      const end = equals !== -1 && (mark === '"' || mark === "'") ? tag.indexOf(mark, quote + 1) : -1;
      if (end === -1) throw damaged(this.#part);
      if (isNamed(tag, at, equals, name)) return decodeEntities(tag.slice(quote + 1, end));
      at = skipBlanks(tag, end + 1);
    }
    return undefined;
  }

  #readText(): Token {
    let end = this.#buffer.indexOf('<', this.#at);
    while (end === -1) end = this.#more() ? this.#buffer.indexOf('<') : this.#buffer.length;
    const raw = this.#buffer.slice(this.#at, end);
    this.text = decodeEntities(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
    this.#at = end;
    return 'text';
  }

  #readMarkup(): Token | undefined {
    while (this.#buffer.length - this.#at < 9 && this.#more());
    const second = this.#buffer.charCodeAt(this.#at + 1);
    if (second !== EXCLAMATION && second !== QUESTION) return this.#readTag();
    if (second === QUESTION) return this.#skip(2, '?>');
    if (this.#buffer.startsWith('<!--', this.#at)) return this.#skip(4, '-->');
    if (this.#buffer.startsWith('<![CDATA[', this.#at)) {
      const end = this.#find(']]>', 9);
      this.text = this.#buffer.slice(this.#at + 9, end);
      this.#at = end + 3;
      return 'text';
    }
    // A document type, which is where entity bombs live.
    throw damaged(this.#part);
  }

  #readTag(): Token {
    let end = this.#find('>', 1);
    while (!quotesClosed(this.#buffer, this.#at, end)) end = this.#find('>', end - this.#at + 1);
    const from = this.#at + 1;
    this.#at = end + 1;
    const closing = this.#buffer.charCodeAt(from) === SLASH;
    this.#closesItself = !closing && this.#buffer.charCodeAt(end - 1) === SLASH;
    const tag = this.#buffer.slice(closing ? from + 1 : from, this.#closesItself ? end - 1 : end);
    const nameEnd = endOfName(tag);
    const name = tag.slice(0, nameEnd);
    this.#tag = tag.slice(nameEnd);
    this.name = name.slice(name.indexOf(':') + 1);
    this.#depth += closing ? -1 : 1;
    if (this.#depth < 0 || this.name === '') throw damaged(this.#part);
    this.#started = true;
    return closing ? 'close' : 'open';
  }

  #skip(from: number, mark: string): undefined {
    const end = this.#find(mark, from);
    this.#at = end + mark.length;
    return undefined;
  }

  /** Where a mark stands, counted from the current token's start; reads on until it is there. */
  #find(mark: string, from: number): number {
    let end = this.#buffer.indexOf(mark, this.#at + from);
    while (end === -1) {
      if (!this.#more()) throw damaged(this.#part);
      end = this.#buffer.indexOf(mark, this.#at + from);
    }
    return end;
  }

  /** Adds the next slice to what is unread. */
  #more(): boolean {
    const rest = this.#buffer.length - this.#at;
    // Without this bound an endless tag would be searched again from its start with every slice.
    if (rest > LONGEST_TOKEN) throw damaged(this.#part);
    const { value, done } = this.#slices.next();
    if (done === true) return false;
    this.#buffer = rest === 0 ? value : this.#buffer.slice(this.#at) + value;
    this.#at = 0;
    return true;
  }
}

function* slicesOf(bytes: Uint8Array, part: string): Generator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      yield decoder.decode(bytes.subarray(at, at + SLICE), { stream: true });
    }
    yield decoder.decode();
  } catch {
    throw damaged(part);
  }
  return undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

function endOfName(tag: string): number {
  let at = 0;
  while (at < tag.length && tag.charCodeAt(at) > 32) at++;
  return at;
}

/** Whether the attribute at `from`, up to its equals sign, has this name, with or without a prefix. */
function isNamed(tag: string, from: number, equals: number, name: string): boolean {
  let end = equals;
  while (end > from && tag.charCodeAt(end - 1) <= 32) end--;
  const start = end - name.length;
  return tag.startsWith(name, start) && (start === from || (start > from && tag.charCodeAt(start - 1) === COLON));
}

/** Whether a tag's end is its end, or a `>` inside an attribute. */
function quotesClosed(text: string, from: number, to: number): boolean {
  let open = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (open !== 0) {
      if (code === open) open = 0;
    } else if (code === 34 || code === 39) open = code;
  }
  return open === 0;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
