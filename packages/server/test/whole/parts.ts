/** A quarter in parts, so that a test tells which of them failed and a report how long each took. */
import type { County } from './county.ts';
import type { Place } from './place.ts';
import type { Extent, Playing, Subject } from './playing.ts';
import type { Recomputed } from './recomputing.ts';

/** What parts leave for those after them. */
export interface PlayState {
  readonly place: Place;
  readonly county: County;
  readonly extent: Extent;
  readonly say: (line: string) => void;
  /** Whose roster changed before the round. */
  touched?: ReadonlySet<string>;
  playing?: Playing;
  objector?: Subject;
  /** The objection that is still open when the round is to be filed. */
  open?: string;
  recomputed?: Recomputed;
}

export interface Part {
  readonly name: string;
  /** The rules that it proves, in a sentence. */
  readonly rule: string;
  play(state: PlayState): Promise<void>;
}

/** What a part before has left. */
export function known<T>(left: T | undefined): T {
  if (left === undefined) throw new Error('a part before this one failed');
  return left;
}
