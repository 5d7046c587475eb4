/** An import and its rows as people see them. */
import type { Actor } from '../../http/actor.ts';
import { importTables } from '../imports/columns.ts';
import { reasonSentence } from '../imports/copy.ts';
import type { Missing, PlannedRow, Reason } from '../imports/plan.ts';
import { problemSentences } from './copy.ts';
import { mayKeepImport } from './policy.ts';
import { type ImportState, type ImportStatus, importStatuses } from './state.ts';
import { lackingOf } from './steps.ts';
import type { KeptRow } from './store.ts';

const isOf = (status: ImportStatus, ...wanted: readonly ImportStatus[]): boolean => wanted.includes(status);

export function viewOf(one: ImportState, actor: Actor) {
  const { status, problem } = one;
  const keeps = mayKeepImport(actor, one);
  return {
    id: one.id,
    kind: one.kind,
    kindName: importTables[one.kind].name,
    fileName: one.fileName,
    status,
    statusName: importStatuses[status],
    by: one.actorName,
    createdAt: one.createdAt,
    ...(one.appliedAt === undefined ? {} : { appliedAt: one.appliedAt }),
    ...(one.undoneAt === undefined ? {} : { undoneAt: one.undoneAt }),
    progress: { done: one.done, total: one.total },
    ...(one.counts === undefined ? {} : { counts: one.counts }),
    replanned: one.choices.replanned ?? false,
    ...(problem === undefined
      ? {}
      : { problem: { ...problem, sentence: problemSentences[problem.code], lines: [...problem.lines] } }),
    abilities: {
      map: keeps && isOf(status, 'mapping', 'planned'),
      apply: keeps && status === 'planned',
      drop: keeps && isOf(status, 'mapping', 'planned'),
      undo: keeps && status === 'applied',
      findings: keeps && one.counts !== undefined && !isOf(status, 'dropped'),
    },
  };
}

export function wholeViewOf(one: ImportState, actor: Actor) {
  const { choices, mapping } = one;
  const { found } = mapping;
  const { day, staffing, missing } = choices;
  return {
    ...viewOf(one, actor),
    choices: { day, ...(staffing === undefined ? {} : { staffing }), missing },
    ...(found === undefined
      ? {}
      : {
          mapping: {
            sheet: found.sheet,
            otherSheets: [...found.otherSheets],
            hiddenSheets: [...found.hiddenSheets],
            headerRows: [...found.headerRows] as [number, number],
            columns: [...found.columns],
            table: importTables[one.kind].columns.map(({ id, name, about, required }) => {
              const proposed = found.proposed[id];
              const own = mapping.columns === undefined ? proposed?.at : mapping.columns[id];
              return {
                id,
                name,
                about,
                required,
                ...(own === undefined ? {} : { at: own }),
                ...(own !== undefined && own === proposed?.at ? { confidence: proposed.confidence } : {}),
              };
            }),
            lacking: [...lackingOf(one.kind, found, mapping)],
            sample: found.sample.map(({ row, texts }) => ({ row, texts: [...texts] })),
          },
        }),
  };
}

export function rowView(kind: ImportState['kind'], { row, texts, outcome, detail }: KeptRow) {
  if (outcome === 'missing')
    return { row, outcome, texts: {}, differences: [], reasons: [], notes: [], label: (detail as Missing).label };
  const { outcome: told, notes } = detail as Pick<PlannedRow, 'outcome' | 'notes'>;
  const shown = ({ code, column, values }: Reason) => ({
    ...(column === undefined ? {} : { column, columnName: nameOf(kind, column) }),
    sentence: reasonSentence({ code, values }),
  });
  return {
    row,
    outcome,
    texts: { ...texts },
    differences: told.kind === 'change' ? [...told.differences] : [],
    reasons: told.kind === 'refused' ? told.reasons.map(shown) : [],
    notes: notes.map(shown),
  };
}

const nameOf = (kind: ImportState['kind'], column: string): string =>
  importTables[kind].columns.find(({ id }) => id === column)?.name ?? column;
