/** When the rounds of the demonstration are: all of it follows from the day on which somebody starts it. Pure. */
import type { Day } from '../../features/roster/model.ts';
import { daysBetween, daysLater } from '../../features/roster/spans.ts';
import { periodAt, periodBefore } from '../../features/rounds/periods.ts';
import type { StageDays } from '../../features/rounds/schedule.ts';
import { workdaysLater } from '../../features/rounds/schedule.ts';
import type { Calendar } from '../../ports/calendar.ts';

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

export interface DemoCalendar {
  /** The year that is finished: the one before that in which the last full quarter lies. */
  readonly year: Days;
  /** Its quarters. */
  readonly quarters: readonly Days[];
  /** The last full quarter, which is assessed now. */
  readonly last: Days;
  /** The quarter that runs. */
  readonly running: Days;
  /** Stages of the last quarter of the unit that is on notice. */
  readonly onNotice: readonly StageDays[];
  /** Of the one that is in review. */
  readonly inReview: readonly StageDays[];
}

/** What comes before a review that has run for some days. */
const BEFORE_REVIEW = 6;
/** Rating and proposing before the notice hangs. */
const BEFORE_NOTICE = 3;

/** A quarter that ended only just can't be as far as the demonstration shows: then the one before is the last. */
export function calendarOn(today: Day, calendar: Calendar): DemoCalendar {
  const running = periodAt('quarter', today);
  let last = periodBefore('quarter', today);
  let hung = hungOn(last, today, calendar);
  if (hung === undefined) {
    last = periodBefore('quarter', last.from);
    hung = hungOn(last, today, calendar);
  }
  if (hung === undefined) throw new Error(`no notice can hang on ${today}`);
  const year = periodBefore('year', last.from);
  const quarters: Days[] = [];
  for (let at = periodAt('quarter', year.from); at.to <= year.to; at = periodAt('quarter', daysLater(at.to, 1)))
    quarters.push(daysOf(at));
  return {
    year: daysOf(year),
    quarters,
    last: daysOf(last),
    running: daysOf(running),
    onNotice: noticeStages(last, hung, calendar),
    inReview: reviewStages(last, today, calendar),
  };
}

const daysOf = ({ from, to }: Days): Days => ({ from, to });

/** The working day on which a notice was hung out that still hangs: some days ago where that can be. */
function hungOn(last: Days, today: Day, calendar: Calendar): Day | undefined {
  if (daysBetween(last.to, today) <= BEFORE_REVIEW) return undefined;
  const first = daysLater(last.to, BEFORE_NOTICE + 1);
  for (const latest of [daysLater(today, -2), today]) {
    let day = latest;
    while (day >= first && !calendar.isWorkday(day)) day = daysLater(day, -1);
    if (day >= first) return day;
  }
  return undefined;
}

function noticeStages({ from, to }: Days, hung: Day, calendar: Calendar): readonly StageDays[] {
  const ends = workdaysLater(hung, 4, calendar);
  const after = (first: number, last: number) => ({ begins: daysLater(ends, first), ends: daysLater(ends, last) });
  return [
    { key: 'logging', begins: from, ends: to },
    { key: 'rating', begins: daysLater(hung, -3), ends: daysLater(hung, -2) },
    { key: 'proposal', begins: daysLater(hung, -1), ends: daysLater(hung, -1) },
    { key: 'notice', begins: hung, ends },
    { key: 'settling', ...after(1, 5) },
    { key: 'confirmation', ...after(6, 7) },
    { key: 'filing', ...after(8, 10) },
  ];
}

function reviewStages({ from, to }: Days, today: Day, calendar: Calendar): readonly StageDays[] {
  const hung = workdaysLater(daysLater(today, 8), 1, calendar);
  const ends = workdaysLater(hung, 4, calendar);
  return [
    { key: 'logging', begins: from, ends: to },
    { key: 'peer-rating', begins: daysLater(today, -BEFORE_REVIEW), ends: daysLater(today, -5) },
    { key: 'review', begins: daysLater(today, -4), ends: daysLater(today, 5) },
    { key: 'proposal', begins: daysLater(today, 6), ends: daysLater(today, 8) },
    { key: 'notice', begins: hung, ends },
    { key: 'settling', begins: daysLater(ends, 1), ends: daysLater(ends, 3) },
    { key: 'filing', begins: daysLater(ends, 4), ends: daysLater(ends, 8) },
  ];
}
