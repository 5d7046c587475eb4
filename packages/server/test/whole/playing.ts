/** A round that is played: whose, where, how large; and what the server has acknowledged so far. */
import type { ChainStep, Day } from '../../src/features/roster/model.ts';
import { dayOf } from '../../src/ports/clock.ts';
import type { County } from './county.ts';
import type { Place, User } from './place.ts';

export interface Extent {
  /** Departments and towns by name; absent: all of the county. */
  readonly organizations?: readonly string[];
  readonly from: Day;
  readonly to: Day;
  /** The day on which the round is started. */
  readonly begins: Day;
  /** Requests under way at one time. */
  readonly hands: number;
  /** How often the server is killed in each of the long parts. */
  readonly kills: number;
}

/** What a scheme has of its own. */
export interface Rules {
  /** In the library. */
  readonly library: string;
  /** What entries are linked with. */
  readonly indicators: readonly string[];
  /** What people report of themselves. */
  readonly adds: readonly Happening[];
  /** What whoever looks after the unit reports. */
  readonly subtracts: readonly Happening[];
}

export interface Happening {
  readonly code: string;
  readonly level?: string;
}

export interface Subject {
  readonly person: string;
  readonly name: string;
  readonly organization: string;
  readonly user: User;
  readonly reviewers: Partial<Record<ChainStep, string>>;
}

/** What the server said was done. Each must be in the ledger once, and nothing else. */
export interface Acknowledged {
  /** By person, entry and span: the last text. */
  readonly entries: Map<string, string>;
  /** By person and role: the last points. */
  readonly points: Map<string, Readonly<Record<string, string>>>;
  /** Ids of events that were approved. */
  readonly events: Set<string>;
  /** Ballots. */
  votes: number;
  /** Draws that were lost with a server that was killed before it answered: no name is kept with a code, so none can be given anew. */
  lostDraws: number;
}

export interface Playing {
  readonly place: Place;
  readonly county: County;
  readonly extent: Extent;
  readonly rules: Rules;
  readonly round: string;
  readonly subjects: readonly Subject[];
  readonly done: Acknowledged;
  readonly say: (line: string) => void;
  /** Organizations in which nobody reaches the best grade by score, so that its seats are free for leaders and objections. */
  readonly modest: readonly string[];
}

export const nothingYet = (): Acknowledged => ({
  entries: new Map(),
  points: new Map(),
  events: new Set(),
  votes: 0,
  lostDraws: 0,
});

export const at = ({ round }: Pick<Playing, 'round'>, path = ''): string => `/api/rounds/${round}${path}`;

/** The first day of the stage of a kind, everything due done. */
export async function toStage({ place, county, round }: Playing, kind: string): Promise<void> {
  const body = await place.well(county.office, `GET /api/rounds/${round}`);
  const { begins } = body.stages.find((stage: { readonly kind: string }) => stage.kind === kind);
  if (begins > dayOf(place.now())) await place.at(begins);
}
