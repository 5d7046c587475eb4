/** `shiji print`: the scheme as the 实施方案 that the people it governs can read. */
import { markdownOf, printScheme, type Scheme } from '@shiji/engine';
import type { PrintArguments } from '../arguments.ts';
import { findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { refusedOutputs, writeOutputs } from '../outputs.ts';
import { print } from '../print.ts';
import { printedPage } from '../printed-page.ts';
import { loadScheme } from '../read-input.ts';
import { isStop, type Stop, stopped } from '../stop.ts';

/** Markdown on the standard output, or a file: Markdown or one page, by the ending of its name. Findings go to the other stream. */
export async function printDocument(args: PrintArguments, io: Io): Promise<ExitCode> {
  const done = await work(args, io);
  if (isStop(done)) return stopped(done, io, { command: 'print', json: false });
  io.stdout.write(done.text);
  return 0;
}

async function work({ scheme: path, out }: PrintArguments, io: Io): Promise<{ text: string } | Stop> {
  const loaded = await loadScheme(path, io);
  if (isStop(loaded)) return loaded;
  const refused = await refusedOutputs(out === undefined ? [] : [out], [loaded.file], io);
  if (refused !== undefined) return refused;
  const { scheme, findings } = loaded;
  if (scheme === undefined) return { stop: 'findings', findings };
  print(io.stderr, findings.map(findingLine));
  if (out === undefined) return { text: markdownOf(printScheme(scheme)) };
  const content = new TextEncoder().encode(textFor(out, scheme));
  return (await writeOutputs([{ path: out, content }], io)) ?? { text: `已写出 ${out}\n` };
}

const textFor = (path: string, scheme: Scheme): string =>
  path.toLowerCase().endsWith('.md') ? markdownOf(printScheme(scheme)) : printedPage(printScheme(scheme));
