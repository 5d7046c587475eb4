/** The engine scoring, ranking and proposing grades from facts in memory. Prints one line of JSON. */
import { scoreColumns } from '@shiji/engine';
import { benchScheme, countyColumns } from './columns.ts';
import { digestOf, type Measured, nanoseconds, peakMb } from './measured.ts';

const [people, rounds] = process.argv.slice(2).map(Number) as [number, number];
const scheme = benchScheme();
const facts = countyColumns(people);
const times: number[] = [];
let digest = '';
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const run = scoreColumns(scheme, facts);
  times.push(nanoseconds(start, people));
  if (round > 0) continue;
  const finished = run.populations[0]?.finished;
  const total = finished?.get('total')?.column;
  const level = finished?.get('level')?.column;
  if (total?.kind !== 'number' || level?.kind !== 'grade') throw new Error('no total or no grade');
  const grades = Int32Array.from(level.values, (grade, row) => (level.absent.has(row) ? 255 : grade));
  digest = digestOf(total.vector.data as Float64Array, grades);
}
const measured: Measured = { times, digest, peakMb: peakMb() };
console.log(JSON.stringify(measured));
