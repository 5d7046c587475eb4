/**
 * A notice that hangs keeps its last day, whatever is announced meanwhile, until the office makes it hang longer and says why. The ledger has
 * both days, and who has read the page reads the reason.
 */
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Notify } from '../messages/notify.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import { followed } from '../rounds/move.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { farthestDay } from '../rounds/schedule.ts';
import { processOf } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { hangs } from './model.ts';
import { noticeWriter } from './store.ts';
import { tellHangs } from './tell.ts';

/** Undefined: it hangs longer from now on, and the stages after it have moved. */
export async function extendNotice(
  tx: TxScope,
  round: string,
  { ends, reason }: { readonly ends: Day; readonly reason: string },
  {
    by,
    now,
    calendar,
    notify,
  }: { readonly by: string; readonly now: Date; readonly calendar: Calendar; readonly notify: Notify },
): Promise<Refused<'no-notice' | 'notice-not-later' | 'notice-too-long'> | undefined> {
  const whole = await roundWriter(tx).lock(round);
  const writer = noticeWriter(tx);
  const [notice] = await writer.ofRound(round);
  const today = dayOf(now);
  if (whole === undefined || notice === undefined || !hangs(notice, today)) return refuse('no-notice');
  if (ends <= notice.ends) return refuse('notice-not-later', { ends: spokenDay(notice.ends, today) });
  const last = farthestDay(whole.round.term, today);
  if (ends > last) return refuse('notice-too-long', { ends: spokenDay(ends, today), last: spokenDay(last, today) });
  await writer.lengthen(notice, ends, reason);
  const stage = processOf(whole.round).find(({ work }) => work.kind === 'notice');
  const own = whole.stages.find(({ key }) => key === stage?.id);
  if (own !== undefined && own.state !== 'done' && ends > own.ends) {
    const over = { process: processOf(whole.round), term: whole.round.term, today, calendar };
    await roundWriter(tx).setStages(round, followed(whole.stages, { ...own, ends }, over), now);
  }
  const payload = { notice: notice.id, round, before: notice.ends, ends, reason };
  const common = { at: now, actor: by, authority: 'office' };
  const recorded = await recordInRound(tx, round, [{ ...common, kind: 'notice.extended', subject: round, payload }]);
  if (!recorded.ok) throw new Error(`a longer notice could not be recorded: ${recorded.refusal}`);
  await tellHangs(notify, tx, whole.round, { id: notice.id, ends }, now);
  return undefined;
}
