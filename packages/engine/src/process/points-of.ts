/** What each level of review gives points for: for the forms in which it does. */
import { conditionText } from '../print/conditions.ts';
import { type Saying, sayingOf } from '../print/saying.ts';
import { figureName } from '../scheme/called.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type Placed, placedFigures } from '../scheme/tree.ts';
import { populationsReading } from './populations-reading.ts';
import type { ChainStep } from './review.ts';

/** One field of a form. */
export interface PointsAsked {
  readonly figure: string;
  readonly name: string;
  /** The indicator under which the points are recorded: the figure's own id, unless it reads another's. */
  readonly indicator: string;
  readonly clause?: readonly string[];
  /** The author's own words of the standard. */
  readonly words?: string;
  /** Lowest and highest points, as the scheme writes them: `0`, `15`, `100%`. */
  readonly low: string;
  readonly high: string;
  /** Decimals that the points may have. */
  readonly places: number;
  /** Whom it concerns, where not everybody, in words: `重点工作为“疫情防控”`. */
  readonly applies?: string;
  /** Ids of the populations whose results it goes into. */
  readonly populations: readonly string[];
}

export interface PointsOfRole {
  readonly stage: string;
  readonly role: string;
  readonly step: ChainStep;
  readonly asked: readonly PointsAsked[];
}

/**
 * For each level of review, in order, the figures for which it gives points, in the order of the file; of figures that read one indicator
 * the first. What is imported, or given by juries, stands under no level. None where the scheme has no review. `reached`: whether a figure
 * concerns whoever is asked about; those that don't are left out.
 */
export function pointsOf(scheme: Scheme, reached: (figure: string) => boolean = () => true): readonly PointsOfRole[] {
  const saying = sayingOf(scheme);
  const placed = placedFigures(scheme);
  const parents = new Map(placed.map((entry) => [entry.figure.id, entry]));
  const readBy = populationsReading(scheme, placed);
  return (scheme.process ?? []).flatMap(({ id: stage, work }) => {
    if (work.kind !== 'review') return [];
    return work.levels.map(({ role, step }): PointsOfRole => {
      const seen = new Set<string>();
      const asked = placed.flatMap((entry) => {
        const { figure } = entry;
        const { term } = figure;
        if (term.kind !== 'points' || !term.roles?.some(({ key }) => key === role) || !reached(figure.id)) return [];
        const indicator = term.indicator ?? figure.id;
        if (seen.has(indicator)) return [];
        seen.add(indicator);
        const applies = conditionsOn(entry, parents, saying).join('，并且');
        const { clause, words } = figure;
        return [
          {
            figure: figure.id,
            name: figureName(scheme, figure.id),
            indicator,
            ...(clause === undefined ? {} : { clause }),
            ...(words === undefined ? {} : { words }),
            low: term.within.low,
            high: term.within.high,
            places: term.places ?? scheme.decimals.places,
            ...(applies === '' ? {} : { applies }),
            populations: readBy(figure.id),
          },
        ];
      });
      return { stage, role, step, asked };
    });
  });
}

/** From the outermost figure inwards: where each applies, and which case of a choice it is. */
function conditionsOn({ figure, parent }: Placed, placed: ReadonlyMap<string, Placed>, saying: Saying): string[] {
  const outer = parent === undefined ? undefined : placed.get(parent.id);
  const { applies, is, otherwise } = figure;
  return [
    ...(outer === undefined ? [] : conditionsOn(outer, placed, saying)),
    ...(parent?.term.kind === 'choose' ? [caseText(parent.term, is, otherwise, saying)] : []),
    ...(applies === undefined ? [] : [conditionText(applies.when, saying)]),
  ];
}

function caseText(
  { by, cases }: { readonly by: string; readonly cases: readonly Figure[] },
  is: readonly string[] | undefined,
  otherwise: true | undefined,
  { attribute, words }: Saying,
): string {
  if (otherwise === undefined) return `${attribute(by)}为${words(is ?? [])}`;
  return `${attribute(by)}不是${words(cases.flatMap((one) => one.is ?? []))}`;
}
