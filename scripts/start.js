/** `npm start`: scores the Fengxiang demonstration quarter and says where the results are. Any Node from 18 on can read this. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runPinned } from './pinned-node.js';

const SCHEME = 'schemes/fengxiang/quarter.yaml';
const FACTS = 'schemes/fengxiang/demo/2026Q1.xlsx';
const RESULTS = 'out/2026年第一季度结果.xlsx';
const REPORT = 'out/2026年第一季度成绩单.html';

process.chdir(root);
mkdirSync(dirname(RESULTS), { recursive: true });
process.exitCode = await runPinned([
  'packages/cli/bin/shiji.js',
  'score',
  SCHEME,
  FACTS,
  '--out',
  RESULTS,
  '--report',
  REPORT,
]);

if (process.exitCode === 0)
  console.log(`
结果 Results  ${RESULTS}
     用 WPS 或 Excel 打开 · open in WPS or Excel
成绩单 Report  ${REPORT}
     用浏览器打开 · open in a browser: ${pathToFileURL(join(root, REPORT)).href}`);
