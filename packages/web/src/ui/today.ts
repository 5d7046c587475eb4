const WEEKDAYS = '日一二三四五六';

/** 2026年3月25日 星期三, of the device's clock. */
export function spokenDay(day: Date): string {
  return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日 星期${WEEKDAYS[day.getDay()]}`;
}
