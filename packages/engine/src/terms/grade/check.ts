/** What can be wrong with a grade before anybody is graded. */
import { compare, parseExact } from '../../numbers/exact.ts';
import type { Amount } from '../../scheme/amount.ts';
import type { Checking } from '../../scheme/checking.ts';
import { glossed } from '../../text/choice.ts';
import { offered } from '../../text/nearest.ts';
import type { With } from '../term.ts';
import { shareIn, statedPeople } from './bound.ts';
import type { GradeTerm, SeatRule } from './node.ts';
import { checkReach } from './reach.ts';
import { remainderWords } from './shape.ts';

export function checkGrade(figure: With<GradeTerm>, checking: Checking): void {
  const { of, levels, requires, ranking, seats, exceptions, adjust } = figure.term;
  const known = levels.map((l) => l.level);
  // Seats are given to those who are to be graded; taking somebody out afterwards would leave a seat empty.
  if (figure.applies !== undefined) checking.report('grade-applies', figure, ['applies']);
  const level = (name: string, inside: readonly (string | number)[]): void => {
    if (!known.includes(name)) {
      checking.report('level-not-in-grade', figure, ['grade', ...inside], () => ({
        level: name,
        ...offered(name, known),
      }));
    }
  };
  if (of !== undefined) checking.refers(of, ['number', 'rank'], figure, ['grade', 'of']);
  const ranges = levels.flatMap(({ level: name, rule }) =>
    typeof rule === 'object' && !('when' in rule)
      ? [{ range: rule, inside: ['grade', 'levels', name], name: `“${name}”` }]
      : [],
  );
  const others = levels.length - ranges.length;
  if (ranges.length > 0 && of === undefined) checking.report('grade-of-needed', figure, ['grade']);
  if (ranges.length > 0) {
    const score = of === undefined ? undefined : checking.figure(of);
    const over = score === undefined ? { places: 0 } : checking.bounds(score);
    checking.ranges(ranges, others > 0, over, figure);
  }
  const conditional = levels.some(({ rule }) => typeof rule === 'object' && 'when' in rule);
  if (conditional && !levels.some((l) => l.rule === 'otherwise'))
    checking.report('grade-otherwise', figure, ['grade', 'levels']);
  const rest = levels.findIndex((l) => l.rule === 'otherwise');
  const behind = rest < 0 ? undefined : known[rest + 1];
  if (behind !== undefined) {
    checking.report('level-unreachable', figure, ['grade', 'levels', behind], { level: behind });
  }
  if (of !== undefined) checkReach(figure, of, checking);
  requires?.forEach((rule, i) => {
    level(rule.for, ['requires', i, 'for']);
    if (rule.for === known.at(-1)) {
      checking.report('requires-on-last', figure, ['grade', 'requires', i], { level: rule.for });
    }
  });
  if (ranking !== undefined) checking.refers(ranking, ['rank'], figure, ['grade', 'ranking']);
  if (seats !== undefined && ranking === undefined) checking.report('ranking-needed', figure, ['grade']);
  seats?.forEach((rule, i) => {
    checkSeats(figure, rule, i, known, level, checking);
    // Rulings name a level, not a rule: with two rules nobody could tell which they mean.
    const twice = seats.findIndex((s) => s.level === rule.level) < i;
    if (twice) checking.report('seats-twice', figure, ['grade', 'seats', i], { level: rule.level });
  });
  for (const { id, to, seat } of exceptions ?? []) {
    level(to, ['exceptions', id, 'to']);
    const limited = seats?.some((rule) => rule.level === to && rule.atMost !== undefined) ?? false;
    if (limited !== (seat !== undefined)) {
      const code = limited ? 'exception-seat-needed' : 'exception-seat-useless';
      checking.report(code, figure, ['grade', 'exceptions', id], { level: to });
    }
  }
  adjust?.levels.forEach((name, i) => level(name, ['adjust', 'levels', i]));
}

function checkSeats(
  figure: With<GradeTerm>,
  rule: SeatRule,
  i: number,
  known: readonly string[],
  level: (name: string, inside: readonly (string | number)[]) => void,
  checking: Checking,
): void {
  const at = ['grade', 'seats', i];
  level(rule.level, ['seats', i, 'level']);
  const report = (code: Parameters<Checking['report']>[0]): void =>
    checking.report(code, figure, at, { level: rule.level, mode: rule.mode, words: glossed(remainderWords) });
  if ((rule.atMost === undefined) === (rule.atLeast === undefined)) report('seats-one-bound');
  const stated = statedPeople(rule);
  if (stated === undefined && (rule.of === undefined || rule.rounding === undefined)) report('seats-share-words');
  if (stated !== undefined && (rule.of ?? rule.rounding ?? (rule.mode === 'perPool' ? undefined : rule.mode)))
    report('seats-people-words');
  for (const key of ['atMost', 'atLeast'] as const) {
    const share = shareIn(rule[key]);
    if (share !== undefined) checking.share(share, figure, [...at, key]);
  }
  if (typeof rule.soft === 'object')
    checkApprovable(figure, rule, rule.soft.atMost, [...at, 'soft', 'atMost'], checking);
  if (unlimitedBesideShares(rule)) checking.report('seats-unlimited', figure, [...at, 'atMost'], { level: rule.level });
  if (rule.atMost !== undefined && rule.rounding === 'up') report('seats-round-down');
  if (rule.atLeast !== undefined && rule.level !== known.at(-1)) report('floor-not-last');
  // Whoever finds no seat comes down one level; below the last there is none.
  if (rule.atMost !== undefined && rule.level === known.at(-1)) report('ceiling-on-last');
  if ((rule.mode === 'merged') !== (rule.mergeBelow !== undefined)) report('merge-below');
  if ((rule.mode === 'apportioned') !== (rule.remainders !== undefined)) report('remainders-needed');
  const { remainders = [] } = rule;
  if (remainders.includes('open') && remainders.indexOf('open') < remainders.length - 1) report('remainders-open-last');
}

/** What may be approved must leave room above every share that the rule writes; of floors and stated numbers there is no such share. */
function checkApprovable(
  figure: With<GradeTerm>,
  rule: SeatRule,
  limit: Amount,
  at: readonly (string | number)[],
  checking: Checking,
): void {
  checking.share(limit, figure, at);
  const share = shareIn(rule.atMost);
  const shares = share === undefined ? [] : checking.values(share);
  const limits = checking.values(limit);
  const room = limits.every((most) => shares.every((one) => compare(most, one) > 0));
  if (share === undefined || !room) checking.report('soft-no-room', figure, at, { level: rule.level });
}

/** `none` may be meant for "no seats" where the other cases say shares; who writes 0% as well knows the two apart. */
function unlimitedBesideShares({ atMost }: SeatRule): boolean {
  if (typeof atMost !== 'object' || !('by' in atMost)) return false;
  const { cases, otherwise } = atMost;
  const said = [...cases.map((c) => c.value), ...(otherwise === undefined ? [] : [otherwise])];
  const shares = said.flatMap((value) => (value === 'none' ? [] : (parseExact(value) ?? [])));
  return shares.length > 0 && shares.length < said.length && shares.every((share) => share.units !== 0n);
}
