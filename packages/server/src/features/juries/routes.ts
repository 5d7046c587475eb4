import { v7 as uuid } from 'uuid';
import type { Scope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, whoever } from '../../http/handler.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import { claimsReader } from '../claims/store.ts';
import { rosterReader } from '../roster/load.ts';
import { type DraftInput, juriesContract } from './contract.ts';
import { juryRefusals } from './copy.ts';
import { draftOf, type Names } from './draft.ts';
import { juryStates } from './model.ts';
import { juryPageOf } from './page.ts';
import { mayLeadJuries, mayReadJuries } from './policy.ts';
import { rulesOfScheme } from './rules.ts';
import { juriesReader, juriesWriter } from './store.ts';

export function juriesSlice(): Slice<typeof juriesContract> {
  return {
    name: 'juries',
    contract: juriesContract,
    refusals: juryRefusals,
    handlers: {
      'GET /api/juries': whoever(mayReadJuries, async ({ scope, actor }) => ({
        juries: (await juriesReader(scope).list()).map(({ id, title, day, state, subjects, jurors }) => ({
          id,
          title,
          day,
          state,
          stateName: juryStates[state],
          subjects,
          jurors,
        })),
        abilities: { add: mayLeadJuries(actor) },
      })),

      'POST /api/juries/rules': whoever(mayLeadJuries, async ({ body }) => {
        const offered = rulesOfScheme(body.scheme, body.day);
        return offered.ok ? { rules: [...offered.rules] } : offered;
      }),

      'POST /api/juries': whoever(mayLeadJuries, ({ body, actor, now, once }) =>
        once(async (tx) => {
          const made = draftOf(body, await namesFor(tx, body, []));
          if (isRefused(made)) return made;
          const id = uuid();
          await juriesWriter(tx).add(id, made.draft, actor.account, now);
          return { id };
        }),
      ),

      'GET /api/juries/:id': about(
        ({ params, scope }) => juriesReader(scope).whole(params.id),
        mayReadJuries,
        ({ scope, actor }, jury) => juryPageOf(scope, actor, jury),
      ),

      'PUT /api/juries/:id': about(
        ({ params, scope }) => juriesReader(scope).whole(params.id),
        mayLeadJuries,
        ({ params, body, actor, write }) =>
          write(async (tx) => {
            const writer = juriesWriter(tx);
            const jury = await writer.lock(params.id);
            const before = await writer.whole(params.id);
            if (jury === undefined || before === undefined) return refuse('not-found');
            if (jury.state !== 'draft') return refuse('jury-not-draft');
            if (jury.revision !== body.revision) return refuse('jury-changed');
            const made = draftOf(body, await namesFor(tx, body, [...before.subjects, ...before.jurors]));
            if (isRefused(made)) return made;
            const kept = new Set(made.draft.subjects.map(({ id }) => id));
            const claimed = new Set((await claimsReader(tx).ofJury(params.id)).map(({ subject }) => subject));
            const lost = before.subjects.find(({ id }) => claimed.has(id) && !kept.has(id));
            if (lost !== undefined) return refuse('subject-has-claims', { name: lost.name });
            await writer.replace(params.id, made.draft, jury.revision + 1);
            const after = await writer.whole(params.id);
            if (after === undefined) throw new Error('a jury that was changed is gone');
            return juryPageOf(tx, actor, after);
          }),
      ),
    },
  };
}

/** The roster's names for whom a draft names. */
async function namesFor(scope: Scope, input: DraftInput, before: readonly { readonly id: string }[]): Promise<Names> {
  const people = [...input.subjects.flatMap(({ kind, about }) => (kind === 'person' ? (about ?? []) : []))];
  people.push(...input.jurors.flatMap(({ person }) => person ?? []));
  const units = input.subjects.flatMap(({ kind, about, unit }) => (kind === 'unit' ? (about ?? []) : (unit ?? [])));
  const reader = rosterReader(scope);
  const book = await reader.unitsAbove(units);
  const known = await reader.around({ people });
  return {
    person: (id) => known.person(id)?.name,
    unit: (id) => book.unit(id)?.name,
    known: new Set(before.map(({ id }) => id)),
    newId: uuid,
  };
}
