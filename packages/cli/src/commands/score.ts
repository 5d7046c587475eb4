/** `shiji score`: every subject's score, rank, proposed grade and what follows. */
import type { ScoreArguments } from '../arguments.ts';
import { findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { type LoadedRun, loadRun } from '../load-run.ts';
import { type Output, refusedOutputs, writeOutputs } from '../outputs.ts';
import { Progress, print, printJson } from '../print.ts';
import { reportHtml } from '../report/index.ts';
import { resultsWorkbook } from '../results-workbook.ts';
import { type ScoreResult, scoreResult } from '../run-result.ts';
import { isStop, type Stop, stopped } from '../stop.ts';
import { scoreSummary } from '../summary.ts';

/** Scores, writes the files that were asked for, and prints the results: as JSON, or as a summary for people. */
export async function scoreFacts(args: ScoreArguments, io: Io): Promise<ExitCode> {
  const done = await work(args, io);
  if (isStop(done)) return stopped(done, io, { command: 'score', json: args.json });
  const { run, findings, result } = done;
  const outputs = outputPaths(args);
  if (args.json) {
    printJson(io.stdout, result);
    return 0;
  }
  print(io.stderr, findings.map(findingLine));
  print(io.stdout, [...scoreSummary(run, result), ...outputs.map((path) => `已写出 ${path}`)]);
  return 0;
}

const outputPaths = ({ out, report }: ScoreArguments): string[] => [out, report].filter((path) => path !== undefined);

async function work(args: ScoreArguments, io: Io): Promise<(LoadedRun & { result: ScoreResult }) | Stop> {
  const inputs = [args.scheme, args.facts, ...args.history];
  const refused = await refusedOutputs(outputPaths(args), inputs, io);
  if (refused !== undefined) return refused;
  const loaded = await loadRun(args, io);
  if (isStop(loaded)) return loaded;
  const result = scoreResult(loaded.run, loaded.findings);
  const progress = new Progress(io.stderr);
  try {
    progress.step('写出');
    // All of them are made before the first is written.
    const failed = await writeOutputs(await made(args, loaded, result), io);
    return failed ?? { ...loaded, result };
  } finally {
    progress.done();
  }
}

async function made(args: ScoreArguments, { run }: LoadedRun, result: ScoreResult): Promise<Output[]> {
  const outputs: Output[] = [];
  if (args.out !== undefined) outputs.push({ path: args.out, content: await resultsWorkbook(run, result) });
  if (args.report !== undefined) {
    outputs.push({ path: args.report, content: new TextEncoder().encode(reportHtml(run)) });
  }
  return outputs;
}
