import type { TxScope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { type NewFact, record } from '../../ledger/store/record.ts';
import { factReader } from '../facts/store.ts';
import { whereIs } from '../roster/unit-paths.ts';
import { notesContract } from './contract.ts';
import { noteRefusals } from './copy.ts';
import { NOTE } from './note.ts';
import { authorityOf, mayRecordNote } from './policy.ts';

export function notesSlice(): Slice<typeof notesContract> {
  return {
    name: 'notes',
    contract: notesContract,
    refusals: noteRefusals,
    handlers: {
      'POST /api/notes': about(
        ({ body, scope, now }) => whereIs(scope, body.person, now),
        mayRecordNote,
        ({ actor, body, now, once }, subject) =>
          once(async (tx) => {
            const { person, text, evidence } = body;
            const authority = authorityOf(actor, subject);
            const noted = await recordNote(tx, {
              subject: person,
              text,
              evidence,
              at: now,
              actor: actor.account,
              authority,
            });
            if (noted.ok) return { id: noted.id };
            if (noted.refusal === 'evidence-unknown') return refuse(noted.refusal);
            throw new Error(`a note could not be recorded: ${noted.refusal}`);
          }),
      ),

      'POST /api/notes/:id/correction': about(
        async ({ params, scope, now }) => {
          const reader = factReader(scope);
          const entry = await reader.fact(params.id);
          const [subject] = entry?.kind === NOTE ? await reader.subjects([params.id], now) : [];
          return subject;
        },
        mayRecordNote,
        ({ actor, body, now, once }, subject) =>
          once(async (tx) => {
            const authority = authorityOf(actor, subject);
            const given = { ...body, subject: subject.person, corrects: subject.id };
            const noted = await recordNote(tx, { ...given, at: now, actor: actor.account, authority });
            if (noted.ok) return { id: noted.id };
            if (noted.refusal === 'evidence-unknown' || noted.refusal === 'already-corrected')
              return refuse(noted.refusal);
            throw new Error(`a note could not be corrected: ${noted.refusal}`);
          }),
      ),
    },
  };
}

type Note = Omit<NewFact, 'kind' | 'payload'> & { readonly text: string };

async function recordNote(tx: TxScope, { text, ...given }: Note) {
  const recorded = await record(tx, [{ ...given, kind: NOTE, payload: { text } }]);
  if (!recorded.ok) return recorded;
  const [id] = recorded.ids;
  if (id === undefined) throw new Error('what was recorded has no id');
  return { ok: true as const, id };
}
