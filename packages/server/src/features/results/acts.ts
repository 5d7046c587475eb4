/** Proposing, settling, confirming, filing: each by somebody who may, in its stage, done once. */

import { resultOf } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import { type Doing, doOnceRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import { spokenDay } from '../rounds/copy.ts';
import { proposalName } from '../rounds/fact-window.ts';
import type { Round } from '../rounds/model.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { roundReader } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { finish, lockAt } from './advance.ts';
import type { resultsContract } from './contract.ts';
import { unsettled } from './decide.ts';
import { earlierChanged } from './earlier.ts';
import { makersOf } from './makers.ts';
import { mayConfirm, mayPropose, maySettle } from './policy.ts';
import { RESULTS_SETTLED } from './result-facts.ts';
import { type ResultParts, scoreRound } from './scored.ts';
import { resultReader } from './store.ts';
import { type Acting, confirmVersion, makeVersion } from './versions.ts';
import { versionShown } from './view.ts';
import { resultWriter } from './writer.ts';

/** Of matters that keep results from being proposed so many are named. */
const MOST_NAMED = 3;

type Acts =
  | 'POST /api/rounds/:id/proposal'
  | 'POST /api/rounds/:id/settlement'
  | 'POST /api/rounds/:id/confirmation'
  | 'POST /api/rounds/:id/filing';

const findWhole = ({ params, scope }: { params: { id: string }; scope: Scope }) => roundReader(scope).round(params.id);

const confirms = (round: Round): boolean => processOf(round).some(({ work }) => work.kind === 'confirm');

async function newest(scope: Scope | Parameters<typeof resultWriter>[0], round: string) {
  const [version] = await resultReader(scope).versions(round);
  if (version === undefined) throw new Error('a version that was just made is gone');
  return { version: versionShown(version) };
}

const acting = ({ actor, now }: Doing, authority: string): Acting => ({ account: actor.account, authority, now });

/** Each is told in writing (公务员考核规定 art. 36); who objects still is told with the answer. */
async function tellFinal(tx: TxScope, notify: Notify, { id, name }: Round, contested: ReadonlySet<string>, now: Date) {
  const people = [...(await roundReader(tx).people(id))].filter((person) => !contested.has(person));
  const values = { round: name };
  const own = { console: `/own-results/${id}`, phone: `/results/${id}` };
  await notify(tx, { kind: 'result-final', to: people, matter: `round/${id}/final`, values, ...own }, now);
}

export function actHandlers(
  parts: ResultParts & { readonly notify: Notify },
): Pick<Handlers<typeof resultsContract>, Acts> {
  const { asked, contested, keepers, notify } = parts;
  return {
    'POST /api/rounds/:id/proposal': about(findWhole, mayPropose, (call, { round: { id } }) =>
      doOnceRecorded(call, { action: 'results-propose', subject: id }, async (tx) => {
        const locked = await lockAt(tx, id, 'propose', call.now, keepers);
        if (isRefused(locked)) return locked;
        const { round } = locked.whole;
        const scored = await scoreRound(tx, round, dayOf(call.now), asked);
        const open = unsettled(resultOf(scored.run));
        if (open.length > 0)
          return refuse('results-open', { count: open.length, first: open.slice(0, MOST_NAMED).join('') });
        await makeVersion(tx, round, scored, acting(call, 'propose'), { reason: call.body.note });
        await finish(tx, locked, call.now, keepers);
        return newest(tx, id);
      }),
    ),

    'POST /api/rounds/:id/settlement': about(findWhole, maySettle, (call, { round: { id } }) =>
      doOnceRecorded(call, { action: 'results-settle', subject: id, detail: { body: call.body.body } }, async (tx) => {
        const locked = await lockAt(tx, id, 'settle', call.now, keepers);
        if (isRefused(locked)) return locked;
        const { body, actor, now } = call;
        if (body.day > dayOf(now)) return refuse('settled-in-future');
        const [version] = await resultReader(tx).versions(id);
        if (version === undefined) return refuse('not-proposed');
        if (version.version !== body.version) return refuse('version-other', { version: version.version });
        const proposed = dayOf(new Date(version.madeAt));
        if (body.day < proposed) {
          const values = { version: version.version, proposed: spokenDay(proposed, dayOf(now)) };
          return refuse('settled-before-proposal', values);
        }
        if (version.state === 'proposed') {
          const makers = await makersOf(tx, id, version.version);
          if ([...(await ownAccounts(tx, actor))].some((own) => makers.has(own))) return refuse('proposer-settles');
          const people = await earlierChanged(tx, locked.whole.round, version.version);
          if (people > 0)
            return refuse('earlier-changed', { people, version: version.version, stage: proposalName(locked.whole) });
          const settlement = { body: body.body, day: body.day, note: body.note };
          const { tablesHash: tables, resultsHash: results } = version;
          const recorded = await recordInRound(tx, id, [
            {
              kind: RESULTS_SETTLED,
              subject: id,
              payload: { round: id, version: version.version, tables, results, ...settlement },
              at: now,
              actor: actor.account,
              authority: body.body,
            },
          ]);
          if (!recorded.ok) throw new Error(`a settlement could not be recorded: ${recorded.refusal}`);
          await resultWriter(tx).settle(id, version.version, settlement, actor.account, now);
          // Where the scheme has nobody confirm it, who settles has the last word.
          const [settled] = await resultReader(tx).versions(id);
          if (settled !== undefined && !confirms(locked.whole.round)) {
            const by = acting(call, body.body);
            const still = await contested(tx, id);
            await confirmVersion(tx, locked.whole.round, settled, by, still);
            await tellFinal(tx, notify, locked.whole.round, still, now);
          }
        }
        await finish(tx, locked, now, keepers);
        return newest(tx, id);
      }),
    ),

    'POST /api/rounds/:id/confirmation': about(findWhole, mayConfirm, (call, { round: { id } }) =>
      doOnceRecorded(call, { action: 'results-confirm', subject: id }, async (tx) => {
        const locked = await lockAt(tx, id, 'confirm', call.now, keepers);
        if (isRefused(locked)) return locked;
        const [version] = await resultReader(tx).versions(id);
        if (version === undefined) return refuse('not-proposed');
        if (version.version !== call.body.version) return refuse('version-other', { version: version.version });
        if (version.state === 'proposed') return refuse('not-settled');
        if (version.state === 'settled') {
          const still = await contested(tx, id);
          await confirmVersion(tx, locked.whole.round, version, acting(call, 'office'), still);
          await tellFinal(tx, notify, locked.whole.round, still, call.now);
        }
        await finish(tx, locked, call.now, keepers);
        return newest(tx, id);
      }),
    ),

    'POST /api/rounds/:id/filing': about(findWhole, mayConfirm, (call, { round: { id } }) =>
      doOnceRecorded(call, { action: 'round-file', subject: id }, async (tx) => {
        const locked = await lockAt(tx, id, 'file', call.now, keepers);
        if (isRefused(locked)) return locked;
        const people = (await contested(tx, id)).size;
        if (people > 0) return refuse('objections-open', { people });
        await finish(tx, locked, call.now, keepers);
        await roundWriter(tx).end(id, 'filed', call.now);
        return { state: 'filed' };
      }),
    ),
  };
}
