/**
 * What becomes of a subject's occurrences with time and number: one fold for each code over them by day, after `sameKey` has said which row of
 * an occurrence counts. Repetitions are told first, then complete groups leave for the code that they escalate to, whose fold comes after.
 */
import type { EventFact } from '../../facts/facts.ts';
import type { Day } from '../../numbers/day.ts';
import { compare, type Exact } from '../../numbers/exact.ts';
import type { Amount } from '../../scheme/amount.ts';
import { escalationOf } from './escalation.ts';
import type { EventCode, EventsTerm, Repeats } from './node.ts';
import { endOf } from './reach.ts';

/** Occurrences of one day that are worth the same: those of a row, or what others were converted to. */
export interface Occurrence {
  readonly code: EventCode;
  readonly date: Day;
  readonly count: number;
  readonly each: Exact;
  /** The row, or what was converted. */
  readonly of: EventFact | Conversion;
}
/** Occurrences of a row that counts. */
export interface Scored extends Occurrence {
  readonly of: EventFact;
}
interface Conversion {
  readonly from: EventCode;
  readonly parts: readonly Piece[];
}
export const isConversion = (of: Occurrence['of']): of is Conversion => 'parts' in of;

/** Occurrences that count alike: all of a row, or some of them. */
export interface Piece {
  readonly occurrence: Occurrence;
  readonly count: number;
  /** What makes them repetitions: an earlier occurrence, or one before them in the same row. */
  readonly after?: Before;
}
/** Something that happened earlier, whether or not it counts. */
export type Before = Occurrence | EventFact;
export const isFact = (before: Before): before is EventFact => 'subject' in before;

/** A code's share in a row: what counts as itself, and what was converted. */
export interface Folded {
  readonly code: EventCode;
  readonly counted: readonly Piece[];
  readonly converted: readonly Occurrence[];
}

/** Rows of one subject. */
export interface Rows {
  /** What scores here. */
  readonly scored: readonly Scored[];
  /** What counts and scored on another figure. */
  readonly elsewhere: readonly Scored[];
  /** What happened before and doesn't count in this run. */
  readonly lapsed: readonly EventFact[];
}

/** For each code that has something, in the scheme's order; `ordered` holds the codes in order of escalation, `worthOn` gives an amount on a day. */
export function fold(
  term: EventsTerm,
  ordered: readonly EventCode[],
  rows: Rows,
  worthOn: (amount: Amount, day: Day) => Exact,
): readonly Folded[] {
  const { codes } = term;
  const arrived = new Map<EventCode, Occurrence[]>();
  const folded: Folded[] = [];
  for (const code of ordered) {
    const here: Occurrence[] = rows.scored.filter((s) => s.code === code);
    here.push(...(arrived.get(code) ?? []));
    if (here.length === 0) continue;
    here.sort(inOrder);
    const pieces = code.repeats === undefined ? here.map(alone) : repeated(code, code.repeats, here, rows, term);
    const escalation = escalationOf(code, codes);
    if (code.escalates === undefined || escalation === undefined) {
      folded.push({ code, counted: pieces, converted: [] });
      continue;
    }
    const { to, worth } = escalation;
    const { groups, left } = grouped(pieces, code.escalates.every);
    const converted = groups.map(({ parts, count, date }): Occurrence => {
      return { code: to, date, count, each: worthOn(worth, date), of: { from: code, parts } };
    });
    arrived.set(to, [...(arrived.get(to) ?? []), ...converted]);
    folded.push({ code, counted: left, converted });
  }
  return folded.length < 2 ? folded : folded.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
}

/**
 * By day; of one day the dearer first, so that no name of a row decides what somebody loses: what is then still equal is worth the same in
 * any order.
 */
