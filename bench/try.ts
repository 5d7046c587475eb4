import { scoreColumns } from '@shiji/engine';
import { benchScheme, countyColumns } from './columns.ts';

const n = Number(process.argv[2] ?? 100000);
const scheme = benchScheme();
const facts = countyColumns(n);
console.log('made', Math.round(process.memoryUsage().rss / 1e6), 'MB');
for (let k = 0; k < Number(process.argv[3] ?? 4); k++) {
  const t = performance.now();
  const run = scoreColumns(scheme, facts);
  console.log(
    (((performance.now() - t) * 1e6) / n).toFixed(0),
    'ns a person',
    Math.round(process.memoryUsage().rss / 1e6),
    'MB',
    run.populations[0]?.open.length,
  );
}
