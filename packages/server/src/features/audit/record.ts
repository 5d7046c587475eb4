/** The record of who did what. Entries are only added, in the transaction of the deed, and sealed like facts are. */
import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import type { Origin } from '../../http/handler.ts';

export interface AuditEntry {
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** The account that acted; absent where nobody was signed in. */
  readonly actor?: string;
  /** Account, person or other thing that it was done to. */
  readonly subject?: string;
  readonly origin: Origin;
  readonly at: Date;
  /** Never a password, code or token. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

export async function recordAudit(tx: TxScope, entry: AuditEntry): Promise<void> {
  const row = {
    tenant: tx.tenant,
    id: uuid(),
    at: entry.at.toISOString(),
    actor: entry.actor ?? null,
    action: entry.action,
    outcome: entry.outcome,
    subject: entry.subject ?? null,
    address: entry.origin.address,
    device: entry.origin.device,
  };
  const salt = randomBytes(16);
  const canonical = canonicalize({ ...row, detail: entry.detail ?? null }) ?? '';
  const leaf = createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), salt, Buffer.from(canonical)]))
    .digest();
  const detail = entry.detail === undefined ? null : JSON.stringify(entry.detail);
  await tx.db
    .insertInto('audit_entries')
    .values({ ...row, detail, salt, leaf })
    .execute();
  await tx.db.insertInto('unsealed').values({ tenant: tx.tenant, log: 'audit', entry: row.id, leaf }).execute();
}
