/** Two rows of one table of events that are called alike: nobody could tell which of them an event is, and so how much it counts. */
import type { EventCode } from '../terms/events/node.ts';
import type { Report } from './checking.ts';
import type { Placed } from './tree.ts';

/** Within a figure: elsewhere the same name may count otherwise for other people. */
export function checkCodeNames(placed: readonly Placed[], report: Report): void {
  for (const { figure, path } of placed) {
    if (figure.term.kind !== 'events') continue;
    const byName = new Map<string, EventCode>();
    for (const one of figure.term.codes) {
      const before = byName.get(one.name);
      if (before === undefined) byName.set(one.name, one);
      else {
        const unequal = counts(before) === counts(one) ? '' : 'yes';
        report('codes-equal', [...path, 'events', 'codes', one.code], {
          name: one.name,
          code: one.code,
          before: before.code,
          unequal,
        });
      }
    }
  }
}

const counts = ({ each, levels }: EventCode): string => JSON.stringify([each, levels]);
