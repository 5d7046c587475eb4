/** Why a command ends before its work is done, and how that is told. */
import { countText, type Finding, findingLine } from './findings.ts';
import type { ExitCode, Io } from './io.ts';
import { print, printJson } from './print.ts';
import { type CommandName, wrongUsageText } from './usage.ts';

export type Stop = WrongCall | FaultyInput;
/** A file that isn't there, can't be read or written; an argument that names nothing. */
export interface WrongCall {
  readonly stop: 'usage';
  readonly text: string;
}
export interface FaultyInput {
  readonly stop: 'findings';
  readonly findings: readonly Finding[];
}

export const wrongCall = (text: string): WrongCall => ({ stop: 'usage', text });
export const isStop = <T extends object>(value: T | Stop): value is Stop => 'stop' in value;

/** Tells why, and gives the exit code. `to` is where findings for people go. */
export function stopped(
  stop: Stop,
  io: Io,
  { command, json, to = io.stderr }: { command: CommandName; json: boolean; to?: Io['stdout'] },
): ExitCode {
  if (stop.stop === 'usage') {
    print(io.stderr, wrongUsageText({ text: stop.text, of: command }));
    return 2;
  }
  if (json) printJson(io.stdout, { diagnostics: stop.findings });
  else print(to, [...stop.findings.map(findingLine), `共 ${countText(stop.findings)}，请改正后再运行。`]);
  return 1;
}
