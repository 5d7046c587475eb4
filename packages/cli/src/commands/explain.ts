/** `shiji explain`: one subject's result, opened into its steps. */
import { everySubject, explain, resultOf } from '@shiji/engine';
import type { ExplainArguments } from '../arguments.ts';
import { findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { type LoadedRun, loadRun } from '../load-run.ts';
import { print, printJson } from '../print.ts';
import { type ExplainResult, headOf } from '../run-result.ts';
import { sheetLines } from '../sheet-lines.ts';
import { isStop, stopped, type WrongCall, wrongCall } from '../stop.ts';

/** Prints the subject's sheet as JSON or as a tree of lines. */
export async function explainSubject(args: ExplainArguments, io: Io): Promise<ExitCode> {
  const { json } = args;
  const loaded = await loadRun(args, io);
  if (isStop(loaded)) return stopped(loaded, io, { command: 'explain', json });
  const found = explained(args.subject, loaded);
  if (isStop(found)) return stopped(found, io, { command: 'explain', json });
  if (json) {
    printJson(io.stdout, found);
    return 0;
  }
  print(io.stderr, loaded.findings.map(findingLine));
  const { outside, subject } = found;
  if (outside !== undefined) print(io.stdout, [`${outside.name}（${outside.id}）：${outside.text}。`]);
  if (subject !== undefined) print(io.stdout, sheetLines(subject, loaded.run));
  return 0;
}

/** By the id, or the name where it is one subject's: rulings take either, too. */
function explained(written: string, { run, findings }: LoadedRun): ExplainResult | WrongCall {
  const subjects = everySubject(run.facts.subjects);
  const [named, ...others] = subjects.some((s) => s.id === written) ? [] : subjects.filter((s) => s.name === written);
  const id = named !== undefined && others.length === 0 ? named.id : written;
  const sheet = explain(run, id);
  if (sheet !== undefined) return { ...headOf(run), subject: sheet, diagnostics: findings };
  const outside = resultOf(run).outside.find((o) => o.id === id);
  return outside === undefined ? unknown(id, run) : { ...headOf(run), outside, diagnostics: findings };
}

/** People know names better than numbers. */
function unknown(id: string, { facts }: LoadedRun['run']): WrongCall {
  const named = everySubject(facts.subjects)
    .filter((s) => s.name === id)
    .map((s) => s.id);
  const hint = named.length === 0 ? '请核对。' : `姓名是“${id}”的，编号为：${named.join('、')}。`;
  return wrongCall(`“对象”表里没有编号“${id}”。${hint}`);
}
