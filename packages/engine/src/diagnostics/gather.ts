/** Findings that differ by nothing but their row, put together: a column that is wrong throughout is one slip. */
import type { Diagnostic } from './diagnostic.ts';
import type { Code } from './sentences.ts';

/** As many alike are told one by one, each at its own row. */
const MOST_ALIKE = 10;
/** Rows that are named where they are put together. */
const MOST_ROWS = 20;

/**
 * The findings in their order, more than ten alike as one at the first of their rows: `alike` in its values says how many they are, `rows`
 * names the first twenty.
 */
export function gathered(all: readonly Diagnostic[]): Diagnostic[] {
  const diagnostics = withoutForeign(all);
  const alike = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const key = keyOf(one);
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [one]);
    else list.push(one);
  }
  const told = new Set<string>();
  const found = diagnostics.flatMap((one) => {
    const list = alike.get(keyOf(one)) ?? [];
    if (list.length <= MOST_ALIKE || one.place?.kind !== 'fact' || one.place.row === undefined) return [one];
    if (told.has(keyOf(one))) return [];
    told.add(keyOf(one));
    return [together(list)];
  });
  return byRow(found);
}

/** Findings of one code on one table in the order of their rows, in the places that they had: facts are looked through in the order of their ids. */
function byRow(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  const groupOf = ({ code, place }: Diagnostic): string | undefined =>
    place?.kind === 'fact' && place.row !== undefined ? [code, place.table, place.sheet].join('\n') : undefined;
  for (const one of diagnostics) {
    const key = groupOf(one);
    if (key === undefined) continue;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [one]);
    else list.push(one);
  }
  for (const list of groups.values()) list.sort((a, b) => rowOf(a) - rowOf(b));
  const next = new Map<string, number>();
  return diagnostics.map((one) => {
    const key = groupOf(one);
    if (key === undefined) return one;
    const at = next.get(key) ?? 0;
    next.set(key, at + 1);
    return groups.get(key)?.[at] ?? one;
  });
}

/** Where the facts are another scheme's, that is said instead of every name that this one doesn't have. */
function withoutForeign(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const foreign = diagnostics.some((d) => d.code === 'facts-foreign');
  return foreign ? diagnostics.filter((d) => !foreignNames.has(d.code)) : diagnostics;
}
const foreignNames: ReadonlySet<string> = new Set<Code>([
  'indicator-not-in-scheme',
  'code-not-in-scheme',
  'poll-not-in-scheme',
  'question-not-in-scheme',
]);

function keyOf({ code, place, values }: Diagnostic): string {
  const where = place?.kind === 'fact' ? [place.table, place.sheet, place.column, place.row === undefined] : [place];
  return JSON.stringify([code, where, values]);
}

function together(list: readonly Diagnostic[]): Diagnostic {
  const inOrder = [...list].sort((a, b) => rowOf(a) - rowOf(b));
  const [first] = inOrder;
  if (first === undefined) throw new Error('no findings to put together');
  const rows = inOrder.slice(0, MOST_ROWS).map((one) => String(rowOf(one)));
  return { ...first, values: { ...first.values, alike: String(list.length), rows: rows.join('、') } };
}

function rowOf({ code, place }: Diagnostic): number {
  if (place?.kind !== 'fact' || place.row === undefined) throw new Error(`${code} has no row`);
  return place.row;
}
