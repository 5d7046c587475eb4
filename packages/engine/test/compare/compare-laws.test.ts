/** The laws of comparing, over generated schemes and what altering makes of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  type Cause,
  type Comparison,
  type ConsequenceChange,
  compareRuns,
  type Exact,
  type GradeReason,
  type LevelCount,
  type Moved,
  parseExact,
  type Run,
  readScheme,
  resultOf,
  score,
  scoreBoth,
  subtract,
  type Tally,
  trim,
  writeScheme,
} from '../../src/index.ts';
import type { Draw } from '../properties/draw.ts';
import { drawRun, settings, timeLimit } from '../properties/draw-run.ts';
import { alterScheme } from './alter-scheme.ts';

/** Two runs over the same facts, the second of an altered scheme. */
function drawRuns(g: Draw): { before: Run; after: Run } {
  const { scheme, raw } = drawRun(g);
  const altered = readScheme(writeScheme(alterScheme(g, scheme))).scheme;
  fc.pre(altered !== undefined);
  const { runs } = scoreBoth(scheme, altered as NonNullable<typeof altered>, raw);
  fc.pre(runs !== undefined);
  return runs as NonNullable<typeof runs>;
}

const exact = (text: string | undefined): Exact => {
  const value = parseExact(text ?? '');
  if (value === undefined) throw new Error(`no decimal: ${text}`);
  return trim(value);
};

describe('comparing two runs', () => {
  it('[P8] gives causes and a rest that add up to the difference of the totals, exactly', {
    timeout: timeLimit,
  }, () => {
    let followed = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { before, after } = drawRuns(g);
        const totals = (run: Run) => new Map(resultOf(run).subjects.map((s) => [s.id, s.total]));
        const [first, second] = [totals(before), totals(after)];
        for (const { id, change, causes, rest } of compareRuns(before, after).moved) {
          const [x, y] = [first.get(id), second.get(id)];
          if (x === undefined || y === undefined || !('value' in x) || !('value' in y)) {
            expect({ change, causes }).toEqual({ change: undefined, causes: [] });
            continue;
          }
          const sum = causes.reduce((s, c) => add(s, exact(c.effect)), exact(rest));
          expect(trim(sum)).toEqual(exact(change));
          expect(exact(change)).toEqual(trim(subtract(exact(y.value), exact(x.value))));
          followed += causes.length;
        }
      }),
      settings(0.5),
    );
    expect(followed).toBeGreaterThan(0);
  });

  it('[P9] finds nothing between a run and itself', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw, run } = drawRun(g);
        const { moved, overall, consequences, figures } = compareRuns(run, score(scheme, raw).run as Run);
        expect(figures).toEqual([]);
        const { totalsUp, totalsDown, totalsOther, ranksChanged, gradesUp, gradesDown, gradesOther } = overall;
        expect(moved).toEqual([]);
        expect(consequences.flatMap((c) => [...c.newly, ...c.noLonger])).toEqual([]);
        expect(totalsUp + totalsDown + totalsOther + ranksChanged + gradesUp + gradesDown + gradesOther).toBe(0);
      }),
      settings(0.3),
    );
  });

  it('names with every consequence exactly those whom it reaches under one of the schemes only', {
    timeout: timeLimit,
  }, () => {
    let named = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { before, after } = drawRuns(g);
        const reached = (run: Run, id: string): string[] =>
          resultOf(run).subjects.flatMap((s) => (s.consequences.some((c) => c.id === id) ? [s.id] : []));
        const { consequences, moved } = compareRuns(before, after);
        for (const { id, newly, noLonger, ...counts } of consequences) {
          const [old, now] = [reached(before, id), reached(after, id)];
          expect({ newly, noLonger, before: counts.before, after: counts.after }).toEqual({
            newly: now.filter((s) => !old.includes(s)),
            noLonger: old.filter((s) => !now.includes(s)),
            before: old.length,
            after: now.length,
          });
          const movedBy = (key: 'newConsequences' | 'endedConsequences') =>
            moved.flatMap((m) => (m[key].some((c) => c.id === id) ? [m.id] : []));
          expect([movedBy('newConsequences'), movedBy('endedConsequences')]).toEqual([newly, noLonger]);
          named += newly.length + noLonger.length;
        }
      }),
      settings(0.5),
    );
    expect(named).toBeGreaterThan(0);
  });

  it('[P10] read backwards is its own mirror', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { before, after } = drawRuns(g);
        expect(ordered(mirrored(compareRuns(after, before)))).toEqual(ordered(compareRuns(before, after)));
      }),
      settings(0.5),
    );
  });
});

