import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { rosterReader } from '../roster/load.ts';
import { begin, refusedFor } from './begin.ts';
import { roundsContract } from './contract.ts';
import { roundRefusals } from './copy.ts';
import { reopened } from './decide.ts';
import { takesFacts } from './fact-window.ts';
import { findRound } from './find.ts';
import type { Round } from './model.ts';
import { type Moving, moved, movedAnew } from './move.ts';
import { type ApprovedScheme, planOf } from './plan.ts';
import { mayListRounds, mayReadRound, mayRunRounds, unitsSeen } from './policy.ts';
import { recordInRound } from './round-facts.ts';
import { schemeOf } from './scheme-of.ts';
import { roundReader, type WholeRound } from './store.ts';
import { ROUND_CHANGED } from './subject-facts.ts';
import { rosterSeen, takeIn } from './take-in.ts';
import { type StageKeepers, tellGivenUp, tellMoved, tellReopened, turn } from './turn.ts';
import { lineOf, pageOf, planShown, processOf, subjectsShown, unlistedShown } from './view.ts';
import { roundWriter } from './writer.ts';

const MOST_LISTED = 200;

export interface RoundParts {
  readonly calendarOf: CalendarOf;
  /** The approved version of an adopted scheme; the newest where none is named. */
  approved(scope: Scope | TxScope, scheme: string, version: number | undefined): Promise<ApprovedScheme | undefined>;
  /** Holds the scheme until the transaction ends, so that rounds by it are started one after another. */
  lockScheme(tx: TxScope, scheme: string): Promise<unknown>;
  readonly keepers: StageKeepers;
  /** Takes in what the round reads of earlier ones, once its people are known. */
  noteEarlier(tx: TxScope, round: string): Promise<void>;
  /** Pools of the round about which something was decided. */
  poolsRuled(tx: TxScope, round: string): Promise<ReadonlySet<string>>;
}

export function roundsSlice(parts: RoundParts): Slice<typeof roundsContract> {
  return { name: 'rounds', contract: roundsContract, refusals: roundRefusals, handlers: handlersOf(parts) };
}