function inOrder(a: Occurrence, b: Occurrence): number {
  return a.date - b.date || compare(b.each, a.each) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

/** Rows before what was converted; rows by key, then id. */
function nameOf({ of }: Occurrence): string {
  if (!isConversion(of)) return `0\n${of.key}\n${of.id}`;
  const last = of.parts.at(-1)?.occurrence;
  return `1\n${of.from.code}\n${last === undefined ? '' : nameOf(last)}`;
}

const alone = (occurrence: Occurrence): Piece => ({ occurrence, count: occurrence.count });

/**
 * Of rows that don't count, one for each occurrence: its first, or its last where the scheme goes by that; of one day the one whose code the
 * scheme names first. A key belongs to the whole figure, so this looks at the rows of all its codes.
 */
function occurrencesOf(
  lapsed: readonly EventFact[],
  current: ReadonlySet<string>,
  { codes, sameKey }: EventsTerm,
): readonly EventFact[] {
  if (sameKey === 'sum') return lapsed;
  const places = new Map(codes.map(({ code }, i) => [code, i]));
  const placeOf = ({ code }: EventFact): number => places.get(code) ?? codes.length;
  const byDay = (a: EventFact, b: EventFact): number => (sameKey === 'last' ? b.date - a.date : a.date - b.date);
  const inOrder = [...lapsed].sort((a, b) => byDay(a, b) || placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
  const met = new Set<string>();
  return inOrder.filter(({ key }) => {
    if (key === '') return true;
    if (met.has(key) || current.has(key)) return false;
    met.add(key);
    return true;
  });
}

const byDayAndId = (a: EventFact, b: EventFact): number => a.date - b.date || (a.id < b.id ? -1 : 1);

/** Which occurrences are repetitions: those whose previous one, whether or not it counts, lies within the code's time before them. */
function repeated(
  code: EventCode,
  { within }: Repeats,
  here: readonly Occurrence[],
  { scored, elsewhere, lapsed }: Rows,
  term: EventsTerm,
): Piece[] {
  const counts = new Set<Before>(here);
  const current = new Set([...scored, ...elsewhere].map((s) => s.of.key));
  const earlier = occurrencesOf(lapsed, current, term)
    .filter((f) => f.code === code.code)
    .sort(byDayAndId);
  const others = elsewhere.filter((s) => s.code === code);
  // Of one day what counts here comes before what counts elsewhere: no name decides which of the two is the repetition.
  const all: readonly Before[] = [...earlier, ...here, ...others.sort(inOrder)].sort((a, b) => a.date - b.date);
  return all.flatMap((occurrence, i): readonly Piece[] => {
    if (isFact(occurrence) || !counts.has(occurrence)) return [];
    const { count, date } = occurrence;
    const previous = all[i - 1];
    if (previous !== undefined && date < endOf(previous.date, within)) {
      return [{ occurrence, count, after: previous }];
    }
    const first = { occurrence, count: 1 };
    return count === 1 ? [first] : [first, { occurrence, count: count - 1, after: occurrence }];
  });
}

interface Group {
  readonly parts: readonly Piece[];
  /** How many groups alike: those inside one row are told together. */
  readonly count: number;
  readonly date: Day;
}

/** Complete groups of `every`, in order, each dated as its last occurrence; and what is left over. */
function grouped(
  pieces: readonly Piece[],
  every: number,
): { readonly groups: readonly Group[]; readonly left: Piece[] } {
  const groups: Group[] = [];
  let left: Piece[] = [];
  let waiting = 0;
  for (const piece of pieces) {
    const { date } = piece.occurrence;
    let { count } = piece;
    if (waiting > 0 && waiting + count >= every) {
      const filling = every - waiting;
      groups.push({ parts: [...left, { ...piece, count: filling }], count: 1, date });
      count -= filling;
      left = [];
      waiting = 0;
    }
    const whole = waiting > 0 ? 0 : Math.floor(count / every);
    if (whole > 0) groups.push({ parts: [{ ...piece, count: whole * every }], count: whole, date });
    count -= whole * every;
    if (count > 0) left.push({ ...piece, count });
    waiting += count;
  }
  return { groups, left };
}
