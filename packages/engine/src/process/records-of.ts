/** What people are asked to write down, with what it counts for: for the screens on which they do. */
import { sayingOf } from '../print/saying.ts';
import { figureName } from '../scheme/called.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import type { RecordEntry } from './record.ts';

export interface RecordAsked extends RecordEntry {
  /** The stage in which it is asked. */
  readonly stage: string;
  /** The figure that counts it: its name, its full marks and what a late one counts, both as people read them. */
  readonly counted?: { readonly name: string; readonly worth?: string; readonly late: string };
}

/** Every entry in the order of the process; clauses are its own, or else those of its stage. None where there is no process. */
export function recordsOf(scheme: Scheme): readonly RecordAsked[] {
  const saying = sayingOf(scheme);
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const countedBy = (id: string | undefined): RecordAsked['counted'] => {
    const figure = id === undefined ? undefined : figures.get(id);
    if (figure?.term.kind !== 'completion') return undefined;
    const worth = figure.worth === undefined ? {} : { worth: saying.amount(figure.worth) };
    return { name: figureName(scheme, figure.id), ...worth, late: saying.amount(figure.term.late) };
  };
  return (scheme.process ?? []).flatMap(({ id: stage, clause, work }) => {
    if (work.kind !== 'record') return [];
    return work.entries.map((entry): RecordAsked => {
      const counted = countedBy(entry.figure);
      return {
        ...(clause === undefined ? {} : { clause }),
        ...entry,
        stage,
        ...(counted === undefined ? {} : { counted }),
      };
    });
  });
}
