/**
 * What points and ballots share: values given by people in weighted groups. Each group's mean is one division; the means, weighted, are
 * added exactly. Where a group is absent, the figure's `missing` word (or a ruling) says what happens; nothing is zero by accident.
 */

import { segments } from '../facts/segments.ts';
import {
  add,
  compare,
  type Exact,
  formatExact,
  formatPercent,
  formatShort,
  one,
  parseExact,
  whole,
  zero,
} from '../numbers/exact.ts';
import {
  combine,
  divideVectors,
  exactAt,
  selectVectors,
  sumByRow,
  type Vector,
  vectorOf,
  withValues,
  zeroWhere,
} from '../numbers/vector.ts';
import { Absences } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Amount } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import { optional, record, required, type Shape, wholeNumber } from '../text/shape.ts';
import type { Computed, Line, Shown } from './term.ts';

/** Drop the highest and lowest where more than `above` values stand. */
export interface Drop {
  readonly highest: number;
  readonly lowest: number;
  /** Without it: where more stand than are dropped. */
  readonly above?: number;
}
export const dropShape: Shape<Drop> = record<Drop>(
  '去掉高低分',
  {
    highest: required(wholeNumber(0, 100), '去掉几个最高分'),
    lowest: required(wholeNumber(0, 100), '去掉几个最低分'),
    above: optional(wholeNumber(1, 10000), '超过几个评分时才去'),
  },
  '{ highest: 1, lowest: 1 }',
);

/** Reports a drop that could leave nobody. */
export function checkDrop(figure: Figure, drop: Drop | undefined, checking: Checking, inside: readonly string[]): void {
  if (drop !== undefined && drop.highest + drop.lowest === 0) checking.report('drop-nothing', figure, inside);
  if (drop?.above !== undefined && drop.above < drop.highest + drop.lowest) {
    checking.report('drop-leaves-none', figure, inside, { least: String(drop.highest + drop.lowest) });
  }
}

/** Decimals that weights add to those of the means: these are added up exactly. */
export const weightPlaces = (
  weights: readonly { readonly value: Amount }[] = [],
  checking: Pick<Checking, 'values'>,
): number => Math.max(0, ...weights.flatMap((w) => checking.values(w.value)).map((v) => v.places));

/** Values as they were given: entry k is `count` times `value` for `row`, from group `group`. */
export interface Opinions {
  readonly rowOf: Int32Array;
  readonly groupOf: Int16Array;
  readonly values: readonly Exact[];
  readonly counts: readonly number[];
  readonly ids: readonly string[];
}
export interface Group {
  /** Empty where the figure has no groups. */
  readonly key: string;
  readonly weight: Exact;
}

interface GroupResult {
  readonly group: Group;
  readonly mean: Vector;
  readonly counts: Vector;
  /** 1 in the rows where enough gave a value. */
  readonly present: Uint8Array;
  /** Rows where the scheme states a value in place of a mean. */
  readonly stated: ReadonlyMap<number, Exact>;
}
export interface OpinionsTrace {
  readonly opinions: Opinions;
  /** Counts that remain of each entry after dropping. */
  readonly kept: readonly number[];
  readonly groups: readonly GroupResult[];
  /** 1 in the rows where weights went over to the groups present. */
  readonly moved: Uint8Array;
  readonly entriesOf: (row: number) => Int32Array;
}

interface Rules {
  readonly drop?: Drop;
  readonly atLeast?: number;
}

