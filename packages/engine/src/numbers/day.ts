/** Days as whole numbers counted from 1970-01-01, so that periods and stays are plain integer arithmetic. */
export type Day = number;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `2026-03-25`; refuses (undefined) what is not a day of the calendar, or lies outside 1900–2199. */
export function parseDay(text: string): Day | undefined {
  const match = ISO_DAY.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return civilToDay(year, month, day);
}

/** `2026-03-25` */
export function formatDay(day: Day): string {
  const [year, month, date] = dayToCivil(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** `2026年3月25日` */
export function formatDayInChinese(day: Day): string {
  const [year, month, date] = dayToCivil(day);
  return `${year}年${month}月${date}日`;
}

/** The same day so many calendar months later, or the month's last where it has none: 31 January and one month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = dayToCivil(day);
  const counted = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(counted / 12), (counted % 12) + 1];
  return civilToDay(y, m, Math.min(date, daysInMonth(y, m)));
}

/** Months counted from the year 0: days of one calendar month have the same number. */
export function monthOf(day: Day): number {
  const [year, month] = dayToCivil(day);
  return year * 12 + month - 1;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// Howard Hinnant's civil calendar: years begin in March, so that the leap day comes last.
function civilToDay(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function dayToCivil(day: Day): [number, number, number] {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp + (mp < 10 ? 3 : -9);
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1];
}
