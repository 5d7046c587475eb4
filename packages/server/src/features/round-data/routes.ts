/** Data of a round from files: looked at, confirmed, taken back. */

import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import type { Asked } from '../results/scored.ts';
import { proposalName, takesFacts } from '../rounds/fact-window.ts';
import { findRound } from '../rounds/find.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { confirmImport, lookAgain, takeBack } from './acts.ts';
import { roundDataContract } from './contract.ts';
import { dataRefusals } from './copy.ts';
import { importsDue } from './imports-due.ts';
import { dueStates } from './model.ts';
import { plannedFor, roundPeople } from './planned.ts';
import { mayBringIn, mayReadImports } from './policy.ts';
import { readRows } from './read-file.ts';
import { dataReader, dataWriter, type KeptImport } from './store.ts';
import { roundTemplate } from './template.ts';
import { lineOf, rowShown, wholeOf, wordsIn } from './view.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 100;
/** A county of 1,400 with 35 rows each; beyond it a plan takes longer than somebody waits. */
const MOST_ROWS = 50_000;
/** Of what is wrong with a file so much is told at once. */
const MOST_FAULTS = 50;

export interface RoundDataParts {
  readonly asked: Asked;
}

export function roundDataSlice(parts: RoundDataParts): Slice<typeof roundDataContract> {
  return { name: 'round-data', contract: roundDataContract, refusals: dataRefusals, handlers: handlersOf(parts) };
}

interface Found {
  readonly one: KeptImport;
  readonly whole: WholeRound;
}

async function find({ params, scope }: { params: { id: string }; scope: Scope }): Promise<Found | undefined> {
  const one = await dataReader(scope).byId(params.id);
  const whole = one && (await roundReader(scope).round(one.round));
  return one === undefined || whole === undefined ? undefined : { one, whole };
}

const faulty = (faults: readonly string[]) => ({
  ...refuse('file-wrong', { first: faults[0] ?? '' }),
  errors: faults.slice(0, MOST_FAULTS).map((message, n) => ({ at: `file.${n}`, message })),
});

function handlersOf({ asked }: RoundDataParts): Handlers<typeof roundDataContract> {
  return {
    'GET /api/rounds/:id/imports': about(findRound, mayReadImports, async ({ scope, actor, now }, { whole }) => {
      const { round } = whole;
      const open = takesFacts(whole);
      const needs = (await importsDue(scope, whole, now, asked)).map(({ key: _, ...one }) => ({
        ...one,
        stateName: dueStates[one.state],
      }));
      return {
        round: { id: round.id, name: round.name },
        open,
        needs,
        imports: (await dataReader(scope).ofRound(round.id)).map((one) => lineOf(one, actor, open)),
        abilities: { import: open && mayBringIn(actor) },
      };
    }),

    'GET /api/rounds/:id/imports/template': about(findRound, mayBringIn, async ({ scope }, { whole: { round } }) => ({
      name: `${round.name}-导入表.xlsx`,
      type: XLSX,
      bytes: await roundTemplate(round, await roundPeople(scope, round.id)),
    })),

    'POST /api/rounds/:id/imports': about(findRound, mayBringIn, async (call, { whole }) => {
      const { scope, actor, body, now, origin } = call;
      const { round } = whole;
      if (!takesFacts(whole)) return refuse('facts-closed', { stage: proposalName(whole) });
      const pieces: Uint8Array[] = [];
      for await (const piece of body.bytes) pieces.push(piece);
      const read = await readRows(Buffer.concat(pieces), body.name);
      if (!read.ok) return faulty(read.faults);
      if (read.rows.length === 0) return refuse('file-blank');
      if (read.rows.length > MOST_ROWS) return refuse('file-too-long', { most: MOST_ROWS });
      const planned = await plannedFor(scope, round, read, dayOf(now), asked);
      if (!planned.ok) return faulty(planned.faults);
      const id = uuid({ msecs: now.getTime() });
      const made = { id, round: round.id, fileName: body.name, madeBy: actor.account, counts: planned.counts };
      return call.write(async (tx) => {
        await dataWriter(tx).add(made, planned.plan, now);
        const detail = { what: 'plan', round: round.id };
        const entry = { action: 'round-import', outcome: 'done', actor: actor.account, subject: id } as const;
        await recordAudit(tx, { ...entry, at: now, origin, detail });
        return shown(tx, actor, id);
      });
    }),

    'GET /api/round-imports/:id': about(find, mayBringIn, ({ scope, actor, params }) => shown(scope, actor, params.id)),

    'GET /api/round-imports/:id/rows': about(find, mayBringIn, async ({ scope, query }, { one, whole }) => {
      const plan = await dataReader(scope).plan(one.id);
      const rows = (plan?.rows ?? []).filter(({ outcome }) => query.outcome === undefined || outcome === query.outcome);
      const wordOf = wordsIn(schemeOf(whole.round.schemeText));
      const until = query.after + PAGE;
      return {
        rows: rows.slice(query.after, until).map((row) => rowShown(row, wordOf)),
        ...(rows.length > until ? { next: until } : {}),
      };
    }),

    'POST /api/round-imports/:id/confirmation': about(find, mayBringIn, async (call, { one }) => {
      const { actor, body, now } = call;
      const deed = { action: 'round-import', subject: one.id, detail: { what: 'confirm', round: one.round } } as const;
      const done = await doRecorded(call, deed, async (tx) => {
        const refused = await confirmImport(tx, one, body.leaveOut, { account: actor.account, now }, asked);
        return refused ?? shown(tx, actor, one.id);
      });
      // What was refused left nothing behind; the new look at the rows is to stay.
      if ('refusal' in done && done.refusal === 'plan-changed')
        await call.write((tx) => lookAgain(tx, one, { account: actor.account, now }, asked));
      return done;
    }),

    'POST /api/round-imports/:id/taking-back': about(find, mayBringIn, (call, { one }) => {
      const { actor, body, now } = call;
      const deed = { action: 'round-import-undo', subject: one.id, detail: { round: one.round } } as const;
      return doRecorded(call, deed, async (tx) => {
        const refused = await takeBack(tx, one, body.reason, { account: actor.account, now });
        return refused ?? shown(tx, actor, one.id);
      });
    }),

    'DELETE /api/round-imports/:id': about(find, mayBringIn, ({ actor, write }, { one }) =>
      write(async (tx) => {
        const writer = dataWriter(tx);
        const now = await writer.byId(one.id);
        if (now?.state !== 'planned') return refuse('import-over');
        await writer.drop(one.id);
        return shown(tx, actor, one.id);
      }),
    ),
  };
}

async function shown(scope: Scope | TxScope, actor: Actor, id: string) {
  const reader = dataReader(scope);
  const one = await reader.byId(id);
  const whole = one && (await roundReader(scope).round(one.round));
  if (one === undefined || whole === undefined) throw new Error('an import that was just written is gone');
  return wholeOf(one, await reader.plan(id), actor, takesFacts(whole));
}
