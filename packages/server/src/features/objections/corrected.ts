/** What an upheld objection does to others: they are told, and have time of their own to object. */
import type { SubjectResult } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import type { Notify } from '../messages/notify.ts';
import { noticeReader } from '../notices/store.ts';
import { valueIn } from '../results/model.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import { workdaysLater } from '../rounds/schedule.ts';
import type { WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { usual } from './clocks.ts';
import { objectionWords } from './copy.ts';
import type { Objection } from './model.ts';
import { objectionReader } from './store.ts';

type Came = Pick<SubjectResult, 'total' | 'grade' | 'rank'>;

/** What is other for somebody, a phrase each; none: they came out as before. */
function changeOf(before: Came, after: Came): readonly string[] {
  return (['grade', 'total', 'rank'] as const).flatMap((what) => {
    const [from, to] = [valueIn(before[what]), valueIn(after[what])];
    return from === to ? [] : [objectionWords.changed[what](from, to)];
  });
}

/**
 * The last day on which those whose result was corrected on a day may object to it: as many working days after it as results hang on notice,
 * and never less than what hangs gives everybody.
 */
async function daysToObject(scope: Scope | TxScope, { round }: WholeRound, corrected: Day, calendar: Calendar) {
  const work = processOf(round).find((stage) => stage.work.kind === 'notice')?.work;
  const days = work?.kind === 'notice' ? work.workingDays : usual.objection.corrected;
  const own = workdaysLater(corrected, days, calendar);
  const [notice] = await noticeReader(scope).ofRound(round.id);
  return notice !== undefined && notice.takenDownAt === undefined && notice.ends > own ? notice.ends : own;
}

/** Until when somebody may object since another's objection has changed their proposed result; undefined: none has. */
export async function correctedUntil(
  scope: Scope | TxScope,
  whole: WholeRound,
  person: string,
  calendar: Calendar,
): Promise<Day | undefined> {
  const reader = resultReader(scope);
  let last: Day | undefined;
  for (const one of await objectionReader(scope).upheldIn(whole.round.id)) {
    if (one.person === person || one.madeVersion === undefined || one.decidedAt === undefined) continue;
    const after = await reader.sheet(whole.round.id, one.madeVersion, person);
    const before = await reader.sheet(whole.round.id, one.madeVersion - 1, person);
    if (before === undefined || after === undefined || changeOf(before.result, after.result).length === 0) continue;
    const until = await daysToObject(scope, whole, dayOf(new Date(one.decidedAt)), calendar);
    if (last === undefined || until > last) last = until;
  }
  return last;
}

/**
 * Tells everybody but the objector whose result is another in the version that came of an objection, and what they may do until when. Where
 * the notice has been taken down meanwhile nobody is to know it: the next one says it.
 */
export async function tellChanged(
  tx: TxScope,
  { notify, calendarOf }: { readonly notify: Notify; readonly calendarOf: CalendarOf },
  whole: WholeRound,
  { id, person }: Objection,
  version: number,
  now: Date,
): Promise<void> {
  const reader = resultReader(tx);
  const today = dayOf(now);
  const before = new Map((await reader.sheets(whole.round.id, version - 1)).map((one) => [one.person, one.result]));
  const versions = await reader.versions(whole.round.id);
  const known = await told(tx, whole, versions);
  if (known?.version !== version) return;
  const remedy =
    known.state === 'confirmed'
      ? objectionWords.mayReview(usual.review.within)
      : objectionWords.mayObject(spokenDay(await daysToObject(tx, whole, today, await calendarOf(tx)), today));
  for (const { person: other, result } of await reader.sheets(whole.round.id, version)) {
    const was = before.get(other);
    const changes = was === undefined || other === person ? [] : changeOf(was, result);
    if (changes.length === 0) continue;
    await notify(
      tx,
      {
        kind: 'result-corrected',
        to: [other],
        matter: `objection/${id}`,
        values: { round: whole.round.name, change: changes.join('，'), remedy },
        console: `/own-results/${whole.round.id}`,
        phone: `/results/${whole.round.id}`,
      },
      now,
    );
  }
}
