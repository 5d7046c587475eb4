/** Why a pool has no share of a level: what its members lack of the figure that the share follows. */
import { shareIn } from '../terms/grade/bound.ts';
import type { GradeTrace } from '../terms/grade/trace.ts';
import { listed, settleText, shareLacksSentence } from '../words/reasons.ts';
import type { Evaluating, OpenDecision } from './evaluating.ts';
import { MOST_ROOTS, rootText } from './outcomes.ts';
import { isFigure, type Root, rootsOf } from './roots.ts';

/** A sentence; undefined where nothing lacks, and the scheme's own words leave the share open. */
export function shareLacksText({ code, figure, pool = '', values }: OpenDecision, run: Evaluating): string | undefined {
  if (code !== 'share-unclear') return undefined;
  const roots = (run.trace(figure) as GradeTrace).seats.flatMap(({ rule, seating }): readonly Root[] => {
    const share = shareIn(rule.atMost ?? rule.atLeast);
    if (rule.level !== values.level || typeof share !== 'object' || !('by' in share)) return [];
    const { by } = share;
    if (!isFigure(run, by)) return [];
    const parts = seating.pools.flatMap((p) => p.parts).filter((part) => part.name === pool);
    return parts.flatMap(({ rows }) => Array.from(rows).flatMap((row) => lackingAt(by, row, run)));
  });
  const [first] = roots;
  if (first === undefined) return undefined;
  const said = roots.slice(0, MOST_ROOTS).map((root) => rootText(root));
  const settle = settleText(first.reason.code, first.reason.values);
  return shareLacksSentence(pool, values.level ?? '', listed(said, roots.length), settle);
}

function lackingAt(id: string, row: number, run: Evaluating): readonly Root[] {
  const absence = run.column(id).absent.at(row);
  if (absence === undefined || absence.kind === 'notApplicable') return [];
  return absence.because.flatMap((reason) => rootsOf([id], row, reason, run));
}
