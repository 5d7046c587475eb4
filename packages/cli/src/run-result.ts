/** What `score --json` and `explain --json` print: the engine's result, its diagnostics with sentences and files. */
import { formatDay, type Result, type Run, resultOf, type Sheet } from '@shiji/engine';
import type { Finding } from './findings.ts';

export interface ScoreResult extends Omit<Result, 'diagnostics'> {
  readonly diagnostics: readonly Finding[];
}

export interface ExplainResult extends Pick<ScoreResult, 'scheme' | 'run' | 'parameters' | 'diagnostics'> {
  /** The subject's sheet; absent where the scheme doesn't assess the subject. */
  readonly subject?: Sheet;
  /** Why the scheme doesn't assess the subject. */
  readonly outside?: Result['outside'][number];
}

type Head = Pick<Result, 'scheme' | 'run' | 'parameters'>;

/** What was run, and on which days. */
export function headOf({ scheme, facts, hash, parameters }: Run): Head {
  const { period, from, to, asOf } = facts.run;
  return {
    scheme: { id: scheme.scheme, name: scheme.name, version: scheme.version, hash },
    run: { period, from: formatDay(from), to: formatDay(to), asOf: formatDay(asOf) },
    parameters: parameters.resolved,
  };
}

/** Everything that the run found. */
export function scoreResult(run: Run, diagnostics: readonly Finding[]): ScoreResult {
  return { ...resultOf(run), diagnostics };
}
