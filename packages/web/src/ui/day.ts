/** Days as the server writes them, `2026-03-25`, and as people read them. */

/** 2026年3月25日. */
export function spokenDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2025年3月1日至今, 2025年3月1日至2026年3月24日. */
export function spokenSpan({ since, until }: { readonly since?: string; readonly until?: string | undefined }): string {
  if (since === undefined) return until === undefined ? '未登记日期' : `至${spokenDate(until)}`;
  return `${spokenDate(since)}${until === undefined ? '至今' : `至${spokenDate(until)}`}`;
}

/** By the device's clock: what a form proposes. The server knows its own today. */
export function todayHere(): string {
  const now = new Date();
  return dayText(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

export function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const before = new Date(Date.UTC(year, month - 1, date - 1));
  return dayText(before.getUTCFullYear(), before.getUTCMonth() + 1, before.getUTCDate());
}

function dayText(year: number, month: number, date: number): string {
  return [String(year).padStart(4, '0'), ...[month, date].map((part) => String(part).padStart(2, '0'))].join('-');
}

/** 2026年3月25日 9:05, in China's time whatever the device's zone: every county lies there. */
export function spokenMoment(iso: string): string {
  const at = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString();
  return `${spokenDate(at.slice(0, 10))} ${Number(at.slice(11, 13))}:${at.slice(14, 16)}`;
}
