/** `shiji template`: an empty workbook made for a scheme. */
import { tableSpec } from '@shiji/engine';
import { writeTemplate } from '@shiji/tables';
import type { TemplateArguments } from '../arguments.ts';
import { findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { refusedOutputs, writeOutputs } from '../outputs.ts';
import { print } from '../print.ts';
import { loadScheme } from '../read-input.ts';
import { isStop, type Stop, stopped } from '../stop.ts';
import { choicesFor, tablesFor } from '../template-choices.ts';

/** Writes the workbook and says which sheets it has. */
export async function template(args: TemplateArguments, io: Io): Promise<ExitCode> {
  const done = await work(args, io);
  if (isStop(done)) return stopped(done, io, { command: 'template', json: false });
  print(io.stdout, done.lines);
  return 0;
}

async function work({ scheme: path, out }: TemplateArguments, io: Io): Promise<{ lines: string[] } | Stop> {
  const loaded = await loadScheme(path, io);
  if (isStop(loaded)) return loaded;
  const refused = await refusedOutputs([out], [loaded.file], io);
  if (refused !== undefined) return refused;
  const { scheme, findings } = loaded;
  if (scheme === undefined) return { stop: 'findings', findings };
  print(io.stderr, findings.map(findingLine));
  const tables = tablesFor(scheme);
  const content = await writeTemplate({ tables, choices: choicesFor(scheme), title: `${scheme.name}填表说明` });
  const failed = await writeOutputs([{ path: out, content }], io);
  if (failed !== undefined) return failed;
  const sheets = tables.map((id) => tableSpec(id).name).join('、');
  return { lines: [`已写出 ${out}`, `工作表：${sheets}。填法见第一张表“说明”。`] };
}
