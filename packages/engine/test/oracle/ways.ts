/** Every way in which a block of equals may fare, tried one by one. */
import type { Parted } from './quotas.ts';
import { partBlock } from './quotas.ts';

export interface Between {
  readonly least: number;
  readonly most: number;
}

export type Way = 'seated' | 'granted' | 'out' | 'tied';

/** Somebody who may come, and what would be ruled of them. */
interface Comer {
  readonly said: 'yes' | 'no';
}

export interface Ways<T> {
  /** All that may become of each. */
  readonly ways: ReadonlyMap<T, ReadonlySet<Way>>;
  /** Seats that may be left for the next. */
  readonly left: Between;
  /** Seats that those who tie contest. */
  readonly contested: Between;
}

export interface Block<T> {
  readonly people: readonly T[];
  /** Whom a ruling lets go beyond the seats. */
  readonly beyond: readonly T[];
  readonly comers: Between;
  readonly ties: 'open' | 'share';
  ruling(of: T): string | undefined;
}

const between = (numbers: readonly number[]): Between => ({
  least: Math.min(...numbers),
  most: Math.max(...numbers),
});

const isComer = (of: unknown): of is Comer => typeof of === 'object' && of !== null && 'said' in of;

/** "In every way that is left": each number of seats, with each number of comers, of whom rulings may say what they like. */
export function waysOf<T extends object>(block: Block<T>, seats: Between): Ways<T> {
  const ways = new Map<T, Set<Way>>([...block.people, ...block.beyond].map((p) => [p, new Set()]));
  const left: number[] = [];
  const contested: number[] = [];
  for (let count = seats.least; count <= seats.most; count++) {
    for (let coming = block.comers.least; coming <= block.comers.most; coming++) {
      for (const said of ['yes', 'no'] as const) {
        const comers = Array.from({ length: coming }, (): Comer => ({ said }));
        const found = oneWay(block, comers, count);
        for (const [person, way] of found.ways) ways.get(person)?.add(way);
        left.push(found.left);
        if (found.contested > 0) contested.push(found.contested);
      }
    }
  }
  return { ways, left: between(left), contested: contested.length === 0 ? { least: 0, most: 0 } : between(contested) };
}

function oneWay<T extends object>(
  { people, beyond, ties, ruling }: Block<T>,
  comers: readonly Comer[],
  seats: number,
): { ways: ReadonlyMap<T, Way>; left: number; contested: number } {
  const ways = new Map<T, Way>();
  const all = (of: readonly (T | Comer)[], way: Way): void => {
    for (const one of of) if (!isComer(one)) ways.set(one, way);
  };
  const others: (T | Comer)[] = [...people, ...comers];
  if (others.length + beyond.length <= seats) {
    all([...others, ...beyond], 'seated');
    return { ways, left: seats - others.length - beyond.length, contested: 0 };
  }
  all(beyond, 'granted');
  if (others.length <= seats) {
    all(others, 'seated');
    return { ways, left: seats - others.length, contested: 0 };
  }
  all(others, 'out');
  if (seats === 0 || ties === 'share') return { ways, left: 0, contested: 0 };
  const parted: Parted<T | Comer> = partBlock(others, seats, (one) => (isComer(one) ? one.said : ruling(one)));
  all(parted.seated, 'seated');
  all(parted.open, 'tied');
  const free = seats - parted.seated.length;
  return parted.open.length > 0 ? { ways, left: 0, contested: free } : { ways, left: free, contested: 0 };
}
