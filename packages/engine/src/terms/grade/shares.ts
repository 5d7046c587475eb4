/** The share that each pool has under a seat rule: the scheme's, or one that a ruling approved. */
import type { Ruling } from '../../facts/facts.ts';
import { compare, type Exact, formatPercent, greatest, least, one, parseExact, zero } from '../../numbers/exact.ts';
import type { RankedPool, Ranking } from '../../run/column.ts';
import type { ResolvedAmount } from '../../run/evaluating.ts';
import { shareIn } from './bound.ts';
import { report } from './decisions.ts';
import type { SeatRule } from './node.ts';
import type { Grading } from './standing.ts';

export interface PoolShare {
  /** Undefined: the people of the pool have several, or none that is known. */
  readonly share: Exact | undefined;
  readonly approved?: Ruling;
}

/** `inBase`: the pool's people of whom the share is taken; where it follows a grade or an attribute, it is theirs. */
export function sharesOf(
  grading: Grading,
  rule: SeatRule,
  ranking: Pick<Ranking, 'pools' | 'layout'>,
  inBase: (row: number) => boolean,
): readonly PoolShare[] {
  const { run } = grading;
  const written = shareIn(rule.atMost ?? rule.atLeast);
  if (written === undefined) throw new Error(`the seats of ${rule.level} have no share`);
  const amount = run.amount(written);
  // Most runs have no rulings on pools, and there are many pools.
  const ruled = run.facts.rulings.some((r) => r.kind === 'pool');
  if (!ruled && amount.constant !== undefined) {
    return new Array<PoolShare>(ranking.layout.names.length).fill({ share: amount.constant });
  }
  return ranking.pools.map((pool) => {
    const own = amount.constant ?? commonShare(rule, amount, pool, inBase);
    const ruling = ruled ? run.poolRuling(pool.name, `share.${rule.level}`) : undefined;
    return ruling === undefined ? { share: own } : approvedShare(grading, rule, pool.name, own, ruling);
  });
}

/** A ruling may tighten a share, and go beyond it where the rule is one in principle. */
function approvedShare(
  grading: Grading,
  rule: SeatRule,
  pool: string,
  own: Exact | undefined,
  ruling: Ruling,
): PoolShare {
  const share = parseExact(ruling.value);
  if (share === undefined) throw new Error(`a ruling on ${ruling.setting} says ${ruling.value}`);
  const most = own ?? loosest(rule);
  const looser = rule.atMost === undefined ? compare(share, most) < 0 : compare(share, most) > 0;
  if (!looser) return { share };
  const limit = typeof rule.soft === 'object' ? grading.run.constant(rule.soft.atMost) : undefined;
  if (rule.soft !== undefined && (limit === undefined || compare(share, limit) <= 0))
    return { share, approved: ruling };
  if (limit !== undefined) {
    const values = { level: rule.level, ruled: formatPercent(share), share: formatPercent(limit) };
    report(grading, 'share-beyond-approval', pool, [], values);
    return { share: own };
  }
  const unclear = own === undefined ? 'yes' : '';
  const values = { level: rule.level, ruled: formatPercent(share), share: formatPercent(most), unclear };
  report(grading, 'share-not-soft', pool, [], values);
  return { share: own };
}

/** The loosest of the shares that the rule writes: which of them a pool has may be unclear, but none has more. */
function loosest(rule: SeatRule): Exact {
  const written = shareIn(rule.atMost ?? rule.atLeast);
  if (typeof written !== 'object' || !('by' in written)) throw new Error(`the share of ${rule.level} can't be unclear`);
  const { cases, otherwise } = written;
  const shares = [...cases.map((c) => c.value), ...(otherwise === undefined ? [] : [otherwise])].map((value) =>
    value === 'none' ? unlimited(rule) : (parseExact(value) ?? zero),
  );
  return shares.reduce(rule.atMost === undefined ? least : greatest);
}

/** `none`: all may have the level; of a floor, nobody must. */
const unlimited = (rule: SeatRule): Exact => (rule.atMost === undefined ? zero : one);

/** The share of all in the base; undefined where they differ, or somebody's is not known. */
function commonShare(
  rule: SeatRule,
  amount: ResolvedAmount,
  pool: RankedPool,
  inBase: (row: number) => boolean,
): Exact | undefined {
  let common: Exact | undefined;
  for (const row of pool.rows) {
    if (!inBase(row)) continue;
    const share = shareAt(rule, amount, row);
    if (share === undefined || (common !== undefined && compare(share, common) !== 0)) return undefined;
    common = share;
  }
  return common ?? zero;
}

/** A case that says `none` comes as not applicable without a reason: all may have the level, or nobody must. */
function shareAt(rule: SeatRule, amount: ResolvedAmount, row: number): Exact | undefined {
  const share = amount.at(row);
  if (!('kind' in share)) return share;
  if (share.kind === 'notApplicable' && share.because.length === 0) return unlimited(rule);
  return undefined;
}
