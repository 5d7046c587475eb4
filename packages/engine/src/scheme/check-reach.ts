/** Conditions on a number that the figure can't come to: whatever they decide, they never will. */
import { type Condition, condition as conditionShape, type FigureCondition } from '../conditions/condition.ts';
import { walk } from '../text/shape.ts';
import type { Checking, Report } from './checking.ts';
import { spokenBounds } from './gaps.ts';
import { schemeShape } from './language.ts';
import type { Scheme } from './scheme.ts';

/** Once everything named is known and every range stands the right way round. */
export function checkReach(scheme: Scheme, checking: Checking, report: Report): void {
  walk(schemeShape, scheme, [], ({ shape, value, path }) => {
    if (shape !== conditionShape || !('figure' in (value as Condition))) return;
    const { figure, is, last, ...range } = value as FigureCondition;
    const target = checking.figure(figure);
    if (target === undefined || is !== undefined || last !== undefined) return;
    const bounds = checking.bounds(target);
    if (checking.reaches(range, bounds)) return;
    report('condition-out-of-reach', path, { name: checking.nameOf(target), ...spokenBounds(bounds) });
  });
}
