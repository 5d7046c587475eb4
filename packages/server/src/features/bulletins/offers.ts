/** Of which weeks and months of a round there can be a bulletin, the one that is asked for first of each kind: pure. */
import type { AskedInRound } from '../logs/asked.ts';
import { monthsOf } from '../month-sheets/months.ts';
import type { Day } from '../roster/model.ts';
import { type BulletinKind, bulletinKinds, type Offer, type Span } from './model.ts';

/** What is over stands before what is still going on, the latest first. */
const latestFirst =
  (today: Day) =>
  (a: Span, b: Span): number => {
    const going = (one: Span) => (one.to >= today ? 1 : 0);
    return going(a) - going(b) || (a.from < b.from ? 1 : -1);
  };

/** Weeks where the scheme asks for weekly entries; months; and the round as a whole. What hasn't begun isn't there. */
export function offersOf({ entries, whole: { round } }: AskedInRound, today: Day): readonly Offer[] {
  const weeks = entries
    .filter(({ asked }) => asked.every === 'week')
    .flatMap(({ whiles }) => whiles.map(({ span, name, from, ends }) => ({ span, name, from, to: ends })));
  const all: Readonly<Record<BulletinKind, readonly Span[]>> = {
    weekly: [...new Map(weeks.map((one) => [one.span, one])).values()],
    monthly: monthsOf(round),
    quarterly: [{ span: round.period, name: '整个考核期', from: round.term.from, to: round.term.to }],
  };
  return (Object.keys(bulletinKinds) as BulletinKind[])
    .map((kind) => ({
      kind,
      kindName: bulletinKinds[kind],
      spans: all[kind].filter(({ from }) => from <= today).sort(latestFirst(today)),
    }))
    .filter(({ spans }) => spans.length > 0);
}
