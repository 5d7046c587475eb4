/** What the stages of a scheme wait for from files: indicators, or what roles without a level of review give. Pure. */
import { entriesOf, figureName, placedFigures, type Scheme } from '@shiji/engine';

export interface Needed {
  /** The stage by its id. */
  readonly key: string;
  /** As people call the stage, and what it waits for. */
  readonly stage: string;
  readonly name: string;
  readonly figure: string;
  readonly indicator: string;
  readonly role?: string;
  /** What stands in a line of the template. */
  readonly cells: { readonly indicator: string; readonly role?: string };
}

export function neededOf(scheme: Scheme): readonly Needed[] {
  const figures = placedFigures(scheme).map(({ figure }) => figure);
  const { points } = entriesOf(scheme);
  const words = new Map(
    points.map((entry) => [entry.id, wordsFor(points).find((word) => word === entry.name) ?? entry.id]),
  );
  return (scheme.process ?? []).flatMap(({ id: key, name: stage, imports = [] }) =>
    imports.flatMap((wanted) =>
      figures.flatMap(({ id, term }): Needed[] => {
        if (term.kind !== 'points') return [];
        const indicator = term.indicator ?? id;
        const word = words.get(indicator) ?? indicator;
        if (term.roles?.some(({ key }) => key === wanted))
          return [
            {
              key,
              stage,
              figure: id,
              name: `${figureName(scheme, id)}（${wanted}）`,
              indicator,
              role: wanted,
              cells: { indicator: word, role: wanted },
            },
          ];
        return term.roles === undefined && indicator === wanted
          ? [{ key, stage, figure: id, name: figureName(scheme, id), indicator, cells: { indicator: word } }]
          : [];
      }),
    ),
  );
}

/** A name that means one thing stands for its id. */
export function wordsFor(entries: readonly { readonly id: string; readonly name?: string }[]): readonly string[] {
  const ids = (name: string) => new Set(entries.filter((one) => one.name === name).map(({ id }) => id)).size;
  return [...new Set(entries.map(({ id, name }) => (name !== undefined && ids(name) === 1 ? name : id)))];
}
