/** Lets a round go on: what is finished and due is done, what comes next opens. Asked after every act, and every so often by the clock. */
import type { Stage } from '@shiji/engine';
import type { TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { turned } from './decide.ts';
import { roundWriter } from './store.ts';
import { processOf } from './view.ts';

/** Records and notices end with their days; of every other stage its own slice says when its work is done. */
const endsWithItsDays = ({ work }: Stage): boolean => work.kind === 'record' || work.kind === 'notice';

export async function turn(tx: TxScope, id: string, now: Date): Promise<void> {
  const writer = roundWriter(tx);
  const whole = await writer.lock(id);
  if (whole?.round.state !== 'running') return;
  const stages = turned(whole.stages, processOf(whole.round), dayOf(now), endsWithItsDays);
  if (stages !== whole.stages) await writer.setStages(id, stages, now);
}
