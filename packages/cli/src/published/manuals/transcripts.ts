/** Runs the commands that the manuals show, in the folder of the examples. What they write is kept in memory. */
import { join } from 'node:path';
import { machineFiles } from '../../files.ts';
import type { Files, Io } from '../../io.ts';
import { shiji } from '../../shiji.ts';

/** The files of the examples, and those that commands have written since. */
class ExampleFiles implements Files {
  readonly #folder: string;
  readonly #written = new Map<string, Uint8Array>();
  constructor(folder: string) {
    this.#folder = folder;
  }
  #at(path: string): string {
    return join(this.#folder, path);
  }
  async kind(path: string): Promise<'file' | 'folder' | 'nothing'> {
    return this.#written.has(path) ? 'file' : await machineFiles.kind(this.#at(path));
  }
  async list(folder: string): Promise<readonly string[]> {
    return await machineFiles.list(this.#at(folder));
  }
  async read(path: string, most: number): Promise<Uint8Array | undefined> {
    return this.#written.get(path) ?? (await machineFiles.read(this.#at(path), most));
  }
  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const written = this.#written.get(path);
    if (written === undefined) yield* machineFiles.stream(this.#at(path));
    else yield written;
  }
  async write(path: string, content: Uint8Array): Promise<void> {
    this.#written.set(path, content);
  }
  async same(a: string, b: string): Promise<boolean> {
    return a === b;
  }
}

const ASK_CODE = 'echo $?';

/**
 * What a terminal would show of commands given one after the other; files that one writes are there for the next. Throws where one fails and
 * the manual does not show its exit code: then it fails by mistake.
 */
export function transcriber(folder: string): (commands: readonly string[]) => Promise<string> {
  const files = new ExampleFiles(folder);
  let code = 0;
  const run = async (command: string): Promise<string> => {
    if (command === ASK_CODE) return `${code}\n`;
    const { argv, first, into } = parsed(command);
    const printed = { out: '', err: '' };
    const stream = (name: 'out' | 'err'): Io['stdout'] => ({
      isTerminal: false,
      write(text) {
        printed[name] += text;
      },
    });
    code = await shiji(argv, {
      stdout: stream('out'),
      stderr: stream('err'),
      files,
      environment: {},
      untilStopped: async () => {},
      debug: false,
    });
    if (into !== undefined) {
      await files.write(into, new TextEncoder().encode(printed.out));
      return printed.err;
    }
    const lines = printed.out.split('\n');
    return printed.err + (first < lines.length - 1 ? `${lines.slice(0, first).join('\n')}\n` : printed.out);
  };
  return async (commands) => {
    let shown = '';
    for (const [i, command] of commands.entries()) {
      shown += `$ ${command}\n${await run(command)}`;
      if (code !== 0 && commands[i + 1] !== ASK_CODE && command !== ASK_CODE) throw new Error(`${command}\n${shown}`);
    }
    return shown;
  };
}

interface ShellCommand {
  readonly argv: readonly string[];
  /** Lines of its output that `| head -N` lets through. */
  readonly first: number;
  /** Where `> FILE` sends its output. */
  readonly into?: string;
}

/** As much of a shell as the manuals use. */
function parsed(command: string): ShellCommand {
  const match = /^npx shiji ([^|>]*?)(?: \| head -(\d+)| > (\S+))?$/.exec(command);
  if (match === null) throw new Error(`the manuals can't run: ${command}`);
  const [, words = '', head, into] = match;
  const first = head === undefined ? Number.POSITIVE_INFINITY : Number(head);
  return { argv: words.split(' '), first, ...(into === undefined ? {} : { into }) };
}
