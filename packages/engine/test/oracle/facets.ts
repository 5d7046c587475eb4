/** "A facet is the sum of what its figures contribute to the total, signs and weights along the way applied." */
import type { Figure } from '../../src/scheme/figure.ts';
import { amountOf } from './amounts.ts';
import { attributeOf } from './attributes.ts';
import type { Case } from './case.ts';
import { isStated } from './figures.ts';
import { numberIn, type Outcome, orAbsent, worst } from './outcome.ts';
import { add, isZero, multiply, negate, one, type Rational, subtract, zero } from './rational.ts';

/** What a figure gives to a facet, or that it has nothing to give. */
interface Share {
  readonly facet: string;
  readonly outcome: Outcome;
}

/** The facets of one subject, and what of the total belongs to none; without a total, as far as each facet's own figures go. */
export function facetsOf(of: Case, subject: number): ReadonlyMap<string, Outcome> {
  const { total } = of.population;
  const whole = of.outcome(total, subject);
  const shares = sharesOf(of, of.figure(total), one, subject, 'value' in whole);
  const found = new Map<string, Outcome>();
  let rest = 'value' in whole ? whole.value : zero;
  for (const facet of of.scheme.facets ?? []) {
    const mine = shares.filter((s) => s.facet === facet).map((s) => s.outcome);
    const values = mine.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
    const lacking = worst(mine.flatMap((o) => ('absent' in o ? [o.absent] : []))) ?? 'notApplicable';
    if (values.length === 0 || (!('value' in whole) && lacking !== 'notApplicable')) {
      found.set(facet, { absent: lacking });
      continue;
    }
    const value = values.reduce(add, zero);
    rest = subtract(rest, value);
    found.set(facet, { value });
  }
  if (of.scheme.facets !== undefined) found.set('', 'value' in whole ? { value: rest } : whole);
  return found;
}

/** The figures that go into this one, each with its factor; none where they don't simply add up. */
function goingIn(of: Case, figure: Figure, subject: number): readonly (readonly [Figure, Rational])[] {
  const { term } = figure;
  switch (term.kind) {
    case 'sum':
      return term.parts.map((part) => [part, part.subtract ? negate(one) : one]);
    case 'weigh':
      return term.parts.map((part) => [part, amountOf(of, part.weight ?? '0', { subject })]);
    case 'scale':
      return [[term.of, amountOf(of, term.by, { subject })]];
    case 'veto':
    case 'clamp':
      return [[term.of, one]];
    case 'figure':
      return [[of.figure(term.figure), one]];
    case 'choose': {
      const word = attributeOf(of, subject, term.by);
      const chosen = term.cases.find((c) => word !== undefined && c.is?.includes(word));
      const taken = chosen ?? term.cases.find((c) => c.otherwise);
      return taken === undefined ? [] : [[taken, one]];
    }
    default:
      return [];
  }
}

function sharesOf(of: Case, figure: Figure, factor: Rational, subject: number, hasTotal: boolean): Share[] {
  const outcome = of.outcome(figure.id, subject);
  if ('absent' in outcome && isZero(factor)) return [];
  if (figure.facet !== undefined) {
    const share = 'absent' in outcome ? outcome : { value: multiply(numberIn(outcome), factor) };
    return [{ facet: figure.facet, outcome: share }];
  }
  const parts = orAbsent(() => goingIn(of, figure, subject));
  if ('absent' in parts) return [];
  const below = parts.flatMap(([part, by]) => sharesOf(of, part, multiply(factor, by), subject, hasTotal));
  if (!hasTotal) return below;
  // A part that is left out, or counts as a stated value, takes what lies inside it along.
  const stated: Outcome | undefined = isStated(of, figure, subject) ? { absent: 'notApplicable' } : undefined;
  const instead = 'absent' in outcome ? outcome : stated;
  return instead === undefined ? below : below.map(({ facet }) => ({ facet, outcome: instead }));
}