function handlersOf(parts: RoundParts): Handlers<typeof roundsContract> {
  const { calendarOf, approved, lockScheme, keepers, noteEarlier } = parts;
  return {
    'GET /api/rounds': whoever(mayListRounds, async ({ scope, actor, now }) => {
      const own = unitsSeen(actor);
      const units = own === undefined ? undefined : await rosterReader(scope).unitsBelow(own);
      const reader = roundReader(scope);
      const rounds = [];
      for (const whole of await reader.list(units, MOST_LISTED)) {
        const organizations = await reader.organizations(whole.round.id);
        rounds.push(
          lineOf(
            whole,
            organizations.reduce((sum, { people }) => sum + people, 0),
            now,
          ),
        );
      }
      return { rounds, abilities: { begin: mayRunRounds(actor) } };
    }),

    'POST /api/rounds/plans': whoever(mayRunRounds, async ({ scope, body, now }) => {
      const scheme = await approved(scope, body.scheme, body.version);
      if (scheme === undefined) return refuse('scheme-not-approved');
      const plan = await planOf(scope, scheme, body, dayOf(now), await calendarOf(scope));
      return plan.ok ? planShown(plan, scheme) : plan;
    }),

    'POST /api/rounds': whoever(mayRunRounds, (call) =>
      call.once(async (tx) => {
        const { body, now, actor } = call;
        // Who starts another round by this scheme waits: neither would see whom the other assesses.
        await lockScheme(tx, body.scheme);
        const scheme = await approved(tx, body.scheme, body.version);
        if (scheme === undefined) return refuse('scheme-not-approved');
        const plan = await planOf(tx, scheme, body, dayOf(now), await calendarOf(tx));
        if (!plan.ok) return plan;
        const name = body.name ?? planShown(plan, scheme).name;
        const refused = await refusedFor(tx, plan, scheme, body.units);
        if (refused !== undefined) return refused;
        const id = uuid({ msecs: now.getTime() });
        const { translations, supplied, reviewers } = body;
        const wishes = { translations, supplied, reviewers };
        await begin(tx, { id, name, by: actor.account, now, wishes }, plan, scheme, body.units);
        await noteEarlier(tx, id);
        await turn(tx, id, now, keepers);
        const entry = { action: 'round-begin', outcome: 'done', actor: actor.account, subject: id } as const;
        await recordAudit(tx, { ...entry, at: now, origin: call.origin, detail: { name } });
        return shown(tx, parts, actor, id, now);
      }),
    ),

    'GET /api/rounds/:id': about(findRound, mayReadRound, async ({ scope, actor, now }, { whole }) =>
      pageOf(scope, actor, whole, now, await calendarOf(scope)),
    ),

    'GET /api/rounds/:id/subjects': about(
      async ({ params, query, scope }) => {
        const whole = await roundReader(scope).round(params.id);
        const unitPaths = await rosterReader(scope).pathsOf([query.organization]);
        return whole === undefined ? undefined : { whole, unitPaths };
      },
      mayReadRound,
      async ({ scope, params, query }) => ({
        subjects: await subjectsShown(scope, await roundReader(scope).subjects(params.id, query.organization)),
      }),
    ),

    'PUT /api/rounds/:id/subjects/:person/reviewers/:step': about(findRound, mayRunRounds, (call) => {
      const { params, body } = call;
      const detail = { person: params.person, step: params.step, ...body };
      return change(call, parts, 'reviewer', detail, async (tx, { round }) => {
        if (body.reviewer === params.person) return refuse('reviewer-themself');
        const book = await rosterReader(tx).around({ people: [body.reviewer] });
        if (book.person(body.reviewer) === undefined) return refuse('reviewer-unknown');
        const subject = (await roundReader(tx).subjects(round.id)).find(({ person }) => person === params.person);
        if (subject === undefined) return refuse('not-found');
        const reviewers = { ...subject.reviewers, [params.step]: { kind: 'reviewer' as const, person: body.reviewer } };
        await roundWriter(tx).setReviewers(round.id, params.person, reviewers);
        return undefined;
      });
    }),

    'GET /api/rounds/:id/roster-changes': about(findRound, mayRunRounds, async ({ scope }, { whole }) => {
      const { round } = whole;
      if (round.state !== 'running') return { changes: [], unlisted: [], abilities: { take: false } };
      const { changes, unlisted, names } = await rosterSeen(scope, whole);
      return {
        changes: changes.map(({ kind, person, name, organization, what }) => ({
          kind,
          person: { id: person, name },
          organization: names(organization),
          what: [...what],
        })),
        unlisted: unlistedShown(schemeOf(round.schemeText), unlisted),
        abilities: { take: takesFacts(whole) },
      };
    }),

    'POST /api/rounds/:id/roster-changes': about(findRound, mayRunRounds, (call) => {
      const { body, actor, now } = call;
      const { people, reason } = body;
      const detail = { people: people.join(' '), reason };
      return change(call, parts, 'roster', detail, async (tx, whole) => {
        if (String(whole.round.revision) !== body.revision) return refuse('round-changed');
        await lockScheme(tx, whole.round.scheme);
        const pools = await parts.poolsRuled(tx, whole.round.id);
        const refused = await takeIn(tx, whole, { people, pools, by: actor.account, now });
        // Who is new may bring results of earlier rounds.
        if (refused === undefined) await noteEarlier(tx, whole.round.id);
        return refused;
      });
    }),

    'PUT /api/rounds/:id/translations': about(findRound, mayRunRounds, (call) => {
      const { translations } = call.body;
      const said = translations.map(({ attribute, value, as }) => `${attribute} ${value} → ${as ?? ''}`).join('\n');
      return change<never>(call, parts, 'translations', { said }, async (tx, { round }) => {
        const writer = roundWriter(tx);
        const wishes = await writer.wishes(round.id);
        await writer.setWishes(round.id, {
          ...wishes,
          translations: [...(wishes.translations ?? []), ...translations],
        });
        return undefined;
      });
    }),

    'PUT /api/rounds/:id/stages/:stage': about(findRound, mayRunRounds, (call) => {
      const { params, body } = call;
      const detail = { stage: params.stage, ends: body.ends, reason: body.reason };
      return change(call, parts, 'move', detail, async (tx, { round, stages }) => {
        if (String(round.revision) !== body.revision) return refuse('round-changed');
        const set = moved(stages, params.stage, body.ends, movingOf(round, call.now, await calendarOf(tx)));
        if (isRefused(set)) return set;
        await roundWriter(tx).setStages(round.id, set, call.now);
        await tellMoved(tx, round, set, call.now, keepers);
        return undefined;
      });
    }),

    'POST /api/rounds/:id/stages/:stage/reopening': about(findRound, mayRunRounds, (call) => {
      const { params, body, actor, now } = call;
      const { reason, ends } = body;
      const detail = { stage: params.stage, ...(ends === undefined ? {} : { ends }), reason };
      return change(call, parts, 'reopen', detail, async (tx, { round, stages }) => {
        if (String(round.revision) !== body.revision) return refuse('round-changed');
        const again = reopened(stages, processOf(round), params.stage);
        if (typeof again === 'string') return refuse(again);
        const set = movedAnew(again, params.stage, ends, movingOf(round, now, await calendarOf(tx)));
        if (isRefused(set)) return set;
        await roundWriter(tx).setStages(round.id, set, now);
        await tellReopened(tx, { round, stages }, params.stage, { by: actor.account, now, reason }, keepers);
        return undefined;
      });
    }),

    'POST /api/rounds/:id/giving-up': about(findRound, mayRunRounds, (call) => {
      const { body, actor, now } = call;
      const { reason } = body;
      return change<never>(call, parts, 'give-up', { reason }, async (tx, { round }) => {
        await tellGivenUp(tx, round, { by: actor.account, now, reason }, keepers);
        await roundWriter(tx).end(round.id, 'given-up', now, reason);
        return undefined;
      });
    }),
  };

  function movingOf(round: Round, now: Date, calendar: Calendar): Moving {
    return { process: processOf(round), term: round.term, today: dayOf(now), calendar };
  }
}

