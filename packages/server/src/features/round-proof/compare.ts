/** What differs, said so that somebody can look it up: which row of which table, and whose figure. Pure. */
import {
  canonicalJson,
  figureName,
  type Outcome,
  type RawFacts,
  type RawRow,
  type Result,
  type Scheme,
  type SubjectResult,
  tables,
} from '@shiji/engine';
import { valueIn } from '../results/model.ts';

export interface RowDifference {
  readonly code: 'row-lacks' | 'row-unfounded' | 'cell-differs';
  /** Whose row; absent: it is about nobody. */
  readonly subject?: string;
  /** The fact that the row comes from, where it says so. */
  readonly fact?: string;
  readonly values: Readonly<Record<string, string>>;
}

type Tables = RawFacts['tables'];

/** Rows of a version's tables against those made anew from its facts; the order of rows doesn't matter. */
export function tableDifferences(stored: Tables, anew: Tables): readonly RowDifference[] {
  return tables.flatMap(({ id, name, columns }) => {
    const { here, there } = unmatched(stored[id] ?? [], anew[id] ?? []);
    const columnName = new Map<string, string>(columns.map((column) => [column.id, column.name]));
    const said = (row: RawRow) => ({ table: name, row: rowText(row) });
    const about = (row: RawRow) => ({
      ...text('subject', row.subject ?? (id === 'subjects' ? row.id : undefined)),
      ...text('fact', factIn(row)),
    });
    const left = [...there];
    const found = here.flatMap((row): readonly RowDifference[] => {
      const at = left.findIndex((other) => isTwin(row, other));
      const [twin] = at === -1 ? [] : left.splice(at, 1);
      if (twin === undefined) return [{ code: 'row-unfounded', ...about(row), values: said(row) }];
      const keys = [...new Set([...Object.keys(row), ...Object.keys(twin)])].filter(
        (key) => spoken(row[key]) !== spoken(twin[key]),
      );
      return keys.map((key) => ({
        code: 'cell-differs',
        ...about(twin),
        values: {
          table: name,
          column: columnName.get(key) ?? key,
          stored: spoken(row[key]),
          recomputed: spoken(twin[key]),
        },
      }));
    });
    return [...found, ...left.map((row): RowDifference => ({ code: 'row-lacks', ...about(row), values: said(row) }))];
  });
}

/** Rows of the one list that the other hasn't, each as often as it is missing; and the other way round. */
function unmatched(
  rows: readonly RawRow[],
  others: readonly RawRow[],
): { readonly here: readonly RawRow[]; readonly there: readonly RawRow[] } {
  const left = new Map<string, RawRow[]>();
  for (const row of others) {
    const key = canonicalJson(row);
    const same = left.get(key);
    if (same === undefined) left.set(key, [row]);
    else same.push(row);
  }
  const here = rows.filter((row) => left.get(canonicalJson(row))?.pop() === undefined);
  return { here, there: [...left.values()].flat() };
}

const IDENTIFYING = [
  'id',
  'subject',
  'key',
  'attribute',
  'from',
  'code',
  'indicator',
  'poll',
  'question',
  'group',
  'period',
];

/** The same row, changed: all but one or two of what tells rows apart is alike. */
function isTwin(a: RawRow, b: RawRow): boolean {
  if (a.id !== undefined && b.id !== undefined && a.id === b.id) return true;
  const keys = IDENTIFYING.filter((key) => a[key] !== undefined || b[key] !== undefined);
  return keys.filter((key) => spoken(a[key]) !== spoken(b[key])).length <= 1 && spoken(a.subject) === spoken(b.subject);
}

const factIn = ({ id }: RawRow): string | undefined => (typeof id === 'string' ? id.slice(0, 36) : undefined);
const spoken = (cell: RawRow[string] | undefined): string => (cell === undefined ? '空' : String(cell));
const rowText = (row: RawRow): string =>
  Object.entries(row)
    .filter(([key]) => key !== 'id' && key !== 'subject')
    .map(([, cell]) => String(cell))
    .slice(0, 6)
    .join('，');
const text = <K extends string>(key: K, value: unknown): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: String(value) }) as { readonly [P in K]?: string };

export interface FigureDifference {
  readonly subject: string;
  readonly figure: string;
  readonly stored: string;
  readonly recomputed: string;
}

/** Everything that is said of somebody, digit by digit. */
export function resultDifferences(
  scheme: Scheme,
  stored: SubjectResult,
  anew: SubjectResult,
): readonly FigureDifference[] {
  const parts = (one: SubjectResult): ReadonlyMap<string, Outcome> =>
    new Map<string, Outcome>([
      ['总分', one.total],
      ['名次', one.rank],
      ['排名范围', one.pool],
      ['等次', one.grade],
      ...Object.entries(one.facets ?? {}).map(([facet, outcome]) => [facet, outcome] as const),
      ...Object.entries(one.indicators ?? {}).map(([id, outcome]) => [nameOf(scheme, id), outcome] as const),
      ...(one.unassigned === undefined ? [] : [['未归入各方面', one.unassigned] as const]),
    ]);
  const [here, there] = [parts(stored), parts(anew)];
  const found = [...new Set([...here.keys(), ...there.keys()])].flatMap((figure): readonly FigureDifference[] => {
    const [a, b] = [here.get(figure), there.get(figure)];
    if (same(a, b)) return [];
    return [{ subject: anew.id, figure, stored: worded(a), recomputed: worded(b) }];
  });
  if (found.length > 0 || same(stored, anew)) return found;
  // Not a figure: a name, what follows, a reason.
  const key = Object.keys(anew).find(
    (one) => !same(stored[one as keyof SubjectResult], anew[one as keyof SubjectResult]),
  );
  const of = (one: SubjectResult) => canonicalJson(one[key as keyof SubjectResult] ?? '').slice(0, 80);
  return [{ subject: anew.id, figure: key ?? '其他内容', stored: of(stored), recomputed: of(anew) }];
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

function nameOf(scheme: Scheme, id: string): string {
  const name = figureName(scheme, id);
  return name === id ? id : `${name}（${id}）`;
}

const absences: Readonly<Record<string, string>> = {
  notApplicable: '不适用',
  missing: '缺数据',
  held: '暂缓',
  open: '待定',
};

function worded(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '空';
  return valueIn(outcome) ?? ('absent' in outcome ? (absences[outcome.absent] ?? '空') : '空');
}

/** People of both, and those whom one alone has. */
export function pairsOf(stored: readonly SubjectResult[], { subjects }: Result) {
  const anew = new Map(subjects.map((one) => [one.id, one]));
  const here = new Map(stored.map((one) => [one.id, one]));
  return {
    both: stored.flatMap((one) => {
      const other = anew.get(one.id);
      return other === undefined ? [] : [[one, other] as const];
    }),
    unfounded: stored.filter(({ id }) => !anew.has(id)),
    lacking: subjects.filter(({ id }) => !here.has(id)),
  };
}
