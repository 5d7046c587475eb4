/** A small scheme with people, units and reported figures, for cases that a reader can check by hand. */
import {
  explain,
  type Outcome,
  type RawRow,
  readScheme,
  resultOf,
  type Scheme,
  type Step,
  score,
} from '../src/index.ts';

type Tables = Parameters<typeof score>[1]['tables'];

/** A scheme of these figures, of which `total` is published; more of what is published, and more populations. */
export function smallScheme(figures: string, published = '', populations = ''): Scheme {
  const { scheme, diagnostics } = readScheme(`
scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes:
  unit: { name: 单位, at: longest }
  post: { name: 岗位, at: to }
populations:
  staff: { name: 干部, total: total${published} }
  ${populations}
figures:
  ${figures}
`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}

export interface SmallRun {
  /** Values of a figure by subject, absences as their tags. */
  readonly values: (figure: string) => Record<string, string>;
  readonly outcome: (subject: string, figure: string) => Outcome | undefined;
  readonly step: (subject: string, figure: string) => Step | undefined;
  readonly result: ReturnType<typeof resultOf>;
}

const plain = (outcome: Outcome): string => ('value' in outcome ? outcome.value : outcome.absent);

/** Scores the first quarter of 2026. */
export function smallRun(scheme: Scheme, tables: Tables): SmallRun {
  const clock = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };
  const { run, diagnostics } = score(scheme, { tables: { run: [clock], ...tables } });
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  const result = resultOf(run);
  const outcome = (subject: string, figure: string): Outcome | undefined => {
    const found = result.subjects.find((s) => s.id === subject);
    return figure === 'total' ? found?.total : found?.indicators[figure];
  };
  const find = (steps: readonly Step[], figure: string): Step | undefined => {
    for (const step of steps) {
      const found = step.figure === figure ? step : find(step.parts, figure);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    result,
    outcome,
    values: (figure) =>
      Object.fromEntries(
        result.subjects.map(({ id }) => [id, plain(outcome(id, figure) ?? { absent: 'notApplicable', because: [] })]),
      ),
    step: (subject, figure) => find(explain(run, subject)?.steps ?? [], figure),
  };
}

export const people = (...ids: readonly string[]): readonly RawRow[] => ids.map((id) => ({ id, name: `干部${id}` }));
export const inUnits = (units: Readonly<Record<string, string>>): readonly RawRow[] =>
  Object.entries(units).map(([subject, value]) => ({ subject, attribute: 'unit', value }));
export const reported = (figure: string, values: Readonly<Record<string, string>>): readonly RawRow[] =>
  Object.entries(values).map(([subject, value]) => ({ subject, figure, value }));
