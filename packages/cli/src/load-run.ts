/** Files → a run: what `score` and `explain` begin with. */
import { type Run, score } from '@shiji/engine';
import { type Finding, findingOf, hasError } from './findings.ts';
import type { Io } from './io.ts';
import { missingTables } from './missing-tables.ts';
import { Progress } from './print.ts';
import { loadHistory, ofFacts, type Past, sameHistory, withHistory } from './read-history.ts';
import { loadFacts, loadScheme } from './read-input.ts';
import { isStop, type Stop, wrongCall } from './stop.ts';

export interface RunPaths {
  readonly scheme: string;
  readonly facts: string;
  readonly history: readonly string[];
}

export interface LoadedRun {
  readonly run: Run;
  /** Warnings and hints of the scheme, the files and the run. */
  readonly findings: readonly Finding[];
}

/** Reads everything and scores it. With any error in it there is no run, and all errors of all files come back together. */
export async function loadRun(paths: RunPaths, io: Io): Promise<LoadedRun | Stop> {
  const progress = new Progress(io.stderr);
  try {
    progress.step(`读取 ${paths.facts}`);
    const scheme = await loadScheme(paths.scheme, io);
    if (isStop(scheme)) return scheme;
    const facts = await loadFacts(paths.facts, io);
    if (isStop(facts)) return facts;
    if (has(scheme.findings, 'scheme-is-other') && has(facts.findings, 'facts-are-scheme')) {
      return wrongCall(`方案和事实的次序反了。请先写方案“${paths.facts}”，再写事实“${paths.scheme}”。`);
    }
    const pasts: Past[] = [];
    for (const path of paths.history) {
      const past = await loadHistory(path, io);
      if (isStop(past)) return past;
      pasts.push(past);
    }
    const twice = sameHistory([ofFacts(paths.facts, facts.facts), ...pasts]);
    const read = [...scheme.findings, ...facts.findings, ...pasts.flatMap((past) => past.findings), ...twice];
    if (scheme.scheme === undefined || facts.facts === undefined || hasError(read)) return refusal(read);

    const lacking = missingTables(scheme.scheme, facts.facts, paths.facts, facts.findings);
    progress.step('计算');
    const whole = withHistory(facts.facts, pasts);
    const { run, diagnostics } = score(scheme.scheme, whole.facts);
    const origin = { scheme: scheme.file, facts: paths.facts, sheets: whole.sheets };
    const findings = [...read, ...lacking, ...whole.findings, ...diagnostics.map((d) => findingOf(d, origin))];
    return run === undefined ? refusal(findings) : { run, findings };
  } finally {
    progress.done();
  }
}

const has = (findings: readonly Finding[], code: Finding['code']): boolean => findings.some((f) => f.code === code);

const refusal = (findings: readonly Finding[]): Stop => ({ stop: 'findings', findings });
