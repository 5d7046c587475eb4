/** Handling what was filed: who does it, what they found, until when it is answered, and what is decided. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import type { Notify } from '../messages/notify.ts';
import type { ResultParts } from '../results/scored.ts';
import { rosterReader } from '../roster/load.ts';
import { daysLater } from '../roster/spans.ts';
import { spokenDay } from '../rounds/copy.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import type { WholeRound } from '../rounds/store.ts';
import { usual } from './clocks.ts';
import type { objectionsContract } from './contract.ts';
import { tellChanged } from './corrected.ts';
import { carryOut } from './decided.ts';
import { type Objection, objectionKinds } from './model.ts';
import { partyOf } from './parties.ts';
import { isDecider, mayDecide, mayNameHandler, mayStudy } from './policy.ts';
import { recusal, step } from './step.ts';
import { objectionReader, objectionWriter } from './store.ts';

export interface ObjectionParts extends ResultParts {
  readonly notify: Notify;
  readonly calendarOf: CalendarOf;
}

type Steps =
  | 'PUT /api/objections/:id/handler'
  | 'PUT /api/objections/:id/study'
  | 'PUT /api/objections/:id/due'
  | 'POST /api/objections/:id/decision';

export const find = ({ params, scope }: { params: { id: string }; scope: Scope }) =>
  objectionReader(scope).objection(params.id);

/** Who is to handle it, and whose it is. */
async function tellNamed(
  tx: TxScope,
  notify: Notify,
  one: Objection,
  { round }: WholeRound,
  handler: string,
  now: Date,
): Promise<void> {
  const values = { round: round.name, until: spokenDay(one.due, dayOf(now)) };
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

type Recused = 'recuse-oneself' | 'must-recuse';

export function handlingHandlers(parts: ObjectionParts): Pick<Handlers<typeof objectionsContract>, Steps> {
  const { notify } = parts;
  return {
    'PUT /api/objections/:id/handler': about(find, mayNameHandler, (call) =>
      step<Refused<'handler-party' | 'handler-unknown' | Recused>>(call, 'name', async (tx, one, whole) => {
        const { person } = call.body;
        const recused = await recusal(tx, one, call.actor.person);
        if (recused !== undefined) return recused;
        const role = await partyOf(tx, one, person);
        if (role !== undefined) return refuse('handler-party', { role });
        const book = await rosterReader(tx).around({ people: [person] });
        if (book.person(person) === undefined) return refuse('handler-unknown');
        await tellNamed(tx, notify, one, whole, person, call.now);
        return {
          handler: person,
          named_at: call.now.toISOString(),
          // Another handler looks into it anew: who did so before might decide now.
          state: one.study === undefined || person !== one.handler ? 'handling' : one.state,
        };
      }),
    ),

    'PUT /api/objections/:id/study': about(find, mayStudy, (call) =>
      step<Refused<'no-handler' | 'decider-studies' | Recused>>(call, 'study', async (tx, one) => {
        const recused = await recusal(tx, one, call.actor.person);
        if (recused !== undefined) return recused;
        if (one.handler === undefined) return refuse('no-handler');
        if (isDecider(call.actor, one)) return refuse('decider-studies');
        return { study: call.body.text, studied_at: call.now.toISOString(), state: 'studied' };
      }),
    ),

    'PUT /api/objections/:id/due': about(find, mayNameHandler, (call) =>
      step<Refused<'not-longer' | 'appeal-alone-longer' | Recused>>(call, 'longer', async (tx, one) => {
        const recused = await recusal(tx, one, call.actor.person);
        if (recused !== undefined) return recused;
        if (one.kind !== 'appeal') {
          const due = spokenDay(one.due, dayOf(call.now));
          return refuse('appeal-alone-longer', { kind: objectionKinds[one.kind], due });
        }
        const most = usual.appeal.longer;
        if (one.longer !== undefined || call.body.due <= one.due || call.body.due > daysLater(one.due, most))
          return refuse('not-longer', { most });
        return { due: call.body.due, longer: call.body.reason };
      }),
    ),

    'POST /api/objections/:id/decision': about(find, mayDecide, (call) =>
      step<Refused<'no-handler' | 'not-studied' | 'handler-decides' | 'ruling-on-oneself' | 'ruling-unfit' | Recused>>(
        call,
        'decide',
        async (tx, one, whole) => {
          const { body, actor, now } = call;
          const recused = await recusal(tx, one, actor.person);
          if (recused !== undefined) return recused;
          if (one.handler === undefined) return refuse('no-handler');
          if (one.state !== 'studied') return refuse('not-studied');
          if (actor.person === one.handler) return refuse('handler-decides');
          if (body.rulings.some(({ target }) => target === actor.person)) return refuse('ruling-on-oneself');
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
          if (done.version !== undefined) await tellChanged(tx, parts, whole, one, done.version, now);
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
