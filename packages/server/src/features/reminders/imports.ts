/** Points that the office has yet to bring in: said before the last day of their stage, and once that is past. Pure. */
import type { Notice } from '../messages/notify.ts';
import type { ImportDue } from '../round-data/imports-due.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { WholeRound } from '../rounds/store.ts';
import type { Morning } from './gather.ts';
import { remindedOn } from './rules.ts';

/** To the office, which alone may import; of a stage that was made longer anew. */
export function importNotices(
  { round }: Pick<WholeRound, 'round'>,
  due: readonly ImportDue[],
  { today, rules, calendar, office }: Pick<Morning, 'today' | 'rules' | 'calendar' | 'office'>,
): readonly Notice[] {
  return due.flatMap((one): readonly Notice[] => {
    const common = {
      to: office,
      matter: `round/${round.id}/imports/${one.key}/${one.name}/${one.due}`,
      console: `/rounds/${round.id}/imports`,
    };
    const values = {
      round: round.name,
      what: one.name,
      count: one.people - one.have,
      until: spokenDay(one.due, today),
    };
    if (one.state === 'late')
      return [{ ...common, kind: 'import-late', values: { ...values, otherwise: one.otherwise } }];
    if (one.state !== 'waiting' || today < remindedOn(one.due, rules.reviewDays, calendar)) return [];
    return [{ ...common, kind: 'import-due', values }];
  });
}
