/** Giving the seats: ceilings from the best level down, then floors of the last level. */
import type { GradeTerm, SeatRule } from '../../src/terms/grade/node.ts';
import type { Case, SeatCount } from './case.ts';
import { comersTo, single } from './comers.ts';
import { fillFloor } from './floors.ts';
import { type Giving, isRanked, open, seatRuling } from './giving.ts';
import { type Bound, blocksOf, type Quota, quotasOf } from './quotas.ts';
import { compareKeys } from './ranks.ts';
import { allowedLevel, levelIndex, rankingOf, type Standing } from './standing.ts';
import { type Between, type Way, waysOf } from './ways.ts';

/** "If more were ruled, all of them are open"; who is in no pool was held before. */
function crowdsOf({ term, standings, comers, crowds }: Giving): void {
  for (const { id, atMost, to, seat } of term.exceptions ?? []) {
    for (const pool of new Set(standings.map((s) => s.pool))) {
      const people = standings.filter((s) => s.pool === pool && s.exception === id && s.granted !== undefined);
      if (atMost === undefined || people.length <= atMost) continue;
      open(people);
      for (const standing of people) delete standing.granted;
      if (seat !== 'beside') crowds.push({ people, level: levelIndex(term, to), most: atMost });
      comers.push(...people.flatMap(single));
    }
  }
}

/** What those whom rulings put there leave of the seats, at the worst and at the best. */
function leftByTakers(giving: Giving, level: number, quota: Quota, takers: readonly Standing[]): Between {
  const crowds = giving.crowds.filter((c) => c.level === level && c.people.some((p) => quota.standings.includes(p)));
  const kept = crowds.reduce((sum, c) => sum + c.most, 0);
  const fewest = Math.max(0, quota.seats - kept);
  if (takers.length <= fewest) return { least: fewest - takers.length, most: quota.most - takers.length };
  const confirmed = takers.filter((t) => seatRuling(giving, level, t) === 'yes');
  const fits = takers.length <= quota.most;
  const undecided = !fits && confirmed.length <= fewest ? takers.filter((t) => !confirmed.includes(t)) : takers;
  open(undecided);
  for (const taker of undecided) delete taker.granted;
  giving.comers.push(...undecided.flatMap(single));
  return { least: 0, most: fits ? quota.most - takers.length : 0 };
}

const takersAt = (level: number, { standings }: Quota): Standing[] =>
  standings.filter((s) => s.absent === undefined && s.level === level && s.granted === 'takes');

