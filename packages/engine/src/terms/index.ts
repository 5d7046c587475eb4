/** Every term of the language. Total over the nodes, so that the compiler names what is missing. */
import { type AcrossTerm, across } from './across.ts';
import { type BallotsTerm, ballots } from './ballots.ts';
import { type BandsTerm, bands } from './bands.ts';
import { type ChooseTerm, choose } from './choose.ts';
import { type ClampTerm, clamp } from './clamp.ts';
import { type CompletionTerm, completion } from './completion.ts';
import { type DaysTerm, days } from './days.ts';
import { type DivideTerm, divide } from './divide.ts';
import { type EarlierTerm, earlier } from './earlier.ts';
import { events } from './events/events.ts';
import type { EventsTerm } from './events/node.ts';
import { type ExtremeTerm, highest, lowest } from './extreme.ts';
import { type FixedTerm, fixed } from './fixed.ts';
import { grade } from './grade/grade.ts';
import type { GradeTerm } from './grade/node.ts';
import { type LinearTerm, linear } from './linear.ts';
import { type MeasureTerm, measure } from './measure.ts';
import { type PointsTerm, points } from './points.ts';
import { type RankTerm, rank } from './rank.ts';
import { type RatioTerm, ratio } from './ratio.ts';
import { type ReferenceTerm, reference } from './reference.ts';
import { type RelativeTerm, relative } from './relative.ts';
import { type ScaleTerm, scale } from './scale.ts';
import { type SplitTerm, split } from './split.ts';
import { type SumTerm, sum } from './sum.ts';
import type { Term } from './term.ts';
import { type VetoTerm, veto } from './veto.ts';
import { type WeighTerm, weigh } from './weigh.ts';

export type TermNode =
  | PointsTerm
  | BallotsTerm
  | EventsTerm
  | CompletionTerm
  | MeasureTerm
  | EarlierTerm
  | DaysTerm
  | FixedTerm
  | ReferenceTerm
  | SumTerm
  | WeighTerm
  | ScaleTerm
  | ExtremeTerm<'highest'>
  | ExtremeTerm<'lowest'>
  | ChooseTerm
  | BandsTerm
  | LinearTerm
  | RatioTerm
  | RelativeTerm
  | DivideTerm
  | SplitTerm
  | VetoTerm
  | ClampTerm
  | AcrossTerm
  | RankTerm
  | GradeTerm;

export type TermKind = TermNode['kind'];

// biome-ignore lint/suspicious/noExplicitAny: a term's trace is its own; nobody else reads it.
type Terms = { readonly [K in TermKind]: Term<Extract<TermNode, { kind: K }>, any> };

export const terms: Terms = {
  points,
  ballots,
  events,
  completion,
  measure,
  earlier,
  days,
  fixed,
  figure: reference,
  sum,
  weigh,
  scale,
  highest,
  lowest,
  choose,
  bands,
  linear,
  ratio,
  relative,
  divide,
  split,
  veto,
  clamp,
  across,
  rank,
  grade,
};
export const termKinds = Object.keys(terms) as TermKind[];

/** The term of a figure, for calling it: the node's kind picks it, so the two always fit. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export const termOf = (node: TermNode): Term<any, any> => terms[node.kind];
