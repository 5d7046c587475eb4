/** What other days off change for the rounds that run: said before they are saved. */
import type { Stage } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { askedIn } from '../logs/asked.ts';
import { hangs, type Notice } from '../notices/model.ts';
import { noticeReader } from '../notices/store.ts';
import { type ReminderRules, remindedOn } from '../reminders/rules.ts';
import { reminderReader } from '../reminders/store.ts';
import { resultReader } from '../results/store.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { RoundStage } from '../rounds/model.ts';
import { workday, workdaysIn, workdaysLater } from '../rounds/schedule.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { effectSentences as says } from './copy.ts';

export interface Change {
  readonly round: { readonly id: string; readonly name: string };
  readonly sentences: readonly string[];
}

interface Turn {
  readonly before: Calendar;
  readonly after: Calendar;
  readonly today: Day;
  readonly rules: ReminderRules;
}

/** Rounds of which nothing changes are left out. */
export async function changesFor(
  scope: Scope,
  { before, after, today }: Omit<Turn, 'rules'>,
): Promise<readonly Change[]> {
  const turn = { before, after, today, rules: await reminderReader(scope).rules() };
  const rounds = roundReader(scope);
  const changes: Change[] = [];
  for (const id of await rounds.running()) {
    const whole = await rounds.round(id);
    if (whole === undefined) continue;
    const [notice] = await noticeReader(scope).ofRound(id);
    const isProposed = (await resultReader(scope).versions(id)).length > 0;
    const sentences = [...stageChanges(whole, notice, turn), ...entryChanges(whole, isProposed, turn)];
    if (sentences.length > 0) changes.push({ round: { id, name: whole.round.name }, sentences });
  }
  return changes;
}

function stageChanges({ round, stages }: WholeRound, notice: Notice | undefined, turn: Turn): readonly string[] {
  const process = processOf(round);
  return stages.flatMap((own): readonly string[] => {
    const stage = process.find(({ id }) => id === own.key);
    if (stage === undefined || own.state === 'done') return [];
    if (stage.work.kind === 'notice') return noticeChanges(stage.name, stage.work.workingDays, own, notice, turn);
    return stage.work.kind === 'review' ? reminderChanges(stage, own, turn) : [];
  });
}

function noticeChanges(
  name: string,
  least: number,
  own: RoundStage,
  notice: Notice | undefined,
  { before, after, today }: Turn,
): readonly string[] {
  if (notice !== undefined && hangs(notice, today)) {
    const [was, is] = [workdaysIn(notice, before), workdaysIn(notice, after)];
    const ends = spokenDay(notice.ends, today);
    if (is === was) return [];
    return is < least ? [says.hangsShort(ends, is, least)] : [says.hangs(ends, was, is)];
  }
  const begins = own.begins > today ? own.begins : today;
  const endsBy = (calendar: Calendar): Day => {
    const ends = workdaysLater(workday(begins, calendar), least - 1, calendar);
    return ends > own.ends ? ends : own.ends;
  };
  const [was, is] = [endsBy(before), endsBy(after)];
  if (was === is) return [];
  return [(is > was ? says.longer : says.shorter)(name, spokenDay(was, today), spokenDay(is, today))];
}

function reminderChanges({ name }: Stage, { ends }: RoundStage, { before, after, today, rules }: Turn) {
  const [was, is] = [before, after].map((calendar) => remindedOn(ends, rules.reviewDays, calendar));
  if (was === undefined || is === undefined || was === is || (was < today && is < today)) return [];
  return [says.remindedStage(name, spokenDay(was, today), spokenDay(is, today))];
}

function entryChanges(
  whole: WholeRound,
  isProposed: boolean,
  { before, after, today, rules }: Turn,
): readonly string[] {
  const [old, anew] = [askedIn(whole, before), askedIn(whole, after)];
  const excuses: string[] = [];
  const reminders: string[] = [];
  for (const [at, { asked, whiles }] of anew.entries.entries())
    for (const [n, { name, workdays, due }] of whiles.entries()) {
      const was = old.entries[at]?.whiles[n]?.workdays.length ?? 0;
      const entry = `${asked.name}（${name}）`;
      if (was > 0 !== workdays.length > 0) excuses.push((was > 0 ? says.excused : says.asked)(entry));
      const [then, now] = [before, after].map((calendar) => remindedOn(due, rules.logDays, calendar)) as [Day, Day];
      if (then !== now && (then >= today || now >= today))
        reminders.push(says.remindedEntry(entry, spokenDay(then, today), spokenDay(now, today)));
    }
  return [...(isProposed && excuses.length > 0 ? [says.frozen] : excuses), ...reminders];
}
