import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import type { OfChain } from '../../http/policies.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import type { NewFact } from '../../ledger/store/record.ts';
import type { Notify } from '../messages/notify.ts';
import { findRound } from '../rounds/find.ts';
import { reviewedBy } from '../rounds/reviewed-by.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { type StageKeepers, turn } from '../rounds/turn.ts';
import { roundWriter } from '../rounds/writer.ts';
import { askedOf } from './asked.ts';
import { reviewsContract } from './contract.ts';
import { reviewRefusals } from './copy.ts';
import { giveBack, takeBack } from './decide.ts';
import { type Passing, readHanded, refusedBy } from './faults.ts';
import {
  actingFor,
  actingNow,
  type Item,
  type Mine,
  mineIn,
  mineOf,
  reviewsOf,
  type ToReview,
  toReview,
  withoutAsking,
} from './mine.ts';
import { mayFollowReviews, mayListReviews, mayReview } from './policy.ts';
import { progressOf } from './progress.ts';
import {
  REVIEW_POINTS,
  REVIEW_RETURNED,
  REVIEW_TAKEN_BACK,
  type ReviewBackPayload,
  type ReviewPointsPayload,
} from './review-facts.ts';
import { reviewWriter } from './store.ts';
import { tellNext } from './tell-turns.ts';
import { linesOf, listOf } from './view.ts';

export interface ReviewParts {
  readonly keepers: StageKeepers;
  readonly notify: Notify;
}

export function reviewsSlice(parts: ReviewParts): Slice<typeof reviewsContract> {
  return { name: 'reviews', contract: reviewsContract, refusals: reviewRefusals, handlers: handlersOf(parts) };
}

interface Found extends OfChain {
  readonly whole: WholeRound;
}

/** A round, with everybody who reviews in it as far as the asking person goes: they stand there if they review anybody, also for another. */
async function find({ params, scope, actor, now }: Finding): Promise<Found | undefined> {
  const whole = await roundReader(scope).round(params.id);
  if (whole === undefined) return undefined;
  const { person } = actor;
  if (person === undefined) return { whole, reviewers: [] };
  const acting = await actingFor(scope, whole.round, person, now);
  const people = await reviewedBy(scope, whole.round.id, acting);
  return { whole, reviewers: people.some((one) => one !== person) ? [person] : [] };
}

/** The same, with the people whom they review. */
async function findList({
  params,
  scope,
  actor,
  now,
}: Finding): Promise<(OfChain & { readonly of?: ToReview }) | undefined> {
  const whole = await roundReader(scope).round(params.id);
  if (whole === undefined) return undefined;
  const { person } = actor;
  if (person === undefined) return { reviewers: [] };
  const of = await toReview(scope, whole, await actingFor(scope, whole.round, person, now));
  return { of, reviewers: of.subjects.length > 0 ? [person] : [] };
}

interface Finding {
  readonly params: { readonly id: string };
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
}

