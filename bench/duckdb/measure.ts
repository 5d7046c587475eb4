/** DuckDB doing the scheme's work in SQL, on all its threads. Prints one line of JSON. */
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { busyNanoseconds, digestOf, type Measured, nanoseconds, peakMb } from '../measured.ts';

const [people, rounds] = process.argv.slice(2).map(Number) as [number, number];
const sql = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`set variable people = ${people}`);
await connection.run(sql('tables.sql'));

async function measure(file: string): Promise<Measured> {
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const cpu = process.cpuUsage();
    await connection.run(`create or replace table outcome as ${sql(file)}`);
    times.push(nanoseconds(start, people));
    busy.push(busyNanoseconds(cpu, people));
  }
  const rows = await connection.runAndReadAll('select total::integer, grade::integer from outcome order by id');
  const [totals, grades] = rows.getColumns() as [number[], number[]];
  return { times, busy, digest: digestOf(totals, grades), peakMb: peakMb() };
}

console.log(JSON.stringify({ long: await measure('long.sql'), wide: await measure('wide.sql') }));
