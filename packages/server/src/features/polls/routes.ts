import { v7 as uuid } from 'uuid';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import type { OfUnits } from '../../http/policies.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import { dayOf } from '../../ports/clock.ts';
import type { SchemeLibrary } from '../../ports/scheme-library.ts';
import { doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import { rosterReader } from '../roster/load.ts';
import { closePoll, voidPoll } from './close.ts';
import { pollsContract } from './contract.ts';
import { pollRefusals } from './copy.ts';
import { draftFault } from './draft.ts';
import { namedInRoster } from './draft-people.ts';
import { offersOn } from './offers.ts';
import { openPoll } from './open.ts';
import { keepPapers, papersPage } from './papers.ts';
import {
  authorityOf,
  mayHoldCountyPolls,
  mayHoldPoll,
  mayListPolls,
  mayPreparePolls,
  mayReadPoll,
  mayTakePeopleOf,
} from './policy.ts';
import { newPollOf } from './prepare.ts';
import { resultsOf } from './results.ts';
import { slipsOf } from './slips.ts';
import { type PollFilter, pollReader } from './store.ts';
import { suggestForms } from './suggest.ts';
import { findPoll, pageOf, progressOf, summariesOf, unitPathsOf } from './view.ts';
import { pollWriter } from './writer.ts';

export interface PollParts {
  readonly keys: BallotKeys;
  readonly jobs: Jobs;
  readonly library: SchemeLibrary;
  readonly publicUrl: string;
}

const PAGE = 50;

export function pollsSlice(parts: PollParts): Slice<typeof pollsContract> {
  return { name: 'polls', contract: pollsContract, refusals: pollRefusals, handlers: handlersOf(parts) };
}

const found = ({ params, scope }: { readonly params: { readonly id: string }; readonly scope: Scope }) =>
  findPoll(scope, params.id);

/** Which polls stand in somebody's list. */
async function withinReach(scope: Scope, actor: Actor): Promise<PollFilter> {
  if (mayHoldCountyPolls(actor)) return {};
  if (mayReadPoll(actor, { unitPaths: [], state: 'closed' })) return { states: ['closed', 'void'] };
  const held = actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
  return { units: await rosterReader(scope).unitsBelow(held) };
}

function handlersOf({ keys, jobs, library, publicUrl }: PollParts): Handlers<typeof pollsContract> {
  return {
    'GET /api/polls': whoever(mayListPolls, async ({ query, scope, actor }) => {
      const reach = await withinReach(scope, actor);
      const states = query.state === undefined ? reach.states : [query.state];
      const hidden = query.state !== undefined && reach.states?.includes(query.state) === false;
      const filter = {
        ...reach,
        ...(states === undefined ? {} : { states }),
        meeting: query.meeting,
        after: query.after,
      };
      const polls = hidden ? [] : await pollReader(scope).list(filter, PAGE + 1);
      const last = polls.length > PAGE ? polls[PAGE - 1] : undefined;
      return {
        polls: await summariesOf(scope, polls.slice(0, PAGE)),
        ...(last === undefined ? {} : { next: last.id }),
        abilities: { add: mayPreparePolls(actor), addForCounty: mayHoldCountyPolls(actor) },
      };
    }),

    'GET /api/polls/offers': whoever(mayPreparePolls, async ({ query, now }) => {
      const day = query.day ?? dayOf(now);
      return { day, places: await offersOn(library, day) };
    }),

    'POST /api/polls': about(
      async ({ body, scope }): Promise<OfUnits | undefined> => {
        const copied = body.from.kind === 'copy' ? await pollReader(scope).byId(body.from.poll) : undefined;
        const unit = body.unit ?? copied?.unit;
        const paths = await unitPathsOf(scope, unit);
        return unit !== undefined && paths.unitPaths[0]?.length === 0 ? undefined : paths;
      },
      mayHoldPoll,
      (call) =>
        call.once(async (tx) => {
          const { actor, now, origin, body, scope } = call;
          const id = uuid({ msecs: now.getTime() });
          const made = await newPollOf(scope, actor, library, body, now);
          if (!made.ok) return made;
          const writer = pollWriter(tx);
          await writer.insert({ ...made.poll, id, by: actor.account, at: now });
          await writer.replaceForms(id, made.forms);
          const detail = { title: made.poll.title };
          await recordAudit(tx, {
            action: 'poll-create',
            outcome: 'done',
            actor: actor.account,
            subject: id,
            at: now,
            origin,
            detail,
          });
          return pageOf({ scope: tx, actor, keys, now }, id);
        }),
    ),

    'POST /api/polls/suggestions': about(
      async ({ body, scope }): Promise<OfUnits | undefined> => {
        const unitPaths = await rosterReader(scope).pathsOf(body.units);
        return unitPaths.every((path) => path.length > 0) ? { unitPaths } : undefined;
      },
      mayTakePeopleOf,
      async ({ body, scope, now }) => {
        const reader = rosterReader(scope);
        const book = await reader.around({ units: await reader.unitsBelow(body.units) });
        return { forms: suggestForms(book, dayOf(now), body) };
      },
    ),

    'GET /api/polls/:id': about(found, mayReadPoll, ({ params, ...seeing }) => pageOf({ ...seeing, keys }, params.id)),

    'PUT /api/polls/:id': about(found, mayHoldPoll, async (call, { poll }) => {
      const { params, body, scope, actor, now } = call;
      const fault = draftFault(poll.rules, body.forms);
      if (fault !== undefined) return fault;
      const named = await namedInRoster(scope, actor, body.forms, now);
      if (!named.ok) return named;
      return doRecorded(call, { action: 'poll-edit', subject: params.id }, async (tx) => {
        const writer = pollWriter(tx);
        const locked = await writer.lock(params.id);
        if (locked === undefined) return refuse('not-found');
        if (locked.state !== 'draft') return refuse('not-draft');
        if (locked.revision !== body.revision) return refuse('changed-meanwhile');
        await writer.rename(params.id, body);
        await writer.replaceForms(params.id, named.forms);
        return pageOf({ scope: tx, actor, keys, now }, params.id);
      });
    }),

    'POST /api/polls/:id/open': about(found, mayHoldPoll, (call, { poll }) => {
      const { params, body, actor, now } = call;
      return doRecorded(
        call,
        { action: 'poll-open', subject: params.id, detail: { title: poll.title } },
        async (tx) => {
          const refused = await openPoll(tx, keys, { id: params.id, revision: body.revision, now });
          return refused ?? pageOf({ scope: tx, actor, keys, now }, params.id);
        },
      );
    }),

    'GET /api/polls/:id/progress': about(found, mayReadPoll, ({ scope }, { poll }) => progressOf(scope, poll)),

    'GET /api/polls/:id/slips': about(found, mayHoldPoll, async (call, { poll }) => {
      const { scope, query, params } = call;
      const slips = await slipsOf(scope, keys, publicUrl, poll, query.electorate);
      if (isRefused(slips)) return slips;
      const detail = { electorate: query.electorate, group: slips.group, slips: slips.slips.length };
      return doRecorded(call, { action: 'poll-slips', subject: params.id, detail }, async () => slips);
    }),

    'GET /api/polls/:id/papers/:electorate': about(found, mayHoldPoll, ({ scope, params, actor }, { poll }) =>
      papersPage(scope, actor, poll, params.electorate),
    ),

    'PUT /api/polls/:id/papers/:electorate': about(found, mayHoldPoll, (call) => {
      const { params, body, actor, now } = call;
      const detail = { electorate: params.electorate };
      return doRecorded(call, { action: 'poll-papers', subject: params.id, detail }, (tx) =>
        keepPapers(tx, actor, { poll: params.id, electorate: params.electorate, ...body }, now),
      );
    }),

    'POST /api/polls/:id/close': about(found, mayHoldPoll, (call, subject) => {
      const { params, body, actor, now } = call;
      const struck = body.struck ?? [];
      const ending = { id: params.id, actor: actor.account, authority: authorityOf(actor, subject), now };
      const detail = { title: subject.poll.title, struck: struck.map(({ reason }) => reason) };
      return doRecorded(call, { action: 'poll-close', subject: params.id, detail }, async (tx) => {
        const refused = await closePoll(tx, { keys, jobs }, { ...ending, struck });
        return refused ?? pageOf({ scope: tx, actor, keys, now }, params.id);
      });
    }),

    'POST /api/polls/:id/void': about(found, mayHoldPoll, (call, subject) => {
      const { params, body, actor, now } = call;
      const ending = { id: params.id, actor: actor.account, authority: authorityOf(actor, subject), now };
      const detail = { title: subject.poll.title, reason: body.reason };
      return doRecorded(call, { action: 'poll-void', subject: params.id, detail }, async (tx) => {
        const refused = await voidPoll(tx, { jobs }, { ...ending, reason: body.reason });
        return refused ?? pageOf({ scope: tx, actor, keys, now }, params.id);
      });
    }),

    'GET /api/polls/:id/results': about(found, mayReadPoll, ({ scope, now }, { poll }) =>
      resultsOf({ scope, keys, now }, poll),
    ),
  };
}
