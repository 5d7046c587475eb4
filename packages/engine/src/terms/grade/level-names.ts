/** Levels by name and by index. */
import type { With } from '../term.ts';
import type { GradeTerm } from './node.ts';

/** Index of a level by its name. */
export function levelIndex(figure: With<GradeTerm>, level: string): number {
  const index = figure.term.levels.findIndex((l) => l.level === level);
  if (index < 0) throw new Error(`${figure.id} has no level ${level}`);
  return index;
}

/** Name of a level by its index. */
export function levelName({ id, term }: With<GradeTerm>, index: number): string {
  const level = term.levels[index];
  if (level === undefined) throw new Error(`${id} has no level ${index}`);
  return level.level;
}
