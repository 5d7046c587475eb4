/** Counts over people who stand in two runs: overall, and pool by pool. */
import { add, compare, divide, type Exact, subtract, whole, zero } from '../numbers/exact.ts';
import type { Outcome, SubjectResult } from '../run/result.ts';
import { signed } from './causes.ts';
import type { Largest, LevelCount, NamedFigure, PoolTally, Side, Tally } from './comparison.ts';
import { type Deciding, decidingOf } from './deciding.ts';
import type { At } from './opened.ts';

/** One subject in each run, as far as it is assessed there. */
export interface Pair {
  readonly id: string;
  readonly before?: Placed;
  readonly after?: Placed;
}
export interface Placed {
  readonly at: At;
  readonly result: SubjectResult;
  readonly total?: Exact | undefined;
}

export function poolTallies(pairs: readonly Pair[], places: number): PoolTally[] {
  const pools = new Map<string, { names: PoolNames; order: readonly [number, number]; pairs: Pair[] }>();
  for (const pair of pairs) {
    const names = { ...poolsOf(pair), populations: populationsOf(pair) };
    const order = [populationIndex(pair.after), populationIndex(pair.before)] as const;
    const key = `${names.after ?? ''}\n${names.before ?? ''}\n${order.join('\n')}`;
    const found = pools.get(key);
    if (found === undefined) pools.set(key, { names, order, pairs: [pair] });
    else found.pairs.push(pair);
  }
  const sorted = [...pools].sort(
    ([a, { order: x }], [b, { order: y }]) => x[0] - y[0] || x[1] - y[1] || (a < b ? -1 : 1),
  );
  return sorted.map(([, pool]) => ({ ...pool.names, ...tallyOf(pool.pairs, places) }));
}

type PoolNames = Pick<PoolTally, Side | 'populations'>;

function populationsOf({ before, after }: Pair): PoolTally['populations'] {
  const named = ({ at }: Placed): NamedFigure => {
    const { id, name } = at.evaluated.population;
    return { id, name };
  };
  return {
    ...(before === undefined ? {} : { before: named(before) }),
    ...(after === undefined ? {} : { after: named(after) }),
  };
}

/** Where the population stands in its scheme; whoever that scheme doesn't assess comes after them. */
function populationIndex(placed: Placed | undefined): number {
  if (placed === undefined) return Number.MAX_SAFE_INTEGER;
  const { run, population } = placed.at.evaluated;
  return run.scheme.populations.findIndex(({ id }) => id === population.id);
}

function poolsOf({ before, after }: Pair): Pick<PoolTally, Side> {
  const name = (placed: Placed | undefined): string | undefined =>
    placed !== undefined && 'value' in placed.result.pool ? placed.result.pool.value : undefined;
  const [x, y] = [name(before), name(after)];
  return { ...(x === undefined ? {} : { before: x }), ...(y === undefined ? {} : { after: y }) };
}

export function tallyOf(pairs: readonly Pair[], places: number): Tally {
  const both = pairs.flatMap(({ id, before, after }) =>
    before === undefined || after === undefined ? [] : [{ id, before, after }],
  );
  const changes = both.flatMap(({ id, before, after }) =>
    before.total === undefined || after.total === undefined
      ? []
      : [{ id, change: subtract(after.total, before.total) }],
  );
  const sum = changes.reduce((s, { change }) => add(s, change), zero);
  const mean = changes.length === 0 ? undefined : divide(sum, whole(changes.length), { places, mode: 'half-up' });
  const rises = changes.filter(({ change }) => change.units > 0n);
  const falls = changes.filter(({ change }) => change.units < 0n);
  const [rise, fall] = [largest(rises, 1, places), largest(falls, -1, places)];
  const grades = both.map(({ before, after }) => gradeMove(before, after));
  const count = (move: GradeMove): number => grades.filter((m) => m === move).length;
  return {
    both: both.length,
    onlyBefore: pairs.filter((p) => p.after === undefined).length,
    onlyAfter: pairs.filter((p) => p.before === undefined).length,
    totalsUp: rises.length,
    totalsDown: falls.length,
    totalsOther: both.filter((p) => (p.before.total === undefined) !== (p.after.total === undefined)).length,
    ...(mean === undefined ? {} : { meanChange: signed(mean, places) }),
    ...(rise === undefined ? {} : { largestRise: rise }),
    ...(fall === undefined ? {} : { largestFall: fall }),
    ranksChanged: both.filter(({ before, after }) => text(before.result.rank) !== text(after.result.rank)).length,
    gradesUp: count('up'),
    gradesDown: count('down'),
    gradesOther: count('other'),
    levels: levelCounts(pairs),
  };
}

/** Outcomes with one text are the same. */
export const text = (outcome: Outcome): string => ('value' in outcome ? `=${outcome.value}` : outcome.absent);

/** Of several alike the one whose id comes first. */
export function largest(
  changes: readonly { readonly id: string; readonly change: Exact }[],
  sign: 1 | -1,
  places: number,
): Largest | undefined {
  const [first, ...rest] = changes;
  if (first === undefined) return undefined;
  const found = rest.reduce((best, c) => (compare(c.change, best.change) === sign ? c : best), first);
  return { subject: found.id, change: signed(found.change, places) };
}

type GradeMove = 'none' | 'up' | 'down' | 'other';

/** Up or down by the order of the levels; where the two schemes order them otherwise, or don't know both, neither. */
function gradeMove(before: Placed, after: Placed): GradeMove {
  const [x, y] = [text(before.result.grade), text(after.result.grade)];
  if (x === y) return 'none';
  const directions = [before, after].map((placed) => {
    const levels = levelsOf(placed).map((level) => `=${level}`);
    const [i, j] = [levels.indexOf(x), levels.indexOf(y)];
    return i < 0 || j < 0 ? undefined : j < i ? 'up' : 'down';
  });
  const known = directions.filter((d) => d !== undefined);
  return known.length > 0 && known.every((d) => d === known[0]) ? (known[0] as GradeMove) : 'other';
}

const levelsOf = ({ at }: Placed): readonly string[] => levelNames(decidingOf(at));
const levelNames = (deciding: Deciding | undefined): readonly string[] =>
  deciding === undefined ? [] : deciding.figure.term.levels.map((l) => l.level);

/** Levels best first, those of the second scheme before those that only the first has; then whoever has none. */
export function levelCounts(pairs: readonly Pair[]): LevelCount[] {
  const side = (which: Side): Placed[] => pairs.flatMap((pair) => pair[which] ?? []);
  const [before, after] = [side('before'), side('after')];
  const levels = new Set([...after, ...before].flatMap((placed) => levelsOf(placed)));
  const graded = (placed: readonly Placed[], key: string): number =>
    placed.filter(({ at, result }) => at.evaluated.population.grade !== undefined && text(result.grade) === key).length;
  const counts = [
    ...[...levels].map((level) => ({ level, key: `=${level}` })),
    ...(['notApplicable', 'missing', 'open', 'held'] as const).map((absent) => ({ absent, key: absent })),
  ];
  return counts
    .map(({ key, ...what }) => ({ ...what, before: graded(before, key), after: graded(after, key) }))
    .filter((c) => c.before > 0 || c.after > 0);
}