/** One ceiling in one pool, "in every way that is left"; `seats`: those left by those whom rulings put there. */
function fillCeiling(giving: Giving, rule: SeatRule, level: number, quota: Quota, seats: Between): void {
  const { of, term } = giving;
  const here = quota.standings.filter((s) => s.absent === undefined && s.level === level);
  const candidates = here.filter((s) => s.granted === undefined).filter(isRanked);
  const keepers = giving.crowds.filter((c) => c.level === level && rule.soft !== true).flatMap((c) => c.people);
  const groups = comersTo(
    of,
    term,
    giving.comers.map((g) => ({ ...g, people: g.people.filter((p) => !keepers.includes(p)) })),
    level,
    quota.standings,
  );
  // "The others of them may come back": the best, where it is the most.
  for (const crowd of giving.crowds.filter((c) => c.level === level && rule.soft !== true)) {
    const able = comersTo(of, term, crowd.people.flatMap(single), level, quota.standings).flatMap((g) => g.people);
    const best = able.filter(isRanked).sort((a, b) => compareKeys(b.keys, a.keys));
    if (best.length === 0) continue;
    groups.push({ people: best, least: 0, most: Math.min(best.length, crowd.people.length - crowd.most) });
  }
  const competing =
    rule.soft === true
      ? takersAt(level, quota)
          .filter(isRanked)
          .filter((t) => t.allowed >= 0 && t.allowed <= level)
      : [];
  const ties = rankingOf(of, term)?.ties ?? 'open';
  const first = (side: 'least' | 'most') => groups.flatMap((g) => g.people.slice(0, g[side])).filter(isRanked);
  const coming = { least: first('least'), most: first('most') };
  const fates = new Map<Standing, Way | 'waits'>();
  let contested = { least: 0, most: 0 };
  let left: Between = seats;
  for (const all of blocksOf([...candidates, ...competing, ...coming.most], (a, b) => compareKeys(b.keys, a.keys))) {
    const people = all.filter((s) => candidates.includes(s));
    const found = waysOf(
      {
        people,
        beyond: all.filter((s) => competing.includes(s)),
        comers: {
          least: all.filter((s) => coming.least.includes(s)).length,
          most: all.filter((s) => coming.most.includes(s)).length,
        },
        ties,
        ruling: (s) => seatRuling(giving, level, s),
      },
      left,
    );
    left = found.left;
    for (const standing of people) {
      const [way, another] = found.ways.get(standing) ?? [];
      fates.set(standing, another === undefined && way !== undefined ? way : 'waits');
      if (fates.get(standing) === 'tied') contested = found.contested;
    }
  }
  const waits = candidates.filter((s) => fates.get(s) === 'waits');
  const tied = candidates.filter((s) => fates.get(s) === 'tied');
  for (const standing of candidates.filter((s) => fates.get(s) === 'out')) {
    const found = allowedLevel(of, term, level + 1, standing.subject);
    if (typeof found === 'string') standing.absent = found;
    else standing.level = found;
  }
  open([...waits, ...tied]);
  giving.comers.push({ people: waits, from: level + 1, least: 0, most: waits.length });
  const lacking = Math.max(0, tied.length - contested.most);
  const sure = groups.length === 0 && seats.least === seats.most;
  giving.comers.push({ people: tied, from: level + 1, least: lacking, most: sure ? lacking : tied.length });
}

/** Works through the seat rules, moving the standings; gives the number of seats by rule and pool. */
export function giveSeats(of: Case, term: GradeTerm, standings: readonly Standing[]): SeatCount[] {
  const giving: Giving = { of, term, standings, comers: [], crowds: [] };
  for (const s of standings) if (s.decided) giving.comers.push(...single(s));
  crowdsOf(giving);
  const rules = (term.seats ?? []).map((rule, index) => ({ rule, index, level: levelIndex(term, rule.level) }));
  const counts: SeatCount[] = [];
  const quotasFor = (rule: SeatRule, index: number, bound: Bound): readonly Quota[] => {
    const quotas = quotasOf(of, term, rule, bound, standings);
    for (const { pools, base, seats } of quotas) {
      counts.push({ rule: index, level: rule.level, bound, pools, base: base.length, seats });
    }
    return quotas;
  };
  const ceilings = rules.filter((r) => r.rule.atMost !== undefined).sort((a, b) => a.level - b.level);
  // "What rulings contest is found before any seat is given."
  const filling = ceilings.map(({ rule, index, level }) => ({
    rule,
    level,
    quotas: quotasFor(rule, index, 'atMost').map((quota) => {
      const all = { least: quota.seats, most: quota.most };
      return { quota, seats: rule.soft === true ? all : leftByTakers(giving, level, quota, takersAt(level, quota)) };
    }),
  }));
  for (const { rule, level, quotas } of filling) {
    for (const s of standings) {
      const claims = s.absent === undefined && s.level === level && s.granted === undefined;
      if (claims && typeof s.keys === 'string') s.absent = s.keys;
    }
    for (const { quota, seats } of quotas) fillCeiling(giving, rule, level, quota, seats);
  }
  for (const { rule, index, level } of rules.filter((r) => r.rule.atLeast !== undefined)) {
    if (level !== term.levels.length - 1) throw new Error('a floor of another level than the last');
    for (const quota of quotasFor(rule, index, 'atLeast')) fillFloor(giving, quota);
  }
  return counts;
}
