import type { Slice } from '../../http/app.ts';
import { about, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import { recordAudit } from '../audit/record.ts';
import { mayReadFact } from '../facts/policy.ts';
import { factReader } from '../facts/store.ts';
import { evidenceContract } from './contract.ts';
import { evidenceRefusals } from './copy.ts';
import { nameOfKind } from './kinds.ts';
import { mayReadEvidence, mayUpload } from './policy.ts';
import { evidenceReader } from './store.ts';
import { takeEvidence } from './take.ts';

/**
 * Files are kept byte for byte as they were handed in, since a fact names their hash: what a camera wrote into a photo (place, time,
 * device) stays in it for now.
 */
export function evidenceSlice({ storage }: { readonly storage: ObjectStorage }): Slice<typeof evidenceContract> {
  return {
    name: 'evidence',
    contract: evidenceContract,
    refusals: evidenceRefusals,
    handlers: {
      'POST /api/evidence': whoever(mayUpload, async (call) => {
        const taken = await takeEvidence(call, storage);
        if (!taken.ok) return refuse(taken.because === 'empty' ? 'evidence-empty' : 'evidence-kind');
        const { ok: _, ...file } = taken;
        return file;
      }),

      'GET /api/evidence/:hash': about(
        async ({ params, scope, now }) => {
          const found = await evidenceReader(scope).find(params.hash);
          if (found === undefined) return undefined;
          const { type, storedBy, carried } = found;
          const subjects = await factReader(scope).subjects(
            carried.map(({ fact }) => fact),
            now,
          );
          return { type, storedBy, carried, facts: subjects };
        },
        mayReadEvidence,
        async ({ actor, params, now, origin, write }, { type, carried, facts }) => {
          // Somebody else may call the same file by a name that is not for everybody.
          const seen = facts.find((fact) => mayReadFact(actor, fact));
          const name = carried.find(({ fact }) => fact === seen?.id)?.name;
          const own = facts.some(({ person }) => person === actor.person);
          if (seen !== undefined && !own)
            await write((tx) =>
              recordAudit(tx, {
                action: 'evidence-view',
                outcome: 'done',
                actor: actor.account,
                subject: seen.person,
                at: now,
                origin,
                detail: { fact: seen.id },
              }),
            );
          const stored = await storage.get(params.hash);
          if (stored === undefined) throw new Error('evidence that is known is not in the storage');
          const called = name ?? params.hash.slice(0, 12);
          return { name: nameOfKind(called, type), type, bytes: stored.content };
        },
      ),
    },
  };
}