/** What the comparison would be the other way round. */
function mirrored(comparison: Comparison): Comparison {
  const { before, after, added, removed, overall, pools, populations, figures, consequences, moved, ...rest } =
    comparison;
  return {
    ...rest,
    before: after,
    after: before,
    added: removed,
    removed: added,
    overall: turnedTally(overall),
    pools: pools.map((pool) => ({ ...swapped(turnedTally(pool)), populations: swapped(pool.populations) })),
    consequences: consequences.map(turnedConsequence),
    populations: populations.map((p) => ({ ...p, levels: p.levels.map((level) => swapped(level)) })),
    figures: figures.map(({ largestRise: rise, largestFall: fall, ...f }) => ({
      ...f,
      up: f.down,
      down: f.up,
      ...(fall === undefined ? {} : { largestRise: { ...fall, change: turned(fall.change) } }),
      ...(rise === undefined ? {} : { largestFall: { ...rise, change: turned(rise.change) } }),
    })),
    moved: moved.map(turnedMoved),
  };
}

/** With `before` and `after` in each other's place. */
function swapped<T extends { before?: unknown; after?: unknown }>({ before, after, ...rest }: T): T {
  return {
    ...rest,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  } as T;
}

const turned = (text: string): string => {
  if (text.startsWith('+')) return `-${text.slice(1)}`;
  return text.startsWith('-') ? `+${text.slice(1)}` : text;
};

function turnedTally<T extends Tally>({ largestRise: rise, largestFall: fall, ...tally }: T): T {
  return {
    ...tally,
    onlyBefore: tally.onlyAfter,
    onlyAfter: tally.onlyBefore,
    totalsUp: tally.totalsDown,
    totalsDown: tally.totalsUp,
    gradesUp: tally.gradesDown,
    gradesDown: tally.gradesUp,
    ...(tally.meanChange === undefined ? {} : { meanChange: turned(tally.meanChange) }),
    ...(fall === undefined ? {} : { largestRise: { ...fall, change: turned(fall.change) } }),
    ...(rise === undefined ? {} : { largestFall: { ...rise, change: turned(rise.change) } }),
    levels: tally.levels.map((level: LevelCount) => swapped(level)),
  } as unknown as T;
}

const opposite: Partial<Record<Cause['kind'], Cause['kind']>> = {
  added: 'removed',
  removed: 'added',
  included: 'excluded',
  excluded: 'included',
};

const turnedConsequence = (of: ConsequenceChange): ConsequenceChange => ({
  ...of,
  before: of.after,
  after: of.before,
  untoldBefore: of.untoldAfter,
  untoldAfter: of.untoldBefore,
  newly: of.noLonger,
  noLonger: of.newly,
});

function turnedMoved(moved: Moved): Moved {
  return {
    ...turnedChange(moved),
    gradeReasons: moved.gradeReasons.map(swapped),
    figures: moved.figures.map(turnedChange),
    newConsequences: moved.endedConsequences,
    endedConsequences: moved.newConsequences,
  };
}

function turnedChange<T extends Pick<Moved, 'change' | 'causes' | 'rest'> & { before?: unknown; after?: unknown }>(
  of: T,
): T {
  const { change, causes, rest } = of;
  return {
    ...swapped(of),
    ...(change === undefined ? {} : { change: turned(change) }),
    rest: turned(rest),
    causes: causes.map((c) => swapped({ ...c, kind: opposite[c.kind] ?? c.kind, effect: turned(c.effect) })),
  } as T;
}

/** Lists whose order follows the second scheme, in an order of their own. */
function ordered(comparison: Comparison): unknown {
  const sorted = <T>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const tally = <T extends Tally>(of: T): object => ({ ...of, levels: sorted(of.levels) });
  const plain = (causes: readonly Cause[]) => sorted(causes.map(({ name: _, ...cause }) => keyed(cause)));
  return {
    ...comparison,
    overall: tally(comparison.overall),
    pools: sorted(comparison.pools.map((p) => keyed(tally(p)))),
    // Of a consequence that was renamed the name is the second scheme's, as of a figure.
    consequences: sorted(comparison.consequences.map(({ name: _, ...of }) => keyed(of))),
    // Of two names the second scheme's is said.
    populations: sorted(
      comparison.populations.map(({ name: _, levels, ...p }) => ({
        ...p,
        levels: sorted(levels.map(keyed<LevelCount>)),
      })),
    ),
    figures: sorted(comparison.figures.map(({ name: _, ...f }) => keyed(f))),
    moved: comparison.moved.map((m) => ({
      ...m,
      causes: plain(m.causes),
      figures: sorted(m.figures.map(({ name: _, ...f }) => keyed({ ...f, causes: plain(f.causes) }))),
      gradeReasons: sorted(m.gradeReasons.map(keyed<GradeReason>)),
    })),
  };
}

/** With its keys in order, so that equal data is equal text. */
const keyed = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
