/** The first sheet: one row for each subject, as it would be published. */
import type { Run, SubjectResult } from '@shiji/engine';
import type { ColumnToWrite, SheetToWrite } from '@shiji/tables';
import { consequenceText } from '../following.ts';
import type { ScoreResult } from '../run-result.ts';
import { poolWord } from '../scheme-view.ts';
import { becauseText, gradeText, outcomeText, words } from '../words.ts';

interface Column extends ColumnToWrite {
  readonly of: (subject: SubjectResult) => string;
}

/** Subjects in order of population, pool and rank. */
export function resultsSheet({ scheme }: Run, { subjects }: ScoreResult, heading: string): SheetToWrite {
  const populations = new Map(scheme.populations.map((p) => [p.id, p.name]));
  const twoPosts = subjects.some((s) => s.person !== s.id);
  const columns: Column[] = [
    { header: '编号', kind: 'text', of: (s) => s.id },
    { header: '姓名', kind: 'text', of: (s) => s.name },
    ...(twoPosts ? [{ header: '人员编号', kind: 'text', of: (s: SubjectResult) => s.person } as const] : []),
    ...(populations.size > 1
      ? [{ header: '考核群体', kind: 'text', of: (s: SubjectResult) => populations.get(s.population) ?? '' } as const]
      : []),
    { header: poolWord(scheme, scheme.populations), kind: 'text', of: (s) => outcomeText(s.pool) },
    { header: '总分', kind: 'number', of: (s) => outcomeText(s.total) },
    { header: '名次', kind: 'number', of: (s) => outcomeText(s.rank) },
    { header: '等次', kind: 'text', of: (s) => gradeText(s.grade) },
    { header: '待定事项', kind: 'text', of: openText },
    { header: '结果运用', kind: 'text', of: (s) => s.consequences.map(consequenceText).join('；') },
    ...(scheme.facets ?? []).map(
      (facet): Column => ({
        header: facet,
        kind: 'number',
        of: (s) => (s.facets[facet] === undefined ? '' : outcomeText(s.facets[facet])),
      }),
    ),
    ...(scheme.facets === undefined
      ? []
      : [
          {
            header: words.unassigned,
            kind: 'number',
            of: (s: SubjectResult) => (s.unassigned === undefined ? '' : outcomeText(s.unassigned)),
          } as const,
        ]),
  ];
  const order = new Map(scheme.populations.map((p, i) => [p.id, i]));
  const rows = [...subjects].sort(
    (a, b) => (order.get(a.population) ?? 0) - (order.get(b.population) ?? 0) || byPlace(a, b),
  );
  return { name: '结果', title: heading, columns, rows: rows.map((s) => columns.map((c) => c.of(s))) };
}

/** By pool, then rank; people without a rank after those who have one. */
export function byPlace(a: SubjectResult, b: SubjectResult): number {
  const [poolA, poolB] = [outcomeText(a.pool), outcomeText(b.pool)];
  if (poolA !== poolB) return poolA < poolB ? -1 : 1;
  return placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1);
}

const placeOf = ({ rank }: SubjectResult): number => ('value' in rank ? Number(rank.value) : Number.MAX_SAFE_INTEGER);

/** What is still to be settled; for whom no grade concerns, why. */
function openText({ open, grade }: SubjectResult): string {
  if (open.length > 0) return [...new Set(open.map((o) => o.text))].join('；');
  return outcomeText(grade) === '' ? '' : becauseText(grade);
}
