/** One floor of the last level in one pool. */
import { comersTo } from './comers.ts';
import { type Giving, isRanked, open, type Ranked, seatRuling } from './giving.ts';
import { blocksOf, type Quota } from './quotas.ts';
import { compareKeys } from './ranks.ts';
import { isLimited, type Standing } from './standing.ts';
import { type Between, waysOf } from './ways.ts';

type Fate = 'down' | 'stays' | 'undecided';

/** The lowest in rank come down; adjustments out of the level give way before limited seats. Every way is gone through by itself. */
function lower(
  giving: Giving,
  people: readonly Ranked[],
  leavers: readonly Standing[],
  need: Between,
): (standing: Standing) => Fate {
  const last = giving.term.levels.length - 1;
  const ends = new Map<Standing, Set<string>>([...people, ...leavers].map((s) => [s, new Set<string>()]));
  const all = (of: readonly Standing[], end: string) => {
    for (const standing of of) ends.get(standing)?.add(end);
  };
  const yieldFor = (wanting: number): number => {
    all(leavers, wanting > 0 ? 'yields' : 'stays');
    return Math.max(0, wanting - leavers.length);
  };
  let wanting = { ...need };
  /** Somebody holds a limited seat, or may: adjustments give way, and what then is wanting is for people to decide. */
  const stop = (block: readonly Standing[]): void => {
    for (let left = wanting.least; left <= wanting.most; left++) all(block, yieldFor(left) > 0 ? 'kept' : 'stays');
  };
  for (const block of blocksOf(people, (a, b) => compareKeys(a.keys, b.keys))) {
    const sure = block.filter((s) => !s.decided);
    const undecided = block.length - sure.length;
    if (wanting.most === 0) {
      all(sure, 'stays');
      continue;
    }
    if (sure.some((s) => isLimited(giving.term, s.level))) {
      stop(sure);
      return fateFrom(ends);
    }
    if (undecided > 0) stop(sure);
    const found = waysOf(
      {
        people: sure,
        beyond: [],
        comers: { least: 0, most: undecided },
        ties: 'open',
        ruling: (s) => seatRuling(giving, last, s),
      },
      wanting,
    );
    for (const [standing, ways] of found.ways) {
      for (const way of ways) all([standing], { seated: 'down', granted: 'down', out: 'stays', tied: 'tied' }[way]);
    }
    wanting = { least: undecided > 0 ? 0 : found.left.least, most: found.left.most };
  }
  stop([]);
  return fateFrom(ends);
}

const fateFrom =
  (ends: ReadonlyMap<Standing, ReadonlySet<string>>) =>
  (standing: Standing): Fate => {
    const [end = 'stays', another] = ends.get(standing) ?? [];
    if (another === undefined && (end === 'down' || end === 'stays')) return end;
    return 'undecided';
  };

export function fillFloor(giving: Giving, quota: Quota): void {
  const { of, term, comers, crowds } = giving;
  const last = term.levels.length - 1;
  const there = quota.standings.filter((s) => s.absent === undefined && s.level === last).length;
  const most = quota.most - there;
  if (most <= 0) return;
  const mayCome = comersTo(of, term, comers, last, quota.standings).reduce((sum, g) => sum + g.most, 0);
  const mayStay = crowds
    .filter((c) => c.level === last && c.people.some((p) => quota.standings.includes(p)))
    .reduce((sum, c) => sum + c.most, 0);
  const least = Math.max(0, quota.seats - there - mayCome - mayStay);
  // Whom a contested exception puts at the last level may be back where the score puts them.
  const isAbove = (s: Standing) => s.level !== last || (s.decided && s.allowed >= 0 && s.allowed !== last);
  const above = quota.standings.filter((s) => isAbove(s) && s.granted === undefined);
  for (const s of above) if (s.absent === undefined && typeof s.keys === 'string') s.absent = s.keys;
  const people = above.filter((s) => s.absent === undefined || s.decided).filter(isRanked);
  const leavers = quota.standings.filter(
    (s) => s.adjusted && s.granted !== undefined && s.absent === undefined && s.allowed === last && s.level !== last,
  );
  const fate = lower(giving, people, leavers, { least, most });
  for (const standing of [...people.filter((p) => !p.decided), ...leavers]) {
    if (fate(standing) === 'down') standing.level = last;
    if (fate(standing) === 'undecided') open([standing]);
  }
}
