/** Why somebody's place is another. */
import { compare } from '../numbers/exact.ts';
import type { RankTerm } from '../terms/rank.ts';
import type { RankReasonKind } from './comparison.ts';
import { type At, valueAt } from './opened.ts';

/** The reasons; `others` where nothing of the subject's own is different. */
export function rankReasons(before: At, after: At): readonly RankReasonKind[] {
  const a = rankingOf(before);
  const b = rankingOf(after);
  if (a === undefined || b === undefined) return [];
  const own: RankReasonKind[] = [
    ...(scoreDiffers(before, after) ? (['score'] as const) : []),
    ...(JSON.stringify(a.term.by) === JSON.stringify(b.term.by) ? [] : (['order'] as const)),
    ...(a.pool === b.pool ? [] : (['pool'] as const)),
  ];
  return own.length === 0 ? ['others'] : own;
}

/** The rank's term and the pool's name, references followed. */
function rankingOf({ evaluated, row }: At): { readonly term: RankTerm; readonly pool?: string } | undefined {
  const { run, population } = evaluated;
  if (population.rank === undefined) return undefined;
  let figure = run.figure(population.rank);
  while (figure.term.kind === 'figure') figure = run.figure(figure.term.figure);
  if (figure.term.kind !== 'rank') return undefined;
  const column = run.column(figure.id);
  const ranking = column.kind === 'number' ? column.ranking : undefined;
  const pool = ranking?.layout.names[ranking.poolOf[row] as number];
  return { term: figure.term, ...(pool === undefined ? {} : { pool }) };
}

function scoreDiffers(before: At, after: At): boolean {
  const [a, b] = [before, after].map((at) => valueAt(at.evaluated.population.total, at));
  return a === undefined || b === undefined ? a !== b : compare(a, b) !== 0;
}
