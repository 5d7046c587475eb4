/**
 * What points and ballots share: values given by people in weighted groups. Each group's mean is one division; the means, weighted, are
 * added exactly. Where a group is absent, the figure's `missing` word (or a ruling) says what happens; nothing is zero by accident.
 */

import type { Fact } from '../facts/facts.ts';
import { add, type Exact, equal, one, parseExact, type Rounding, zero } from '../numbers/exact.ts';
import { countsIn, type EntryValues, segmentMeans } from '../numbers/means.ts';
import { combine, divideVectors, selectVectors, type Vector, vectorOf, withValues } from '../numbers/vector.ts';
import { Absences, type Reason } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Amount } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import { optional, record, required, type Shape, wholeNumber } from '../text/shape.ts';
import { keptAfterDrop } from './opinions-dropped.ts';
import type { Computed } from './term.ts';

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

/** Values as one group gave them: those of row r stand from `from[r]` up to, not including, `to[r]`. */
export interface GroupOpinions {
  /** Empty where the figure has no groups. */
  readonly key: string;
  readonly weight: Exact;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly values: EntryValues;
  /** Absent: each entry counts once. */
  readonly counts?: Int32Array;
  /** Whether entry r is the only one of row r. */
  readonly byRow?: boolean;
  readonly fact: (entry: number) => Pick<Fact, 'id' | 'table' | 'row'>;
}

export interface GroupResult {
  readonly group: GroupOpinions;
  readonly mean: Vector;
  /** How often each entry still counts once the highest and lowest are dropped; absent: as often as it was given. */
  readonly kept?: Int32Array;
  /** How many gave a value in each row; absent: as many as it has entries. */
  readonly given?: Float64Array;
  /** 1 in the rows where enough gave a value; absent: in all. */
  readonly present?: Uint8Array;
  /** How many rows have not. */
  readonly lacking: number;
  /** Rows where the scheme states a value in place of a mean. */
  readonly stated: ReadonlyMap<number, Exact>;
}
export interface OpinionsTrace {
  readonly groups: readonly GroupResult[];
  /** Rows where weights went over to the groups present. */
  readonly moved: ReadonlySet<number>;
}

interface Rules {
  readonly drop?: Drop;
  readonly atLeast?: number;
  /** Why no opinion counts, where it isn't that nobody gave one. */
  readonly noneBecause?: Reason;
}

export function meanOfOpinions(
  figure: Figure,
  groups: readonly GroupOpinions[],
  rules: Rules,
  run: Evaluating,
): Computed<OpinionsTrace> {
  const results = groups.map((group) => meanOfGroup(figure, group, rules, run));
  return settle(figure, results, rules, run);
}

function meanOfGroup(figure: Figure, group: GroupOpinions, { drop, atLeast = 1 }: Rules, run: Evaluating): GroupResult {
  const rounding = run.rounding(figure);
  const asGiven = onlyValues(group, atLeast, drop, rounding);
  if (asGiven !== undefined) {
    return { group, mean: asGiven, lacking: 0, stated: new Map() };
  }
  const kept = drop === undefined ? undefined : keptAfterDrop(group, drop);
  const { mean, counts, fewest = 0 } = segmentMeans(group, group.values, kept ?? group.counts, rounding);
  const given = kept === undefined ? counts : group.counts && countsIn(group, group.counts);
  const result = { group, mean, ...(kept === undefined ? {} : { kept }), ...(given === undefined ? {} : { given }) };
  if (kept === undefined && fewest >= Math.max(1, atLeast)) return { ...result, lacking: 0, stated: new Map() };
  let present: Uint8Array | undefined;
  let lacking = 0;
  for (let row = 0; row < run.rows.length; row++) {
    const found = givenIn(result, row);
    if (found >= atLeast && (counts === undefined ? found : (counts[row] as number)) > 0) continue;
    present ??= new Uint8Array(run.rows.length).fill(1);
    present[row] = 0;
    lacking++;
  }
  return { ...result, ...(present === undefined ? {} : { present }), lacking, stated: new Map() };
}

/** How many gave a value in a row. */
export const givenIn = ({ group, given }: Pick<GroupResult, 'group' | 'given'>, row: number): number =>
  given === undefined ? (group.to[row] as number) - (group.from[row] as number) : (given[row] as number);

/** Whether enough gave a value in a row, or the scheme states one. */
export const isPresent = ({ present }: GroupResult, row: number): boolean => present?.[row] !== 0;

