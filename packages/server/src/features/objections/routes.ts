import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { assessed } from '../../http/policies.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import { dayOf } from '../../ports/clock.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import type { ResultParts } from '../results/scored.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { rosterReader } from '../roster/load.ts';
import { type ChainStep, chainSteps } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import { spokenDay } from '../rounds/copy.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { roundReader, roundWriter } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { dueOf, fileable, usual } from './clocks.ts';
import { objectionsContract } from './contract.ts';
import { objectionRefusals } from './copy.ts';
import { carryOut } from './decided.ts';
import { isOpen, type Objection, type ObjectionKind, objectionKinds } from './model.ts';
import { mayDecide, mayFile, mayListObjections, mayNameHandler, mayReadObjection, mayStudy } from './policy.ts';
import { objectionReader, objectionWriter } from './store.ts';
import { objectionsShown } from './view.ts';

const MOST_LISTED = 500;

export interface ObjectionParts extends ResultParts {
  readonly notify: Notify;
}

export function objectionsSlice(parts: ObjectionParts): Slice<typeof objectionsContract> {
  return { name: 'objections', contract: objectionsContract, refusals: objectionRefusals, handlers: handlersOf(parts) };
}

const find = ({ params, scope }: { params: { id: string }; scope: Scope }) =>
  objectionReader(scope).objection(params.id);

/** What somebody may file against their result of a round now. */
async function open(scope: Scope | TxScope, round: string, person: string, now: Date) {
  const whole = await roundReader(scope).round(round);
  const versions = whole === undefined ? [] : await resultReader(scope).versions(round);
  const version = whole && told(whole, versions);
  if (whole === undefined || version === undefined || whole.round.state === 'given-up') return undefined;
  const own = (await objectionReader(scope).ofPerson(person)).filter((one) => one.round === round);
  const review = own.find(({ kind, state }) => kind === 'review' && (state === 'upheld' || state === 'dismissed'));
  const day = (at: string | undefined) => (at === undefined ? undefined : dayOf(new Date(at)));
  const confirmed = versions.find(({ state }) => state === 'confirmed');
  // Of whoever objected before, the result became final with the answer.
  const answered = own.find(({ kind, decidedAt }) => kind === 'objection' && decidedAt !== undefined)?.decidedAt;
  const final = [confirmed?.confirmedAt, answered]
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  const kind = fileable(
    { stages: whole.stages, process: processOf(whole.round) },
    {
      today: dayOf(now),
      confirmed: confirmed === undefined ? undefined : day(final),
      reviewed: day(review?.decidedAt),
    },
  );
  return kind === undefined ? undefined : { whole, version, kind, own, before: own[0] };
}

type Change = Parameters<ReturnType<typeof objectionWriter>['change']>[1];
type Working = Doing & { readonly params: { readonly id: string }; readonly scope: Scope };

/** Takes an open objection as the asking person saw it, changes it, and shows what has become of it. */
function step<R extends Refused<string>>(
  call: Working & { readonly body: { readonly revision: number } },
  what: string,
  work: (tx: TxScope, one: Objection) => Promise<Change | R>,
) {
  const { id } = call.params;
  const action = what === 'decide' ? 'objection-decide' : 'objection-handle';
  return doRecorded(call, { action, subject: id, detail: { what } }, async (tx) => {
    const one = await objectionWriter(tx).lock(id);
    if (one === undefined) return refuse('not-found');
    if (!isOpen(one.state)) return refuse('objection-over');
    if (one.revision !== call.body.revision) return refuse('objection-changed');
    const change = await work(tx, one);
    if (isRefused(change)) return change;
    await objectionWriter(tx).change(id, change);
    return shown(tx, call, id);
  });
}

async function shown(tx: TxScope, { actor, now }: Pick<Doing, 'actor' | 'now'>, id: string) {
  const one = await objectionReader(tx).objection(id);
  const [line] = one === undefined ? [] : await objectionsShown(tx, actor, [one], now);
  if (line === undefined) throw new Error('an objection that was just changed is gone');
  return line;
}

