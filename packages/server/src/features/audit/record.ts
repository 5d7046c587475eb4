/** The only way into the record of what was done. There is none to change or remove an entry. */
import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import type { Origin } from '../../http/handler.ts';
import { canonicalForm } from '../../ledger/json.ts';
import { leafOfText, SALT_BYTES } from '../../ledger/leaf.ts';
import type { AuditAction, AuditOutcome } from './actions.ts';

export type Detail = { readonly [name: string]: DetailValue };
type DetailValue = string | number | boolean | null | readonly DetailValue[] | Detail;

export interface AuditEntry {
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  /** The account that did it; absent where nobody was signed in. */
  readonly actor?: string | undefined;
  /** Whom or what it was done to: an account, a person, a unit. */
  readonly subject?: string | undefined;
  readonly at: Date;
  /** Where it came from; absent for what the system does by itself. */
  readonly origin?: Pick<Origin, 'address' | 'device'> | undefined;
  /** What else must be known to understand it later. Never a password, a code or a token. */
  readonly detail?: Detail | undefined;
}

/** An entry as it is sealed: what isn't in it isn't proven. */
export interface SealedEntry {
  readonly tenant: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly subject: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly detail: unknown;
}

const LOG = 'audit';

/**
 * Adds an entry in the transaction of the deed itself: neither stands without the other. What is refused is rolled back, so a refusal is
 * recorded in a transaction of its own. Gives the entry's id.
 */
export async function recordAudit(tx: TxScope, entry: AuditEntry): Promise<string> {
  const sealed: SealedEntry = {
    tenant: tx.tenant,
    id: uuid({ msecs: entry.at.getTime() }),
    at: entry.at.toISOString(),
    actor: entry.actor ?? null,
    action: entry.action,
    outcome: entry.outcome,
    subject: entry.subject ?? null,
    address: entry.origin?.address ?? null,
    device: entry.origin?.device ?? null,
    detail: entry.detail ?? null,
  };
  const salt = randomBytes(SALT_BYTES);
  const leaf = leafOfEntry(sealed, salt);
  const detail = sealed.detail === null ? null : JSON.stringify(sealed.detail);
  await tx.db
    .insertInto('audit_entries')
    .values({ ...sealed, detail, salt, leaf })
    .execute();
  await tx.db.insertInto('unsealed').values({ tenant: tx.tenant, log: LOG, entry: sealed.id, leaf }).execute();
  return sealed.id;
}

/**
 * SHA-256(0x00 ‖ salt ‖ RFC 8785 form): the leaf of RFC 9162 §2.1.1, as facts have it. A row read back gives the same one, or was
 * changed. Throws where a detail has no exact form, such as a fraction.
 */
export function leafOfEntry(entry: SealedEntry, salt: Uint8Array): Buffer {
  const { tenant, id, at, actor, action, outcome, subject, address, device, detail } = entry;
  const form = canonicalForm({ tenant, id, at, actor, action, outcome, subject, address, device, detail });
  if (!form.ok) throw new Error(`an audit entry without exact form: ${form.refusal}`);
  return Buffer.from(leafOfText(form.text, salt));
}
