/** Files that a command is to write: held against what it reads before any work is done, written when all of it is done. */
import { dirname } from 'node:path';
import type { Io } from './io.ts';
import { type WrongCall, wrongCall } from './stop.ts';
import { systemText } from './words.ts';

/** Why the files can't be written at these paths, as far as that can be told beforehand. */
export async function refusedOutputs(
  outputs: readonly string[],
  inputs: readonly string[],
  io: Io,
): Promise<WrongCall | undefined> {
  for (const path of outputs) {
    try {
      if ((await io.files.kind(path)) === 'folder') return wrongCall(`“${path}”是文件夹，不能写成文件。`);
      const folder = dirname(path);
      if ((await io.files.kind(folder)) !== 'folder') {
        return wrongCall(`“${path}”写不了：文件夹“${folder}”不存在。`);
      }
      for (const input of inputs) {
        if (await io.files.same(path, input)) {
          return wrongCall(`“${path}”就是要读取的“${input}”，不能覆盖。请换一个文件名。`);
        }
      }
    } catch (error) {
      return refusedWrite(path, error);
    }
  }
  return undefined;
}

export interface Output {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Writes the files. Each is replaced as a whole or left as it was. */
export async function writeOutputs(outputs: readonly Output[], io: Io): Promise<WrongCall | undefined> {
  for (const { path, content } of outputs) {
    try {
      await io.files.write(path, content);
    } catch (error) {
      return refusedWrite(path, error);
    }
  }
  return undefined;
}

function refusedWrite(path: string, error: unknown): WrongCall {
  const why = systemText(error);
  if (why === undefined) throw error;
  return wrongCall(`“${path}”写不了：${why}。`);
}
