/** Opening: from here on nothing of the poll can be changed, and there are ballots. */
import { randomInt } from 'node:crypto';
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { BallotKey, BallotKeys } from '../../ports/ballot-keys.ts';
import { type BallotWay, codeHash, codesOf } from './codes.ts';
import { lacksOf } from './draft.ts';
import type { Poll, PollForm } from './model.ts';
import { inPieces } from './store.ts';
import { pollWriter } from './writer.ts';

export type OpenRefusal = Refused<'not-found' | 'not-draft' | 'changed-meanwhile' | 'lacking'>;

/**
 * Makes the key and the hashes of all codes. All or nothing: whatever a crash left, a draft has no ballots, so the key of an earlier try
 * is thrown away. Gives nothing where it was done.
 */
export async function openPoll(
  tx: TxScope,
  keys: BallotKeys,
  { id, revision, now }: { readonly id: string; readonly revision: string; readonly now: Date },
): Promise<OpenRefusal | undefined> {
  const writer = pollWriter(tx);
  const poll = await writer.lock(id);
  if (poll === undefined) return refuse('not-found');
  if (poll.state !== 'draft') return refuse('not-draft');
  if (poll.revision !== revision) return refuse('changed-meanwhile');
  const forms = await writer.forms(id);
  const lacks = lacksOf(poll, forms, now);
  if (lacks.length > 0)
    return {
      ...refuse('lacking', { lacks: lacks.map(({ sentence }) => sentence).join('') }),
      errors: lacks.map(({ code, sentence }) => ({ at: code, message: sentence })),
    };
  await keys.destroy(tx.tenant, id);
  await keys.make(tx.tenant, id);
  const key = await keys.open(tx.tenant, id);
  if (key === undefined) throw new Error('a key that was made is gone');
  await insertCodes(tx, poll, forms, key);
  await writer.opened(id, now);
  return undefined;
}

async function insertCodes(tx: TxScope, poll: Poll, forms: readonly PollForm[], key: BallotKey): Promise<void> {
  const hashes = forms.flatMap(({ electorates }) =>
    electorates.flatMap(({ id, slips, voters }) => {
      const of = (way: BallotWay, count: number) =>
        codesOf(key, id, way, count).map((code) => ({ hash: codeHash(code), electorate: id, way }));
      return [...of('slip', slips), ...of('drawn', voters)];
    }),
  );
  await inPieces(shuffled(hashes), (rows) =>
    tx.db
      .insertInto('ballot_codes')
      .values(rows.map((row) => ({ tenant: tx.tenant, poll: poll.id, ...row, spent: false })))
      .execute(),
  );
}

/** Every order is as likely as any other, and none can be foretold. */
export function shuffled<T>(given: readonly T[]): T[] {
  const list = [...given];
  for (let at = list.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
