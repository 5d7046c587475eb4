/** Days off out of text: the State Council's notice as it is pasted, or rows that were typed. Pure. */
import { formatDay, parseDay } from '@shiji/engine';
import { inOrder, type SetDay, type SetDayKind, weekdayOf } from '../../ports/calendar.ts';
import { daysBetween, daysLater } from '../roster/spans.ts';
import { readingFaults as says, weekdayName, weekdayNamed } from './copy.ts';

export interface ReadDays {
  readonly days: readonly SetDay[];
  readonly faults: readonly string[];
  /** The number of the document, where the text names it. */
  readonly source?: string;
}

const DAY =
  /(?:(\d{4})\s*[-/.年]\s*)?(?:(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})\s*日|(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})/;
const TOKEN = new RegExp(
  `(?<day>${DAY.source})(?<to>\\s*(?:至|到|[-—–~～])+\\s*(?=\\d))?|(?<worked>调休上班|上班|补班)|(?<off>放假调休|放假|休息)|共\\s*(?<count>\\d{1,2})\\s*天`,
  'g',
);
/** 一、元旦：… */
const HEADING = /^\s*(?:[一二三四五六七八九十]+、|\d{1,2}[、.]\s*)?([\p{Script=Han}、]{2,12})[：:]/u;
const SOURCE = /[\p{Script=Han}]{2,12}[〔[［(（]\d{4}[〕\]］)）]\s*\d{1,4}\s*号/u;
/** The day on which the notice was signed stands alone. */
const SIGNED = /^\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/;
const MOST_IN_A_RANGE = 31;
/** Longer ones are prose, and may speak of days off without naming any. */
const LONGEST_ROW = 20;

/** Brackets say weekdays; they keep their length, so that what stands in them is found again. */
const BRACKETS = /[（(][^（）()]*[）)]/g;

export function readDays(text: string, year: number): ReadDays {
  const days: SetDay[] = [];
  const faults: string[] = [];
  for (const [at, raw] of text.normalize('NFKC').split(/\r?\n/).entries()) {
    if (SIGNED.test(raw)) continue;
    const read = readLine(raw, at + 1, year);
    days.push(...read.days);
    faults.push(...read.faults);
  }
  if (days.length === 0 && faults.length === 0) faults.push(says.none);
  const source = SOURCE.exec(text)?.[0]?.replace(/\s/g, '');
  return { days: inOrder(days), faults, ...(source === undefined ? {} : { source }) };
}

interface Found {
  readonly first: string;
  readonly last: string;
}

function readLine(raw: string, line: number, year: number): Omit<ReadDays, 'source'> {
  const days: SetDay[] = [];
  const faults: string[] = [];
  const heading = HEADING.exec(raw)?.[1];
  const plain = raw.replace(BRACKETS, (inside) => ' '.repeat(inside.length));
  const name = heading ?? nameIn(plain);
  const reader = new DayReader(raw, line, year);
  let waiting: Found[] = [];
  let open: string | undefined;
  let counted: number | undefined;
  let named = false;
  const flush = (kind: SetDayKind) => {
    counted = 0;
    for (const { first, last } of waiting) {
      const length = daysBetween(first, last) + 1;
      if (length < 1) faults.push(says.backwards(line));
      else if (length > MOST_IN_A_RANGE) faults.push(says.long(line));
      else for (let n = 0; n < length; n++) days.push({ day: daysLater(first, n), kind, name });
      counted += Math.max(0, length);
    }
    waiting = [];
  };
  for (const match of plain.matchAll(TOKEN)) {
    const { day, to, worked, off, count } = match.groups ?? {};
    if (day !== undefined) {
      named = true;
      const read = reader.day(match);
      if ('fault' in read) faults.push(read.fault);
      else if (to !== undefined) open = read.day;
      else {
        waiting.push({ first: open ?? read.day, last: read.day });
        open = undefined;
      }
    } else if (count !== undefined) {
      if (counted !== undefined && counted !== Number(count)) faults.push(says.count(line, count, counted));
    } else if (worked !== undefined) flush('worked');
    else if (off !== undefined) flush('off');
  }
  if (!named && [...raw.trim()].length <= LONGEST_ROW && /放假|上班|补班/.test(raw)) faults.push(says.noDate(line));
  if (waiting.length > 0 || open !== undefined) faults.push(says.noKind(line));
  return { days, faults };
}

/** What is left of a typed row once days and kinds are taken away. */
const nameIn = (plain: string): string => /[\p{Script=Han}]{2,12}/u.exec(plain.replace(TOKEN, ' '))?.[0] ?? '';

/** Years and months that aren't written are those of the day before in the line. */
class DayReader {
  readonly #raw: string;
  readonly #line: number;
  #year: number;
  #month: number | undefined;

  constructor(raw: string, line: number, year: number) {
    this.#raw = raw;
    this.#line = line;
    this.#year = year;
  }

  day(match: RegExpExecArray): { readonly day: string } | { readonly fault: string } {
    const [, , y, m, d, fullYear, fullMonth, fullDay] = match;
    const written = (match.groups?.day ?? '').trim();
    this.#year = Number(y ?? fullYear ?? this.#year);
    const month = m ?? fullMonth;
    if (month !== undefined) this.#month = Number(month);
    if (this.#month === undefined) return { fault: says.noMonth(this.#line, written) };
    const day = `${this.#year}-${two(this.#month)}-${two(Number(d ?? fullDay))}`;
    const number = parseDay(day);
    if (number === undefined) return { fault: says.noDay(this.#line, written) };
    return this.#weekday(formatDay(number), match.index + (match.groups?.day ?? '').length);
  }

  /** Whoever writes a weekday into the bracket after a day has looked at a calendar: another one is another year. */
  #weekday(day: string, at: number): { readonly day: string } | { readonly fault: string } {
    const bracket = /^\s*[（(]([^（）()]*)[）)]/.exec(this.#raw.slice(at))?.[1] ?? '';
    const said = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(bracket);
    if (said === null) return { day };
    const is = weekdayOf(day);
    return weekdayNamed(said[1] ?? '') === is
      ? { day }
      : { fault: says.weekday(this.#line, day, weekdayName(is), said[0]) };
  }
}

const two = (number: number): string => String(number).padStart(2, '0');
