/** Ballots that await whoever is signed in, and their addresses: these are kept on this device alone. */
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import type { Returns } from '../../api/shape.ts';
import { createDraftStore, draftKey } from '../../drafts/draft-store.ts';

export type OwnPoll = Returns<'GET /api/me/polls'>['polls'][number];

/** What the device keeps of a ballot: the nonce from before it was asked for, and the address once it came. */
interface HeldBallot {
  readonly nonce: string;
  readonly address?: string;
}

const shelfOf = (account: string, { poll, electorate }: OwnPoll) =>
  createDraftStore<HeldBallot>(
    { storage: localStorage, newKey: randomKey, now: () => new Date() },
    draftKey(account, `ballot/${poll}/${electorate}`),
  );

/**
 * Whether it can be voted on from here: not drawn yet, or drawn on this device. The ballot's page takes its address off the device once
 * it is cast.
 */
export function isHere(account: string, poll: OwnPoll): boolean {
  return !poll.drawn || shelfOf(account, poll).load() !== undefined;
}

/** Draws the ballot, unless this device holds it, and goes there; gives the problem where that can't be. */
export async function goToBallot(account: string, poll: OwnPoll): Promise<Problem | undefined> {
  const shelf = shelfOf(account, poll);
  const held = shelf.load();
  if (held?.value.address !== undefined) {
    location.assign(held.value.address);
    return undefined;
  }
  const nonce = held?.value.nonce ?? randomKey();
  // Before it is asked for: an answer that is lost on the way can be asked for again.
  if (held === undefined) shelf.save({ nonce }, undefined);
  const body = { electorate: poll.electorate, nonce };
  const answer = await call('POST /api/polls/:id/draw', { params: { id: poll.poll }, body });
  if (!answer.ok) return answer.problem;
  const { address, self } = answer.value;
  // One's own line stands behind the #, which browsers don't send.
  const whole = self === undefined ? address : `${address}#self=${self}`;
  shelf.save({ nonce, address: whole }, shelf.load()?.revision);
  location.assign(whole);
  return undefined;
}
