/** How every score came about, line by line: for those who check by hand. */
import { type Run, type Step, stepsOf } from '@shiji/engine';
import type { SheetToWrite } from '@shiji/tables';
import type { ScoreResult } from '../run-result.ts';
import { adjustmentText, factsText, lineText } from '../sheet-lines.ts';
import { becauseText, outcomeText } from '../words.ts';
import { byPlace } from './results.ts';

type Row = readonly string[];
/** Shows in a list without a tree how deep a figure lies. */
const DEEPER = '　';

/** A row for each step of each subject, a figure's parts below it. */
export function stepsSheet(run: Run, { subjects }: ScoreResult): SheetToWrite {
  const rows: Row[] = [];
  for (const { id, name } of [...subjects].sort(byPlace)) {
    const written = new Set<string>();
    for (const step of stepsOf(run, id)) pushStep(step, `${name}（${id}）`, '', written, rows);
  }
  return {
    name: '明细',
    columns: [
      { header: '对象', kind: 'text' },
      { header: '指标', kind: 'text' },
      { header: '条款', kind: 'text' },
      { header: '算式', kind: 'text', width: 44 },
      { header: '值', kind: 'number' },
      { header: '调整和说明', kind: 'text', width: 40 },
      { header: '依据', kind: 'text', width: 40 },
    ],
    rows,
  };
}

function pushStep(step: Step, subject: string, depth: string, written: Set<string>, rows: Row[]): void {
  // The total that a rank looks at stands above already.
  if (written.has(step.figure)) return;
  written.add(step.figure);
  const { name, clause, subtract, arithmetic, lines, adjustments, notes, needed, facts, outcome, parts } = step;
  rows.push([
    subject,
    `${depth}${subtract === true ? '减：' : ''}${name}`,
    clause.join('、'),
    [...(arithmetic === undefined ? [] : [arithmetic]), ...lines.map(lineText)].join('；'),
    outcomeText(outcome),
    [...adjustments.map(adjustmentText), becauseText(outcome), ...notes, ...needed].filter((t) => t !== '').join('；'),
    factsText(facts),
  ]);
  for (const part of parts) pushStep(part, subject, depth + DEEPER, written, rows);
}