function handlersOf({ keepers, notify }: ReviewParts): Handlers<typeof reviewsContract> {
  /**
   * Takes the round, lets it go on to where it stands, and gives what of it is the asking person's. A review that is on ends by an act alone,
   * so here nobody's levels are asked; leaders of a whole county wait for each other at this row.
   */
  const take = async (tx: TxScope, id: string, actor: Actor, now: Date): Promise<Mine | Refused<'round-over'>> => {
    await turn(tx, id, now, withoutAsking(keepers));
    const whole = await roundWriter(tx).lock(id);
    if (whole === undefined) throw new Error('a round that was found is gone');
    if (whole.round.state !== 'running') return refuse('round-over');
    return mineIn(tx, whole, await actingFor(tx, whole.round, personOf(actor), now), now, keepers);
  };

  return {
    'GET /api/reviews': whoever(mayListReviews, async ({ scope, actor, now }) => {
      const person = personOf(actor);
      const found = await reviewsOf(scope, await actingNow(scope, person, now), now, keepers);
      return { rounds: (await Promise.all(found.map((mine) => linesOf(scope, mine, person, now)))).flat() };
    }),

    'GET /api/rounds/:id/reviews': about(findList, mayReview, async ({ scope, actor, now }, { of }) => {
      if (of === undefined) throw new Error('somebody without a person reviews');
      return listOf(scope, await mineOf(scope, of, now, keepers), personOf(actor), now);
    }),

    'POST /api/rounds/:id/reviews': about(find, mayReview, ({ params, body, actor, now, once }) =>
      once(async (tx) => {
        const mine = await take(tx, params.id, actor, now);
        if ('refusal' in mine) return mine;
        const { whole, items } = mine;
        const named = new Set(body.items.map(({ person }) => person));
        const asked = askedOf(
          whole.round,
          items.map(({ subject }) => subject).filter(({ person }) => named.has(person)),
        );
        const { passing, faults } = readHanded(
          body.items,
          (person, role) => itemOf(mine, person, role),
          (person) => asked.get(person) ?? new Map(),
        );
        const refused = refusedBy(faults);
        if (refused !== undefined) return refused;
        await recordPassed(tx, whole, passing, actor, now);
        await tellNext(
          tx,
          notify,
          whole,
          passing.map(({ item }) => item),
          now,
        );
        // As long as the one who passes has others left, the review goes on.
        const isLeft = items.some(
          (item) => item.on && item.state !== 'passed' && !passing.some((one) => one.item === item),
        );
        await turn(tx, params.id, now, isLeft ? withoutAsking(keepers) : keepers);
        return { done: passing.length };
      }),
    ),

    'POST /api/rounds/:id/reviews/:person/return': about(find, mayReview, ({ params, body, actor, now, once }) =>
      once(async (tx) => {
        const mine = await take(tx, params.id, actor, now);
        if ('refusal' in mine) return mine;
        const item = itemOf(mine, params.person, body.role);
        if (item === undefined) return refuse('not-yours', { name: '所选人员' });
        const { subject, level, levels, given } = item;
        const name = { name: subject.name, stage: item.stage.name };
        if (!item.on) return refuse('review-not-on', name);
        const next = giveBack(levels, level.step, body.reason);
        if (typeof next === 'string') return refuse(next === 'level-unknown' ? 'not-yours' : next, name);
        if (item.revision !== body.revision) return refuse('review-changed', name);
        const below = given.find(({ role }) => role === levels[levels.indexOf(level) - 1]?.role);
        if (below === undefined) throw new Error('a level that passed has given nothing');
        const back = { to: below.role, reason: body.reason };
        await add(tx, params.id, [backFact(REVIEW_RETURNED, mine, item, actor, now, back)]);
        const writer = reviewWriter(tx);
        await writer.reopen(params.id, below, 'returned', body.reason);
        const own = given.find(({ role }) => role === level.role);
        if (own !== undefined) await writer.reopen(params.id, own, 'open');
        await notify(
          tx,
          {
            kind: 'returned',
            to: [below.reviewer, ...(below.actedBy === undefined ? [] : [below.actedBy])],
            matter: `review/${params.id}/${item.stage.id}/${subject.person}/${below.role}/${below.revision}`,
            values: { what: `${subject.name}的评鉴`, reason: body.reason },
            console: `/reviews/${params.id}`,
            phone: `/reviews/${params.id}`,
          },
          now,
        );
        return { done: 1 };
      }),
    ),

    'POST /api/rounds/:id/reviews/:person/taking-back': about(find, mayReview, ({ params, body, actor, now, once }) =>
      once(async (tx) => {
        const mine = await take(tx, params.id, actor, now);
        if ('refusal' in mine) return mine;
        const item = itemOf(mine, params.person, body.role);
        if (item === undefined) return refuse('not-yours', { name: '所选人员' });
        const { subject, level, levels, given } = item;
        const name = { name: subject.name, stage: item.stage.name };
        if (!item.on) return refuse('review-not-on', name);
        const next = takeBack(levels, level.step);
        if (typeof next === 'string') return refuse(next === 'level-unknown' ? 'not-yours' : next, name);
        if (item.revision !== body.revision) return refuse('review-changed', name);
        const own = given.find(({ role }) => role === level.role);
        if (own === undefined) throw new Error('a level that passed has given nothing');
        await add(tx, params.id, [backFact(REVIEW_TAKEN_BACK, mine, item, actor, now, {})]);
        await reviewWriter(tx).reopen(params.id, own, 'open');
        return { done: 1 };
      }),
    ),

    'GET /api/rounds/:id/reviews/progress': about(findRound, mayFollowReviews, ({ scope, actor, now }, { whole }) =>
      progressOf(scope, whole, actor, now, keepers),
    ),
  };
}

