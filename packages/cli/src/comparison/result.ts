/** What `compare --json` prints: the engine's comparison, what was left out of the facts, and the findings with sentences and files. */
import { type Comparison, compareRuns, type LeftOut } from '@shiji/engine';
import type { Finding } from '../findings.ts';
import type { LoadedComparison } from './load.ts';

export interface CompareResult extends Comparison {
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: readonly Finding[];
}

/** Everything that comparing found. */
export function compareResult({ before, after, leftOut, findings }: LoadedComparison): CompareResult {
  return { ...compareRuns(before, after), leftOut, diagnostics: findings };
}
