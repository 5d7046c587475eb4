/** Writes 2026Q1.xlsx, the facts of a quarter to try the command line on: `node schemes/fengxiang/demo/make.ts`. */
import { writeFileSync } from 'node:fs';
import { writeFacts } from '@shiji/tables';
import { quarterFacts } from './facts.ts';

export const workbook = new URL('2026Q1.xlsx', import.meta.url);

if (import.meta.main) writeFileSync(workbook, await writeFacts(quarterFacts()));
