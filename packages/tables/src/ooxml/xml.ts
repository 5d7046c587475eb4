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
const GREATER_THAN = 62;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const COLON = 58;
const BLANK = 32;

export class XmlReader {
  /** Of an open or close token: the element's name without its prefix. */
  name = '';
  /** Of a text token: its characters. */
  text = '';
  readonly #part: string;
  readonly #slices: Iterator<string>;
  #buffer = '';
  #at = 0;
  /** The part of the buffer with attributes of the element just opened that were not looked at yet. */
  #unreadFrom = 0;
  #unreadTo = 0;
  /** Where those that were looked at stand, four places each: the name from and to, the value from and to. */
  readonly #attributes: number[] = [];
  #places = 0;
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

  /**
   * Takes what stands next, where it is whole elements of this very shape (a sticky pattern, without texts that have entities or line
   * ends to be read). Where not, as between slices, nothing happens, and `next` reads the same.
   */
  match(shape: RegExp): RegExpExecArray | null {
    if (this.#closesItself) return null;
    shape.lastIndex = this.#at;
    const found = shape.exec(this.#buffer);
    if (found !== null) this.#at = shape.lastIndex;
    return found;
  }

  /** Value of an attribute of the element just opened, by its name with or without a prefix. */
  attribute(name: string): string | undefined {
    const places = this.#attributes;
    for (let i = 0; i < this.#places || this.#readAttribute(); i += 4) {
      if (!isNamed(this.#buffer, places[i] as number, places[i + 1] as number, name)) continue;
      return decodeEntities(this.#buffer.slice(places[i + 2], places[i + 3]));
    }
    return undefined;
  }

  /** Notes where the next attribute stands; false after the last. */
  #readAttribute(): boolean {
    const buffer = this.#buffer;
    const to = this.#unreadTo;
    const from = skipBlanks(buffer, this.#unreadFrom, to);
    if (from === to) return false;
    const equals = indexOf(EQUALS, buffer, from, to);
    const quote = skipBlanks(buffer, equals + 1, to);
    const mark = quote < to ? buffer.charCodeAt(quote) : 0;
    const end = mark === QUOTE || mark === APOSTROPHE ? indexOf(mark, buffer, quote + 1, to) : to;
    if (end === to) throw damaged(this.#part);
    const places = this.#attributes;
    places[this.#places++] = from;
    places[this.#places++] = equals;
    places[this.#places++] = quote + 1;
    places[this.#places++] = end;
    this.#unreadFrom = end + 1;
    return true;
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

  /** In one pass, by hand: this runs for every tag of every cell. */
  #readTag(): Token {
    const buffer = this.#buffer;
    const closing = buffer.charCodeAt(this.#at + 1) === SLASH;
    let nameFrom = this.#at + (closing ? 2 : 1);
    let nameTo = -1;
    let prefixed = false;
    let open = 0;
    let end = this.#at + 1;
    for (; end < buffer.length; end++) {
      const code = buffer.charCodeAt(end);
      if (nameTo === -1 && end >= nameFrom) {
        if (code <= BLANK) nameTo = end;
        else if (code === COLON && !prefixed) {
          prefixed = true;
          nameFrom = end + 1;
        }
      }
      // A `>` inside an attribute ends nothing.
      if (open !== 0) {
        if (code === open) open = 0;
      } else if (code === GREATER_THAN) break;
      else if (code === QUOTE || code === APOSTROPHE) open = code;
    }
    if (end === buffer.length) {
      if (!this.#more()) throw damaged(this.#part);
      return this.#readTag();
    }
    this.#at = end + 1;
    this.#closesItself = !closing && buffer.charCodeAt(end - 1) === SLASH;
    this.#unreadTo = this.#closesItself ? end - 1 : end;
    this.#unreadFrom = nameTo === -1 ? this.#unreadTo : nameTo;
    this.#places = 0;
    this.name = buffer.slice(nameFrom, this.#unreadFrom);
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

/**
 * A slice ends before a tag, so that hardly ever one has to be joined to the next. Decoding each by itself gives plain texts of one byte
 * a character where that is enough, which all that follows reads fastest.
 */
function* slicesOf(bytes: Uint8Array, part: string): Generator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    let at = startsWithMark(bytes) ? 3 : 0;
    while (at < bytes.length) {
      const end = endOfSlice(bytes, at);
      yield decoder.decode(bytes.subarray(at, end));
      at = end;
    }
  } catch {
    throw damaged(part);
  }
  return undefined;
}

const startsWithMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function endOfSlice(bytes: Uint8Array, from: number): number {
  const furthest = from + SLICE;
  if (furthest >= bytes.length) return bytes.length;
  // Between two tags, so that no text is cut off from the tag that ends it.
  for (let tag = furthest; tag > from; ) {
    tag = bytes.lastIndexOf(LESS_THAN, tag);
    if (tag > from && bytes[--tag] === GREATER_THAN) return tag + 1;
  }
  // Half a character is no text: its first byte goes to the next slice.
  let end = furthest;
  while (end > furthest - 3 && ((bytes[end] as number) & 0xc0) === 0x80) end--;
  return end;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) <= BLANK) at++;
  return at;
}

/** Where the character stands; `to` where it does not. */
function indexOf(code: number, text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) !== code) at++;
  return Math.min(at, to);
}

/** Whether the attribute at `from`, up to its equals sign, has this name, with or without a prefix. */
function isNamed(tag: string, from: number, equals: number, name: string): boolean {
  let end = equals;
  while (end > from && tag.charCodeAt(end - 1) <= BLANK) end--;
  const start = end - name.length;
  return tag.startsWith(name, start) && (start === from || (start > from && tag.charCodeAt(start - 1) === COLON));
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
