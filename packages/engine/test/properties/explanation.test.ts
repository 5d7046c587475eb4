/** Property 4: what an explanation prints, computed again by the oracle, gives the result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import {
  type Figure,
  type Outcome,
  type Rounding,
  type Run,
  resultOf,
  type Scheme,
  type Step,
  stepsOf,
} from '../../src/index.ts';
import { placedFigures } from '../../src/scheme/tree.ts';
import { evaluateArithmetic } from '../oracle/index.ts';
import {
  add,
  compare,
  divide,
  greater,
  lesser,
  parseNumber,
  type Rational,
  round,
  toText,
  zero,
} from '../oracle/rational.ts';
import { drawRun, settings, timeLimit } from './draw-run.ts';

const decimalOf = (outcome: Outcome): string | undefined => ('value' in outcome ? outcome.value : undefined);
const same = (a: Rational, b: Rational): boolean => a.num * b.den === b.num * a.den;

/** Every step with a number that is opened, the sheet through: a figure that comes again shows only its value. */
function numberSteps(steps: readonly Step[], seen = new Set<string>()): Step[] {
  return steps.flatMap((step) => {
    if (seen.has(step.figure)) return [];
    seen.add(step.figure);
    const own = step.raw !== undefined || step.adjustments.length > 0 ? [step] : [];
    return [...own, ...numberSteps(step.parts, seen)];
  });
}

/** Whether a figure counts days or results, so that its values are shown without decimals. */
const counts = (run: Run, figure: string): boolean =>
  run.populations.some(({ finished }) => {
    const column = finished.get(figure)?.column;
    return column?.kind === 'number' && column.whole === true;
  });

const amountsOf = (step: Step): Rational[] => step.adjustments.map((a) => parseNumber(a.amount.replace('+', '')));

describe('the explanation', () => {
  it('[P4] prints computations that give the printed values, and adjustments that give the outcome', {
    timeout: timeLimit,
  }, () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, facts, run } = drawRun(g);
        const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
        const { subjects } = resultOf(run);
        const others = new Map(subjects.map((s) => [`${s.population} ${s.id}`, s.indicators]));
        for (const { id } of subjects) {
          for (const step of numberSteps(stepsOf(run, id))) {
            const figure = figures.get(step.figure);
            if (figure === undefined) throw new Error(`no figure ${step.figure}`);
            const where = `${id} ${step.figure}: ${step.arithmetic} = ${step.raw}`;
            for (const situation of situationsOf(step, figure)) met.add(situation);
            expectComputed(step, figure.round ?? scheme.decimals, where);
            expectFromParts(step, figure, where);
            if (figure.term.kind === 'across') expectFromOthers(step, figure, scheme, facts, id, others, where);
            const raw = step.raw === undefined ? zero : parseNumber(step.raw);
            expect(`${where} → ${toText(amountsOf(step).reduce(add, raw))}`).toBe(
              `${where} → ${toText(parseNumber(decimalOf(step.outcome) ?? 'none'))}`,
            );
            // Signed and with the scheme's decimals, so that lines stand under one another; what is counted has none.
            const decimals =
              scheme.decimals.places === 0 || counts(run, step.figure) ? '' : `\\.\\d{${scheme.decimals.places},}`;
            for (const { amount } of step.adjustments)
              expect(amount, where).toMatch(new RegExp(`^([+-]\\d+${decimals}\\d*(\\.\\d+)?|0${decimals})$`));
          }
        }
      }),
      settings(),
    );
    // The usual number of cases may miss a rare one; the long form may not.
    if (settings().numRuns >= 1000) expect(situations.filter((s) => !met.has(s))).toEqual([]);
  });

  it('[P4] prints in a sum and a weighted sum exactly the values of their parts', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, run } = drawRun(g);
        for (const { id } of resultOf(run).subjects) {
          for (const step of numberSteps(stepsOf(run, id))) expectOperands(step, scheme);
        }
      }),
      settings(0.5),
    );
  });
});

/** What the law must have been tried on. */
const situations = [
  'a stated value',
  'a stated value, capped or floored',
  'a cap on a reference',
  'a clamp',
  'a veto',
  'a veto of what has no value',
  'rescaling',
  'weights redistributed',
  'highest',
  'choose',
  'bands',
  'linear',
  'across',
  'an expired event',
  'a repeated event',
  'events that became another',
] as const;

function situationsOf(step: Step, { term }: Figure): string[] {
  const kinds = step.adjustments.map((a) => a.kind);
  const limited = kinds.includes('cap') || kinds.includes('floor');
  const divides = [step, ...step.lines].some((of) => of.arithmetic?.includes('÷'));
  return [
    term.kind,
    ...(kinds.includes('stated') ? ['a stated value'] : []),
    ...(kinds.includes('stated') && limited ? ['a stated value, capped or floored'] : []),
    ...(term.kind === 'figure' && limited ? ['a cap on a reference'] : []),
    ...(kinds.includes('clamp') ? ['a clamp'] : []),
    ...(kinds.includes('veto') ? [step.raw === undefined ? 'a veto of what has no value' : 'a veto'] : []),
    ...(term.kind === 'sum' && divides ? ['rescaling'] : []),
    ...(term.kind === 'weigh' && divides ? ['weights redistributed'] : []),
    ...(step.notes.some((note) => note.includes('到考核期末已届满')) ? ['an expired event'] : []),
    ...(step.notes.some((note) => note.includes('倍计')) ? ['a repeated event'] : []),
    ...(step.notes.some((note) => note.includes('折为')) ? ['events that became another'] : []),
  ];
}