/** Who handles it has had no part in the result. */
async function partyOf(tx: TxScope, { round, person }: Objection, handler: string): Promise<string | undefined> {
  if (handler === person) return '本人';
  const reviewers = (await roundReader(tx).subject(round, person))?.reviewers;
  const steps = Object.keys(chainSteps) as ChainStep[];
  const found = steps.find((one) => {
    const reviewer = reviewers?.[one];
    return reviewer?.kind === 'reviewer' && reviewer.person === handler;
  });
  return found && chainSteps[found];
}

/** Who is to handle it, and whose it is. */
async function tellNamed(tx: TxScope, notify: Notify, one: Objection, handler: string, now: Date): Promise<void> {
  const whole = await roundReader(tx).round(one.round);
  const values = { round: whole?.round.name ?? '', until: spokenDay(one.due, dayOf(now)) };
  const matter = `objection/${one.id}`;
  await notify(
    tx,
    {
      kind: 'objection-received',
      to: [handler],
      matter,
      values,
      console: `/objections/${one.id}`,
      phone: `/mine/handling/${one.id}`,
    },
    now,
  );
  await notify(
    tx,
    {
      kind: 'objection-accepted',
      to: [one.person],
      matter,
      values,
      console: `/own-results/objections/${one.id}`,
      phone: `/results/objections/${one.id}`,
    },
    now,
  );
}

