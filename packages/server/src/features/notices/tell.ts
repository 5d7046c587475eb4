/** Those who are assessed hear until when they may object, anew whenever that changes, and that nothing hangs any more. */
import type { TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Notify } from '../messages/notify.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { Round } from '../rounds/model.ts';
import { roundReader } from '../rounds/store.ts';
import { noticeWords } from './copy.ts';
import type { Notice } from './model.ts';
import type { TakenBecause } from './notice-facts.ts';

const at = { console: '/own-results', phone: '/results' };

export async function tellHangs(
  notify: Notify,
  tx: TxScope,
  round: Pick<Round, 'id' | 'name'>,
  { id, ends }: Pick<Notice, 'id' | 'ends'>,
  now: Date,
): Promise<void> {
  const to = await everybody(tx, round.id);
  const values = { round: round.name, until: spokenDay(ends, dayOf(now)) };
  await notify(tx, { ...at, kind: 'on-notice', to, matter: `notice/${id}`, values, renew: true }, now);
}

/** `because`: absent: the office took it down by itself. */
export async function tellDown(
  notify: Notify,
  tx: TxScope,
  round: Pick<Round, 'id' | 'name'>,
  { id, because }: Pick<Notice, 'id'> & { readonly because?: TakenBecause },
  now: Date,
): Promise<void> {
  const to = await everybody(tx, round.id);
  const sequel = because === 'given-up' ? noticeWords.endsThere : noticeWords.comesAgain;
  await notify(
    tx,
    { ...at, kind: 'notice-down', to, matter: `notice/${id}`, values: { round: round.name, sequel } },
    now,
  );
}

const everybody = async (tx: TxScope, round: string): Promise<readonly string[]> =>
  (await roundReader(tx).subjects(round)).map(({ person }) => person);
