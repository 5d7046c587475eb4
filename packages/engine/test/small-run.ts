/** Small schemes and runs for examples: one population, the first quarter of 2026. */
import {
  type Diagnostic,
  type RawRow,
  type Result,
  readScheme,
  resultOf,
  type Scheme,
  score,
  type TableId,
} from '../src/index.ts';

export type Rows = { readonly [T in TableId]?: readonly RawRow[] };

export const quarter = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };

/** `figures` is indented by two; `total` must be among them. */
export function smallScheme(figures: string, more = '', populations = 'staff: { name: 人员, total: total }'): Scheme {
  const { scheme, diagnostics } = readScheme(`scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest }, post: { name: 岗位, at: to } }
${more}
populations:
  ${populations}
figures:
  ${figures}
`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}

/** The rows with one subject A and the quarter, unless they say otherwise. */
const complete = (rows: Rows): Rows => ({ run: [quarter], subjects: [{ id: 'A', name: '甲' }], ...rows });

export const findingsOf = (scheme: Scheme, rows: Rows): readonly Diagnostic[] =>
  score(scheme, { tables: complete(rows) }).diagnostics;

/** Code and place of every finding: `points 2 分数 value-out-of-range`. */
export const findingLines = (scheme: Scheme, rows: Rows): string[] =>
  findingsOf(scheme, rows)
    .map(({ code, place }) =>
      place?.kind === 'fact' ? `${place.table} ${place.row ?? ''} ${place.column ?? ''} ${code}` : code,
    )
    .sort();

export function smallResult(scheme: Scheme, rows: Rows): Result {
  const { run, diagnostics } = score(scheme, { tables: complete(rows) });
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  return resultOf(run);
}

/** A figure of the first subject: its value, or the kind of its absence. */
export function indicatorOf(scheme: Scheme, rows: Rows, figure = 'total'): string {
  const outcome = smallResult(scheme, rows).subjects[0]?.indicators[figure];
  if (outcome === undefined) return 'nothing';
  return 'value' in outcome ? outcome.value : outcome.absent;
}

/** A ruling on subject A. */
export const ruledOn = (setting: string, value: string, more: RawRow = {}): RawRow => ({
  kind: 'subject',
  target: 'A',
  setting,
  value,
  by: '考核委员会',
  reason: '见会议纪要',
  ...more,
});
