/** A grade for a whole population. */
import type { Figure } from '../../src/scheme/figure.ts';
import type { Case, GradeSheet } from './case.ts';
import type { Outcome } from './outcome.ts';
import { giveSeats } from './seats.ts';
import { standingsOf } from './standing.ts';

export function gradeSheetOf(of: Case, figure: Figure): GradeSheet {
  const { term } = figure;
  if (term.kind !== 'grade') throw new Error(`${figure.id} is no grade`);
  if (figure.applies !== undefined) throw new Error(`${figure.id} applies to some, which the checker refuses`);
  const standings = standingsOf(of, term);
  const seats = giveSeats(of, term, standings);
  const outcomes = standings.map(({ subject, level, absent }): [number, Outcome] => {
    const grade = term.levels[level]?.level;
    if (absent !== undefined) return [subject, { absent }];
    if (grade === undefined) throw new Error(`no level ${level}`);
    return [subject, { grade }];
  });
  return { outcomes: new Map(outcomes), seats };
}
