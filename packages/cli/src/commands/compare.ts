/** `shiji compare`: two schemes over the same facts: who moves, by how much, and why. */
import type { CompareArguments } from '../arguments.ts';
import { comparisonLines } from '../comparison-lines.ts';
import { compareResult } from '../comparison-result.ts';
import { findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadComparison } from '../load-comparison.ts';
import { print, printJson } from '../print.ts';
import { isStop, stopped } from '../stop.ts';

/** Prints the comparison: as JSON, or for people the sums first, then whom it moves. */
export async function compareSchemes(args: CompareArguments, io: Io): Promise<ExitCode> {
  const { json } = args;
  const loaded = await loadComparison(args, io);
  if (isStop(loaded)) return stopped(loaded, io, { command: 'compare', json });
  const result = compareResult(loaded);
  if (json) {
    printJson(io.stdout, result);
    return 0;
  }
  print(io.stderr, loaded.findings.map(findingLine));
  print(io.stdout, comparisonLines(result, loaded.after.scheme));
  return 0;
}
