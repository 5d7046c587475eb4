/** `shiji fmt`: a scheme in canonical format. */
import { formatScheme } from '@shiji/engine';
import type { FmtArguments } from '../arguments.ts';
import { findingLine, findingOf } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { writeOutputs } from '../outputs.ts';
import { print } from '../print.ts';
import { loadSchemeText } from '../read-input.ts';
import { isStop, type Stop, stopped } from '../stop.ts';

/** Prints the formatted scheme, writes it in place of the file, or says whether that would change it. */
export async function format(args: FmtArguments, io: Io): Promise<ExitCode> {
  const done = await work(args, io);
  if (isStop(done)) return stopped(done, io, { command: 'fmt', json: false });
  const { file, changes, text } = done;
  if (args.check) {
    print(io.stdout, [changes ? `${file} 需要重排：shiji fmt ${file} --write` : `${file} 已是统一的格式。`]);
    return changes ? 1 : 0;
  }
  if (args.write) print(io.stdout, [changes ? `已重排 ${file}` : `${file} 已是统一的格式。`]);
  else io.stdout.write(text);
  return 0;
}

interface Formatted {
  readonly file: string;
  readonly text: string;
  readonly changes: boolean;
}

async function work({ scheme: path, write }: FmtArguments, io: Io): Promise<Formatted | Stop> {
  const loaded = await loadSchemeText(path, io);
  if (isStop(loaded)) return loaded;
  const { file } = loaded;
  const { text, diagnostics } = formatScheme(loaded.text);
  const findings = diagnostics.map((d) => findingOf(d, { scheme: file }));
  if (text === undefined) return { stop: 'findings', findings };
  print(io.stderr, findings.map(findingLine));
  const changes = text !== loaded.text;
  if (write && changes) {
    const failed = await writeOutputs([{ path: file, content: new TextEncoder().encode(text) }], io);
    if (failed !== undefined) return failed;
  }
  return { file, text, changes };
}
