/** Property 4: what an explanation prints, computed again by the oracle, gives the result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, type Outcome, type Rounding, resultOf, type Scheme, type Step } from '../../src/index.ts';
import { placedFigures } from '../../src/scheme/tree.ts';
import { evaluateArithmetic } from '../oracle/index.ts';
import { add, parseNumber, type Rational, round, toText } from '../oracle/rational.ts';
import { drawRun, settings } from './draw-run.ts';

const decimalOf = (outcome: Outcome): string | undefined => ('value' in outcome ? outcome.value : undefined);
const same = (a: Rational, b: Rational): boolean => a.num * b.den === b.num * a.den;

/** Every step with a number, the sheet through. */
function numberSteps(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...numberSteps(step.parts)]).filter((step) => step.raw !== undefined);
}

describe('the explanation', () => {
  it('[P4] prints computations that give the printed values, and adjustments that give the outcome', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, run } = drawRun(g);
        const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
        const rounding = (id: string): Rounding => figures.get(id)?.round ?? scheme.decimals;
        for (const { id } of resultOf(run).subjects) {
          for (const step of numberSteps(explain(run, id)?.steps ?? [])) {
            const where = `${id} ${step.figure}: ${step.arithmetic} = ${step.raw}`;
            const raw = parseNumber(step.raw ?? '');
            if (step.arithmetic !== undefined) {
              const computed = evaluateArithmetic(step.arithmetic);
              // Exact, or the one division that the computation ends in, rounded.
              const fits = same(computed, raw) || same(round(computed, rounding(step.figure)), raw);
              expect(fits, where).toBe(true);
            }
            for (const line of step.lines) {
              const computed = evaluateArithmetic(line.arithmetic);
              const value = parseNumber(line.value);
              expect(
                same(computed, value) || same(round(computed, rounding(step.figure)), value),
                `${where} ${line.label}`,
              ).toBe(true);
            }
            const adjusted = step.adjustments.map((a) => parseNumber(a.amount.replace('+', ''))).reduce(add, raw);
            expect(`${where} → ${toText(adjusted)}`).toBe(
              `${where} → ${toText(parseNumber(decimalOf(step.outcome) ?? 'none'))}`,
            );
          }
        }
      }),
      settings(),
    );
  });

  it('[P4] prints in a sum and a weighted sum exactly the values of their parts', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, run } = drawRun(g);
        for (const { id } of resultOf(run).subjects) {
          for (const step of numberSteps(explain(run, id)?.steps ?? [])) expectOperands(step, scheme);
        }
      }),
      settings(0.5),
    );
  });
});

/** The parts' values stand in the text, in order. */
function expectOperands(step: Step, scheme: Scheme): void {
  const kind = placedFigures(scheme).find(({ figure }) => figure.id === step.figure)?.figure.term.kind;
  if ((kind !== 'sum' && kind !== 'weigh') || step.arithmetic === undefined) return;
  const parts = [...step.parts].sort((a, b) => Number(a.subtract ?? false) - Number(b.subtract ?? false));
  const values = (kind === 'sum' ? parts : step.parts)
    .map((part) => decimalOf(part.outcome))
    .filter((v) => v !== undefined);
  let rest = step.arithmetic;
  for (const value of values) {
    const at = rest.indexOf(value);
    expect(at, `${value} in ${step.arithmetic}`).toBeGreaterThanOrEqual(0);
    rest = rest.slice(at + value.length);
  }
}
