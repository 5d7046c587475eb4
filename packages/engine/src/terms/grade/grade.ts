/**
 * A grade: from thresholds or conditions, bounded by preconditions, exceptions and quotas. The engine proposes; where the rules leave
 * something to people (a tie for the last seat, an exception without a seat) the grade is open until a ruling settles it.
 */
import { figuresIn } from '../../conditions/condition.ts';
import type { Amount } from '../../scheme/amount.ts';
import type { Reads, Term } from '../term.ts';
import { shareIn } from './bound.ts';
import { checkGrade } from './check.ts';
import type { GradeTerm } from './node.ts';
import { fillSeats } from './seats.ts';
import { gradeShape } from './shape.ts';
import { showGrade } from './shown.ts';
import { startGrading } from './standing.ts';
import type { GradeTrace } from './trace.ts';

export const grade: Term<GradeTerm, GradeTrace> = {
  name: '等次',
  about: '按分数线或条件定等次，并受资格条件、名额和例外的约束。',
  gives: 'grade',
  shape: gradeShape,
  inner: () => [],
  reads(node): Reads[] {
    const conditions = [
      ...node.levels.flatMap(({ rule }) => (typeof rule === 'object' && 'when' in rule ? [rule.when] : [])),
      ...(node.ungraded ?? []).map((u) => u.when),
      ...(node.requires ?? []).map((r) => r.that),
    ];
    const shares = (node.seats ?? []).flatMap((s) => [s.atMost, s.atLeast].map(shareIn)).flatMap(byFigure);
    const ids = [node.of, node.ranking, ...conditions.flatMap(figuresIn), ...shares];
    return [...new Set(ids)].flatMap((figure) => (figure === undefined ? [] : [{ figure, sign: 'any' as const }]));
  },
  missing: [],
  asks: 'never',
  check: (figure, checking) => checkGrade(figure, checking),
  bounds: () => ({ places: 0 }),
  evaluate(figure, run) {
    const grading = startGrading(figure, run);
    const seats = fillSeats(grading);
    const { values, absent, reached, allowed, failed, ungraded, exceptions, adjusted, later } = grading;
    const column = { kind: 'grade' as const, levels: figure.term.levels.map((l) => l.level), values, absent };
    return { column, trace: { reached, allowed, failed, ungraded, exceptions, adjusted, later, seats } };
  },
  show: (figure, row, run, trace) => showGrade(figure, row, run, trace),
};

const byFigure = (amount: Amount | undefined): string[] =>
  typeof amount === 'object' && 'by' in amount ? [amount.by] : [];
