/**
 * Seats by rank while something is undecided: how many there are, or who competes for them. Every block of equals takes over from the one
 * before it the fewest and the most seats that may be left; who fares alike in every way has the result, and the others wait.
 */
import type { Ranking } from '../../run/column.ts';
import type { PoolComers } from './comers.ts';
import type { Giving } from './giving.ts';
import { tiedIn } from './giving.ts';
import { Fate } from './trace.ts';
import { type Between, type Said, type Way, waysOf } from './ways.ts';

export interface Competing {
  /** Who stands at the level for sure. */
  readonly candidates: Int32Array;
  /** Whom a ruling puts there beyond the seats, if need be. */
  readonly competing: readonly number[];
  readonly comers: readonly PoolComers[];
}

/** People who tie in every way, and how many seats they contest. */
export interface UndecidedTie {
  readonly rows: readonly number[];
  readonly contested: Between;
}

const fateOf: Readonly<Record<Way | 'several', number>> = {
  seated: Fate.seated,
  out: Fate.out,
  tied: Fate.tied,
  granted: Fate.granted,
  several: Fate.waits,
};

/** Writes the fates of the candidates and of those whom rulings put there. */
export function giveUndecided(
  { candidates, competing, comers }: Competing,
  seats: Between,
  { ranking, ruled, fates }: Pick<Giving, 'ruled' | 'fates'> & { readonly ranking: Ranking },
): UndecidedTie | undefined {
  const coming = new Set(comers.flatMap((group) => group.rows));
  const granted = new Set(competing);
  const { least: sure, most } = comersBetween(comers);
  const rows = Int32Array.from([...candidates, ...competing, ...coming]);
  rows.sort((a, b) => ranking.compare(a, b) || a - b);
  const tied = tiedIn(ranking);
  let left = seats;
  let tie: UndecidedTie | undefined;
  for (let first = 0, end = 0; first < rows.length; first = end) {
    end = first + 1;
    while (end < rows.length && tied(rows[first] as number, rows[end] as number)) end++;
    const block = rows.subarray(first, end);
    const own = block.filter((row) => !coming.has(row) && !granted.has(row));
    const beyond = block.filter((row) => granted.has(row));
    const come = { least: countIn(block, sure), most: countIn(block, most) };
    // A ruling on somebody for whom there is a seat anyway is not asked for: it would not be followed.
    const asks = left.most > 0 && ranking.ties === 'open' && left.least < own.length + beyond.length + come.most;
    const said = (row: number): Said => (asks ? (ruled(row) ?? 'rest') : 'rest');
    const count = (of: Said): number => own.reduce((sum, row) => sum + (said(row) === of ? 1 : 0), 0);
    const counted = { yes: count('yes'), no: count('no'), rest: count('rest'), granted: beyond.length };
    const found = waysOf({ ...counted, comers: come }, left, ranking.ties);
    for (const row of own) fates[row] = fateOf[found.ways[said(row)]];
    for (const row of beyond) fates[row] = found.ways.granted === 'seated' ? Fate.seated : Fate.granted;
    const contesting = own.filter((row) => fates[row] === Fate.tied);
    if (contesting.length > 0 && found.contested !== undefined)
      tie = { rows: [...contesting], contested: found.contested };
    left = found.left;
  }
  return tie;
}

const countIn = (block: Int32Array, set: ReadonlySet<number>): number =>
  set.size === 0 ? 0 : block.reduce((sum, row) => sum + (set.has(row) ? 1 : 0), 0);

/** Who comes at least, and who at most: of each group the first, since its order is that of the rank. */
function comersBetween(comers: readonly PoolComers[]): { least: ReadonlySet<number>; most: ReadonlySet<number> } {
  const first = (side: 'least' | 'most') => new Set(comers.flatMap((group) => group.rows.slice(0, group[side])));
  return { least: first('least'), most: first('most') };
}
