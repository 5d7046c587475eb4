/** `shiji compare`: two schemes over the same facts: who moves, by how much, and why. */
import type { CompareArguments } from '../arguments.ts';
import { comparisonLines } from '../comparison/lines.ts';
import { type LoadedComparison, loadComparison } from '../comparison/load.ts';
import { type CompareResult, compareResult } from '../comparison/result.ts';
import { comparisonWorkbook } from '../comparison/workbook.ts';
import { findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { refusedOutputs, writeOutputs } from '../outputs.ts';
import { print, printJson } from '../print.ts';
import { isStop, type Stop, stopped } from '../stop.ts';

/** Writes the workbook that was asked for and prints the comparison: as JSON, or for people the sums first, then whom it moves. */
export async function compareSchemes(args: CompareArguments, io: Io): Promise<ExitCode> {
  const { json, out } = args;
  const done = await work(args, io);
  if (isStop(done)) return stopped(done, io, { command: 'compare', json });
  const { loaded, result } = done;
  if (json) {
    printJson(io.stdout, result);
    return 0;
  }
  print(io.stderr, loaded.findings.map(findingLine));
  print(io.stdout, [...comparisonLines(result, loaded.after.scheme), ...(out === undefined ? [] : [`已写出 ${out}`])]);
  return 0;
}

async function work(
  args: CompareArguments,
  io: Io,
): Promise<{ readonly loaded: LoadedComparison; readonly result: CompareResult } | Stop> {
  const { out, before, after, facts, history } = args;
  const refused = await refusedOutputs(out === undefined ? [] : [out], [before, after, facts, ...history], io);
  if (refused !== undefined) return refused;
  const loaded = await loadComparison(args, io);
  if (isStop(loaded)) return loaded;
  const result = compareResult(loaded);
  if (out === undefined) return { loaded, result };
  const content = await comparisonWorkbook(result, loaded.after.scheme);
  return (await writeOutputs([{ path: out, content }], io)) ?? { loaded, result };
}
