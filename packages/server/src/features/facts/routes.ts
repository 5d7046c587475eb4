import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Scope } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { Slice } from '../../http/app.ts';
import type { Endpoint } from '../../http/contract.ts';
import { about, type Call, everybody, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { hexOf } from '../../ledger/bytes.ts';
import { originOf } from '../../ledger/checkpoint.ts';
import { verifierText } from '../../ledger/note.ts';
import { writeProofFile } from '../../ledger/proof-file.ts';
import { exportArchive } from '../../ledger/store/export-archive.ts';
import { FACTS_LOG } from '../../ledger/store/record.ts';
import { treeReader } from '../../ledger/store/tree.ts';
import { dayOf } from '../../ports/clock.ts';
import type { CryptoPort } from '../../ports/crypto.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import type { AuditAction } from '../audit/actions.ts';
import { recordAudit } from '../audit/record.ts';
import { NOTE } from '../notes/note.ts';
import { mayRecordNote } from '../notes/policy.ts';
import { withheldFrom } from '../results/withheld.ts';
import { whereIs } from '../roster/unit-paths.ts';
import { factsContract, type factView } from './contract.ts';
import { factRefusals, fileNames } from './copy.ts';
import { type FactSubject, mayExportArchive, mayReadFact, mayReadFactsAbout } from './policy.ts';
import { type FactEntry, factReader } from './store.ts';

const PAGE = 50;

export interface FactsParts {
  readonly db: Kysely<Tables>;
  readonly crypto: Pick<CryptoPort, 'signer'>;
  readonly storage: ObjectStorage;
}

export function factsSlice({ db, crypto, storage }: FactsParts): Slice<typeof factsContract> {
  const keyOf = (origin: string) => verifierText(crypto.signer(origin));
  return {
    name: 'facts',
    contract: factsContract,
    refusals: factRefusals,
    handlers: {
      'GET /api/checkpoints/latest': everybody(async ({ query: { county, since } }) => {
        const found = await db.selectFrom('tenants').select('id').where('code', '=', county).executeTakeFirst();
        if (found === undefined) return refuse('not-found');
        const reader = treeReader({ tenant: found.id, db }, FACTS_LOG);
        const latest = await reader.latestCheckpoint();
        if (latest === undefined) return refuse('nothing-sealed');
        if (since !== undefined && since > latest.size) return refuse('checkpoint-ahead', { since, size: latest.size });
        const proof = since === undefined ? undefined : await reader.consistencyProof(since, latest.size);
        const origin = originOf(county, FACTS_LOG);
        return { origin, key: keyOf(origin), ...latest, ...(proof && { consistency: proof.map(hexOf) }) };
      }),

      'GET /api/facts/:id': about(factOf, mayReadFact, async (call, found) => {
        await noteLookUp(call, found);
        return shown(found.entry, mayRecordNote(call.actor, found));
      }),

      'GET /api/facts/:id/proof': about(factOf, mayReadFact, async (call, found) => {
        const { body, index, id } = found.entry;
        if (body === undefined) return refuse('fact-erased');
        const reader = treeReader(call.scope, FACTS_LOG);
        const latest = await reader.latestCheckpoint();
        if (index === undefined || latest === undefined) return refuse('not-sealed-yet');
        await noteLookUp(call, found);
        const proof = await reader.inclusionProof(index, latest.size);
        const key = keyOf(originOf(await codeOf(call.scope), FACTS_LOG));
        const text = writeProofFile({ checkpoint: latest.note, key, facts: [{ ...body, index, proof }] });
        return { name: fileNames.proof(id), type: 'application/json', bytes: Buffer.from(text) };
      }),

      'GET /api/people/:id/facts': about(
        ({ params, scope, now }) => whereIs(scope, params.id, now),
        mayReadFactsAbout,
        async (call, subject) => {
          const { actor, scope, query } = call;
          const without = actor.person === subject.person ? await withheldFrom(scope, subject.person) : undefined;
          const found = await factReader(scope).factsAbout(subject.person, {
            ...query,
            ...(without === undefined ? {} : { without }),
            limit: PAGE + 1,
          });
          const page = found.slice(0, PAGE);
          await noteLookUp(call, subject);
          const mayNote = mayRecordNote(call.actor, subject);
          const next = found.length > PAGE ? page.at(-1)?.id : undefined;
          return {
            facts: page.map((entry) => shown(entry, mayNote)),
            ...(next === undefined ? {} : { next }),
            abilities: { note: mayNote },
          };
        },
      ),

      'POST /api/archive': whoever(mayExportArchive, async (call) => {
        const { scope, body, now } = call;
        const code = await codeOf(scope);
        const origin = originOf(code, FACTS_LOG);
        const bytes = await exportArchive(scope, {
          origin,
          keys: [keyOf(origin)],
          ...(body.evidence ? { storage } : {}),
        });
        if (bytes === undefined) return refuse('nothing-sealed');
        await note(call, 'archive-export', { detail: { evidence: body.evidence } });
        return { name: fileNames.archive(code, dayOf(now)), type: 'application/x-tar', bytes };
      }),
    },
  };
}

async function factOf({
  params,
  scope,
  now,
}: Pick<Call<Endpoint>, 'scope' | 'now'> & { readonly params: { readonly id: string } }): Promise<
  (FactSubject & { readonly entry: FactEntry }) | undefined
> {
  const reader = factReader(scope);
  const entry = await reader.fact(params.id);
  const [subject] = entry === undefined ? [] : await reader.subjects([entry.id], now);
  if (entry === undefined || subject === undefined) return undefined;
  return { ...subject, entry, withheld: (await withheldFrom(scope, subject.person)).has(entry.id) };
}

type Noted = Pick<Call<Endpoint>, 'actor' | 'now' | 'origin' | 'write'>;

/** Who looks at what stands about somebody else leaves a trace that they can ask for. */
async function noteLookUp(call: Noted, { person }: { readonly person: string }): Promise<void> {
  if (call.actor.person !== person) await note(call, 'person-view', { subject: person, detail: { facts: true } });
}

async function note(
  { actor, now, origin, write }: Noted,
  action: AuditAction,
  more: { readonly subject?: string; readonly detail: { readonly [name: string]: boolean } },
): Promise<void> {
  await write((tx) => recordAudit(tx, { action, outcome: 'done', actor: actor.account, at: now, origin, ...more }));
}

async function codeOf({ tenant, db }: Scope): Promise<string> {
  const { code } = await db.selectFrom('tenants').select('code').where('id', '=', tenant).executeTakeFirstOrThrow();
  return code;
}

function shown(entry: FactEntry, mayCorrect: boolean) {
  const { body, correctedBy, ...rest } = entry;
  const { occurrence, payload, evidence = [] } = body?.fact ?? {};
  return {
    ...rest,
    ...(correctedBy === undefined ? {} : { correctedBy }),
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(payload === undefined ? {} : { payload: payload as z.input<typeof factView>['payload'] }),
    evidence: [...evidence],
    abilities: { correct: mayCorrect && entry.kind === NOTE && correctedBy === undefined },
  };
}
