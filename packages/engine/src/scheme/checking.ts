/** What a term may see while the scheme is checked, and how it reports. */
import type { Values } from '../diagnostics/findings.ts';
import type { Code } from '../diagnostics/sentences.ts';
import type { EventCode } from '../terms/events.ts';
import type { Bounds, Gives } from '../terms/term.ts';
import type { Path } from '../text/located.ts';
import type { Amount, Range } from './amount.ts';
import type { AmountValues } from './amount-values.ts';
import type { Figure } from './figure.ts';
import type { Scheme } from './scheme.ts';

/** A range with its place inside the figure, and how people call it. */
export interface PlacedRange {
  readonly range: Range;
  readonly inside: Path;
  readonly name: string;
}

/** Reports at a place of the scheme. */
export type Report = (code: Code, path: Path, values?: Values) => void;

/**
 * Names in amounts, lists of words and conditions are checked for the whole scheme before any term is asked: a term looks at values
 * only.
 */
export interface Checking {
  readonly scheme: Scheme;
  /** Every code of events that a figure declares. */
  readonly codes: readonly EventCode[];
  /** Reports at a place inside the figure. */
  report(code: Code, figure: Figure, inside: Path, values?: Values): void;
  figure(id: string): Figure | undefined;
  /** How a figure is called in a finding: its name; for one written in place, the figure in which it stands. */
  nameOf(figure: Figure): string;
  /** A figure and all that stand inside it. */
  withInner(figure: Figure): readonly Figure[];
  /** The known figure id nearest to one that isn't known, or nothing. */
  nearFigure(id: string): string;
  gives(figure: Figure): Gives;
  /** Whether a figure is a rank of this population's own, from which pools can be told. */
  ranks(id: string): boolean;
  /** The levels of the grade that the figure gives, also where it hands on another's; none where it gives no grade. */
  levels(figure: Figure): readonly string[];
  /** What can come out of the figure, its cap and floor applied. */
  bounds(figure: Figure): Bounds;
  /** Whether the figure can be `missing`: facts lack and the decision is passed up. */
  mayBeMissing(figure: Figure): boolean;
  /** All values that the amount may take. */
  values: AmountValues['values'];
  words: AmountValues['words'];
  moments: AmountValues['moments'];
  /** Reports weights that don't add up to 100% at every time. */
  weights(weights: readonly { readonly key: string; readonly value: Amount }[], figure: Figure, inside: Path): void;
  /** Reports an amount that is no share between 0% and 100%. */
  share(share: Amount, figure: Figure, inside: Path): void;
  /** Reports a range without bounds, with two of a kind, or whose ends stand the wrong way round. */
  range(range: Range, figure: Figure, inside: Path): void;
  /** Reports ranges that can never apply, and gaps between them; rows in precedence, over the values that can occur. */
  ranges(ranges: readonly PlacedRange[], otherwise: boolean, over: Bounds, figure: Figure): void;
  /** Reports amounts that stand on another scale than the figure with which they are compared. Whether there was one. */
  scale(amounts: readonly (Amount | undefined)[], of: Figure, figure: Figure, inside: Path): boolean;
  /** Reports a figure that is not known, or gives something else than wanted. */
  refers(id: string, wanted: readonly Gives[], figure: Figure, inside: Path): void;
  attribute(id: string, figure: Figure, inside: Path): void;
}
