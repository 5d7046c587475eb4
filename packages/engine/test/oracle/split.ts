/** "Once for each stretch, with the facts of those days": the facts are cut to the stretch, and the figure worked out anew. */
import type { Facts } from '../../src/facts/facts.ts';
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { SplitTerm } from '../../src/terms/split.ts';
import { valueOn } from './attributes.ts';
import { type Case, inPeriod } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { numberIn, type Outcome, withInner, worst } from './outcome.ts';
import { fromExact, isZero, multiply, type Rational, total, whole, zero } from './rational.ts';

interface Stretch {
  readonly value: string;
  readonly days: readonly number[];
}

function stretchesOf(of: Case, subject: number, attribute: string): Stretch[] {
  const { from, to } = of.facts.run;
  const stretches: { value: string; days: number[] }[] = [];
  let before: string | undefined;
  for (let day = from; day <= to; day += 1) {
    const value = valueOn(of, subject, attribute, day);
    if (value !== undefined && value === before) stretches.at(-1)?.days.push(day);
    else if (value !== undefined) stretches.push({ value, days: [day] });
    before = value;
  }
  return stretches;
}

/** The facts that the figures inside read of the subject, by table; what lies outside the period is passed over anyway. */
function readBy(of: Case, inside: readonly Figure[], subject: number) {
  const isRead = (day: number | undefined) => day === undefined || inPeriod(of, day);
  const terms = inside.map((f) => ({ id: f.id, term: f.term }));
  const points = of.facts.points.filter((p) =>
    terms.some(({ id, term }) => term.kind === 'points' && p.indicator === (term.indicator ?? id)),
  );
  const events = of.facts.events.filter((e) =>
    terms.some(({ term }) => term.kind === 'events' && term.codes.some((c) => c.code === e.code)),
  );
  const items = of.facts.items.filter((i) =>
    terms.some(({ id, term }) => term.kind === 'completion' && i.indicator === id),
  );
  const days = [
    ...points.map((p) => ({ subject: p.subject, day: p.date })),
    ...events.map((e) => ({ subject: e.subject, day: e.date })),
    ...items.map((i) => ({ subject: i.subject, day: i.due })),
  ];
  return days.filter((d) => d.subject === subject && isRead(d.day)).map((d) => d.day);
}

/** The facts as if the stretch were all there is: facts of its days, and one spell of its value. */
function factsOf(of: Case, term: SplitTerm, stretch: Stretch, isOnly: boolean): Facts {
  const { facts } = of;
  const isHere = (day: number | undefined) => (day === undefined ? isOnly : stretch.days.includes(day));
  return {
    ...facts,
    points: facts.points.filter((p) => isHere(p.date)),
    events: facts.events.filter((e) => isHere(e.date)),
    items: facts.items.filter((i) => isHere(i.due)),
    spells: facts.spells.map((s) => {
      if (s.attribute !== term.by) return s;
      const { from: _, to: __, ...always } = s;
      return { ...always, value: stretch.value };
    }),
  };
}

const monthOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 7);

/** A month goes to the stretch that has most of its days, of equal ones to the later. */
function monthsOf(stretch: Stretch, all: readonly Stretch[]): number {
  const months = new Set(stretch.days.map(monthOf));
  const daysIn = (s: Stretch, month: string) => s.days.filter((d) => monthOf(d) === month).length;
  const at = all.indexOf(stretch);
  return [...months].filter((month) =>
    all.every((other, i) => {
      const [own, theirs] = [daysIn(stretch, month), daysIn(other, month)];
      return i === at || (i < at ? own >= theirs : own > theirs);
    }),
  ).length;
}

function weightOf(of: Case, { weigh }: SplitTerm, stretch: Stretch, all: readonly Stretch[]): Rational | undefined {
  if (weigh === 'equal') return whole(1);
  if (weigh === 'days') return whole(stretch.days.length);
  if (weigh === 'months') return whole(monthsOf(stretch, all));
  const { subjects, measures, run } = of.facts;
  const named = subjects.flatMap((s, i) => (s.id === stretch.value || s.name === stretch.value ? [i] : []));
  const found = measures.find(
    (m) => named.includes(m.subject) && m.figure === weigh.measure && m.period === run.period,
  );
  return found === undefined ? undefined : fromExact(found.value);
}

/** "(Σ weight × value) ÷ Σ weight: one division, rounded." */
export function splitValue(
  of: Case,
  figure: Figure,
  term: SplitTerm,
  subject: number,
  missing: MissingWord | undefined,
): Outcome {
  const stretches = stretchesOf(of, subject, term.by);
  const isOnly = stretches.length === 1;
  const covered = stretches.flatMap((s) => s.days);
  const isLoose = (day: number | undefined) => (day === undefined ? !isOnly : !covered.includes(day));
  if (readBy(of, withInner(term.of), subject).some(isLoose)) return { absent: 'held' };
  const weighed = stretches
    .map((stretch) => ({ stretch, weight: weightOf(of, term, stretch, stretches) }))
    .filter(({ weight }) => weight === undefined || !isZero(weight));
  if (weighed.length === 0 || weighed.some(({ weight }) => weight === undefined)) return lacking(missing);
  const parts = weighed.map(({ stretch, weight = zero }) => ({
    weight,
    outcome: of.withFacts(factsOf(of, term, stretch, isOnly)).outcome(term.of.id, subject),
  }));
  const counting = parts.filter(
    ({ outcome: o }) =>
      !('absent' in o && (o.absent === 'notApplicable' || (o.absent === 'missing' && missing === 'redistribute'))),
  );
  const asked = counting.length === 0 ? parts : counting;
  const absent = worst(asked.flatMap(({ outcome: o }) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined) return absent === 'missing' ? lacking(missing) : { absent };
  const values = counting.flatMap(({ weight, outcome: o }) => ('absent' in o ? [] : [multiply(weight, numberIn(o))]));
  return { value: quotient(of, figure, total(values), total(counting.map((c) => c.weight))) };
}
