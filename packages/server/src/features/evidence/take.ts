/** Takes a file in as evidence: looked at, kept under its hash, noted. For every slice whose facts carry some. */
import type { TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Upload } from '../../http/handler.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import { type EvidenceType, evidenceTypeOf } from './kinds.ts';
import { evidenceWriter } from './store.ts';

interface Taking {
  readonly actor: Actor;
  readonly body: Upload;
  readonly now: Date;
  write<T>(work: (tx: TxScope) => Promise<T>): Promise<T>;
}

export type Taken =
  | {
      readonly ok: true;
      readonly sha256: string;
      readonly size: number;
      readonly type: EvidenceType;
      readonly name: string;
    }
  | { readonly ok: false; readonly because: 'empty' | 'kind' };

/** `takes`: which of the kinds that evidence may have; all of them where nothing is said. What isn't taken leaves nothing behind. */
export async function takeEvidence(
  { actor, body, now, write }: Taking,
  storage: ObjectStorage,
  takes: (type: EvidenceType) => boolean = () => true,
): Promise<Taken> {
  const received = await storage.receive(body.bytes);
  const { sha256, size } = received;
  try {
    if (size === 0) return { ok: false, because: 'empty' };
    const type = await evidenceTypeOf({ name: body.name, content: received.content });
    if (type === undefined || !takes(type)) return { ok: false, because: 'kind' };
    // The file first: a row must never speak of bytes that aren't there.
    await received.keep();
    await write((tx) => evidenceWriter(tx).add({ sha256, size, type, by: actor.account, at: now }));
    return { ok: true, sha256, size, type, name: body.name };
  } finally {
    // Of what was kept nothing is left to drop.
    await received.drop();
  }
}
