/** The other terms that read facts: events, assigned work, measures, earlier results. */
import type { EventFact, ItemFact } from '../../src/facts/facts.ts';
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { CompletionTerm } from '../../src/terms/completion.ts';
import type { EarlierTerm } from '../../src/terms/earlier.ts';
import type { EventsTerm } from '../../src/terms/events/node.ts';
import type { MeasureTerm } from '../../src/terms/measure.ts';
import { amountOf, limitOf, wordsOf } from './amounts.ts';
import { type Case, compareText, inPeriod } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { type Absence, type Absent, type Valued, worst } from './outcome.ts';
import { add, compare, fromExact, isZero, lesser, multiply, one, type Rational, total, whole } from './rational.ts';

/** An event with what it counts for: count × amount. */
interface Scored {
  readonly event: EventFact;
  readonly value: Rational;
}

function eventValue(of: Case, term: EventsTerm, event: EventFact): Rational {
  const code = term.codes.find((c) => c.code === event.code);
  const amount = code?.each ?? code?.levels?.find((l) => l.key === event.level)?.value;
  if (amount === undefined) throw new Error(`no amount for ${event.code} ${event.level}`);
  return multiply(whole(event.count), amountOf(of, amount, { subject: event.subject, factDay: event.date }));
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
    .filter((e) => e.subject === subject && inPeriod(of, e.date) && e.key !== '')
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
    .filter((e) => e.subject === subject && inPeriod(of, e.date))
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

/** "Σ count × amount per code, capped per code, added up." */
export function eventsValue(of: Case, term: EventsTerm, subject: number): Valued | Absent {
  const unclear = unclearKeys(of, term, subject);
  if (unclear !== undefined) return { absent: unclear };
  const scored = scoredEvents(of, term, subject);
  const perCode = term.codes.map(({ code, atMost }) => {
    const sum = total(scored.filter((s) => s.event.code === code).map((s) => s.value));
    const cap = limitOf(of, atMost, { subject });
    return cap === undefined ? sum : lesser(sum, cap);
  });
  return { value: total(perCode) };
}

/** "worth × (Σ on time + late × Σ late) ÷ Σ due, one division, rounded." */
export function completionValue(
  of: Case,
  figure: Figure,
  term: CompletionTerm,
  subject: number,
  missing: MissingWord | undefined,
): Valued | Absent {
  const { asOf } = of.facts.run;
  if (figure.worth === undefined) throw new Error(`${figure.id} has no worth`);
  const worth = amountOf(of, figure.worth, { subject });
  const weightOf = (items: readonly ItemFact[]) =>
    total(items.map((i) => (term.by === 'count' ? one : fromExact(i.weight))));
  const due = of.facts.items
    .filter((i) => i.subject === subject && i.indicator === figure.id && !i.exempt)
    .filter((i) => inPeriod(of, i.due) && i.due <= asOf);
  const done = due.filter((i) => i.done !== undefined && i.done <= asOf);
  const onTime = weightOf(done.filter((i) => (i.done ?? 0) <= i.due));
  const late = weightOf(done.filter((i) => (i.done ?? 0) > i.due));
  if (isZero(weightOf(due))) return lacking(missing);
  const counted = add(onTime, multiply(amountOf(of, term.late, { subject }), late));
  return { value: quotient(of, figure, multiply(worth, counted), weightOf(due)) };
}

export function measureValue(
  of: Case,
  term: MeasureTerm,
  subject: number,
  missing: MissingWord | undefined,
): Valued | Absent {
  const period = term.period ?? of.facts.run.period;
  const found = of.facts.measures.find((m) => m.subject === subject && m.figure === term.figure && m.period === period);
  return found === undefined ? lacking(missing) : { value: fromExact(found.value) };
}

/** Earlier results that lie inside the run's days. */
export function earlierValue(
  of: Case,
  figure: Figure,
  term: EarlierTerm,
  subject: number,
  missing: MissingWord | undefined,
): Valued | Absent {
  const { run } = of.facts;
  const results = of.facts.history.filter(
    (h) => h.subject === subject && h.scheme === term.scheme && h.from >= run.from && h.to <= run.to,
  );
  if (term.of !== 'total') {
    const words = wordsOf(of, term.of.grade);
    return { value: whole(results.filter((h) => h.grade !== undefined && words.includes(h.grade)).length) };
  }
  const totals = results.flatMap((h) => (h.total === undefined ? [] : [fromExact(h.total)]));
  if (term.take === 'count') return { value: whole(totals.length) };
  if (totals.length < (term.atLeast ?? term.periods)) return lacking(missing);
  if (term.take === 'sum') return { value: total(totals) };
  return { value: quotient(of, figure, total(totals), whole(totals.length)) };
}
