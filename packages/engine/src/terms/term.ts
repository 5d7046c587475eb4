/**
 * What a term of the language is made of. One construct, one file: its node, its shape, its checks, its computing and its showing
 * stand together; `index.ts` lists them all, so that the compiler names what is missing.
 */

import type { Admitting } from '../facts/admitting.ts';
import type { Exact } from '../numbers/exact.ts';
import type { Column } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Shape } from '../text/shape.ts';

/** The shapes of figures, handed to a term's own shape: terms nest figures, figures hold terms. */
export interface Nested {
  readonly operand: Shape<Figure>;
  readonly parts: Shape<readonly Figure[]>;
}

/** How a figure's value moves when one that it reads grows: up, down, or not to be told. */
export type Sign = 'up' | 'down' | 'any';

export interface Reads {
  readonly figure: string;
  readonly sign: Sign;
  /** Where it is read of subjects of another population. */
  readonly population?: string;
}

/** What a figure gives: a number, a place in a ranking, or a grade. */
export type Gives = 'number' | 'rank' | 'grade';

/** Lowest and highest value that can come out, and how many decimals; `undefined` side: no bound. */
export interface Bounds {
  readonly low?: Exact;
  readonly high?: Exact;
  readonly places: number;
}

/** Words that may stand under `missing`. */
export type MissingKind = 'hold' | 'pass' | 'redistribute' | 'skip' | 'rescale' | 'count';

/** A figure with the term that it holds. */
export type With<N> = Figure & { readonly term: N };

/** A computed column, and what the term keeps for showing how it came about. */
export interface Computed<T> {
  readonly column: Column;
  readonly trace: T;
}

/** A computation with its result, and what it is of. */
export interface Line {
  readonly label: string;
  readonly arithmetic: string;
  readonly value: string;
}

/** Another value in place of the figure's that the term holds. */
export interface Replacing {
  readonly kind: 'clamp' | 'veto';
  /** What stood there; absent where there was no value to replace. */
  readonly from?: Exact;
  readonly text: string;
}

/** How one row's value came about. */
export interface Shown {
  /** The computation as text without its result: `(3×100 + 2×85) ÷ 5`; or words where nothing is computed. */
  readonly arithmetic?: string;
  /** Said of the rows whose value the term replaced; the arithmetic is then that of what stood there. */
  readonly replacing?: Replacing;
  readonly notes?: readonly string[];
  /** Computations inside it that stand on their own, each with its result: `股组长：(14 + 15) ÷ 2 = 14.50`. */
  readonly lines?: readonly Line[];
  /** What would have been needed for the next better grade, others unchanged. */
  readonly needed?: readonly string[];
  /** Ids of the facts it rests on. */
  readonly facts?: readonly string[];
  /** Ids of figures to open below, in order. */
  readonly parts?: readonly string[];
}

/** A figure that goes into another's value, and what it is multiplied with on the way. */
export interface Contribution {
  readonly figure: string;
  readonly factor: Exact;
}

export interface Term<N extends { readonly kind: string }, T = undefined> {
  /** The construct's Chinese name, as the print and the report call it. */
  readonly name: string;
  /** One Chinese sentence, for the editor's completion. */
  readonly about: string;
  readonly gives: Gives;
  shape(nested: Nested): Shape<Omit<N, 'kind'>>;
  /** Figures that stand inside. */
  inner(node: N): readonly Figure[];
  /** Figures whose columns it needs, those inside among them. */
  reads(node: N): readonly Reads[];
  /** Words that `missing` may have here; none: `missing` has no place. */
  readonly missing: readonly MissingKind[] | ((node: N) => readonly MissingKind[]);
  /** When a scheme must say it: always, or only where a part may be missing. */
  readonly asks: 'always' | 'ifPartsMayBe' | 'never';
  check(figure: With<N>, checking: Checking): void;
  bounds(figure: With<N>, checking: Checking): Bounds;
  /** Checks and takes the facts that this figure reads. */
  admit?(figure: With<N>, admitting: Admitting): void;
  evaluate(figure: With<N>, run: Evaluating): Computed<T>;
  show(figure: With<N>, row: number, run: Evaluating, trace: T): Shown;
  /**
   * What goes into a row's value by adding up, with signs and weights; where the term has none, nobody can say what a figure below it
   * contributes. Rescaling, and what a clamp or a veto does, is no figure's contribution.
   */
  contributions?(figure: With<N>, row: number, run: Evaluating, trace: T): readonly Contribution[];
}