/** Where everybody has one value, it is the mean: nothing is divided, and nothing copied. */
function onlyValues(
  { byRow, values, counts }: GroupOpinions,
  atLeast: number,
  drop: Drop | undefined,
  rounding: Rounding,
): Vector | undefined {
  if (byRow !== true || counts !== undefined || values.marks !== undefined) return undefined;
  if (atLeast > 1 || drop !== undefined) return undefined;
  return values.vector.places <= rounding.places ? values.vector : undefined;
}

/** Puts the groups' means together, row by row where somebody is absent. */
function settle(
  figure: Figure,
  groups: readonly GroupResult[],
  { noneBecause, atLeast = 1 }: Rules,
  run: Evaluating,
): Computed<OpinionsTrace> {
  const { length } = run.rows;
  const absent = new Absences(length);
  const moved = new Map<number, Exact>();
  const stated = groups.map(() => new Map<number, Exact>());
  const weighing = groups.filter((g) => g.group.weight.units !== 0n);
  const complete = weighing.every((g) => g.lacking === 0);
  for (let row = 0; row < length && !complete; row++) {
    const lacking = weighing.filter((g) => !isPresent(g, row));
    if (lacking.length === 0) continue;
    const reasonFor = (result: GroupResult): Reason => {
      const { key } = result.group;
      const found = givenIn(result, row);
      const counts = { found: String(found), wanted: String(atLeast) };
      if (found > 0 && found < atLeast) {
        return run.reason(figure, key === '' ? 'too-few-rated' : 'group-too-few', { group: key, ...counts });
      }
      return key === '' ? run.reason(figure, 'nobody-rated') : run.reason(figure, 'group-absent', { group: key });
    };
    const because = noneBecause === undefined ? lacking.map(reasonFor) : [noneBecause];
    const word = wordFor(figure, row, run);
    if (word === 'redistribute' && lacking.length < weighing.length) {
      const there = groups.filter((g) => isPresent(g, row)).map((g) => g.group.weight);
      moved.set(row, there.reduce(add, zero));
    } else if (typeof word === 'object') {
      for (const g of lacking) stated[groups.indexOf(g)]?.set(row, word);
    } else absent.set(row, { kind: 'missing', because });
  }
  const results = groups.map((g, i) => withStated(g, stated[i] as ReadonlyMap<number, Exact>, length));
  const exact = weighted(results, length);
  const trace = { groups: results, moved: new Set(moved.keys()) };
  if (moved.size === 0) return { column: { kind: 'number', vector: exact, absent }, trace };
  const left: Exact[] = Array.from({ length }, () => one);
  const mask = new Uint8Array(length);
  for (const [row, weight] of moved) {
    left[row] = weight;
    mask[row] = 1;
  }
  const shared = divideVectors(exact, vectorOf(left), run.rounding(figure));
  return { column: { kind: 'number', vector: selectVectors(mask, exact, shared), absent }, trace };
}

function weighted(results: readonly GroupResult[], length: number): Vector {
  const [only] = results;
  // A single group that weighs everything: its mean is the value.
  if (results.length === 1 && only !== undefined && equal(only.group.weight, one)) return only.mean;
  return combine(
    length,
    results.map((g) => ({ vector: g.mean, factor: g.group.weight })),
  );
}

/** A group's result with the values that the scheme states; where it is absent its mean counts as nothing. */
function withStated(result: GroupResult, stated: ReadonlyMap<number, Exact>, length: number): GroupResult {
  if (result.present === undefined) return result;
  const replaced = new Map<number, Exact>(stated);
  const present = result.present.slice();
  for (let row = 0; row < length; row++) {
    if (stated.has(row)) present[row] = 1;
    else if (present[row] === 0) replaced.set(row, zero);
  }
  return { ...result, mean: withValues(result.mean, replaced), present, stated };
}

/** The word that applies to a row; a stated value as a number. A ruling speaks only where the scheme leaves the subject without a value. */
function wordFor(figure: Figure, row: number, run: Evaluating): string | Exact {
  const word = figure.missing;
  if (typeof word === 'object') return parseExact(word.count) ?? one;
  if (word === 'redistribute') return word;
  // A ruled number replaces the whole figure; that happens where the figure is finished.
  return run.ruling(row, `missing.${figure.id}`)?.value === 'redistribute' ? 'redistribute' : 'pass';
}