function handlersOf(parts: ObjectionParts): Handlers<typeof objectionsContract> {
  const { notify } = parts;
  return {
    'GET /api/objections': whoever(mayListObjections, async ({ scope, actor, query, now }) => ({
      objections: await objectionsShown(scope, actor, await objectionReader(scope).list(query, MOST_LISTED), now),
    })),

    'GET /api/objections/mine': whoever(assessed, async ({ scope, actor, now }) => {
      const person = actor.person as string;
      const reader = objectionReader(scope);
      const fileables: { round: { id: string; name: string }; kind: ObjectionKind; kindName: string }[] = [];
      for (const round of await resultReader(scope).roundsOf(person)) {
        const found = await open(scope, round, person, now);
        if (found === undefined || found.own.some(({ state }) => isOpen(state))) continue;
        const { kind, whole } = found;
        fileables.push({ round: { id: round, name: whole.round.name }, kind, kindName: objectionKinds[kind] });
      }
      return {
        own: await objectionsShown(scope, actor, await reader.ofPerson(person), now),
        handling: await objectionsShown(scope, actor, await reader.handledBy(person), now),
        fileable: fileables,
      };
    }),

    'GET /api/objections/:id': about(find, mayReadObjection, async ({ scope, actor, now }, one) => {
      const [line] = await objectionsShown(scope, actor, [one], now);
      return line ?? refuse('not-found');
    }),

    'POST /api/objections/:id/receipt': about(find, mayFile, (call) =>
      call.once(async (tx) => {
        const { params, now } = call;
        const one = await objectionWriter(tx).lock(params.id);
        if (one?.decidedAt === undefined) return refuse('not-answered');
        if (one.readAt === undefined) await objectionWriter(tx).change(one.id, { read_at: now.toISOString() });
        return shown(tx, call, one.id);
      }),
    ),

    'POST /api/rounds/:id/objections': about(
      async ({ params, scope, actor }) => {
        const subject =
          actor.person === undefined ? undefined : await roundReader(scope).subject(params.id, actor.person);
        return subject === undefined ? undefined : { person: subject.person };
      },
      mayFile,
      (call, { person }) =>
        call.once(async (tx) => {
          const { params, body, now, actor } = call;
          await roundWriter(tx).lock(params.id);
          const found = await open(tx, params.id, person, now);
          if (found === undefined) return refuse('nothing-to-object');
          if (found.own.some(({ state }) => isOpen(state))) return refuse('objection-open');
          const { kind, version, before, whole } = found;
          const id = uuid({ msecs: now.getTime() });
          const payload = { objection: id, round: params.id, version: version.version, kind, text: body.text };
          const recorded = await recordInRound(tx, params.id, [
            {
              kind: 'objection.filed',
              subject: person,
              payload: { ...payload, ...(body.figure === undefined ? {} : { figure: body.figure }) } as Json,
              at: now,
              actor: actor.account,
              authority: 'self',
              evidence: body.evidence,
            },
          ]);
          if (!recorded.ok) return refuse('invalid-input');
          await objectionWriter(tx).insert({
            id,
            round: params.id,
            version: version.version,
            person,
            kind,
            before: before?.id ?? null,
            figure: body.figure ?? null,
            text: body.text,
            evidence: JSON.stringify(body.evidence),
            filed_at: now.toISOString(),
            due: dueOf(kind, dayOf(now), processOf(whole.round)),
          });
          return shown(tx, call, id);
        }),
    ),

    'POST /api/objections/:id/withdrawal': about(find, mayFile, (call) =>
      step<never>(call, 'withdraw', async (tx, one) => {
        await objectionWriter(tx).change(one.id, { state: 'withdrawn' });
        const whole = await roundReader(tx).round(one.round);
        if (whole === undefined) throw new Error('an objection to a round that is gone');
        const acting = { account: call.actor.account, authority: 'self', now: call.now };
        await carryOut(tx, whole, { upheld: false, body: '', text: '', rulings: [] }, acting, parts);
        return { state: 'withdrawn', decided_at: call.now.toISOString() };
      }),
    ),

    'PUT /api/objections/:id/handler': about(find, mayNameHandler, (call) =>
      step<Refused<'handler-party' | 'handler-unknown'>>(call, 'name', async (tx, one) => {
        const { person } = call.body;
        const role = await partyOf(tx, one, person);
        if (role !== undefined) return refuse('handler-party', { role });
        const book = await rosterReader(tx).around({ people: [person] });
        if (book.person(person) === undefined) return refuse('handler-unknown');
        await tellNamed(tx, notify, one, person, call.now);
        return {
          handler: person,
          named_at: call.now.toISOString(),
          state: one.study === undefined ? 'handling' : one.state,
        };
      }),
    ),

    'PUT /api/objections/:id/study': about(find, mayStudy, (call) =>
      step<Refused<'no-handler'>>(call, 'study', async (_, one) =>
        one.handler === undefined
          ? refuse('no-handler')
          : { study: call.body.text, studied_at: call.now.toISOString(), state: 'studied' },
      ),
    ),

    'PUT /api/objections/:id/due': about(find, mayNameHandler, (call) =>
      step<Refused<'not-longer'>>(call, 'longer', async (_, one) => {
        const most = usual.appeal.longer;
        if (one.longer !== undefined || call.body.due <= one.due || call.body.due > daysLater(one.due, most))
          return refuse('not-longer', { most });
        return { due: call.body.due, longer: call.body.reason };
      }),
    ),

    'POST /api/objections/:id/decision': about(find, mayDecide, (call) =>
      step<Refused<'no-handler' | 'not-studied' | 'handler-decides' | 'ruling-unfit'>>(
        call,
        'decide',
        async (tx, one) => {
          const { body, actor, now } = call;
          if (one.handler === undefined) return refuse('no-handler');
          if (one.state !== 'studied') return refuse('not-studied');
          if (actor.person === one.handler) return refuse('handler-decides');
          const whole = await roundWriter(tx).lock(one.round);
          if (whole === undefined) throw new Error('an objection to a round that is gone');
          const state = body.upheld ? 'upheld' : 'dismissed';
          // Closed first: their result waits for this no more.
          await objectionWriter(tx).change(one.id, { state });
          const acting = { account: actor.account, authority: body.body, now };
          const done = await carryOut(tx, whole, body, acting, parts);
          if (!done.ok) return done;
          const recorded = await recordInRound(tx, one.round, [
            {
              kind: 'objection.decided',
              subject: one.person,
              payload: {
                objection: one.id,
                round: one.round,
                state,
                body: body.body,
                text: body.text,
                ...(done.version === undefined ? {} : { version: done.version }),
              },
              at: now,
              actor: actor.account,
              authority: body.body,
            },
          ]);
          if (!recorded.ok) throw new Error(`a decision could not be recorded: ${recorded.refusal}`);
          await notify(
            tx,
            {
              kind: 'objection-decided',
              to: [one.person],
              matter: `objection/${one.id}`,
              values: { round: whole.round.name },
              console: `/own-results/objections/${one.id}`,
              phone: `/results/objections/${one.id}`,
            },
            now,
          );
          return {
            state,
            body: body.body,
            decision: body.text,
            decided_by: actor.account,
            decided_at: now.toISOString(),
            ...(done.version === undefined ? {} : { made_version: done.version }),
          };
        },
      ),
    ),
  };
}
