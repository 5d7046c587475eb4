/**
 * How a block of equals may fare while it is not known how many seats are left for it, or who else will stand in it. Rulings make this no
 * question of the two ends alone: seats that those ruled no leave over go to the next in order, but only where the block doesn't fit.
 */
import type { Ranking } from '../../run/column.ts';

/** At least and at most so many. */
export interface Between {
  readonly least: number;
  readonly most: number;
}

export interface Block {
  /** Whom rulings gave the seat, whom they refused it, and of whom they said nothing. */
  readonly yes: number;
  readonly no: number;
  readonly rest: number;
  /** Whom a ruling lets go beyond the seats; they take one only where all fit. */
  readonly granted: number;
  /** Others who may come to stand in the block. */
  readonly comers: Between;
}

export type Said = 'yes' | 'no' | 'rest' | 'granted';
export type Way = 'seated' | 'out' | 'tied' | 'granted';

export interface Ways {
  /** By what rulings said of somebody; `several`: it depends. */
  readonly ways: Readonly<Record<Said, Way | 'several'>>;
  /** Seats for the next in order. */
  readonly left: Between;
  /** Seats that those who tie contest, where some do. */
  readonly contested: Between | undefined;
}

interface Outcome {
  readonly ways: Readonly<Record<Said, Way>>;
  readonly left: number;
  readonly contested?: number;
}

/** All that may become of the block, whatever number of seats there is and whoever comes. */
export function waysOf(block: Block, seats: Between, ties: Ranking['ties']): Ways {
  let ways: Record<Said, Way | 'several'> | undefined;
  let left: Between | undefined;
  let contested: Between | undefined;
  for (const outcome of outcomesOf(block, seats, ties)) {
    ways ??= { ...outcome.ways };
    for (const said of ['yes', 'no', 'rest', 'granted'] as const) {
      if (ways[said] !== outcome.ways[said]) ways[said] = 'several';
    }
    left = widened(left, outcome.left);
    if (outcome.contested !== undefined) contested = widened(contested, outcome.contested);
  }
  if (ways === undefined || left === undefined) throw new Error('a block without an outcome');
  return { ways, left, contested };
}

const widened = (range: Between | undefined, value: number): Between =>
  range === undefined
    ? { least: value, most: value }
    : { least: Math.min(range.least, value), most: Math.max(range.most, value) };

/** What comes out changes at a few numbers of seats only, and between them grows with the seats: the ends of these stretches tell all. */
function* outcomesOf(block: Block, seats: Between, ties: Ranking['ties']): Iterable<Outcome> {
  const { yes, no, rest, granted } = block;
  for (let comers = block.comers.least; comers <= block.comers.most; comers++) {
    for (const more of [
      { yes: comers, no: 0 },
      { yes: 0, no: comers },
    ]) {
      const now = { yes: yes + more.yes, no: no + more.no, rest, granted };
      const given = now.yes + rest;
      const turns = [1, now.yes, now.yes + 1, given, given + now.no, given + now.no + granted];
      const ends = [seats.least, seats.most, ...turns.flatMap((turn) => [turn - 1, turn])];
      for (const left of ends) if (left >= seats.least && left <= seats.most) yield outcomeOf(now, left, ties);
      if (comers === 0) break;
    }
  }
}

function outcomeOf(block: Omit<Block, 'comers'>, left: number, ties: Ranking['ties']): Outcome {
  const { yes, no, rest, granted } = block;
  const others = yes + no + rest;
  const all = (way: Way, of: Way): Outcome['ways'] => ({ yes: way, no: way, rest: way, granted: of });
  if (others + granted <= left) return { ways: all('seated', 'seated'), left: left - others - granted };
  if (others <= left) return { ways: all('seated', 'granted'), left: left - others };
  if (left === 0 || ties === 'share') return { ways: all('out', 'granted'), left: 0 };
  const out = all('out', 'granted');
  if (yes > left) return { ways: { ...out, yes: 'tied' }, left: 0, contested: left };
  if (yes === left) return { ways: { ...out, yes: 'seated' }, left: 0 };
  if (yes + rest <= left) return { ways: { ...out, yes: 'seated', rest: 'seated' }, left: left - yes - rest };
  return { ways: { ...out, yes: 'seated', rest: 'tied' }, left: 0, contested: left - yes };
}
