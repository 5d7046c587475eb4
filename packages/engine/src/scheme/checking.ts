/** What a term may see while the scheme is checked, and how it reports. */
import type { Condition } from '../conditions/condition.ts';
import type { Code } from '../diagnostics/sentences.ts';
import type { Exact } from '../numbers/exact.ts';
import type { Bounds, Gives } from '../terms/term.ts';
import type { Path } from '../text/located.ts';
import type { Amount, Range, Words } from './amount.ts';
import type { Figure } from './figure.ts';
import type { Scheme } from './scheme.ts';

/** A range with its place inside the figure, and how people call it. */
export interface PlacedRange {
  readonly range: Range;
  readonly inside: Path;
  readonly name: string;
}

export interface Checking {
  readonly scheme: Scheme;
  /** Reports at a place inside the figure. */
  report(code: Code, figure: Figure, inside: Path, values?: Record<string, string>): void;
  figure(id: string): Figure | undefined;
  /** The known figure id nearest to one that isn't known, or nothing. */
  nearFigure(id: string): string;
  gives(figure: Figure): Gives;
  /** Whether a figure is a rank of this population's own, from which pools can be told. */
  ranks(id: string): boolean;
  /** What can come out of the figure, its cap and floor applied. */
  bounds(figure: Figure): Bounds;
  /** Whether the figure can be `missing`: facts lack and the decision is passed up. */
  mayBeMissing(figure: Figure): boolean;
  /** All values that the amount may take; reports unknown names. */
  amounts(amount: Amount, figure: Figure, inside: Path): readonly Exact[];
  /** As `amounts`, where everybody must have the same; with `factDate`, a parameter may follow the day of the fact. */
  constants(amount: Amount, figure: Figure, inside: Path, factDate?: boolean): readonly Exact[];
  amountAt(amount: Amount, path: Path): void;
  words(words: Words, figure: Figure, inside: Path): readonly string[];
  /** The same, where names were checked already. */
  wordsOf(words: Words): readonly string[];
  /** Reports weights that don't add up to 100%. */
  weights(weights: readonly { readonly key: string; readonly value: Amount }[], figure: Figure, inside: Path): void;
  /** Reports ranges that can never apply, and gaps between them; rows in precedence, over the values that can occur. */
  ranges(ranges: readonly PlacedRange[], otherwise: boolean, over: Bounds, figure: Figure): void;
  /** Reports a figure that is not known, or gives something else than wanted. */
  refers(id: string, wanted: readonly Gives[], figure: Figure, inside: Path): void;
  attribute(id: string, figure: Figure, inside: Path): void;
  condition(condition: Condition, figure: Figure, inside: Path): void;
  conditionAt(condition: Condition, path: Path, history?: boolean): void;
}
