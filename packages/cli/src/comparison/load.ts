/** Files → two runs over the same facts. */
import { type Diagnostic, type LeftOut, type Run, scoreBoth } from '@shiji/engine';
import type { CompareArguments } from '../arguments.ts';
import { type Finding, findingOf, hasError, type Origin } from '../findings.ts';
import type { Io } from '../io.ts';
import { Progress } from '../print.ts';
import { loadHistory, type Past, withHistory } from '../read-history.ts';
import { type LoadedScheme, loadFacts, loadScheme } from '../read-input.ts';
import { isStop, type Stop } from '../stop.ts';

export interface LoadedComparison {
  readonly before: Run;
  readonly after: Run;
  readonly leftOut: readonly LeftOut[];
  /** Warnings and hints of both schemes, the files and both runs. */
  readonly findings: readonly Finding[];
}

type Paths = Pick<CompareArguments, 'before' | 'after' | 'facts' | 'history'>;

/** Reads everything and scores it twice. With any error in it there is no run, and all errors of all files come back together. */
export async function loadComparison(paths: Paths, io: Io): Promise<LoadedComparison | Stop> {
  const progress = new Progress(io.stderr);
  try {
    progress.step(`读取 ${paths.facts}`);
    const before = await loadScheme(paths.before, io);
    if (isStop(before)) return before;
    const after = await loadScheme(paths.after, io);
    if (isStop(after)) return after;
    const facts = await loadFacts(paths.facts, io);
    if (isStop(facts)) return facts;
    const pasts: Past[] = [];
    for (const path of paths.history) {
      const past = await loadHistory(path, io);
      if (isStop(past)) return past;
      pasts.push(past);
    }
    const schemes = [...before.findings, ...(before.file === after.file ? [] : after.findings)];
    const read = [...schemes, ...facts.findings, ...pasts.flatMap((past) => past.findings)];
    if (before.scheme === undefined || after.scheme === undefined || facts.facts === undefined || hasError(read)) {
      return refusal(read);
    }
    progress.step('计算');
    const whole = withHistory(facts.facts, pasts);
    const { runs, leftOut, diagnostics } = scoreBoth(before.scheme, after.scheme, whole.facts);
    const origin = { facts: paths.facts, sheets: whole.sheets };
    const findings = [
      ...read,
      ...whole.findings,
      ...together({ loaded: before, found: diagnostics.before }, { loaded: after, found: diagnostics.after }, origin),
    ];
    return runs === undefined ? refusal(findings) : { ...runs, leftOut, findings };
  } finally {
    progress.done();
  }
}

const refusal = (findings: readonly Finding[]): Stop => ({ stop: 'findings', findings });

interface Scored {
  readonly loaded: LoadedScheme;
  readonly found: readonly Diagnostic[];
}

/** What both runs found stands once; what only one found names its scheme. */
function together(before: Scored, after: Scored, origin: Origin): Finding[] {
  const key = (d: Diagnostic): string => JSON.stringify(d);
  const shared = new Set(before.found.map(key).filter((k) => after.found.some((d) => key(d) === k)));
  const own = ({ loaded, found }: Scored): Finding[] =>
    found
      .filter((d) => !shared.has(key(d)))
      .map((d) => findingOf(d, { ...origin, scheme: loaded.file }))
      .map((finding) => ({ ...finding, text: `按方案“${loaded.file}”：${finding.text}` }));
  const common = before.found.filter((d) => shared.has(key(d))).map((d) => findingOf(d, origin));
  return [...common, ...own(before), ...own(after)];
}
