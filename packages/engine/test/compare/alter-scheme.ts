/** A generated scheme with something altered, so that it can be held against what it was. */
import fc from 'fast-check';
import type { Figure } from '../../src/scheme/figure.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import type { GradeTerm } from '../../src/terms/grade/node.ts';
import { type Draw, pick } from '../properties/draw.ts';

/** The scheme with some figures, lines and seats altered; it may no longer check. */
export function alterScheme(g: Draw, scheme: Scheme): Scheme {
  const places = { ...scheme.decimals, places: g(fc.nat, 3) };
  let next = 0;
  const altered = (figure: Figure): Figure => {
    const inner = within(figure, altered);
    const own = g(fc.nat, 99) < 45 ? alterFigure(g, inner, `new${next++}`) : inner;
    return own;
  };
  return {
    ...scheme,
    decimals: g(fc.nat, 99) < 20 ? places : scheme.decimals,
    figures: scheme.figures.map(altered),
  };
}

/** The figure with those inside it replaced. */
function within(figure: Figure, replace: (part: Figure) => Figure): Figure {
  const { term } = figure;
  switch (term.kind) {
    case 'sum':
    case 'weigh':
    case 'highest':
    case 'lowest':
      return { ...figure, term: { ...term, parts: term.parts.map(replace) } as Figure['term'] };
    case 'choose':
      return { ...figure, term: { ...term, cases: term.cases.map(replace) } };
    case 'scale':
    case 'veto':
    case 'clamp':
    case 'split':
      return { ...figure, term: { ...term, of: replace(term.of) } as Figure['term'] };
    default:
      return figure;
  }
}

function alterFigure(g: Draw, figure: Figure, id: string): Figure {
  const { term } = figure;
  if (term.kind === 'grade') return { ...figure, term: alterGrade(g, term) };
  if (term.kind === 'rank') return { ...figure, term: { ...term, in: pick(g, 'unit', 'all') } };
  const { atMost: _, ...uncapped } = figure;
  const limited: readonly Figure[] = [
    { ...figure, atMost: pick(g, '3', '8', '60') },
    { ...figure, atLeast: pick(g, '-2', '1') },
    { ...figure, round: { places: g(fc.nat, 2), mode: 'half-up' } },
    uncapped,
  ];
  if (g(fc.nat, 99) < 40) return limited[g(fc.nat, limited.length - 1)] as Figure;
  if (term.kind === 'scale') return { ...figure, term: { ...term, by: pick(g, '0.3', '1.2') } };
  if (term.kind === 'weigh') return { ...figure, term: { ...term, parts: turned(term.parts) } };
  if (term.kind !== 'sum') return figure;
  const [first, ...rest] = term.parts;
  const added: Figure = { id, name: '新指标', term: { kind: 'fixed', value: '2.5' } };
  const sums: readonly (readonly Figure[])[] = [
    [...term.parts, added],
    rest,
    term.parts.map((part) => (part === first ? flipped(part) : part)),
    [{ id, name: '新的一组', term: { kind: 'sum', parts: term.parts }, missing: 'hold' }],
  ];
  const parts = sums[g(fc.nat, sums.length - 1)] as readonly Figure[];
  return { ...figure, term: { kind: 'sum', parts: parts.length === 0 ? term.parts : parts } };
}

/** Every part with the weight of the next. */
const turned = (parts: readonly Figure[]): readonly Figure[] =>
  parts.map((part, i) => {
    const weight = parts[(i + 1) % parts.length]?.weight;
    return weight === undefined ? part : { ...part, weight };
  });

function flipped(part: Figure): Figure {
  if (part.subtract === undefined) return { ...part, subtract: true };
  const { subtract: _, ...rest } = part;
  return rest;
}

function alterGrade(g: Draw, term: GradeTerm): GradeTerm {
  const share = pick(g, '0%', '10%', '50%', '100%');
  if (g(fc.nat, 1) === 0 && term.seats !== undefined) {
    return { ...term, seats: term.seats.map((s) => (s.atMost === undefined ? s : { ...s, atMost: share })) };
  }
  const { requires: _, ...free } = term;
  if (g(fc.nat, 1) === 0) return free;
  const [best, ...others] = term.levels;
  if (best === undefined || best.rule === 'otherwise' || 'when' in best.rule) return term;
  return { ...term, levels: [{ ...best, rule: { atLeast: pick(g, '5', '20', '70') } }, ...others] };
}
