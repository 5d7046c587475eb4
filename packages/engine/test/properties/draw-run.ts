/** A generated scheme with facts, scored. */
import fc from 'fast-check';
import type { Facts } from '../../src/facts/facts.ts';
import { resolveNames } from '../../src/facts/names.ts';
import { readFacts } from '../../src/facts/read.ts';
import type { RawFacts } from '../../src/facts/tables.ts';
import { type Run, readScheme, type Scheme, score, writeScheme } from '../../src/index.ts';
import type { Draw } from './draw.ts';
import { drawFacts } from './generate-facts.ts';
import { drawScheme } from './generate-scheme.ts';

export interface Drawn {
  readonly scheme: Scheme;
  readonly raw: RawFacts;
  /** The facts row by row, as the oracle takes them. */
  readonly facts: Facts;
  readonly run: Run;
}

/** A scheme that checks, with facts that it takes. */
export function drawRun(g: Draw): Drawn {
  const { scheme, diagnostics } = readScheme(writeScheme(drawScheme(g)));
  if (scheme === undefined) expectOnly(diagnostics.filter((d) => d.severity === 'error').map((d) => d.code));
  fc.pre(scheme !== undefined);
  const raw = drawFacts(g, scheme as Scheme);
  const { run, diagnostics: found } = score(scheme as Scheme, raw);
  if (run === undefined) throw new Error(`generated facts were refused: ${JSON.stringify(found[0])}`);
  const rows = readFacts(raw).facts as Facts;
  const named = resolveNames(rows, scheme as Scheme, raw, []);
  // Rulings as they were admitted: pools named with their population.
  return { scheme: scheme as Scheme, raw, facts: { ...named, rulings: run.facts.rulings }, run };
}

/** What the generator may get wrong; anything else that the checker refuses is a fault of one of the two. */
function expectOnly(codes: readonly string[]): void {
  const known = [
    'threshold-out-of-reach',
    'percent-of-number',
    'number-of-percent',
    'worth-exceeded',
    'worth-not-reached',
    'within-backwards',
    'missing-out-of-place',
    'missing-needed-parts',
    'bands-gap',
    'band-unreachable',
    'worth-contradicts',
    'figure-unused',
  ];
  for (const code of codes)
    if (!known.includes(code)) throw new Error(`the checker refuses a generated scheme: ${code}`);
}

/** How many cases a law is tried on, and whether a failing one is made small (slow; for working on it). */
const RUNS = Number(process.env.SHIJI_PROPERTY_RUNS ?? 100);
/** Milliseconds that a law may take: the more cases it is tried on, the longer. */
export const timeLimit = 120_000 * Math.max(1, RUNS / 100);
export const settings = (share = 1): { numRuns: number; endOnFailure: boolean } => ({
  numRuns: Math.ceil(RUNS * share),
  endOnFailure: process.env.SHIJI_SHRINK === undefined,
});
