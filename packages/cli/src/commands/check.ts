/** `shiji check`: is the scheme right, and what is to be written where it isn't? */
import { placedFigures, type Scheme } from '@shiji/engine';
import type { CheckArguments } from '../arguments.ts';
import { countText, type Finding, findingLine } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { print, printJson } from '../print.ts';
import { loadScheme } from '../read-input.ts';
import { isStop, stopped } from '../stop.ts';

/** What `check --json` prints. */
export interface CheckResult {
  /** Only where the scheme has no error. */
  readonly scheme?: { readonly id: string; readonly name: string; readonly version: string };
  readonly diagnostics: readonly Finding[];
}

/** Lists every finding with line and column, then says whether the scheme can be used. */
export async function check({ scheme: path, json }: CheckArguments, io: Io): Promise<ExitCode> {
  const loaded = await loadScheme(path, io);
  if (isStop(loaded)) return stopped(loaded, io, { command: 'check', json });
  const { scheme, findings } = loaded;
  if (scheme === undefined)
    return stopped({ stop: 'findings', findings }, io, { command: 'check', json, to: io.stdout });
  if (json) printJson(io.stdout, checkResult(scheme, findings));
  else print(io.stdout, [...findings.map(findingLine), ...summary(scheme, findings)]);
  return 0;
}

function checkResult({ scheme: id, name, version }: Scheme, diagnostics: readonly Finding[]): CheckResult {
  return { scheme: { id, name, version }, diagnostics };
}

function summary(scheme: Scheme, findings: readonly Finding[]): string[] {
  const populations = scheme.populations.map((p) => p.name).join('、');
  const consequences = scheme.consequences?.length ?? 0;
  return [
    `${scheme.name}（${scheme.scheme}，版本 ${scheme.version}）`,
    `考核群体：${populations}；指标 ${placedFigures(scheme).length} 个；结果运用 ${consequences} 项。`,
    findings.length === 0 ? '没有发现问题，可以使用。' : `有 ${countText(findings)}，不妨碍使用，请核对。`,
  ];
}
