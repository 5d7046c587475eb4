/** The counter of the best grade, unit by unit, for the leaders who may swap in it. */
import { resultOf, type Scheme } from '@shiji/engine';
import type { RoundSubject } from '../rounds/model.ts';
import { resultWords } from './copy.ts';
import { isPutOff } from './decide.ts';
import type { Scored } from './scored.ts';
import { adjustable } from './swaps.ts';
import { linesOf } from './view.ts';

export interface SeatUnit {
  readonly id: string;
  readonly name: string;
  /** Whether the asking person may swap there now. */
  readonly swaps: boolean;
}

/**
 * Units whose people nobody may move are left out. How many are taken is told only where everybody of the unit is scored: before, nobody
 * knows.
 */
export function seatsShown(
  scheme: Scheme,
  { run }: Scored,
  subjects: readonly RoundSubject[],
  units: readonly SeatUnit[],
  unitName: (unit: string) => string,
) {
  const result = resultOf(run);
  return units.flatMap(({ id, name, swaps }) => {
    const people = subjects.filter(({ organization }) => organization === id);
    const levels = adjustable(scheme, people[0]?.population);
    const [best] = levels ?? [];
    if (levels === undefined || best === undefined) return [];
    const lines = linesOf(result.subjects, people, unitName);
    const pool = poolOfMost(lines);
    const count = result.seats.find((seat) => seat.level === best && seat.pool === pool);
    const own = new Set(people.map(({ person }) => person));
    // Who gets no grade at all, or a later one, is known, too; who lacks something isn't.
    const unscored = result.subjects
      .filter((one) => own.has(one.id))
      .filter(
        ({ grade }) => !('value' in grade || grade.absent === 'notApplicable' || grade.because.every(isPutOff)),
      ).length;
    return [
      {
        organization: { id, name },
        level: best,
        levels: [...levels],
        ...(count === undefined ? {} : { seats: count.seats }),
        ...(count === undefined || unscored > 0 ? {} : { taken: count.taken }),
        unscored,
        lines,
        swaps,
      },
    ];
  });
}

/** Leaders are assessed, too: before results are made known they see everybody's here but their own. */
export const withoutOwn = <
  L extends { readonly person: { readonly id: string } },
  S extends { readonly lines: readonly L[] },
>(
  shown: S,
  own: string | undefined,
) => ({
  ...shown,
  lines: shown.lines.map((line) => (line.person.id === own ? { ...line, ...HIDDEN } : line)),
});
const HIDDEN = { total: undefined, grade: undefined, rank: undefined, because: resultWords.own };

/** Somebody who came from elsewhere may compete there still: the unit's own seats are those that most of its people compete for. */
function poolOfMost(lines: readonly { readonly pool?: string | undefined }[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { pool } of lines) if (pool !== undefined) counts.set(pool, (counts.get(pool) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}
