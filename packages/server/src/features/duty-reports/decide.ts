/** What may become of a report at a moment. Pure. */
import { type Refused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Meeting } from '../meetings/model.ts';
import { lengthOf, MOST_SIGNS } from './length.ts';
import type { DutyReport } from './model.ts';

type Writing = Pick<Meeting, 'state' | 'due'>;

/** Saves go on after the last day, so that nothing that is being written gets lost; handing in doesn't. */
export function refusedToSave(
  { state }: Pick<Meeting, 'state'>,
  report: DutyReport | undefined,
  revision: number,
): Refused<'report-not-open' | 'report-handed-in' | 'report-changed-elsewhere'> | undefined {
  if (state === 'closed') return refuse('report-not-open');
  if (report?.state === 'handed-in' || report?.state === 'published') return refuse('report-handed-in');
  return (report?.revision ?? 0) === revision ? undefined : refuse('report-changed-elsewhere');
}

/** `due` is a whole day: until its end. */
export function refusedToHandIn({ due }: Writing, text: string, now: Date) {
  if (dayOf(now) > due) return refuse('report-late', { due: spokenDay(due) });
  const length = lengthOf(text);
  if (length === 0) return refuse('report-empty');
  return length > MOST_SIGNS
    ? refuse('report-too-long', { length, most: MOST_SIGNS, over: length - MOST_SIGNS })
    : undefined;
}

/** 2026年3月27日 */
const spokenDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
