/** YAML text → the same in canonical format. Comments stay with what they stand at, and order where order has a meaning. */
import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Written } from './shape.ts';

const LINE = 120;
/** A map on one line may hold maps, but those only words and lists: more is no longer seen at a glance. */
const DEEPEST_ON_A_LINE = 2;

const SCHEMA = { schema: 'failsafe', merge: false } as const;
const STYLE = { lineWidth: 0, indent: 2, indentSeq: true, flowCollectionPadding: true } as const;

/**
 * Formats a text that has been read without an error. `written` is its canonical form, whose order the keys take; keys that name things stand in
 * it as in the text. Of the first level, `sections` get a line for each of their entries.
 */
export function formatYaml(text: string, written: Written, sections: readonly string[]): string {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), SCHEMA);
  const root = document.contents;
  if (!isMap(root)) throw new Error('only a map can be formatted');
  trimComments(root);
  const header = takeHeader(root);
  order(root, written);
  root.flow = false;
  for (const pair of root.items as Entry[]) {
    const section = sections.includes(keyOf(pair));
    pair.key.spaceBefore = section;
    lay(pair, widthOf(keyText(pair)), 0, section);
  }
  const [first] = root.items as Entry[];
  if (first !== undefined) {
    first.key.spaceBefore = false;
    first.key.commentBefore = joined(header, first.key.commentBefore);
  }
  // Of the document itself only its comments matter: directives say nothing that a scheme could need.
  const formatted = new Document(root, SCHEMA);
  formatted.commentBefore = document.commentBefore;
  formatted.comment = document.comment;
  return formatted.toString(STYLE);
}

/** What stands above the first key is said of the file: it stays on top, whichever key comes to be the first. */
function takeHeader({ items }: YAMLMap): string | undefined {
  const [first] = items as unknown as Entry[];
  const header = first?.key.commentBefore ?? undefined;
  if (first !== undefined) first.key.commentBefore = undefined;
  return header;
}

const joined = (a: string | null | undefined, b: string | null | undefined): string | undefined =>
  a && b ? `${a}\n${b}` : (a ?? b ?? undefined);

/** Blank lines after a comment would grow with every formatting. */
function trimComments(root: YAMLMap): void {
  visit(root, {
    Node(_, node) {
      if (node.comment) node.comment = node.comment.replace(/\n+$/, '');
    },
  });
}

/** Lists stand close, `[0, 80]`, maps do not, `{ atLeast: 90 }`; the library pads both or neither. */
function setClose(list: YAMLSeq): void {
  const padded = YAMLSeq.prototype.toString;
  const close: typeof padded = (context, onComment, onChompKeep) =>
    padded.call(list, context && { ...context, flowCollectionPadding: '' }, onComment, onChompKeep);
  Object.defineProperty(list, 'toString', { value: close, configurable: true, enumerable: false });
}

type Entry = Pair<Node, Node | null>;
const keyOf = ({ key }: Entry): string => (isScalar(key) ? String(key.value).trim() : '');

/** Puts the keys of every map in the order of its canonical form. */
function order(node: Node | null, written: Written): void {
  if (isSeq(node)) {
    const items = node.items as Node[];
    // A list of one may stand for the one.
    if (!Array.isArray(written)) for (const item of items) order(item, written);
    else items.forEach((item, i) => order(item, written[i] as Written));
  }
  if (!isMap(node) || typeof written === 'string' || !('entries' in written)) return;
  const entries = written.entries as readonly (readonly [string, Written])[];
  const places = new Map(entries.map(([key], i) => [key, i]));
  const place = (pair: Entry): number => places.get(keyOf(pair)) ?? entries.length;
  const pairs = node.items as Entry[];
  // What a blank line parts is no longer the same once keys have moved.
  const moved = pairs.some((pair, i) => i > 0 && place(pair) < place(pairs[i - 1] as Entry));
  if (moved) for (const { key } of pairs) key.spaceBefore = false;
  pairs.sort((a, b) => place(a) - place(b));
  for (const pair of pairs) {
    const entry = entries[place(pair)];
    if (entry !== undefined) order(pair.value, entry[1]);
  }
}

