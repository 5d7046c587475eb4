/** What happened: which rows count, what becomes of them with time and number, and what they are worth. */
import type { EventFact } from '../../src/facts/facts.ts';
import type { EventCode, EventsTerm, Span } from '../../src/terms/events/node.ts';
import { type AmountFor, amountOf, limitOf } from './amounts.ts';
import { type Case, compareText, inPeriod } from './case.ts';
import { monthsLater } from './days.ts';
import { type Absence, type Absent, type Valued, worst } from './outcome.ts';
import { compare, lesser, multiply, one, type Rational, total, whole } from './rational.ts';

/** The first day on which a span from a day on is over. */
const over = (day: number, span: Span): number => ('months' in span ? monthsLater(day, span.months) : day + span.days);

/** "Dated within the period, or with `expires` in force on the run's last day"; never after the as-of day. */
function isCounted(of: Case, term: EventsTerm, { code, date }: EventFact): boolean {
  const { to, asOf } = of.facts.run;
  const expires = term.codes.find((c) => c.code === code)?.expires;
  if (expires === undefined) return inPeriod(of, date);
  return date <= asOf && date <= to && to < over(date, expires);
}

/** An event with what it counts for: count × amount. */
interface Scored {
  readonly event: EventFact;
  readonly value: Rational;
}

/** What an occurrence is worth by itself. */
function eventWorth(of: Case, term: EventsTerm, named: string, level: string, target: AmountFor): Rational {
  const code = term.codes.find((c) => c.code === named);
  const amount = code?.each ?? code?.levels?.find((l) => l.key === level)?.value;
  if (amount === undefined) throw new Error(`no amount for ${named} ${level}`);
  return amountOf(of, amount, target);
}

function eventValue(of: Case, term: EventsTerm, { subject, code, level, date, count }: EventFact): Rational {
  return multiply(whole(count), eventWorth(of, term, code, level, { subject, factDay: date }));
}

const byDate = (a: Scored, b: Scored): number => a.event.date - b.event.date || compareText(a.event.id, b.event.id);

/** Of several rows of one occurrence, those that count. */
function countingRows(rows: readonly Scored[], sameKey: EventsTerm['sameKey']): readonly Scored[] {
  const inOrder = [...rows].sort(byDate);
  switch (sameKey) {
    case 'sum':
      return inOrder;
    case 'first':
      return dearest(inOrder.filter((row) => row.event.date === inOrder.at(0)?.event.date));
    case 'last':
      return dearest(inOrder.filter((row) => row.event.date === inOrder.at(-1)?.event.date));
    case 'highest':
      // The sort is stable: of equally dear rows the first by date counts.
      return dearest(inOrder);
  }
}
const dearest = (rows: readonly Scored[]): readonly Scored[] =>
  [...rows].sort((a, b) => compare(b.value, a.value)).slice(0, 1);

/** The keys of occurrences that scored on a figure. */
function keysScoredOn(of: Case, id: string, subject: number): string[] {
  const figure = of.figure(id);
  if (figure.term.kind !== 'events') throw new Error(`${id} has no events to exclude`);
  if (figure.applies !== undefined && of.truth(figure.applies.when, subject) === false) return [];
  return scoredEvents(of, figure.term, subject).map((s) => s.event.key);
}

/** Whether a key of this figure scores elsewhere can't be told where nobody knows if the figure there applies. */
function unclearKeys(of: Case, term: EventsTerm, subject: number): Absence | undefined {
  const own = of.facts.events
    .filter((e) => e.subject === subject && isCounted(of, term, e) && e.key !== '')
    .filter((e) => term.codes.some((c) => c.code === e.code))
    .map((e) => e.key);
  const elsewhere = (term.excluding ?? []).map((id) => {
    const { applies } = of.figure(id);
    const truth = applies === undefined ? true : of.truth(applies.when, subject);
    return { truth, keys: keysScoredOn(of, id, subject) };
  });
  const surely = elsewhere.filter((e) => e.truth === true).flatMap((e) => e.keys);
  const open = own.filter((key) => !surely.includes(key));
  return worst(
    elsewhere.flatMap(({ truth, keys }) =>
      typeof truth === 'string' && open.some((key) => keys.includes(key)) ? [truth] : [],
    ),
  );
}

/** The events of a subject that count on a figure. */
function scoredEvents(of: Case, term: EventsTerm, subject: number): Scored[] {
  const scoredElsewhere = (term.excluding ?? []).flatMap((id) => keysScoredOn(of, id, subject));
  const rows = of.facts.events
    .filter((e) => e.subject === subject && isCounted(of, term, e))
    .filter((e) => term.codes.some((c) => c.code === e.code))
    .filter((e) => e.key === '' || !scoredElsewhere.includes(e.key))
    .map((event) => ({ event, value: eventValue(of, term, event) }));
  const keys = [...new Set(rows.map((r) => r.event.key))].filter((key) => key !== '');
  const unnamed = rows.filter((r) => r.event.key === '');
  return [
    ...unnamed,
    ...keys.flatMap((key) =>
      countingRows(
        rows.filter((r) => r.event.key === key),
        term.sameKey,
      ),
    ),
  ];
}

