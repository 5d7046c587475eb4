/** The order of a meeting: made from who reports, and walked through item by item. Pure. */
import type { AgendaItem, CommentMode, Reporter } from './model.ts';

/**
 * The usual order: opening, each oral report with its comment (一述一评) or one comment for all, the written reports, the vote, the closing.
 * `newId` gives an id for each item.
 */
export function agendaFor(
  reporters: readonly Reporter[],
  comments: CommentMode,
  newId: () => string,
): readonly AgendaItem[] {
  const oral = reporters.filter(({ manner }) => manner === 'oral');
  const written = reporters.filter(({ manner }) => manner === 'written');
  const items: Omit<AgendaItem, 'id'>[] = [{ kind: 'opening' }];
  for (const { person } of oral) {
    items.push({ kind: 'report', person });
    if (comments === 'each') items.push({ kind: 'comment', person });
  }
  if (written.length > 0) items.push({ kind: 'written' });
  if (comments === 'each') items.push(...written.map(({ person }) => ({ kind: 'comment' as const, person })));
  if (comments === 'once') items.push({ kind: 'comment' });
  items.push({ kind: 'vote' }, { kind: 'closing' });
  return items.map((item) => ({ id: newId(), ...item }));
}

/** Whether an agenda fits who reports: each person in it is a reporter, and every oral report stands in it once. */
export function agendaFault(
  agenda: readonly Pick<AgendaItem, 'kind' | 'person'>[],
  reporters: readonly Reporter[],
): 'agenda-stranger' | 'agenda-report-missing' | 'agenda-report-twice' | undefined {
  const known = new Set(reporters.map(({ person }) => person));
  if (agenda.some(({ person }) => person !== undefined && !known.has(person))) return 'agenda-stranger';
  const reports = agenda.flatMap(({ kind, person }) => (kind === 'report' && person !== undefined ? [person] : []));
  if (new Set(reports).size < reports.length) return 'agenda-report-twice';
  const lacking = reporters.some(({ person, manner }) => manner === 'oral' && !reports.includes(person));
  return lacking ? 'agenda-report-missing' : undefined;
}

/** What is on and what comes after it; the first item while none is on. */
export function nowAndNext(
  agenda: readonly AgendaItem[],
  item: string | undefined,
): { readonly now?: AgendaItem; readonly next?: AgendaItem } {
  const at = agenda.findIndex(({ id }) => id === item);
  const now = agenda[Math.max(at, 0)];
  const next = agenda[Math.max(at, 0) + 1];
  return { ...(now === undefined ? {} : { now }), ...(next === undefined ? {} : { next }) };
}
