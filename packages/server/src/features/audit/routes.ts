import type { Slice } from '../../http/app.ts';
import { whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { directoryReader } from '../accounts/directory.ts';
import { type AuditOutcome, auditActionNames, auditActions } from './actions.ts';
import { auditContract } from './contract.ts';
import { auditRefusals, exportWords } from './copy.ts';
import { mayReadAudit } from './policy.ts';
import { recordAudit, type SealedEntry } from './record.ts';
import { auditReader } from './store.ts';
import { actionName, auditWorkbook } from './workbook.ts';

const PAGE = 50;
const NAMED = 20;
/** What a workbook of one sheet can hold and an office's computer can open. */
const MOST_EXPORTED = 100_000;

export function auditSlice(mostExported = MOST_EXPORTED): Slice<typeof auditContract> {
  return {
    name: 'audit',
    contract: auditContract,
    refusals: auditRefusals,
    handlers: {
      'GET /api/audit': whoever(mayReadAudit, async ({ query, scope }) => {
        const reader = auditReader(scope);
        const found = await reader.entries(query, PAGE + 1);
        const page = found.slice(0, PAGE);
        const names = await reader.names(idsOf(page));
        const next = found.length > PAGE ? page.at(-1)?.id : undefined;
        return {
          actions: auditActionNames.map((action) => ({ action, name: auditActions[action] })),
          entries: page.map((entry) => shown(entry, names)),
          ...(next === undefined ? {} : { next }),
        };
      }),
      'GET /api/audit/accounts': whoever(mayReadAudit, async ({ query, scope }) => {
        const found = await directoryReader(scope).find({ query: query.query }, NAMED);
        return { accounts: found.map(({ id, login, name }) => ({ id, login, name })) };
      }),
      'GET /api/audit/export': whoever(mayReadAudit, async ({ query, scope, write, actor, now, origin }) => {
        const reader = auditReader(scope);
        const entries = await reader.entries(query, mostExported + 1);
        if (entries.length > mostExported) return refuse('export-too-large', { most: mostExported });
        const names = await reader.names(idsOf(entries));
        const bytes = await auditWorkbook(entries, names, { at: now, by: actor.name });
        await write((tx) =>
          recordAudit(tx, {
            action: 'audit-export',
            outcome: 'done',
            actor: actor.account,
            at: now,
            origin,
            detail: { count: entries.length, ...filtersOf(query) },
          }),
        );
        return { name: exportWords.fileName(dayOf(now)), type: XLSX, bytes };
      }),
    },
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function shown(entry: SealedEntry, names: ReadonlyMap<string, string>) {
  const named = (id: string) => {
    const name = names.get(id);
    return name === undefined ? { id } : { id, name };
  };
  return {
    id: entry.id,
    at: entry.at,
    action: entry.action,
    actionName: actionName(entry.action),
    outcome: entry.outcome as AuditOutcome,
    ...(entry.actor === null ? {} : { actor: named(entry.actor) }),
    ...(entry.subject === null ? {} : { subject: named(entry.subject) }),
    ...(entry.address === null ? {} : { address: entry.address }),
    ...(entry.device === null ? {} : { device: entry.device }),
    ...(entry.detail === null ? {} : { detail: entry.detail }),
  };
}

function idsOf(entries: readonly SealedEntry[]): readonly string[] {
  return entries.flatMap(({ actor, subject }) => [actor, subject]).filter((id) => id !== null);
}

function filtersOf(query: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