/** The printed computations, worked out again, give the printed values: exactly, or with the one division that they end in rounded. */
function expectComputed(step: Step, rounding: Rounding, where: string): void {
  const printed = [
    ...(step.arithmetic === undefined ? [] : [{ label: '', arithmetic: step.arithmetic, value: step.raw ?? 'none' }]),
    ...step.lines,
  ];
  for (const { label, arithmetic, value } of printed) {
    const computed = evaluateArithmetic(arithmetic);
    const told = parseNumber(value);
    expect(same(computed, told) || same(round(computed, rounding), told), `${where} ${label}`).toBe(true);
  }
}

/** A figure that hands on, picks or sorts values begins with what its parts show. */
function expectFromParts(step: Step, { term }: Figure, where: string): void {
  if (step.raw === undefined) return;
  const values = step.parts.map((part) => decimalOf(part.outcome)).filter((v) => v !== undefined);
  const [first] = values;
  const raw = parseNumber(step.raw);
  const expectRaw = (value: Rational): void =>
    expect(`${where} from ${toText(value)}`).toBe(`${where} from ${toText(raw)}`);
  const numeric = (): Rational[] => values.map(parseNumber);
  if (term.kind === 'figure' || term.kind === 'choose' || term.kind === 'veto' || term.kind === 'clamp') {
    expectRaw(parseNumber(first ?? 'none'));
  } else if (term.kind === 'highest') expectRaw(numeric().reduce(greater));
  else if (term.kind === 'lowest') expectRaw(numeric().reduce(lesser));
  else if (term.kind === 'bands') {
    const at = parseNumber(first ?? 'none');
    const row = term.rows.find(
      (r) =>
        (typeof r.atLeast !== 'string' || compare(at, parseNumber(r.atLeast)) >= 0) &&
        (typeof r.above !== 'string' || compare(at, parseNumber(r.above)) > 0) &&
        (typeof r.atMost !== 'string' || compare(at, parseNumber(r.atMost)) <= 0) &&
        (typeof r.below !== 'string' || compare(at, parseNumber(r.below)) < 0),
    );
    expectRaw(parseNumber(String(row?.gives ?? term.otherwise)));
  } else if (
    (term.kind === 'linear' && step.arithmetic?.includes('÷')) ||
    term.kind === 'scale' ||
    term.kind === 'ratio'
  ) {
    for (const value of values) expect(step.arithmetic, where).toContain(value.replace('-', ''));
  }
}

/** What is taken of other subjects is what their own sheets show. */
function expectFromOthers(
  step: Step,
  { term, round: own }: Figure,
  { decimals }: Scheme,
  { subjects, links }: Facts,
  id: string,
  others: ReadonlyMap<string, Readonly<Record<string, Outcome>>>,
  where: string,
): void {
  if (term.kind !== 'across' || step.raw === undefined) return;
  const [near, far] = term.reverse ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const linked = links.filter((l) => l.role === term.role && subjects[l[near]]?.id === id);
  // Whom the figure doesn't concern is passed over; anybody else without a value would have kept this one from being told.
  const values = linked.flatMap((l) => {
    const outcome = others.get(`${term.population} ${subjects[l[far]]?.id}`)?.[term.of];
    const value = outcome && decimalOf(outcome);
    return value === undefined ? [] : [parseNumber(value)];
  });
  const mean = (of: readonly Rational[]): Rational =>
    round(divide(of.reduce(add, zero), parseNumber(String(of.length))), own ?? decimals);
  const best = [...values].sort((a, b) => compare(b, a));
  const { take } = term;
  const expected =
    typeof take === 'object'
      ? mean(best.slice(0, take.meanOfTop))
      : ({ only: () => best[0] ?? zero, mean: () => mean(values), sum: () => values.reduce(add, zero) }[
          take as 'only' | 'mean' | 'sum'
        ]?.() ?? (take === 'highest' ? values.reduce(greater) : values.reduce(lesser)));
  expect(`${where} of others ${toText(expected)}`).toBe(`${where} of others ${toText(parseNumber(step.raw))}`);
}

/** The parts' values stand in the text, in order. */
function expectOperands(step: Step, scheme: Scheme): void {
  const kind = placedFigures(scheme).find(({ figure }) => figure.id === step.figure)?.figure.term.kind;
  if ((kind !== 'sum' && kind !== 'weigh') || step.arithmetic === undefined) return;
  const parts = [...step.parts].sort((a, b) => Number(a.subtract ?? false) - Number(b.subtract ?? false));
  const values = (kind === 'sum' ? parts : step.parts)
    .map((part) => decimalOf(part.outcome))
    .filter((v) => v !== undefined);
  let rest = [...step.lines.map((line) => line.arithmetic), step.arithmetic].join(' ');
  for (const value of values) {
    const at = rest.indexOf(value);
    expect(at, `${value} in ${step.arithmetic}`).toBeGreaterThanOrEqual(0);
    rest = rest.slice(at + value.length);
  }
}