/** Decides for the value of a key whether it stands on one line. `used`: columns that the line has taken before its colon. */
function lay(pair: Entry, used: number, indent: number, section: boolean): void {
  const { key, value } = pair;
  if (!isCollection(value)) return;
  const wasFlow = value.flow === true;
  const one = !section && fitsOnLine(value, used + 2);
  if (!one && wasFlow && value.comment) {
    // After a map of one line; of several it would come to stand at their end.
    key.commentBefore = joined(key.commentBefore, value.comment);
    value.comment = undefined;
  }
  setLines(value, one, indent + 2);
}

function setLines(value: YAMLMap | YAMLSeq, one: boolean, indent: number): void {
  value.flow = one;
  value.spaceBefore = false;
  if (one) {
    visit(value, {
      Node(_, node) {
        node.spaceBefore = false;
        if (isCollection(node)) node.flow = true;
        if (isSeq(node)) setClose(node);
      },
    });
    return;
  }
  if (isMap(value)) {
    (value.items as Entry[]).forEach((pair, i) => {
      if (i === 0) pair.key.spaceBefore = false;
      lay(pair, indent + widthOf(keyText(pair)), indent, false);
    });
  } else {
    (value.items as Node[]).forEach((item, i) => {
      if (i === 0) item.spaceBefore = false;
      if (isCollection(item)) setLines(item, fitsOnLine(item, indent + 2), indent + 2);
    });
  }
}

/** Whether the collection may stand on one line that has so many columns taken. */
function fitsOnLine(value: YAMLMap | YAMLSeq, used: number): boolean {
  if (depthOf(value) > DEEPEST_ON_A_LINE || hasComment(value) || value.items.length === 0)
    return value.items.length === 0;
  return used + widthOf(flowText(value)) <= LINE;
}

/** How many maps stand in one another, where one with a single word, `{ parameter: quota }`, is as good as a word; a list of maps is too deep at once, since each of its rows is to have a line of its own. */
function depthOf(value: YAMLMap | YAMLSeq): number {
  if (isSeq(value)) return (value.items as Node[]).some(isCollection) ? DEEPEST_ON_A_LINE + 1 : 0;
  const inner = (value.items as Entry[]).map((pair) => pair.value);
  if (inner.length === 1 && !isCollection(inner[0])) return 0;
  return 1 + Math.max(0, ...inner.map((node) => (isCollection(node) ? depthOf(node) : 0)));
}

/** Comments inside; one after the collection's end may stay there. Text of several lines counts as one. */
function hasComment(value: YAMLMap | YAMLSeq): boolean {
  let found = Boolean(value.commentBefore) || (value.flow !== true && Boolean(value.comment));
  visit(value, {
    Node(_, node) {
      if (node === value) return;
      const block = isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
      if (node.commentBefore || node.comment || block) found = true;
    },
  });
  return found;
}

/** The collection on one line. */
function flowText(value: YAMLMap | YAMLSeq): string {
  const copy = value.clone() as YAMLMap | YAMLSeq;
  copy.comment = undefined;
  setLines(copy, true, 0);
  return printed(copy);
}

/** The key as it stands in the text, with its quotation marks. */
function keyText({ key }: Entry): string {
  const copy = key.clone() as Node;
  copy.commentBefore = undefined;
  copy.comment = undefined;
  copy.spaceBefore = false;
  return printed(copy);
}

function printed(node: Node): string {
  const document = new Document(undefined, SCHEMA);
  document.contents = node as unknown as typeof document.contents;
  return document.toString(STYLE).trimEnd();
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Columns; a Chinese character takes two. */
const widthOf = (text: string): number => [...text].reduce((n, c) => n + (WIDE.test(c) ? 2 : 1), 0);
