/** What the giving of seats works on. */
import type { GradeTerm } from '../../src/terms/grade/node.ts';
import { type Case, rulingOnSubject } from './case.ts';
import type { Comers } from './comers.ts';
import type { Rational } from './rational.ts';
import type { Standing } from './standing.ts';

export type Ranked = Standing & { readonly keys: readonly Rational[] };
export const isRanked = (standing: Standing): standing is Ranked => typeof standing.keys !== 'string';

/** Exceptions of which only `most` may stay. */
export interface Crowd {
  readonly people: readonly Standing[];
  readonly level: number;
  readonly most: number;
}

/** What one grade's giving of seats is about. */
export interface Giving {
  readonly of: Case;
  readonly term: GradeTerm;
  readonly standings: readonly Standing[];
  readonly comers: Comers[];
  readonly crowds: Crowd[];
}

export function open(standings: readonly Standing[]): void {
  for (const standing of standings) {
    standing.absent ??= 'open';
    standing.decided = true;
  }
}
export const seatRuling = ({ of, term }: Giving, level: number, { subject }: Standing): string | undefined =>
  rulingOnSubject(of, subject, `seat.${term.levels[level]?.level}`);
