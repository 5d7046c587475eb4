/** The weeks, months and quarters of a round in which somebody writes down their work: which, until when, by whom not, how each stands. Pure. */
import type { Attribute, RecordEntry } from '@shiji/engine';
import type { Calendar } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';
import { daysBetween, daysLater } from '../roster/spans.ts';
import type { Spell, Term } from '../rounds/freeze.ts';
import { periodAt } from '../rounds/periods.ts';

export interface While {
  /** 2026-W05, 2026-03, 2026Q1 */
  readonly span: string;
  /** 2026年第5周, 2026年3月 */
  readonly name: string;
  readonly from: Day;
  readonly ends: Day;
  /** The last day on which it is in time. */
  readonly due: Day;
  readonly workdays: readonly Day[];
}

/**
 * One belongs to the period in which its last day lies: a week that has begun before it counts whole, one that ends after it not. `begun`: the
 * day on which the round was started. The days until it is due are counted from then where that is later: nobody is late with what could
 * not be handed in yet.
 */
export function whilesOf(
  { every, due }: Pick<RecordEntry, 'every' | 'due'>,
  { from, to }: Pick<Term, 'from' | 'to'>,
  calendar: Pick<Calendar, 'isWorkday'>,
  begun?: Day,
): readonly While[] {
  const found: While[] = [];
  let at = periodAt(every, from);
  for (; at.to <= to; at = periodAt(every, daysLater(at.to, 1)))
    found.push({
      span: spanNamed(every, at.period),
      name: at.name,
      from: at.from,
      ends: at.to,
      due: daysLater(begun !== undefined && begun > at.to ? begun : at.to, due),
      workdays: workdaysOf(at, calendar),
    });
  return found;
}

/** ISO 8601 writes a week with a stroke; the name of a period of a week has none. */
export const spanNamed = (every: RecordEntry['every'], period: string): string =>
  every === 'week' ? period.replace('W', '-W') : period;

function workdaysOf(
  at: { readonly from: Day; readonly to: Day },
  calendar: Pick<Calendar, 'isWorkday'>,
): readonly Day[] {
  const found: Day[] = [];
  for (let { from: day } = at; day <= at.to; day = daysLater(day, 1)) if (calendar.isWorkday(day)) found.push(day);
  return found;
}

export const excuses = {
  'no-workday': '没有工作日',
  'not-in-post': '当时不在岗',
  leave: '工作日都在请假',
} as const;
export type Excuse = keyof typeof excuses;

/**
 * Why somebody needn't write of a while; undefined: they need. Leave must cover every working day on which they were in post. Where the
 * round knows no post of somebody at all they count as in post: nobody is excused by a gap in the roster.
 */
export function excuseOf(
  { workdays }: Pick<While, 'workdays'>,
  spells: readonly Spell[],
  attributes: readonly Pick<Attribute, 'id' | 'from'>[],
): Excuse | undefined {
  if (workdays.length === 0) return 'no-workday';
  const of = (...sources: readonly Attribute['from'][]) => {
    const ids = attributes.filter((one) => sources.includes(one.from)).map(({ id }) => id);
    return spells.filter(({ attribute }) => ids.includes(attribute));
  };
  const posts = of('unit', 'organization');
  const inPost = posts.length === 0 ? workdays : workdays.filter((day) => posts.some((spell) => has(spell, day)));
  if (inPost.length === 0) return 'not-in-post';
  const leave = of('leave');
  return inPost.every((day) => leave.some((spell) => has(spell, day))) ? 'leave' : undefined;
}

const has = ({ from, to }: Spell, day: Day): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

export const logStates = {
  coming: '未到',
  open: '待写',
  written: '已写',
  late: '补写',
  missing: '逾期未写',
  excused: '免写',
} as const;
export type LogState = keyof typeof logStates;

export interface Standing {
  readonly state: LogState;
  /** By how many days it was, or is, late. */
  readonly daysLate: number;
  readonly because?: Excuse;
}

/** How one stands on a day; what is written counts as such also where nobody had to write it. */
export function standingOf(
  { from, due }: Pick<While, 'from' | 'due'>,
  today: Day,
  written: { readonly day: Day; readonly inTime: boolean } | undefined,
  because: Excuse | undefined,
): Standing {
  if (written !== undefined)
    return written.inTime
      ? { state: 'written', daysLate: 0 }
      : { state: 'late', daysLate: daysBetween(due, written.day) };
  if (because !== undefined) return { state: 'excused', daysLate: 0, because };
  if (today < from) return { state: 'coming', daysLate: 0 };
  return today <= due ? { state: 'open', daysLate: 0 } : { state: 'missing', daysLate: daysBetween(due, today) };
}

/** 待写; 补写（逾期3天）; 免写（工作日都在请假） */
export function standingWords({ state, daysLate, because }: Standing): string {
  if (state === 'late') return `${logStates.late}（逾期${daysLate}天）`;
  return because === undefined ? logStates[state] : `${logStates[state]}（${excuses[because]}）`;
}
