/** The results as a workbook: values only, the same bytes for the same run. */
import type { Run } from '@shiji/engine';
import { writeWorkbook } from '@shiji/tables';
import type { ScoreResult } from './run-result.ts';
import { findingsSheet, schemeSheet } from './workbook/about.ts';
import { indicatorsSheet } from './workbook/indicators.ts';
import { resultsSheet } from './workbook/results.ts';
import { openSheet, outsideSheet, seatsSheet } from './workbook/settling.ts';
import { stepsSheet } from './workbook/steps.ts';

/** All sheets are always there, empty ones too, so that a program finds each where it was. */
export async function resultsWorkbook(run: Run, result: ScoreResult): Promise<Uint8Array> {
  const { scheme, run: clock } = result;
  const heading = `${scheme.name} ${clock.period}（${clock.from} 至 ${clock.to}）`;
  return await writeWorkbook([
    resultsSheet(run, result, heading),
    indicatorsSheet(run, result),
    stepsSheet(run, result),
    seatsSheet(run, result),
    openSheet(result),
    outsideSheet(result),
    schemeSheet(run, result),
    findingsSheet(result),
  ]);
}
