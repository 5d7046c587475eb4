/**
 * `npm run bench -- [--out FILE.json] [--people N] [--rounds N]`: the engine beside DuckDB on the same made-up people, in one run, each
 * in a process of its own. The grades must agree.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, median } from './measured.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    people: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
  },
});

if (!existsSync(`${here}node_modules/@duckdb/node-api`)) {
  console.error('Installing what is measured beside us …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

const inOwnProcess = (script: string, people: number, rounds: number): string =>
  execFileSync(process.execPath, ['--max-old-space-size=4096', `${here}${script}`, String(people), String(rounds)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

const people = Number(values.people);
const rounds = Number(values.rounds);
const ours = JSON.parse(inOwnProcess('ours.ts', people, rounds)) as Measured;
const duckdb = JSON.parse(inOwnProcess('duckdb/measure.ts', people, rounds)) as { long: Measured; wide: Measured };
for (const [name, theirs] of Object.entries(duckdb)) {
  if (theirs.digest !== ours.digest)
    throw new Error(`totals or grades differ from DuckDB's (${name}): ${ours.digest} and ${theirs.digest}`);
}

const figures = {
  people,
  ours_ns: Math.round(median(ours.times)),
  duckdb_long_ns: Math.round(median(duckdb.long.times)),
  duckdb_wide_ns: Math.round(median(duckdb.wide.times)),
  ratio_long: ratio(duckdb.long),
  ratio_wide: ratio(duckdb.wide),
  peak_mb: ours.peakMb,
  rounds: {
    ours: ours.times.map(Math.round),
    duckdb_long: duckdb.long.times.map(Math.round),
    duckdb_wide: duckdb.wide.times.map(Math.round),
  },
};
console.log(JSON.stringify(figures, null, 2));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(figures, null, 2)}\n`);

/** How many times longer they take, by the medians. */
function ratio(theirs: Measured): number {
  return Math.round((median(theirs.times) / median(ours.times)) * 100) / 100;
}
