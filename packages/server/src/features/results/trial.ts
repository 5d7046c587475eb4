/** A decision of people tried on the facts before it is recorded: whom it moves, and whether it fits. */
import { type Decision, type RawRow, resultOf, score } from '@shiji/engine';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Round } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { faultsOf, type Moved, movedBy } from './decide.ts';
import type { RulingPayload } from './result-facts.ts';
import type { Scored } from './scored.ts';

export type TriedRuling = Pick<RulingPayload, 'kind' | 'target' | 'setting' | 'value'> &
  Partial<Pick<RulingPayload, 'by' | 'reason'>>;

/** The id that a ruling has while it is only tried. */
const tried = (n: number): string => `trial/${n}`;

export interface Trial {
  readonly ok: true;
  readonly moved: readonly Moved[];
  readonly after: ReturnType<typeof resultOf>;
}

/** `isFault`: which matters that the decision leaves to people anew speak against it. Earlier rulings on the same matter are `replaced`: of two that say something of one thing the engine would refuse both. */
export function tryRulings(
  round: Round,
  before: Scored,
  rulings: readonly TriedRuling[],
  replaced: readonly string[] = [],
  isFault: (opened: Decision) => boolean = () => true,
): Trial | Refused<'ruling-unfit'> {
  const kept = (before.tables.rulings ?? []).filter(({ id }) => !replaced.includes(String(id)));
  const added = rulings.map(
    ({ by = '（试算）', reason = '（试算）', kind, target, setting, value }, n): RawRow => ({
      id: tried(n),
      kind,
      target,
      setting,
      value,
      by,
      reason,
    }),
  );
  const { run, diagnostics } = score(schemeOf(round.schemeText), {
    tables: { ...before.tables, rulings: [...kept, ...added] },
  });
  const was = resultOf(before.run);
  const after = run === undefined ? undefined : resultOf(run);
  const faults = faultsOf(
    { result: was, diagnostics: before.run.diagnostics },
    { diagnostics, ...(after === undefined ? {} : { result: after }) },
    isFault,
  );
  if (after === undefined || faults.length > 0) return refuse('ruling-unfit', { because: faults.join('') });
  return { ok: true, moved: movedBy(was, after), after };
}