/** Something that happened once, and what it is worth by itself. */
interface Once {
  readonly day: number;
  readonly worth: Rational;
}
interface Told extends Once {
  readonly isRepeated: boolean;
}

/** One subject's events on a figure, seen code by code. */
class Happenings {
  readonly #of: Case;
  readonly #term: EventsTerm;
  readonly #subject: number;
  readonly #scored: readonly Scored[];
  constructor(of: Case, term: EventsTerm, subject: number) {
    this.#of = of;
    this.#term = term;
    this.#subject = subject;
    this.#scored = scoredEvents(of, term, subject);
  }

  /** "Σ count × amount per code, capped per code." */
  valueOf(code: EventCode): Rational {
    const told = this.#told(code);
    const every = code.escalates?.every ?? Number.POSITIVE_INFINITY;
    const rest = told.slice(told.length - (told.length % every));
    const target = { subject: this.#subject };
    const times = code.repeats === undefined ? one : amountOf(this.#of, code.repeats.times, target);
    const sum = total(rest.map(({ worth, isRepeated }) => (isRepeated ? multiply(worth, times) : worth)));
    const cap = limitOf(this.#of, code.atMost, target);
    return cap === undefined ? sum : lesser(sum, cap);
  }

  /** All that happened under a code in order, whether it stays or becomes something else. */
  #told(code: EventCode): readonly Told[] {
    const own = this.#scored
      .filter(({ event }) => event.code === code.code)
      .flatMap(({ event }) =>
        repeat(event.count, { day: event.date, worth: this.#worthOf(event.code, event.level, event.date) }),
      );
    const arrived = this.#term.codes.filter((c) => c.escalates?.to === code.code).flatMap((c) => this.#groupsOf(c));
    const here = [...own, ...arrived].sort((a, b) => a.day - b.day || compare(b.worth, a.worth));
    return here.map((once, i) => {
      const before = [
        ...here.slice(0, i).map((o) => o.day),
        ...this.#earlier(code).filter((d) => d <= once.day),
        // Of one day what scored elsewhere comes last.
        ...this.#elsewhere(code).filter((d) => d < once.day),
      ];
      const { repeats } = code;
      return { ...once, isRepeated: repeats !== undefined && before.some((d) => once.day < over(d, repeats.within)) };
    });
  }

  /** "Each complete group becomes one occurrence of `to`, dated as the last of the group." */
  #groupsOf(code: EventCode): Once[] {
    const { escalates } = code;
    if (escalates === undefined) throw new Error(`${code.code} does not escalate`);
    const lasts = this.#told(code).filter((_, i) => (i + 1) % escalates.every === 0);
    return lasts.map(({ day }) => ({ day, worth: this.#worthOf(escalates.to, escalates.level ?? '', day) }));
  }

  #worthOf(code: string, level: string, factDay: number): Rational {
    return eventWorth(this.#of, this.#term, code, level, { subject: this.#subject, factDay });
  }

  #known(): readonly EventFact[] {
    const { to, asOf } = this.#of.facts.run;
    return this.#of.facts.events.filter((e) => e.subject === this.#subject && e.date <= to && e.date <= asOf);
  }

  /** Days of occurrences of a code that don't count in this run: where each stands among the rows that have its key, be they of any code. */
  #earlier(code: EventCode): readonly number[] {
    const { sameKey, codes } = this.#term;
    const place = ({ code: named }: EventFact): number => codes.findIndex((c) => c.code === named);
    const rows = this.#known().filter((e) => place(e) >= 0);
    const lapsed = rows.filter((e) => !isCounted(this.#of, this.#term, e));
    const ofCode = lapsed.filter((e) => e.code === code.code);
    if (sameKey === 'sum') return ofCode.map((e) => e.date);
    const stands = (row: EventFact): boolean => {
      const alike = rows.filter((e) => e.key === row.key);
      if (row.key === '') return true;
      if (alike.some((e) => isCounted(this.#of, this.#term, e))) return false;
      const days = alike.map((e) => e.date);
      const day = sameKey === 'last' ? Math.max(...days) : Math.min(...days);
      return row.date === day && alike.every((e) => e.date !== day || place(e) >= place(row));
    };
    return ofCode.filter(stands).map((e) => e.date);
  }

  /** Days of occurrences that scored on another figure. */
  #elsewhere(code: EventCode): readonly number[] {
    const { excluding: _, ...alone } = this.#term;
    const here = new Set(this.#scored.map((s) => s.event));
    return scoredEvents(this.#of, alone, this.#subject)
      .filter(({ event }) => event.code === code.code && !here.has(event))
      .map(({ event }) => event.date);
  }
}

const repeat = (count: number, once: Once): Once[] => Array.from({ length: count }, () => once);

/** What happened, code by code, added up. */
export function eventsValue(of: Case, term: EventsTerm, subject: number): Valued | Absent {
  const unclear = unclearKeys(of, term, subject);
  if (unclear !== undefined) return { absent: unclear };
  const happenings = new Happenings(of, term, subject);
  return { value: total(term.codes.map((code) => happenings.valueOf(code))) };
}
