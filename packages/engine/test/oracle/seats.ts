/** Giving the seats: ceilings from the best level down, then floors of the last level. */
import type { GradeTerm, SeatRule } from '../../src/terms/grade.ts';
import { type Case, rulingOnSubject, type SeatCount } from './case.ts';
import type { Absence } from './outcome.ts';
import { type Bound, blocksOf, partBlock, type Quota, quotasOf } from './quotas.ts';
import { compareKeys, nowhere } from './ranks.ts';
import type { Rational } from './rational.ts';
import { levelIndex, rankingOf, type Standing } from './standing.ts';

type Ranked = Standing & { readonly keys: readonly Rational[] };

const isRanked = (standing: Standing): standing is Ranked => typeof standing.keys !== 'string';
const best = (a: Ranked, b: Ranked): number => compareKeys(b.keys, a.keys);
const worstFirst = (a: Ranked, b: Ranked): number => compareKeys(a.keys, b.keys);

/** Those who stand at a level, nothing being absent. */
const standingAt = (standings: readonly Standing[], level: number): Standing[] =>
  standings.filter((s) => s.absent === undefined && s.level === level);

function mark(standings: readonly Standing[], absent: Absence): void {
  for (const standing of standings) standing.absent = absent;
}
function comeDown(standings: readonly Standing[]): void {
  for (const standing of standings) standing.level += 1;
}

const seatRuling =
  (of: Case) =>
  (standing: Standing): string | undefined =>
    rulingOnSubject(of, standing.subject, 'seat');

/** Those who take a seat before all others; too many are open but for the ones ruled `yes`. Gives the seats left. */
function seatTakers(of: Case, takers: readonly Standing[], seats: number): number {
  if (takers.length <= seats) return seats - takers.length;
  const confirmed = takers.filter((t) => seatRuling(of)(t) === 'yes');
  const undecided = takers.filter((t) => !confirmed.includes(t));
  mark(confirmed.length <= seats ? undecided : takers, 'open');
  return 0;
}

/** By rank, while seats last; the rest come down one level. */
function seatByRank(of: Case, ties: 'open' | 'share', candidates: readonly Ranked[], seats: number): void {
  let left = seats;
  for (const block of blocksOf(candidates, best)) {
    if (block.length <= left) {
      left -= block.length;
    } else if (left === 0 || ties === 'share') {
      comeDown(block);
      left = 0;
    } else {
      const { seated, out, open } = partBlock(block, left, seatRuling(of));
      comeDown(out);
      mark(open, 'open');
      left = open.length > 0 ? 0 : left - seated.length;
    }
  }
}

/** One ceiling in one pool. */
function fillCeiling(of: Case, term: GradeTerm, level: number, quota: Quota): void {
  const here = standingAt(quota.standings, level);
  const isContested = (s: Standing) => s.absent === 'open' && s.granted === 'takes' && s.level === level;
  const left = seatTakers(
    of,
    here.filter((s) => s.granted === 'takes'),
    Math.max(0, quota.seats - quota.standings.filter(isContested).length),
  );
  const others = here.filter((s) => s.granted === undefined);
  for (const standing of others) if (typeof standing.keys === 'string') standing.absent = standing.keys;
  seatByRank(of, rankingOf(of, term)?.ties ?? 'open', others.filter(isRanked), left);
}

/** One floor in one pool: the lowest in rank come down to the last level until it is met. */
function fillFloor(of: Case, term: GradeTerm, quota: Quota): void {
  const last = term.levels.length - 1;
  const isLimited = (level: number) =>
    (term.seats ?? []).some((rule) => rule.atMost !== undefined && levelIndex(term, rule.level) === level);
  let need = quota.seats - standingAt(quota.standings, last).length;
  const above = quota.standings
    .filter((s) => s.absent === undefined && s.level < last && s.granted === undefined)
    .filter(isRanked);
  for (const block of blocksOf(above, worstFirst)) {
    if (need <= 0) return;
    const isProtected = block.some((s) => isLimited(s.level));
    const ruledOut = block.filter((s) => seatRuling(of)(s) === 'no');
    const down = block.length <= need ? block : ruledOut.length === need ? ruledOut : [];
    if (isProtected || down.length === 0) {
      mark(block, 'open');
      return;
    }
    for (const standing of down) standing.level = last;
    need -= down.length;
  }
}

/** Works through the seat rules, moving the standings; gives the number of seats by rule and pool. */
export function giveSeats(of: Case, term: GradeTerm, standings: readonly Standing[]): SeatCount[] {
  const rules = (term.seats ?? []).map((rule, index) => ({ rule, index, level: levelIndex(term, rule.level) }));
  const counts: SeatCount[] = [];
  const quotasFor = (rule: SeatRule, index: number, bound: Bound): readonly Quota[] => {
    const quotas = quotasOf(of, term, rule, bound, standings);
    for (const { pools, base, seats } of quotas) {
      counts.push({ rule: index, level: rule.level, bound, pools, base: base.length, seats });
    }
    return quotas;
  };
  const last = term.levels.length - 1;
  const ceilings = rules.filter((r) => r.rule.atMost !== undefined && r.level < last);
  for (const { rule, index, level } of ceilings.sort((a, b) => a.level - b.level)) {
    for (const standing of standingAt(standings, level)) {
      if (standing.pool === nowhere && standing.granted === undefined && typeof standing.keys === 'string') {
        standing.absent = standing.keys;
      }
    }
    for (const quota of quotasFor(rule, index, 'atMost')) fillCeiling(of, term, level, quota);
  }
  for (const { rule, index, level } of rules.filter((r) => r.rule.atLeast !== undefined)) {
    if (level !== last) throw new Error('a floor of another level than the last, which the checker refuses');
    for (const quota of quotasFor(rule, index, 'atLeast')) fillFloor(of, term, quota);
  }
  return counts;
}
