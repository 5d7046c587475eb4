/** Whether an entry is taken at a moment. Pure. */
import type { RecordEntry, Stage } from '@shiji/engine';
import { type Refused, refuse } from '../../http/refusals.ts';
import { lengthOf } from '../duty-reports/length.ts';
import type { Day } from '../roster/model.ts';
import type { Round, RoundStage } from '../rounds/model.ts';
import type { While } from './whiles.ts';

/** 每篇最多 2,000 字 */
export const MOST_SIGNS = 2000;

export type NotTaken = 'log-round-over' | 'log-closed' | 'log-not-yet' | 'log-too-late';

interface Taking {
  readonly round: Pick<Round, 'state'>;
  readonly stages: readonly Pick<RoundStage, 'key' | 'state'>[];
}

/** With these results are drawn up: what is written afterwards would be scored by nobody. */
const CLOSING: readonly Stage['work']['kind'][] = ['propose', 'settle', 'confirm', 'file'];

/**
 * Why the round takes no entry of that while; undefined: it does. A while is written of from its first day on; a late one as the scheme says,
 * until grades are proposed. What was handed in may be corrected as long as it would be taken.
 */
export function notTaken(
  { round, stages }: Taking,
  process: readonly Stage[],
  { late }: Pick<RecordEntry, 'late'>,
  { from, due }: Pick<While, 'from' | 'due'>,
  today: Day,
): NotTaken | undefined {
  if (round.state !== 'running') return 'log-round-over';
  const isClosed = stages.some(({ key, state }) => {
    const kind = process.find(({ id }) => id === key)?.work.kind;
    return state === 'done' && kind !== undefined && CLOSING.includes(kind);
  });
  if (isClosed) return 'log-closed';
  if (today < from) return 'log-not-yet';
  return late === 'refuse' && today > due ? 'log-too-late' : undefined;
}

/** What is wrong with an entry itself. */
export function refusedText(text: string): Refused<'log-empty' | 'log-too-long'> | undefined {
  const length = lengthOf(text);
  if (length === 0) return refuse('log-empty');
  return length > MOST_SIGNS
    ? refuse('log-too-long', { length, most: MOST_SIGNS, over: length - MOST_SIGNS })
    : undefined;
}
