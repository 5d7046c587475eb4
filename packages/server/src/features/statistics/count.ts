/** Grades and scores by unit. Pure. */
import type { Rounding } from '@shiji/engine';
import type { Placed } from './model.ts';
import { type Spread, spreadOf } from './numbers.ts';

export interface Count {
  readonly people: number;
  /** In the order of the levels. */
  readonly grades: readonly number[];
  readonly ungraded: number;
  readonly scores: Spread;
}

/** Levels that the scheme gives, and those that stand in results of earlier versions of it. */
export function levelsIn(levels: readonly string[], all: readonly Placed[]): readonly string[] {
  return [...new Set([...levels, ...all.flatMap(({ line }) => line?.grade ?? [])])];
}

export function countOf(people: readonly Placed[], levels: readonly string[], rounding: Rounding): Count {
  const grades = levels.map((level) => people.filter(({ line }) => line?.grade === level).length);
  return {
    people: people.length,
    grades,
    ungraded: people.length - grades.reduce((sum, some) => sum + some, 0),
    scores: spreadOf(
      people.flatMap(({ line }) => line?.total ?? []),
      rounding,
    ),
  };
}

/** A row for each unit that people are of, in the order of the round; `rowOf` names it. */
export function countsBy(
  people: readonly Placed[],
  rowOf: (one: Placed) => string,
  levels: readonly string[],
  rounding: Rounding,
): readonly (Count & { readonly unit: string })[] {
  const by = new Map<string, Placed[]>();
  for (const one of people) {
    const row = by.get(rowOf(one));
    if (row === undefined) by.set(rowOf(one), [one]);
    else row.push(one);
  }
  return [...by].map(([unit, own]) => ({ unit, ...countOf(own, levels, rounding) }));
}
