/** Entering, confirming and taking back approvals: what counts is the ruling that confirming records, pool by pool. */
import { resultOf } from '@shiji/engine';
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import { approvableLevels } from '../results/approvable.ts';
import { recordRulings, replacedBy, rulingsOf, withdraw } from '../results/rulings.ts';
import { type ResultParts, scoreRound } from '../results/scored.ts';
import { type TriedRuling, tryRulings } from '../results/trial.ts';
import { proposalName, takesFacts } from '../rounds/fact-window.ts';
import { findRound } from '../rounds/find.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { roundWriter } from '../rounds/writer.ts';
import { shareApprovalsContract } from './contract.ts';
import { approvalRefusals } from './copy.ts';
import { approvalStates, namedBody, type ShareApproval } from './model.ts';
import { mayConfirmApproval, mayEnterApproval, mayReadApprovals, mayWithdrawApproval } from './policy.ts';
import { approvalReader, approvalWriter } from './store.ts';

export function shareApprovalsSlice(parts: ResultParts): Slice<typeof shareApprovalsContract> {
  return {
    name: 'share-approvals',
    contract: shareApprovalsContract,
    refusals: approvalRefusals,
    handlers: handlersOf(parts),
  };
}

const find = ({ params, scope }: { params: { id: string }; scope: Scope }) => approvalReader(scope).byId(params.id);

/** Takes the round while its results haven't been proposed: behind that a share would change nothing. */
async function taken(tx: TxScope, round: string): Promise<WholeRound | Refused<'facts-closed' | 'not-found'>> {
  const whole = await roundWriter(tx).lock(round);
  if (whole === undefined) return refuse('not-found');
  return takesFacts(whole) ? whole : refuse('facts-closed', { stage: proposalName(whole) });
}

const rulingsFor = ({ level, pools, share }: Pick<ShareApproval, 'level' | 'pools' | 'share'>): TriedRuling[] =>
  pools.map((target) => ({ kind: 'pool', target, setting: `share.${level}`, value: share }));

