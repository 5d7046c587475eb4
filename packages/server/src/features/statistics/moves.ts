/** How ranks and grades have moved from one round to another. Pure. */
import type { StoredLine } from '../results/model.ts';

export interface Standing {
  readonly total?: string;
  readonly grade?: string;
  readonly rank?: number;
  readonly pool?: string;
  /** How many have a rank there. */
  readonly of?: number;
}

export interface Move {
  readonly person: string;
  readonly before: Standing;
  readonly after: Standing;
  /** Places upwards, negative downwards; absent: there is nothing to compare. */
  readonly places?: number;
}

export function standingsOf(lines: readonly StoredLine[]): ReadonlyMap<string, Standing> {
  const sizes = new Map<string, number>();
  for (const { pool, rank } of lines)
    if (pool !== undefined && rank !== undefined) sizes.set(pool, (sizes.get(pool) ?? 0) + 1);
  return new Map(
    lines.map(({ person, ...line }) => {
      const of = line.pool === undefined ? undefined : sizes.get(line.pool);
      return [person, { ...line, ...(of === undefined ? {} : { of }) }];
    }),
  );
}

/** `comparable`: both rounds go by the same scheme. Ranks are compared within one pool alone. */
export function movesOf(
  people: readonly string[],
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
  comparable: boolean,
): readonly Move[] {
  return people.flatMap((person): readonly Move[] => {
    const was = before.get(person);
    const is = after.get(person);
    if (was === undefined || is === undefined) return [];
    const same = comparable && was.pool === is.pool && was.rank !== undefined && is.rank !== undefined;
    return [{ person, before: was, after: is, ...(same ? { places: (was.rank ?? 0) - (is.rank ?? 0) } : {}) }];
  });
}

/** How many went from which grade to which; pairs that nobody has are left out. */
export function gradesMoved(moves: readonly Move[]) {
  const by = new Map<string, { from: string; to: string; people: number }>();
  for (const { before, after } of moves) {
    if (before.grade === undefined || after.grade === undefined) continue;
    const key = `${before.grade}\n${after.grade}`;
    const cell = by.get(key) ?? { from: before.grade, to: after.grade, people: 0 };
    cell.people += 1;
    by.set(key, cell);
  }
  return [...by.values()];
}

export const movedCounts = (moves: readonly Move[]) => ({
  up: moves.filter(({ places }) => places !== undefined && places > 0).length,
  down: moves.filter(({ places }) => places !== undefined && places < 0).length,
  same: moves.filter(({ places }) => places === 0).length,
  apart: moves.filter(({ places }) => places === undefined).length,
});
