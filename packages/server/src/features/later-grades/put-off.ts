/** Whose grade was put off in a version of results, and what it may be: pure. */
import { placedFigures, type Result, type Scheme, type SubjectResult } from '@shiji/engine';
import { isPutOff } from '../results/decide.ts';

/** Why somebody's grade was put off; undefined: it wasn't, or is given. */
export function putOffBecause({ grade }: Pick<SubjectResult, 'grade'>): string | undefined {
  if ('value' in grade || grade.because.length === 0 || !grade.because.every(isPutOff)) return undefined;
  return grade.because.map(({ text }) => text).join('；');
}

/** The levels of a population's grade, best first. */
export function levelsOf(scheme: Scheme, population: string | undefined): readonly string[] {
  const grade = scheme.populations.find(({ id }) => id === population)?.grade;
  const figure = placedFigures(scheme).find(({ figure: { id } }) => id === grade)?.figure;
  return figure?.term.kind === 'grade' ? figure.term.levels.map(({ level }) => level) : [];
}

/** The seats of a level where somebody belongs, if all are taken: they were given to those who were graded in time. */
export function fullSeats({ subjects, seats }: Result, person: string, level: string) {
  const pool = subjects.find(({ id }) => id === person)?.pool;
  if (pool === undefined || !('value' in pool)) return undefined;
  const count = seats.find((one) => one.level === level && one.pool === pool.value);
  return count === undefined || count.taken < count.seats ? undefined : { pool: count.pool, seats: count.seats };
}