type Changing = Doing & { readonly params: { readonly id: string } };

/** Takes the round, does the work unless it is over, records it with its reason, and shows what has become of it. */
function change<R extends Refused<string>>(
  call: Changing,
  parts: Pick<RoundParts, 'calendarOf' | 'keepers'>,
  what: string,
  detail: Readonly<Record<string, string>>,
  work: (tx: TxScope, whole: WholeRound) => Promise<R | undefined>,
) {
  const { id } = call.params;
  return doRecorded(call, { action: 'round-change', subject: id, detail: { what, ...detail } }, async (tx) => {
    const whole = await roundWriter(tx).lock(id);
    if (whole === undefined) return refuse('not-found');
    if (whole.round.state !== 'running') return refuse('round-over');
    const refused = await work(tx, whole);
    if (refused !== undefined) return refused;
    const recorded = await recordInRound(tx, id, [
      {
        kind: ROUND_CHANGED,
        subject: id,
        payload: { what, ...detail },
        at: call.now,
        actor: call.actor.account,
        authority: 'office',
      },
    ]);
    if (!recorded.ok) throw new Error(`a change of a round could not be recorded: ${recorded.refusal}`);
    await turn(tx, id, call.now, parts.keepers);
    return shown(tx, parts, call.actor, id, call.now);
  });
}

async function shown(
  tx: TxScope,
  { calendarOf }: Pick<RoundParts, 'calendarOf'>,
  actor: Doing['actor'],
  id: string,
  now: Date,
) {
  const whole = await roundReader(tx).round(id);
  if (whole === undefined) throw new Error('a round that was just changed is gone');
  return pageOf(tx, actor, whole, now, await calendarOf(tx));
}
