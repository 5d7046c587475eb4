/** Property 5: more points never lower one's own score, others fixed, where the scheme is marked monotone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  isMonotone,
  type Outcome,
  parseExact,
  type RawFacts,
  resultOf,
  type Scheme,
  score,
} from '../../src/index.ts';
import { drawRun, settings, timeLimit } from './draw-run.ts';

const totalOf = (scheme: Scheme, raw: RawFacts, id: string): Outcome | undefined => {
  const { run } = score(scheme, raw);
  return run === undefined ? undefined : resultOf(run).subjects.find((s) => s.id === id)?.total;
};

describe('a scheme that is marked monotone', () => {
  let tried = 0;
  it('[P5] never lowers the total of who gets more points', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw } = drawRun(g);
        const points = raw.tables.points ?? [];
        fc.pre(points.length > 0 && isMonotone(scheme, 'total'));
        const at = g(fc.nat, points.length - 1);
        const row = points[at] ?? {};
        const more = { ...row, value: '100' };
        const raised = { tables: { ...raw.tables, points: points.map((p, i) => (i === at ? more : p)) } };
        const id = String(row.subject);
        const before = totalOf(scheme, raw, id);
        const after = totalOf(scheme, raised, id);
        if (before === undefined || after === undefined || !('value' in before)) return;
        tried++;
        expect('value' in after).toBe(true);
        const [a, b] = [before.value, 'value' in after ? after.value : ''].map(parseExact);
        if (a !== undefined && b !== undefined) expect(compare(b, a)).toBeGreaterThanOrEqual(0);
      }),
      settings(0.6),
    );
    expect(tried).toBeGreaterThan(5);
  });
});
