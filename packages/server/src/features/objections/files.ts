/** Files that somebody hands in with an objection: read by whoever reads the objection. */
import type { Scope } from '../../db/scope.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import { recordAudit } from '../audit/record.ts';
import { nameOfKind } from '../evidence/kinds.ts';
import { evidenceReader } from '../evidence/store.ts';
import { takeEvidence } from '../evidence/take.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { findOwn } from './assessed.ts';
import type { objectionsContract } from './contract.ts';
import { mayFile, mayReadObjection } from './policy.ts';
import { standingOf } from './standing.ts';
import { objectionReader } from './store.ts';

type Files = 'POST /api/rounds/:id/objections/files' | 'GET /api/objections/:id/files/:hash';

export interface FileParts {
  readonly calendarOf: CalendarOf;
  readonly storage: ObjectStorage;
}

async function findFile({ params, scope }: { params: { id: string; hash: string }; scope: Scope }) {
  const one = await objectionReader(scope).objection(params.id);
  const file = one?.evidence.find(({ sha256 }) => sha256 === params.hash);
  const kept = file && (await evidenceReader(scope).find(params.hash));
  return one === undefined || file === undefined || kept === undefined ? undefined : { ...one, file, type: kept.type };
}

export const fileHandlers = ({ calendarOf, storage }: FileParts): Pick<Handlers<typeof objectionsContract>, Files> => ({
  'POST /api/rounds/:id/objections/files': about(findOwn, mayFile, async (call, { person }) => {
    const { scope, params, now } = call;
    const standing = await standingOf(scope, params.id, person, { now, calendar: await calendarOf(scope) });
    if (standing === undefined || standing.remedies.length === 0) return refuse('nothing-to-object');
    const taken = await takeEvidence(call, storage);
    if (!taken.ok) return refuse(taken.because === 'empty' ? 'file-empty' : 'file-kind');
    return { sha256: taken.sha256, name: taken.name };
  }),

  'GET /api/objections/:id/files/:hash': about(findFile, mayReadObjection, async (call, { id, person, file, type }) => {
    const { params, actor, now, origin, write } = call;
    const stored = await storage.get(params.hash);
    if (stored === undefined) throw new Error('evidence that is known is not in the storage');
    if (actor.person !== person)
      await write((tx) =>
        recordAudit(tx, {
          action: 'evidence-view',
          outcome: 'done',
          actor: actor.account,
          subject: person,
          at: now,
          origin,
          detail: { objection: id },
        }),
      );
    return { name: nameOfKind(file.name, type), type, bytes: stored.content };
  }),
});
