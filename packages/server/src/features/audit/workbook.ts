/** The record as a workbook, for those who check it outside of the system. */
import { writeWorkbook } from '@shiji/tables';
import { timeText } from '../../ports/clock.ts';
import { type AuditAction, type AuditOutcome, auditActions, auditOutcomes } from './actions.ts';
import { exportWords } from './copy.ts';
import type { SealedEntry } from './record.ts';

/** Texts stay texts: the writer never makes a formula of one. */
export async function auditWorkbook(
  entries: readonly SealedEntry[],
  names: ReadonlyMap<string, string>,
  made: { readonly at: Date; readonly by: string },
): Promise<Uint8Array> {
  return await writeWorkbook([
    {
      name: exportWords.sheet,
      title: exportWords.title,
      notes: [exportWords.note(timeText(made.at), made.by, entries.length)],
      columns: exportWords.columns.map((header) => ({ header, kind: 'text' as const })),
      rows: entries.map((entry) => auditCells(entry, names)),
    },
  ]);
}

/** One entry in the columns of `exportWords.columns`. */
export function auditCells(entry: SealedEntry, names: ReadonlyMap<string, string>): readonly string[] {
  const named = (id: string): string => names.get(id) ?? exportWords.gone(id);
  return [
    timeText(new Date(entry.at)),
    actionName(entry.action),
    auditOutcomes[entry.outcome as AuditOutcome],
    entry.actor === null ? exportWords.nobody : named(entry.actor),
    entry.subject === null ? '' : named(entry.subject),
    entry.address ?? '',
    entry.device ?? '',
    entry.detail === null ? '' : JSON.stringify(entry.detail),
    entry.id,
  ];
}

/** Throws on an action that isn't in the list: only recordAudit writes entries. */
export function actionName(action: string): string {
  const name = auditActions[action as AuditAction];
  if (name === undefined) throw new Error(`unknown audit action ${action}`);
  return name;
}
