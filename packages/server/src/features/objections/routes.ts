import { placedFigures } from '@shiji/engine';
import { v7 as uuid } from 'uuid';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { assessed } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import { dayOf } from '../../ports/clock.ts';
import { resultReader } from '../results/store.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { processOf } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { findOwn } from './assessed.ts';
import { decidedAbout, dueOf } from './clocks.ts';
import { objectionsContract } from './contract.ts';
import { objectionRefusals } from './copy.ts';
import { carryOut } from './decided.ts';
import { type FileParts, fileHandlers } from './files.ts';
import { find, handlingHandlers, type ObjectionParts } from './handling.ts';
import { isOpen, type ObjectionKind, objectionKinds } from './model.ts';
import { mayFile, mayListObjections, mayReadObjection } from './policy.ts';
import { type Fileable, standingOf } from './standing.ts';
import { shown, step } from './step.ts';
import { objectionReader, objectionWriter } from './store.ts';
import { objectionsShown } from './view.ts';

const MOST_LISTED = 500;

export function objectionsSlice(parts: ObjectionParts & FileParts): Slice<typeof objectionsContract> {
  return { name: 'objections', contract: objectionsContract, refusals: objectionRefusals, handlers: handlersOf(parts) };
}

/** Why somebody can't file what they want to: their time hasn't come or is over, or it is another kind's. */
function nothingOf({ own, final, remedies }: Fileable, wanted: ObjectionKind | undefined) {
  if (final !== undefined && decidedAbout(final, own).some(({ kind }) => kind === 'appeal'))
    return refuse('appeal-decided');
  if (wanted === undefined || remedies.length === 0) return refuse('nothing-to-object');
  const open = remedies.map(({ kind }) => objectionKinds[kind]).join('、');
  return refuse('kind-not-open', { kind: objectionKinds[wanted], open });
}

function handlersOf(parts: ObjectionParts & FileParts): Handlers<typeof objectionsContract> {
  const { calendarOf } = parts;
  return {
    'GET /api/objections': whoever(mayListObjections, async ({ scope, actor, query, now }) => ({
      objections: await objectionsShown(scope, actor, await objectionReader(scope).list(query, MOST_LISTED), now),
    })),

    'GET /api/objections/mine': whoever(assessed, async ({ scope, actor, now }) => {
      const person = actor.person as string;
      const reader = objectionReader(scope);
      const standings = [];
      for (const round of await resultReader(scope).roundsOf(person))
        standings.push(await standingOf(scope, round, person, { now, calendar: await calendarOf(scope) }));
      return {
        own: await objectionsShown(scope, actor, await reader.ofPerson(person), now),
        handling: await objectionsShown(scope, actor, await reader.handledBy(person), now),
        fileable: standings.flatMap((one) =>
          one === undefined
            ? []
            : one.remedies.map(({ kind, until }) => ({
                round: { id: one.whole.round.id, name: one.whole.round.name },
                kind,
                kindName: objectionKinds[kind],
                ...(until === undefined ? {} : { until }),
              })),
        ),
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

    'POST /api/rounds/:id/objections': about(findOwn, mayFile, (call, { person }) =>
      call.once(async (tx) => {
        const { params, body, now, actor } = call;
        await roundWriter(tx).lock(params.id);
        const standing = await standingOf(tx, params.id, person, { now, calendar: await calendarOf(tx) });
        if (standing === undefined) return refuse('nothing-to-object');
        const { whole, version, own, remedies } = standing;
        if (own.some(({ state }) => isOpen(state))) return refuse('objection-open');
        const remedy = remedies.find(({ kind }) => body.kind === undefined || kind === body.kind);
        if (remedy === undefined) return nothingOf(standing, body.kind);
        const { kind } = remedy;
        const { figure } = body;
        const scheme = schemeOf(whole.round.schemeText);
        if (figure !== undefined && !placedFigures(scheme).some((placed) => placed.figure.id === figure))
          return refuse('figure-unknown', { figure });
        const id = uuid({ msecs: now.getTime() });
        const payload = { objection: id, round: params.id, version: version.version, kind, text: body.text };
        const recorded = await recordInRound(tx, params.id, [
          {
            kind: 'objection.filed',
            subject: person,
            payload: { ...payload, ...(figure === undefined ? {} : { figure }) } as Json,
            at: now,
            actor: actor.account,
            authority: 'self',
            evidence: body.evidence,
          },
        ]);
        if (!recorded.ok && recorded.refusal === 'evidence-unknown') return refuse('evidence-unknown');
        if (!recorded.ok) throw new Error(`an objection could not be recorded: ${recorded.refusal}`);
        await objectionWriter(tx).insert({
          id,
          round: params.id,
          version: version.version,
          person,
          kind,
          before: own[0]?.id ?? null,
          figure: figure ?? null,
          text: body.text,
          evidence: JSON.stringify(body.evidence),
          filed_at: now.toISOString(),
          due: dueOf(kind, dayOf(now), processOf(whole.round)),
        });
        return shown(tx, call, id);
      }),
    ),

    'POST /api/objections/:id/withdrawal': about(find, mayFile, (call) =>
      step<never>(call, 'withdraw', async (tx, one, whole) => {
        await objectionWriter(tx).change(one.id, { state: 'withdrawn' });
        const acting = { account: call.actor.account, authority: 'self', now: call.now };
        await carryOut(tx, whole, { upheld: false, body: '', text: '', rulings: [] }, acting, parts);
        return { state: 'withdrawn', decided_at: call.now.toISOString() };
      }),
    ),

    ...handlingHandlers(parts),
    ...fileHandlers(parts),
  };
}
