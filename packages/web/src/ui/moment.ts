/** Moments and days in the words of documents, in China's time whatever the device's zone: every county lies there. */
const EIGHT_HOURS = 8 * 3_600_000;

/** 2026年3月25日 09:30 */
export function spokenMoment(iso: string): string {
  const at = new Date(Date.parse(iso) + EIGHT_HOURS);
  return `${spoken(at)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 2026年3月25日, of a moment or of a day `2026-03-25`. */
export function spokenDayOf(text: string): string {
  return spoken(text.length === 10 ? new Date(`${text}T00:00:00Z`) : new Date(Date.parse(text) + EIGHT_HOURS));
}

/** The day in China so many days before now, `2026-03-18`. */
export function daysAgo(days: number): string {
  return new Date(Date.now() + EIGHT_HOURS - days * 86_400_000).toISOString().slice(0, 10);
}

const spoken = (at: Date) => `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
const two = (part: number) => String(part).padStart(2, '0');