export function meanOfOpinions(
  figure: Figure,
  opinions: Opinions,
  groups: readonly Group[],
  rules: Rules,
  run: Evaluating,
): Computed<OpinionsTrace> {
  const { length } = run.rows;
  const entries = segments(length, opinions.rowOf);
  const kept = keepAfterDrop(opinions, groups.length, rules, length, entries.of);
  const places = opinions.values.reduce((most, v) => Math.max(most, v.places), 0);
  const weighted = vectorOf(
    opinions.values.map((v, k) => ({ units: v.units * BigInt(kept[k] as number), places: v.places })),
    places,
  );
  const counted = vectorOf(
    kept.map((n) => whole(n)),
    0,
  );
  const given = vectorOf(
    opinions.counts.map((n) => whole(n)),
    0,
  );
  const least = rules.atLeast ?? 1;
  const results: GroupResult[] = groups.map((group, g) => {
    const rowOf = opinions.rowOf.map((row, k) => (opinions.groupOf[k] === g ? row : -1));
    const counts = sumByRow(length, rowOf, counted);
    const all = sumByRow(length, rowOf, given);
    const present = new Uint8Array(length);
    for (let row = 0; row < length; row++) {
      present[row] = Number(exactAt(all, row).units) >= least && exactAt(counts, row).units > 0n ? 1 : 0;
    }
    const mean = divideVectors(sumByRow(length, rowOf, weighted), counts, run.rounding(figure));
    return { group, mean: zeroWhere(mean, (row) => present[row] === 0), counts, present, stated: new Map() };
  });
  return settle(figure, results, { opinions, kept, entriesOf: entries.of }, run);
}

/** Puts the groups' means together, row by row where somebody is absent. */
function settle(
  figure: Figure,
  groups: readonly GroupResult[],
  kept: Pick<OpinionsTrace, 'opinions' | 'kept' | 'entriesOf'>,
  run: Evaluating,
): Computed<OpinionsTrace> {
  const { length } = run.rows;
  const absent = new Absences(length);
  const moved = new Uint8Array(length);
  const left: Exact[] = Array.from({ length }, () => one);
  const stated = groups.map(() => new Map<number, Exact>());
  for (let row = 0; row < length; row++) {
    const lacking = groups.filter((g) => g.present[row] === 0 && g.group.weight.units !== 0n);
    if (lacking.length === 0) continue;
    const nobody = groups.every((g) => g.present[row] === 0 || g.group.weight.units === 0n);
    const because = lacking.map((g) =>
      g.group.key === ''
        ? run.reason(figure, 'nobody-rated')
        : run.reason(figure, 'group-absent', { group: g.group.key }),
    );
    const word = wordFor(figure, row, run);
    if (word === 'redistribute' && !nobody) {
      moved[row] = 1;
      left[row] = groups
        .filter((g) => g.present[row] === 1)
        .map((g) => g.group.weight)
        .reduce(add, zero);
    } else if (typeof word === 'object') {
      for (const g of lacking) stated[groups.indexOf(g)]?.set(row, word);
    } else absent.set(row, { kind: 'missing', because });
  }
  const means = groups.map((g, i) => ({ vector: withValues(g.mean, stated[i] ?? new Map()), factor: g.group.weight }));
  const exact = combine(length, means);
  const results = groups.map((g, i) => {
    const mine = stated[i] ?? new Map<number, Exact>();
    return { ...g, mean: means[i]?.vector ?? g.mean, present: withStated(g.present, mine), stated: mine };
  });
  const trace = { ...kept, groups: results, moved };
  if (!moved.includes(1)) return { column: { kind: 'number', vector: exact, absent }, trace };
  const shared = divideVectors(exact, vectorOf(left), run.rounding(figure));
  return { column: { kind: 'number', vector: selectVectors(moved, exact, shared), absent }, trace };
}

const withStated = (present: Uint8Array, stated: ReadonlyMap<number, Exact>): Uint8Array => {
  const copy = present.slice();
  for (const row of stated.keys()) copy[row] = 1;
  return copy;
};

/** The word that applies to a row; a stated value as a number. A ruling speaks only where the scheme leaves the subject without a value. */
function wordFor(figure: Figure, row: number, run: Evaluating): string | Exact {
  const word = figure.missing;
  if (typeof word === 'object') return parseExact(word.count) ?? one;
  if (word === 'redistribute') return word;
  // A ruled number replaces the whole figure; that happens where the figure is finished.
  return run.ruling(row, `missing.${figure.id}`)?.value === 'redistribute' ? 'redistribute' : 'pass';
}

