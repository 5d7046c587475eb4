/** What is done with an objection that is open: taken as the asking person saw it, changed, and shown as it then is. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import type { WholeRound } from '../rounds/store.ts';
import { roundWriter } from '../rounds/writer.ts';
import { isOpen, type Objection } from './model.ts';
import { partyOf } from './parties.ts';
import { objectionReader, objectionWriter } from './store.ts';
import { objectionsShown } from './view.ts';

export type Change = Parameters<ReturnType<typeof objectionWriter>['change']>[1];

type Working = Doing & {
  readonly params: { readonly id: string };
  readonly scope: Scope;
  readonly body: { readonly revision: number };
};

type StepRefused = Refused<'not-found' | 'round-given-up' | 'objection-over' | 'objection-changed'>;

/**
 * The round's row is taken first, as by whoever settles or confirms: what an objection says of somebody's result and what is made of that
 * result then follow one another.
 */
export function step<R extends Refused<string>>(
  call: Working,
  what: 'withdraw' | 'name' | 'study' | 'longer' | 'decide',
  work: (tx: TxScope, one: Objection, whole: WholeRound) => Promise<Change | R>,
) {
  const { id } = call.params;
  const action = what === 'decide' ? 'objection-decide' : 'objection-handle';
  return doRecorded(call, { action, subject: id, detail: { what } }, async (tx) => {
    const found = await objectionReader(tx).objection(id);
    if (found === undefined) return refuse('not-found') as StepRefused;
    const whole = await roundWriter(tx).lock(found.round);
    const one = await objectionWriter(tx).lock(id);
    if (whole === undefined || one === undefined) throw new Error('an objection to a round that is gone');
    if (whole.round.state === 'given-up') return refuse('round-given-up') as StepRefused;
    if (!isOpen(one.state)) return refuse('objection-over') as StepRefused;
    if (one.revision !== call.body.revision) return refuse('objection-changed') as StepRefused;
    const change = await work(tx, one, whole);
    if (isRefused(change)) return change;
    await objectionWriter(tx).change(id, change);
    return shown(tx, call, id);
  });
}

/** Why somebody must leave it to others; undefined: they needn't. */
export async function recusal(
  tx: TxScope,
  one: Objection,
  who: string | undefined,
): Promise<Refused<'recuse-oneself' | 'must-recuse'> | undefined> {
  if (who === one.person) return refuse('recuse-oneself');
  const role = await partyOf(tx, one, who);
  return role === undefined ? undefined : refuse('must-recuse', { role });
}

export async function shown(tx: TxScope, { actor, now }: Pick<Doing, 'actor' | 'now'>, id: string) {
  const one = await objectionReader(tx).objection(id);
  const [line] = one === undefined ? [] : await objectionsShown(tx, actor, [one], now);
  if (line === undefined) throw new Error('an objection that was just changed is gone');
  return line;
}
