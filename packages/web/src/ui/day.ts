/** Days as the server writes them, `2026-03-25`, as texts that compare; how people read them is said by moment.ts. */
import { daysAgo, spokenDayOf } from './moment.ts';

/** 2025年3月1日至今, 2025年3月1日至2026年3月24日. */
export function spokenSpan({ since, until }: { readonly since?: string; readonly until?: string | undefined }): string {
  if (since === undefined) return until === undefined ? '未登记日期' : `至${spokenDayOf(until)}`;
  return `${spokenDayOf(since)}${until === undefined ? '至今' : `至${spokenDayOf(until)}`}`;
}

/** In China, by the device's clock: what a form proposes. The server knows its own today. */
export const todayHere = (): string => daysAgo(0);

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
