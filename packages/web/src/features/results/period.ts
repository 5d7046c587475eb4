/** Names of periods as people say them. */
const QUARTERS = ['一', '二', '三', '四'];

/** 2026Q1 → 一季度, 2026-03 → 3月, 2026H1 → 上半年: within the year of what is looked at. Others stay as they are called. */
export function spokenPeriod(period: string): string {
  const [, quarter] = /^\d{4}Q([1-4])$/.exec(period) ?? [];
  if (quarter !== undefined) return `${QUARTERS[Number(quarter) - 1]}季度`;
  const [, month] = /^\d{4}-(\d\d)$/.exec(period) ?? [];
  if (month !== undefined) return `${Number(month)}月`;
  const [, half] = /^\d{4}H([12])$/.exec(period) ?? [];
  return half === undefined ? period : `${half === '1' ? '上' : '下'}半年`;
}

/** A sentence that names quarters by their keys, with their names: 2025Q1 → 2025年一季度. */
export function withSpokenPeriods(text: string): string {
  return text.replace(/\b(\d{4})Q([1-4])\b/g, (period, year: string) => `${year}年${spokenPeriod(period)}`);
}