/** How often each entry still counts once the highest and lowest are dropped, per row and group. */
function keepAfterDrop(
  opinions: Opinions,
  groups: number,
  { drop }: Rules,
  length: number,
  entriesOf: (row: number) => Int32Array,
): number[] {
  const kept = opinions.counts.slice();
  if (drop === undefined) return kept;
  for (let row = 0; row < length; row++) {
    const all = [...entriesOf(row)];
    for (let g = 0; g < groups; g++) {
      const mine = all.filter((k) => opinions.groupOf[k] === g);
      const total = mine.reduce((sum, k) => sum + (opinions.counts[k] as number), 0);
      if (total <= (drop.above ?? drop.highest + drop.lowest)) continue;
      mine.sort((a, b) => compare(opinions.values[a] as Exact, opinions.values[b] as Exact) || a - b);
      takeAway(kept, mine, drop.lowest);
      takeAway(kept, mine.reverse(), drop.highest);
    }
  }
  return kept;
}

function takeAway(kept: number[], inOrder: readonly number[], howMany: number): void {
  let left = howMany;
  for (const k of inOrder) {
    const taken = Math.min(left, kept[k] as number);
    kept[k] = (kept[k] as number) - taken;
    left -= taken;
    if (left === 0) return;
  }
}

/** Shows one row: each group's mean on a line of its own, then the weighted sum. */
export function showOpinions(row: number, _run: Evaluating, _figure: Figure, trace: OpinionsTrace): Shown {
  const { opinions, kept, groups, moved } = trace;
  const entries = [...trace.entriesOf(row)];
  const facts = entries.map((k) => opinions.ids[k] as string);
  const lines: Line[] = [];
  const notes: string[] = [];
  const dropped = entries.filter((k) => (kept[k] as number) < (opinions.counts[k] as number)).length;
  if (dropped > 0) notes.push('已去掉规定个数的最高分和最低分');
  groups.forEach((result, g) => {
    const mine = entries.filter((k) => opinions.groupOf[k] === g && (kept[k] as number) > 0);
    if (result.present[row] !== 1) {
      if (result.group.key !== '') notes.push(`${result.group.key}：无有效评分`);
      return;
    }
    const value = formatExact(exactAt(result.mean, row));
    const label = result.group.key || '平均';
    if (result.stated.has(row)) {
      notes.push(`${result.group.key || '评分'}：有效评分不足，按规定计 ${value}`);
      if (result.group.key === '') lines.push({ label, arithmetic: value, value });
      return;
    }
    const count = mine.reduce((sum, k) => sum + (kept[k] as number), 0);
    lines.push({ label, arithmetic: meanText(mine, opinions, kept, count), value });
  });
  const present = groups.filter((g) => g.present[row] === 1);
  if (groups.length === 1 && groups[0]?.group.key === '') {
    return { ...(lines[0] === undefined ? {} : { arithmetic: lines[0].arithmetic }), notes, facts };
  }
  const products = present
    .map((g) => `${bracketed(formatExact(exactAt(g.mean, row)))} × ${formatPercent(g.group.weight)}`)
    .join(' + ');
  const total = present.map((g) => formatPercent(g.group.weight)).join(' + ');
  const arithmetic = moved[row] === 1 ? `(${products}) ÷ (${total})` : products;
  if (moved[row] === 1) notes.push('缺席一方的权重由到场各方按比例分担');
  return { ...(present.length === 0 ? {} : { arithmetic }), notes, lines, facts };
}

const bracketed = (text: string): string => (text.startsWith('-') ? `(${text})` : text);

/** `(3×100 + 2×85) ÷ 5`, equal values together, best first. */
function meanText(mine: readonly number[], opinions: Opinions, kept: readonly number[], count: number): string {
  const byValue = new Map<string, number>();
  const sorted = [...mine].sort((a, b) => compare(opinions.values[b] as Exact, opinions.values[a] as Exact));
  for (const k of sorted) {
    const text = bracketed(formatShort(opinions.values[k] as Exact));
    byValue.set(text, (byValue.get(text) ?? 0) + (kept[k] as number));
  }
  const terms = [...byValue].map(([value, n]) => (n === 1 ? value : `${n}×${value}`));
  return count === 1 ? (terms[0] ?? '') : `(${terms.join(' + ')}) ÷ ${count}`;
}

/** A single group for figures without groups. */
export const everyone: readonly Group[] = [{ key: '', weight: one }];
