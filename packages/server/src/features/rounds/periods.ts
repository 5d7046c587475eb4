/** Which days a period has, by its name: 2026Q1, 2026-03, 2026H1, 2026, 2026W13. */
import type { Period as PeriodKind } from '@shiji/engine';
import type { Day } from '../roster/model.ts';
import { daysBetween, daysLater } from '../roster/spans.ts';
import type { Period } from './model.ts';

const pad = (n: number): string => String(n).padStart(2, '0');
const firstOf = (year: number, month: number): Day =>
  `${year + Math.floor((month - 1) / 12)}-${pad(((month - 1) % 12) + 1)}-01`;
const NUMBERS = '一二三四';

/** The period of a kind in which a day lies. A campaign has days of its own, so it can't be told from one. */
export function periodAt(kind: Exclude<PeriodKind, 'campaign'>, day: Day): Omit<Period, 'asOf'> {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const from = (first: number, months: number) => ({
    from: firstOf(year, first),
    to: daysLater(firstOf(year, first + months), -1),
  });
  switch (kind) {
    case 'week': {
      const monday = daysLater(day, -weekdayOf(day));
      // The year of a week is that of its Thursday (ISO 8601).
      const thursday = daysLater(monday, 3);
      const ofYear = Number(thursday.slice(0, 4));
      const week = 1 + Math.floor(daysBetween(`${ofYear}-01-01`, thursday) / 7);
      return {
        period: `${ofYear}W${pad(week)}`,
        name: `${ofYear}年第${week}周`,
        from: monday,
        to: daysLater(monday, 6),
      };
    }
    case 'month':
      return { period: `${year}-${pad(month)}`, name: `${year}年${month}月`, ...from(month, 1) };
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      return {
        period: `${year}Q${quarter}`,
        name: `${year}年第${NUMBERS[quarter - 1]}季度`,
        ...from(quarter * 3 - 2, 3),
      };
    }
    case 'half-year': {
      const half = month <= 6 ? 1 : 2;
      return { period: `${year}H${half}`, name: `${year}年${half === 1 ? '上' : '下'}半年`, ...from(half * 6 - 5, 6) };
    }
    case 'year':
      return { period: String(year), name: `${year}年度`, ...from(1, 12) };
  }
}

/** The period before the one in which a day lies: what is assessed when people come to it. */
export function periodBefore(kind: Exclude<PeriodKind, 'campaign'>, day: Day): Omit<Period, 'asOf'> {
  return periodAt(kind, daysLater(periodAt(kind, day).from, -1));
}

/** 1 January 2024 was a Monday. */
const weekdayOf = (day: Day): number => ((daysBetween('2024-01-01', day) % 7) + 7) % 7;
