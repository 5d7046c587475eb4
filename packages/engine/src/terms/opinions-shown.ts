/** How a mean of opinions came about: each group's on a line of its own, then the weighted sum. */
import { compare, type Exact, formatNeat, formatPercent, formatShort } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';
import { type GroupResult, givenIn, isPresent, type OpinionsTrace } from './opinions.ts';
import type { Line, Shown } from './term.ts';

export function showOpinions(row: number, run: Evaluating, figure: Figure, { groups, moved }: OpinionsTrace): Shown {
  const { places } = run.rounding(figure);
  const facts = groups.flatMap(({ group }) => entriesOf(group, row).map((k) => group.fact(k).id));
  const lines: Line[] = [];
  const notes: string[] = [];
  for (const group of groups) notes.push(...dropNotes(group, row, places));
  for (const result of groups) {
    const { key } = result.group;
    if (!isPresent(result, row)) {
      const given = givenIn(result, row);
      if (key !== '') notes.push(given > 0 ? `${key}：只有 ${given} 份评分，不够` : `${key}：无有效评分`);
      continue;
    }
    const value = formatNeat(exactAt(result.mean, row), places);
    const label = key || '平均';
    if (result.stated.has(row)) {
      notes.push(`${key || '评分'}：有效评分不足，按规定计 ${value}`);
      if (key === '') lines.push({ label, arithmetic: value, value });
    } else lines.push({ label, arithmetic: meanText(result, row), value });
  }
  const present = groups.filter((g) => isPresent(g, row));
  if (groups.length === 1 && groups[0]?.group.key === '') {
    return { ...(lines[0] === undefined ? {} : { arithmetic: lines[0].arithmetic }), notes, facts };
  }
  const products = present
    .map((g) => `${bracketed(formatNeat(exactAt(g.mean, row), places))} × ${formatPercent(g.group.weight)}`)
    .join(' + ');
  const total = present.map((g) => formatPercent(g.group.weight)).join(' + ');
  const arithmetic = moved.has(row) ? `(${products}) ÷ (${total})` : products;
  if (moved.has(row)) notes.push('缺席一方的权重由到场各方按比例分担');
  return { ...(present.length === 0 ? {} : { arithmetic }), notes, lines, facts };
}

const bracketed = (text: string): string => (text.startsWith('-') ? `(${text})` : text);

function entriesOf({ from, to }: GroupResult['group'], row: number): number[] {
  const first = from[row] as number;
  return Array.from({ length: (to[row] as number) - first }, (_, i) => first + i);
}

const givenAt = ({ group }: GroupResult, entry: number): number => group.counts?.[entry] ?? 1;
const keptAt = (result: GroupResult, entry: number): number => result.kept?.[entry] ?? givenAt(result, entry);
/** Which values went, best first: whoever checks by hand must find them. */
function dropNotes(result: GroupResult, row: number, places: number): string[] {
  const gone = entriesOf(result.group, row).flatMap((k) =>
    Array.from({ length: givenAt(result, k) - keptAt(result, k) }, () => valueAt(result, k)),
  );
  if (gone.length === 0) return [];
  const values = gone.sort((a, b) => compare(b, a)).map((value) => formatNeat(value, Math.min(places, value.places)));
  return [`${result.group.key === '' ? '' : `${result.group.key}：`}按规定去掉最高最低的 ${values.join('、')}`];
}

function valueAt({ group: { values } }: GroupResult, entry: number): Exact {
  return exactAt(values.vector, values.marks === undefined ? entry : (values.marks[entry] as number));
}

/** `(3×100 + 2×85) ÷ 5`, equal values together, best first. */
function meanText(result: GroupResult, row: number): string {
  const mine = entriesOf(result.group, row).filter((k) => keptAt(result, k) > 0);
  const count = mine.reduce((sum, k) => sum + keptAt(result, k), 0);
  const byValue = new Map<string, number>();
  for (const k of mine.sort((a, b) => compare(valueAt(result, b), valueAt(result, a)))) {
    const text = bracketed(formatShort(valueAt(result, k)));
    byValue.set(text, (byValue.get(text) ?? 0) + keptAt(result, k));
  }
  const terms = [...byValue].map(([value, n]) => (n === 1 ? value : `${n}×${value}`));
  return count === 1 ? (terms[0] ?? '') : `(${terms.join(' + ')}) ÷ ${count}`;
}