const itemOf = ({ items }: Mine, person: string, role: string): Item | undefined =>
  items.find(({ subject, level }) => subject.person === person && level.role === role);

function personOf({ person }: Actor): string {
  if (person === undefined) throw new Error('somebody without a person behind the account got past the policy');
  return person;
}

/** By what right, and who did it where it isn't the level's own reviewer. */
const acted = (actor: Actor, { level }: Item) =>
  actor.person === level.reviewer
    ? { authority: 'leader', by: {} }
    : { authority: 'delegate', by: { actedBy: personOf(actor) } };

/** The points as facts, each in place of what the level gave before, and as the state of the level. */
async function recordPassed(
  tx: TxScope,
  { round }: WholeRound,
  passing: readonly Passing[],
  actor: Actor,
  now: Date,
): Promise<void> {
  const made = passing.map(({ item, points, comment }) => {
    const { subject, stage, level, given } = item;
    const before = given.find(({ role }) => role === level.role);
    const { authority, by } = acted(actor, item);
    const said = comment === undefined ? {} : { comment };
    const payload: ReviewPointsPayload = {
      round: round.id,
      stage: stage.id,
      role: level.role,
      reviewer: level.reviewer,
      ...by,
      points,
      ...said,
    };
    const fact: NewFact = {
      kind: REVIEW_POINTS,
      subject: subject.person,
      payload: payload as unknown as Json,
      at: now,
      actor: actor.account,
      authority,
      ...(before === undefined ? {} : { corrects: before.fact }),
    };
    const review = {
      person: subject.person,
      stage: stage.id,
      role: level.role,
      step: level.step,
      state: 'passed' as const,
      points,
      ...said,
      reviewer: level.reviewer,
      ...by,
      revision: (before?.revision ?? 0) + 1,
      at: now.toISOString(),
    };
    return { fact, review };
  });
  const ids = await add(
    tx,
    round.id,
    made.map(({ fact }) => fact),
  );
  await reviewWriter(tx).put(
    round.id,
    made.map(({ review }, n) => ({ ...review, fact: ids[n] ?? '' })),
  );
}

function backFact(
  kind: typeof REVIEW_RETURNED | typeof REVIEW_TAKEN_BACK,
  mine: Mine,
  item: Item,
  actor: Actor,
  now: Date,
  more: Pick<ReviewBackPayload, 'to' | 'reason'>,
): NewFact {
  const { subject, stage, level } = item;
  const { authority, by } = acted(actor, item);
  const payload: ReviewBackPayload = {
    round: mine.whole.round.id,
    stage: stage.id,
    role: level.role,
    reviewer: level.reviewer,
    ...by,
    ...more,
  };
  return {
    kind,
    subject: subject.person,
    payload: payload as unknown as Json,
    at: now,
    actor: actor.account,
    authority,
  };
}

/** Throws where the ledger refuses: what is recorded here was made by this program. */
async function add(tx: TxScope, round: string, facts: readonly NewFact[]): Promise<readonly string[]> {
  const recorded = await recordInRound(tx, round, facts);
  if (!recorded.ok) throw new Error(`a review could not be recorded: ${recorded.refusal}`);
  return recorded.ids;
}
