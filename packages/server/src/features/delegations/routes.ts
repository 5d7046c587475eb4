import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { holder } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { peopleShown } from '../meetings/people.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { daysBetween } from '../roster/spans.ts';
import { leadsSomething } from './acting.ts';
import { delegationsContract } from './contract.ts';
import { delegationRefusals } from './copy.ts';
import { type Delegation, MOST_DAYS } from './model.ts';
import { mayDelegate, maySeeDelegations } from './policy.ts';
import { delegationReader, delegationWriter } from './store.ts';

export function delegationsSlice(): Slice<typeof delegationsContract> {
  return { name: 'delegations', contract: delegationsContract, refusals: delegationRefusals, handlers };
}

/** Somebody of the roster whose reviewing it is: who is named, or who asks. */
async function findLeader(scope: Scope, actor: Actor, named: string | undefined) {
  const person = named ?? actor.person;
  const found = person === undefined ? undefined : await rosterReader(scope).record('person', person);
  return found && { person: found.id };
}

const handlers: Handlers<typeof delegationsContract> = {
  'GET /api/delegations': whoever(maySeeDelegations, async ({ scope, actor, now }) => {
    const all = holder('office')(actor);
    const found = await delegationReader(scope).list(all ? undefined : actor.person, dayOf(now));
    return { delegations: await shown(scope, actor, found, dayOf(now)) };
  }),

  'GET /api/delegations/candidates': about(
    ({ scope, actor, query }) => findLeader(scope, actor, query.leader),
    mayDelegate,
    async ({ scope, now }, { person }) => {
      const reader = rosterReader(scope);
      const today = dayOf(now);
      const posts = rosterOn(await reader.around({ people: [person] }), today).tenuresOf(person);
      const paths = await reader.pathsOf(posts.map(({ unit }) => unit));
      const book = await reader.unitsAbove(posts.map(({ unit }) => unit));
      const above = rosterOn(book, today);
      const organizations = posts.flatMap(({ unit }) => above.organizationOf(unit)?.id ?? []);
      const units = await reader.unitsBelow(
        organizations.length > 0 ? organizations : paths.flatMap((path) => path.at(-1) ?? []),
      );
      const on = rosterOn(await reader.around({ units: [...units] }), today);
      const leaders = units
        .flatMap((unit) => on.tenuresIn(unit))
        .filter((tenure) => tenure.duty !== 'staff' && tenure.person !== person);
      const told = await peopleShown(
        scope,
        leaders.map((tenure) => tenure.person),
        today,
      );
      const seen = new Map(leaders.map((tenure) => [tenure.person, told(tenure.person)]));
      return { people: [...seen.values()].map(({ id, name, post = '' }) => ({ id, name, post })) };
    },
  ),

  'POST /api/delegations': about(
    ({ scope, actor, body }) => findLeader(scope, actor, body.leader),
    mayDelegate,
    (call, { person: leader }) =>
      call.once(async (tx) => {
        const { actor, body, now, origin } = call;
        const today = dayOf(now);
        const { delegate, since, until, reason } = body;
        if (until < since || until < today || daysBetween(since, until) >= MOST_DAYS)
          return refuse('days-wrong', { most: MOST_DAYS });
        if (delegate === leader) return refuse('delegate-themself');
        const on = rosterOn(await rosterReader(tx).around({ people: [delegate] }), today);
        if (!leadsSomething(on.tenuresOf(delegate))) return refuse('delegate-not-leader');
        const made = {
          id: uuid({ msecs: now.getTime() }),
          leader,
          delegate,
          since,
          until,
          reason,
          givenAt: now.toISOString(),
        };
        await delegationWriter(tx).insert(made, actor.account);
        const entry = { action: 'review-delegate', outcome: 'done', actor: actor.account, subject: leader } as const;
        const detail = { what: 'give', id: made.id, delegate, since, until, reason };
        await recordAudit(tx, { ...entry, at: now, origin, detail });
        const [one] = await shown(tx, actor, [made], today);
        if (one === undefined) throw new Error('a delegation that was just given is gone');
        return one;
      }),
  ),

  'POST /api/delegations/:id/revocation': about(
    async ({ scope, params }) => {
      const found = await delegationReader(scope).one(params.id);
      return found && { person: found.leader, found };
    },
    mayDelegate,
    (call, { found }) =>
      call.once(async (tx) => {
        const { actor, now, origin } = call;
        if (!(await delegationWriter(tx).revoke(found.id, actor.account, now))) return refuse('already-revoked');
        const entry = {
          action: 'review-delegate',
          outcome: 'done',
          actor: actor.account,
          subject: found.leader,
        } as const;
        await recordAudit(tx, { ...entry, at: now, origin, detail: { what: 'revoke', id: found.id } });
        return { id: found.id };
      }),
  ),
};

async function shown(scope: Scope | TxScope, actor: Actor, found: readonly Delegation[], today: Day) {
  const people = await peopleShown(
    scope,
    found.flatMap(({ leader, delegate }) => [leader, delegate]),
    today,
  );
  const named = (id: string) => ({ id, name: people(id).name });
  return found.map(({ id, leader, delegate, since, until, reason }) => ({
    id,
    leader: named(leader),
    delegate: named(delegate),
    since,
    until,
    reason,
    mayRevoke: mayDelegate(actor, { person: leader }),
  }));
}
