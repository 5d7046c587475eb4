/** Polls of a round: drafted from its scheme and people, and counted into it once they have ended. */

import { pollsOf } from '@shiji/engine';
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { pollStates } from '../polls/model.ts';
import { whyNotOffered } from '../polls/offers.ts';
import { pollReader } from '../polls/store.ts';
import { pollWriter } from '../polls/writer.ts';
import { type FoundRound, findRound } from '../rounds/find.ts';
import type { RoundStage } from '../rounds/model.ts';
import { mayReadRound, mayRunRounds } from '../rounds/policy.ts';
import { noteInRound, recordInRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { ROUND_CHANGED } from '../rounds/subject-facts.ts';
import { type StageKeepers, turn } from '../rounds/turn.ts';
import { processOf, unitNames } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { roundPollsContract } from './contract.ts';
import { roundPollRefusals } from './copy.ts';
import { formsOf } from './draft.ts';
import { linkPoll, pollsOfStage, tallyFactIds } from './store.ts';

export interface RoundPollParts {
  readonly keepers: StageKeepers;
}

export function roundPollsSlice(parts: RoundPollParts): Slice<typeof roundPollsContract> {
  return {
    name: 'round-polls',
    contract: roundPollsContract,
    refusals: roundPollRefusals,
    handlers: handlersOf(parts),
  };
}

interface Found extends FoundRound {
  readonly stage: RoundStage;
  /** As the scheme calls the poll. */
  readonly poll: string;
}

async function find(call: { params: { id: string; stage: string }; scope: Scope }): Promise<Found | undefined> {
  const round = await findRound(call);
  const found = round && stageOf(round.whole, call.params.stage);
  return round && found && { ...round, ...found };
}

function stageOf(whole: WholeRound, key: string): Pick<Found, 'stage' | 'poll'> | undefined {
  const work = processOf(whole.round).find(({ id }) => id === key)?.work;
  const stage = whole.stages.find((one) => one.key === key);
  return stage === undefined || work?.kind !== 'poll' ? undefined : { stage, poll: work.poll };
}

const isOpen = ({ whole, stage }: Pick<Found, 'whole' | 'stage'>): boolean =>
  whole.round.state === 'running' && stage.state !== 'done';

async function heldIn(scope: Scope | TxScope, { whole, stage }: Pick<Found, 'whole' | 'stage'>, runs: boolean) {
  const reader = pollReader(scope);
  const polls = [];
  for (const id of await pollsOfStage(scope, whole.round.id, stage.key)) {
    const poll = await reader.byId(id);
    if (poll !== undefined) polls.push({ id, title: poll.title, state: poll.state, stateName: pollStates[poll.state] });
  }
  const open = runs && isOpen({ whole, stage });
  return { polls, abilities: { add: open, complete: open && stage.state === 'on' } };
}

/** The stage as it stands once nobody else changes the round. */
async function locked(tx: TxScope, { whole, stage }: Found): Promise<Found | Refused<'stage-closed'>> {
  const now = await roundWriter(tx).lock(whole.round.id);
  const found = now && stageOf(now, stage.key);
  if (now === undefined || found === undefined || !isOpen({ whole: now, ...found })) return refuse('stage-closed');
  return { whole: now, ...found, unitPaths: [] };
}

const handlersOf = ({ keepers }: RoundPollParts): Handlers<typeof roundPollsContract> => ({
  'GET /api/rounds/:id/stages/:stage/polls': about(find, mayReadRound, ({ scope, actor }, found) =>
    heldIn(scope, found, mayRunRounds(actor)),
  ),

  'POST /api/rounds/:id/stages/:stage/polls': about(find, mayRunRounds, (call, before) =>
    call.once(async (tx) => {
      const { now, actor, body, origin } = call;
      const found = await locked(tx, before);
      if (isRefused(found)) return found;
      const { round } = found.whole;
      const day = dayOf(now);
      const offered = pollsOf(schemeOf(round.schemeText), day).find(({ poll }) => poll === found.poll);
      if (offered === undefined || !offered.ok)
        return refuse('poll-not-offered', {
          because: offered === undefined ? '方案里没有这个测评。' : whyNotOffered(offered),
        });
      const subjects = await roundReader(tx).subjects(round.id);
      const names = await unitNames(tx, [...new Set(subjects.flatMap((one) => [one.unit, one.organization]))]);
      const id = uuid({ msecs: now.getTime() });
      const title = `${round.name}·${offered.rules.name}`;
      const source = {
        scheme: round.scheme,
        schemeName: schemeOf(round.schemeText).name,
        poll: found.poll,
        day,
      };
      const writer = pollWriter(tx);
      await writer.insert({ id, title, rules: offered.rules, source, abstain: true, by: actor.account, at: now });
      await writer.replaceForms(id, formsOf(offered.rules, subjects, body, names));
      await linkPoll(tx, round.id, found.stage.key, id);
      const entry = { action: 'poll-create', outcome: 'done', actor: actor.account, subject: id } as const;
      await recordAudit(tx, { ...entry, at: now, origin, detail: { title } });
      return { poll: id };
    }),
  ),

  'POST /api/rounds/:id/stages/:stage/completion': about(find, mayRunRounds, (call, before) =>
    call.once(async (tx) => {
      const { now, actor, body, params } = call;
      const found = await locked(tx, before);
      if (isRefused(found)) return found;
      if (found.stage.state !== 'on') return refuse('stage-closed');
      const { polls } = await heldIn(tx, found, true);
      const unfinished = polls.filter(({ state }) => state === 'draft' || state === 'open');
      if (unfinished.length > 0)
        return refuse('polls-unfinished', { titles: unfinished.map(({ title }) => `“${title}”`).join('、') });
      const closed = polls.filter(({ state }) => state === 'closed').map(({ id }) => id);
      if (closed.length === 0 && body.reason === undefined) return refuse('no-polls');
      const people = (await roundReader(tx).subjects(params.id)).map(({ person }) => person);
      await noteInRound(tx, params.id, await tallyFactIds(tx, closed, people));
      const payload = {
        what: 'polls-counted',
        stage: found.stage.key,
        polls: closed,
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      };
      const recorded = await recordInRound(tx, params.id, [
        { kind: ROUND_CHANGED, subject: params.id, payload, at: now, actor: actor.account, authority: 'office' },
      ]);
      if (!recorded.ok) throw new Error(`the end of a stage could not be recorded: ${recorded.refusal}`);
      const stages = found.whole.stages.map(
        (one): RoundStage => (one.key === found.stage.key ? { ...one, state: 'done' } : one),
      );
      await roundWriter(tx).setStages(params.id, stages, now);
      await turn(tx, params.id, now, keepers);
      return heldIn(tx, { whole: found.whole, stage: { ...found.stage, state: 'done' } }, true);
    }),
  ),
});
