/** Every figure of every subject, side by side in the order of the scheme. */
import { figureName, placedFigures, type Run, type Scheme } from '@shiji/engine';
import type { SheetToWrite } from '@shiji/tables';
import type { ScoreResult } from '../run-result.ts';
import { absenceWords, outcomeText } from '../words.ts';
import { byPlace } from './results.ts';

export function indicatorsSheet({ scheme }: Run, { subjects }: ScoreResult): SheetToWrite {
  const figures = columnsOf(scheme);
  const rows = [...subjects].sort(byPlace).map((subject) => [
    subject.id,
    subject.name,
    // A figure that is not in the result lies in a branch that does not concern the subject.
    ...figures.map(({ id }) => {
      const outcome = subject.indicators[id];
      return outcome === undefined ? absenceWords.notApplicable : outcomeText(outcome);
    }),
  ]);
  return {
    name: '指标得分',
    columns: [
      { header: '编号', kind: 'text' },
      { header: '姓名', kind: 'text' },
      ...figures.map(({ header }) => ({ header, kind: 'number' }) as const),
    ],
    rows,
  };
}

/** Figures that have a name; of those of one name, each with the figure that it stands in, or with its id. */
function columnsOf(scheme: Scheme): { id: string; header: string }[] {
  const nameOf = (id: string): string => figureName(scheme, id);
  const named = placedFigures(scheme)
    .filter(({ figure }) => figure.name !== undefined || figure.term.kind !== 'figure')
    .map(({ figure, parent }) => ({
      id: figure.id,
      name: nameOf(figure.id),
      longer:
        parent === undefined || nameOf(parent.id) === nameOf(figure.id)
          ? `${nameOf(figure.id)}（${figure.id}）`
          : `${nameOf(figure.id)}（${nameOf(parent.id)}）`,
    }));
  const times = (key: 'name' | 'longer', value: string): number => named.filter((n) => n[key] === value).length;
  return named.map(({ id, name, longer }) => ({
    id,
    header: times('name', name) === 1 ? name : times('longer', longer) === 1 ? longer : `${name}（${id}）`,
  }));
}
