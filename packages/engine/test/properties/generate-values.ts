/** Numbers, caps and conditions that figures of every kind take. */

import fc from 'fast-check';
import type { Condition } from '../../src/conditions/condition.ts';
import type { DaysBound } from '../../src/conditions/days.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import { chance, type Draw, pick } from './draw.ts';

export const decimal = (g: Draw, low: number, high: number): string =>
  String(g(fc.integer, { min: low * 10, max: high * 10 }) / 10);

export const drawCap = (g: Draw, low: number, high: number): NonNullable<Figure['atMost']> =>
  chance(g, 70)
    ? decimal(g, low, high)
    : { by: 'kind', cases: [{ key: 'A类', value: decimal(g, low, high) }], otherwise: pick(g, 'none', '55') };

export function drawCondition(g: Draw): Condition {
  const plain: Condition = pick<Condition>(
    g,
    { attribute: 'kind', is: ['A类'] },
    { days: 'probation', above: pick<DaysBound>(g, '50%', '30', { months: 1 }, { days: 9 }, { share: '25%' }) },
    { days: 'probation', atLeast: { months: 1 }, is: ['是'] },
    { event: ['x'], atLeast: '1' },
  );
  if (chance(g, 15)) return { not: plain };
  return chance(g, 15) ? { any: [plain, { attribute: 'kind', is: ['B类'] }] } : plain;
}
