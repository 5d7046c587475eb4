/** Ties, exceptions and swaps: tried by scoring, recorded only where they fit. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { swapLeaders } from '../rounds/swap-leaders.ts';
import { processOf } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { lockAt } from './advance.ts';
import { approvableLevels, shareSetting } from './approvable.ts';
import type { resultsContract } from './contract.ts';
import { stageOn } from './decide.ts';
import { mayRule, maySwap } from './policy.ts';
import type { RulingPayload } from './result-facts.ts';
import { recordRulings, replacedBy, rulingsOf, withdraw } from './rulings.ts';
import { type ResultParts, scoreRound } from './scored.ts';
import { trySwap } from './swaps.ts';
import { tryRulings } from './trial.ts';
import { movedShown } from './view.ts';

type Acts =
  | 'POST /api/rounds/:id/rulings/trials'
  | 'POST /api/rounds/:id/rulings'
  | 'POST /api/rounds/:id/rulings/:fact/withdrawal'
  | 'POST /api/rounds/:id/swaps';

const findWhole = ({ params, scope }: { params: { id: string }; scope: Scope }) => roundReader(scope).round(params.id);

export function rulingHandlers({ asked, keepers }: ResultParts): Pick<Handlers<typeof resultsContract>, Acts> {
  return {
    'POST /api/rounds/:id/rulings/trials': about(findWhole, mayRule, async ({ scope, body, now }, { round }) => {
      const { kind, target, setting, value } = body;
      const ruling = { kind, target, setting, value };
      const replaced = replacedBy(await rulingsOf(scope, round.id), [ruling]);
      const trial = tryRulings(round, await scoreRound(scope, round, dayOf(now), asked), [ruling], replaced);
      return trial.ok ? { moved: movedShown(trial.moved) } : trial;
    }),

    'POST /api/rounds/:id/rulings': about(findWhole, mayRule, (call, { round: { id } }) =>
      call.once(async (tx) => {
        const locked = await lockAt(tx, id, 'propose', call.now, keepers);
        if (isRefused(locked)) return locked;
        const { round } = locked.whole;
        const { by, reason, ...ruling } = call.body;
        if (ruling.kind === 'subject' && ruling.target === call.actor.person) return refuse('ruling-on-oneself');
        const level = ruling.kind === 'pool' ? shareSetting(ruling.setting) : undefined;
        if (approvableLevels(schemeOf(round.schemeText)).some((one) => one.level === level))
          return refuse('share-needs-approval', { level: level ?? '' });
        const replaced = replacedBy(await rulingsOf(tx, id), [ruling]);
        const trial = tryRulings(round, await scoreRound(tx, round, dayOf(call.now), asked), [ruling], replaced);
        if (!trial.ok) return trial;
        const acting = { account: call.actor.account, authority: by, now: call.now };
        await recordRulings(tx, id, [ruling], { by, reason }, acting);
        await noted(tx, call, { what: ruling.setting, target: ruling.target });
        return { moved: movedShown(trial.moved) };
      }),
    ),

    'POST /api/rounds/:id/rulings/:fact/withdrawal': about(findWhole, mayRule, (call, { round: { id } }) =>
      call.once(async (tx) => {
        const locked = await lockAt(tx, id, 'propose', call.now, keepers);
        if (isRefused(locked)) return locked;
        const { round } = locked.whole;
        const all = await rulingsOf(tx, id);
        const standing = all.find((one) => one.id === call.params.fact);
        if (standing === undefined) return refuse('ruling-gone');
        if (standing.payload.approval !== undefined) return refuse('ruling-approved');
        if (standing.payload.kind === 'subject' && standing.payload.target === call.actor.person)
          return refuse('ruling-on-oneself');
        // Of a swap neither side stands alone.
        const gone = all.filter((one) => one === standing || isOtherSide(one.payload, standing.payload));
        const before = await scoreRound(tx, round, dayOf(call.now), asked);
        const trial = tryRulings(
          round,
          before,
          [],
          gone.map((one) => one.id),
        );
        const acting = { account: call.actor.account, authority: standing.payload.by, now: call.now };
        for (const one of gone) await withdraw(tx, id, one, call.body.reason, acting);
        await noted(tx, call, { what: 'withdraw', target: standing.payload.target });
        // What it had settled may be open again: that is no fault of the withdrawal.
        return { moved: trial.ok ? movedShown(trial.moved) : [] };
      }),
    ),

    'POST /api/rounds/:id/swaps': about(
      async ({ params, body, scope }) => {
        const whole = await roundReader(scope).round(params.id);
        const subject = whole && (await roundReader(scope).subject(params.id, body.in));
        if (whole === undefined || subject === undefined) return undefined;
        const subjects = await roundReader(scope).subjects(params.id, subject.organization);
        return { leaders: swapLeaders(processOf(whole.round), subjects, subject.organization) };
      },
      maySwap,
      (call) =>
        call.once(async (tx) => {
          const { params, body, now, actor } = call;
          if (actor.person !== undefined && [body.in, body.out].includes(actor.person)) return refuse('swap-oneself');
          const whole = await roundWriter(tx).lock(params.id);
          if (whole === undefined) return refuse('not-found');
          const { round, stages } = whole;
          const process = processOf(round);
          const on = (['review', 'propose'] as const).some((kind) => stageOn(stages, process, kind));
          if (round.state !== 'running' || !on)
            return refuse('stage-not-on', { stage: process.find(({ work }) => work.kind === 'review')?.name ?? '' });
          const subjects = await roundReader(tx).subjects(params.id);
          const standing = await rulingsOf(tx, params.id);
          const about = new Set([body.in, ...(body.out === undefined ? [] : [body.out])]);
          const replaced = standing
            .filter(({ payload }) => payload.setting === 'grade' && about.has(payload.target))
            .map(({ id }) => id);
          const before = await scoreRound(tx, round, dayOf(now), asked);
          const swap = { in: body.in, ...(body.out === undefined ? {} : { out: body.out }) };
          const trial = trySwap(round, before, subjects, swap, replaced);
          if (!trial.ok) return trial;
          const others =
            body.out === undefined
              ? {}
              : {
                  with: new Map([
                    [body.in, body.out],
                    [body.out, body.in],
                  ]),
                };
          const acting = { account: actor.account, authority: 'leader', now };
          await recordRulings(tx, params.id, trial.rulings, { by: actor.name, reason: body.reason, ...others }, acting);
          await noted(tx, call, { what: 'swap', in: body.in, out: body.out ?? '' });
          return { moved: movedShown(trial.moved) };
        }),
    ),
  };
}

const isOtherSide = (one: RulingPayload, of: RulingPayload): boolean =>
  one.setting === of.setting && one.with !== undefined && one.with === of.target && one.target === of.with;

type Noting = {
  readonly params: { readonly id: string };
  readonly actor: { readonly account: string };
  readonly now: Date;
  readonly origin: Parameters<typeof recordAudit>[1]['origin'];
};

/** Who decided about whom. What was decided, and why, stands in the ledger: who audits reads no assessment. */
async function noted(tx: TxScope, call: Noting, detail: Readonly<Record<string, string>>): Promise<void> {
  const { params, actor, now: at, origin } = call;
  const entry = { action: 'result-ruling', outcome: 'done', actor: actor.account, subject: params.id } as const;
  await recordAudit(tx, { ...entry, at, origin, detail });
}
