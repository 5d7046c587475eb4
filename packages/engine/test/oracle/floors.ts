/** One floor of the last level in one pool. */
import { comersTo } from './comers.ts';
import { type Giving, isRanked, open, type Ranked, seatRuling } from './giving.ts';
import { blocksOf, partBlock, type Quota } from './quotas.ts';
import { compareKeys } from './ranks.ts';
import { isLimited, type Standing } from './standing.ts';

type Fate = 'down' | 'tied' | 'kept' | 'yields';

/** The lowest in rank come down until `need` of them have; adjustments out of the level give way before limited seats. */
function lower(
  giving: Giving,
  people: readonly Ranked[],
  leavers: readonly Standing[],
  need: number,
): ReadonlyMap<Standing, Fate> {
  const { term } = giving;
  const fates = new Map<Standing, Fate>();
  const all = (of: readonly Standing[], fate: Fate) => of.map((s) => fates.set(s, fate));
  const isProtected = (s: Standing) => s.decided || isLimited(term, s.level);
  let left = need;
  let yielded = false;
  const yieldFirst = () => {
    if (left > 0 && !yielded) {
      all(leavers, 'yields');
      left = Math.max(0, left - leavers.length);
    }
    yielded = true;
  };
  for (const block of blocksOf(people, (a, b) => compareKeys(a.keys, b.keys))) {
    if (left === 0) return fates;
    if (block.some(isProtected)) {
      yieldFirst();
      if (left > 0) all(block, 'kept');
      return fates;
    }
    const parted =
      block.length <= left
        ? { seated: block, open: [] }
        : partBlock(block, left, (s) => seatRuling(giving, term.levels.length - 1, s));
    all(parted.seated, 'down');
    all(parted.open, 'tied');
    if (parted.open.length > 0) return fates;
    left -= parted.seated.length;
  }
  yieldFirst();
  return fates;
}

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
  const above = quota.standings.filter((s) => s.level !== last && s.granted === undefined);
  for (const s of above) if (s.absent === undefined && typeof s.keys === 'string') s.absent = s.keys;
  const people = above.filter((s) => s.absent === undefined || s.decided).filter(isRanked);
  const leavers = quota.standings.filter(
    (s) => s.adjusted && s.granted !== undefined && s.absent === undefined && s.allowed === last && s.level !== last,
  );
  const few = lower(giving, people, leavers, least);
  const sure = people.filter((p) => !p.decided);
  const many = lower(giving, sure, leavers, most);
  for (const standing of [...sure, ...leavers]) {
    const fate = many.get(standing);
    if (fate === 'down' && few.get(standing) === 'down') standing.level = last;
    else if (fate !== undefined || few.get(standing) !== undefined) open([standing]);
  }
}
