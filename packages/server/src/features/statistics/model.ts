/** What statistics of a round are made of. */
import type { StoredLine } from '../results/model.ts';
import type { RoundSubject } from '../rounds/model.ts';

/** Which results are counted: those that were made known, or those that come out of the facts as they stand. */
export const bases = { published: '已公布的结果', now: '目前的试算结果' } as const;
export type Basis = keyof typeof bases;

/** Somebody who is assessed, with what came out. */
export interface Placed {
  readonly subject: RoundSubject;
  /** 人员身份; absent: the scheme doesn't ask for it. */
  readonly staffing?: string;
  /** Absent: not scored, or nothing may be shown. */
  readonly line?: StoredLine;
}

/** What lists and rows are narrowed to. */
export interface Narrowing {
  readonly organization?: string | undefined;
  readonly unit?: string | undefined;
  readonly population?: string | undefined;
  readonly staffing?: string | undefined;
}

export const narrowed = (all: readonly Placed[], { organization, unit, population, staffing }: Narrowing) =>
  all.filter(
    ({ subject, staffing: own }) =>
      (organization === undefined || subject.organization === organization) &&
      (unit === undefined || subject.unit === unit) &&
      (population === undefined || subject.population === population) &&
      (staffing === undefined || own === staffing),
  );
