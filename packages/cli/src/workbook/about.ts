/** What the results rest on: the scheme with its hash and parameters, and what was noticed in the input. */
import { type Run, settlingText } from '@shiji/engine';
import type { SheetToWrite } from '@shiji/tables';
import { whereText } from '../findings.ts';
import type { ScoreResult } from '../run-result.ts';
import { severityWords } from '../words.ts';

/** The scheme and the days of the run, so that the results can be made again and compared. */
export function schemeSheet({ scheme, facts }: Run, result: ScoreResult): SheetToWrite {
  const { id, name, version, hash } = result.scheme;
  const { period, from, to, asOf } = result.run;
  const names = new Map((scheme.parameters ?? []).map((p) => [p.id, p.name]));
  const parameters = Object.entries(result.parameters).map(([key, value]) => [
    `参数：${names.get(key) ?? key}`,
    valueText(value),
  ]);
  const settling = result.populations.flatMap(({ name: population, settledBy }) =>
    settledBy === undefined ? [] : [[`${population}的结果`, settlingText(settledBy)]],
  );
  return {
    name: '方案',
    columns: [
      { header: '项目', kind: 'text' },
      { header: '内容', kind: 'text', width: 70 },
    ],
    rows: [
      ['方案', name],
      ['方案编号', id],
      ['版本', version],
      ['依据文件', scheme.document ?? ''],
      ['方案校验码', hash],
      ['考核期', period],
      ['起始日', from],
      ['截止日', to],
      ['统计日', asOf],
      ['对象数', String(facts.subjects.length)],
      ...settling,
      ...parameters,
    ],
  };
}

/** A literal, a list of words, or the values by date. */
function valueText(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value
    .map((item: unknown) => {
      if (typeof item !== 'object' || item === null) return String(item);
      const { from, value: dated } = item as { from?: unknown; value?: unknown };
      return `${String(from)} 起 ${valueText(dated)}`;
    })
    .join('、');
}

/** Warnings and hints about the input. */
export function findingsSheet({ diagnostics }: Pick<ScoreResult, 'diagnostics'>): SheetToWrite {
  return {
    name: '提示',
    columns: [
      { header: '程度', kind: 'text' },
      { header: '位置', kind: 'text' },
      { header: '说明', kind: 'text', width: 90 },
      { header: '代码', kind: 'text' },
    ],
    rows: diagnostics.map((d) => [severityWords[d.severity], whereText(d), d.text, d.code]),
  };
}