function handlersOf({ asked }: ResultParts): Handlers<typeof shareApprovalsContract> {
  /** Ties that other seats bring are decided afterwards; a share that the scheme doesn't allow is refused. */
  async function tried(
    tx: TxScope,
    { round }: WholeRound,
    approval: Pick<ShareApproval, 'level' | 'pools' | 'share'>,
    now: Date,
  ): Promise<Refused<'ruling-unfit'> | undefined> {
    const rulings = rulingsFor(approval);
    const replaced = replacedBy(await rulingsOf(tx, round.id), rulings);
    const before = await scoreRound(tx, round, dayOf(now), asked);
    const trial = tryRulings(round, before, rulings, replaced, ({ code }) => code.startsWith('share-'));
    return trial.ok ? undefined : trial;
  }

  async function shown(scope: Scope | TxScope, actor: Actor, id: string, now: Date) {
    const whole = await roundReader(scope).round(id);
    if (whole === undefined) throw new Error('a round that was just read is gone');
    const open = takesFacts(whole);
    const own = await ownAccounts(scope, actor);
    const levels = approvableLevels(schemeOf(whole.round.schemeText));
    const seats =
      levels.length === 0 ? [] : resultOf((await scoreRound(scope, whole.round, dayOf(now), asked)).run).seats;
    return {
      levels: levels.map(({ level, most }) => {
        const pools = seats.filter((one) => one.level === level);
        return {
          level,
          ...(most === undefined ? {} : { most }),
          pools: pools.map(({ pool, base, share = '', seats: own, taken: used }) => ({
            pool,
            base,
            share,
            seats: own,
            taken: used,
          })),
          base: pools.reduce((sum, one) => sum + one.base, 0),
          seats: pools.reduce((sum, one) => sum + one.seats, 0),
        };
      }),
      approvals: (await approvalReader(scope).ofRound(id)).map(({ round: _, enteredBy, pools, ...one }) => ({
        ...one,
        pools: [...pools],
        enteredBy: enteredBy.name,
        stateName: approvalStates[one.state],
        abilities: {
          confirm: open && one.state === 'entered' && mayConfirmApproval(actor) && !own.has(enteredBy.account),
          withdraw: open && one.state !== 'withdrawn' && mayWithdrawApproval(actor),
        },
      })),
      abilities: { enter: open && levels.length > 0 && mayEnterApproval(actor) },
    };
  }

  type Working = Doing & { readonly params: { readonly id: string } };

  /** Takes an approval and its round, does the work, and shows what has become of them. */
  const step = <R extends Refused<string>>(
    call: Working,
    what: 'confirm' | 'withdraw',
    work: (tx: TxScope, one: ShareApproval, whole: WholeRound) => Promise<R | undefined>,
  ) =>
    doRecorded(call, { action: 'share-approval', subject: call.params.id, detail: { what } }, async (tx) => {
      const found = await approvalReader(tx).byId(call.params.id);
      if (found === undefined) return refuse('not-found');
      const whole = await taken(tx, found.round);
      if (isRefused(whole)) return whole;
      // As it stands now that nobody else changes it.
      const one = await approvalReader(tx).byId(found.id);
      if (one === undefined) return refuse('not-found');
      const refused = await work(tx, one, whole);
      return refused ?? shown(tx, call.actor, one.round, call.now);
    });

  return {
    'GET /api/rounds/:id/share-approvals': about(findRound, mayReadApprovals, ({ scope, actor, params, now }) =>
      shown(scope, actor, params.id, now),
    ),

    'POST /api/rounds/:id/share-approvals': about(findRound, mayEnterApproval, (call) => {
      const { body, params, now, actor } = call;
      const detail = { what: 'enter', level: body.level, share: body.share };
      return doRecorded(call, { action: 'share-approval', subject: params.id, detail }, async (tx) => {
        const whole = await taken(tx, params.id);
        if (isRefused(whole)) return whole;
        const levels = approvableLevels(schemeOf(whole.round.schemeText));
        if (!levels.some(({ level }) => level === body.level)) return refuse('level-fixed', { level: body.level });
        if (body.day > dayOf(now)) return refuse('approved-in-future');
        const { run } = await scoreRound(tx, whole.round, dayOf(now), asked);
        const known = new Set(resultOf(run).seats.flatMap(({ level, pool }) => (level === body.level ? [pool] : [])));
        const pools = [...new Set(body.pools)];
        const strange = pools.find((pool) => !known.has(pool));
        if (strange !== undefined) return refuse('pool-unknown', { pool: strange });
        const standing = (await approvalReader(tx).ofRound(params.id)).filter(
          ({ state, level }) => state !== 'withdrawn' && level === body.level,
        );
        for (const one of standing) {
          const pool = pools.find((name) => one.pools.includes(name));
          if (pool !== undefined)
            return refuse('approved-already', { pool, level: body.level, state: approvalStates[one.state] });
        }
        const refused = await tried(tx, whole, { level: body.level, pools, share: body.share }, now);
        if (refused !== undefined) return refused;
        const id = uuid({ msecs: now.getTime() });
        await approvalWriter(tx).insert({ ...body, pools, id, round: params.id }, actor.account, now);
        return shown(tx, actor, params.id, now);
      });
    }),

    'POST /api/share-approvals/:id/confirmation': about(find, mayConfirmApproval, (call) =>
      step<Refused<'own-entry' | 'approval-over' | 'ruling-unfit'>>(call, 'confirm', async (tx, one, whole) => {
        const { actor, now } = call;
        if (one.state !== 'entered') return refuse('approval-over');
        if ((await ownAccounts(tx, actor)).has(one.enteredBy.account)) return refuse('own-entry');
        const refused = await tried(tx, whole, one, now);
        if (refused !== undefined) return refused;
        const { id, body, document, day } = one;
        await recordRulings(
          tx,
          one.round,
          rulingsFor(one),
          {
            by: namedBody(one),
            reason: one.reason,
            approval: { id, body, document, day, enteredBy: one.enteredBy.account },
          },
          { account: actor.account, authority: 'committee', now },
        );
        await approvalWriter(tx).confirm(one.id, actor.account, now);
        return undefined;
      }),
    ),

    'POST /api/share-approvals/:id/withdrawal': about(find, mayWithdrawApproval, (call) =>
      step<Refused<'approval-over'>>(call, 'withdraw', async (tx, one) => {
        const { actor, now, body } = call;
        if (one.state === 'withdrawn') return refuse('approval-over');
        const acting = { account: actor.account, authority: namedBody(one), now };
        for (const ruling of await rulingsOf(tx, one.round))
          if (ruling.payload.approval?.id === one.id) await withdraw(tx, one.round, ruling, body.reason, acting);
        await approvalWriter(tx).withdraw(one.id, body.reason, actor.account, now);
        return undefined;
      }),
    ),
  };
}
