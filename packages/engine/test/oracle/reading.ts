/** The other terms that read facts: assigned work, measures, earlier results. */
import type { ItemFact } from '../../src/facts/facts.ts';
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { CompletionTerm } from '../../src/terms/completion.ts';
import type { EarlierTerm } from '../../src/terms/earlier.ts';
import type { MeasureTerm } from '../../src/terms/measure.ts';
import { amountOf, wordsOf } from './amounts.ts';
import { type Case, inPeriod } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import type { Absent, Valued } from './outcome.ts';
import { add, fromExact, isZero, multiply, one, total, whole } from './rational.ts';

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
